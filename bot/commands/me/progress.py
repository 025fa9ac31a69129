"""/me progress, and “Keep in my progress” under a review: the verdict and the counts are kept, never the text."""

from __future__ import annotations

import asyncio
from datetime import date as Day
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot.cards import words as plain
from bot.cards.chart import Point, share_png
from bot.cards.keys import ReviewKey, post_pattern
from bot.cards.learning_words import NOT_YOUR_CARD
from bot.cards.me import progress_words as words
from bot.cards.me.progress import (
    ProgressShown,
    ReviewKept,
    kept_card,
    no_progress_card,
    progress_card,
    taken_back_card,
)
from bot.coaching.progress import Progress, Spoken, progress_of
from bot.coaching.review import Verdict
from bot.commands.answering import answering, only_for, pressed_id, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.press import Press
from bot.commands.review_buttons import review_for
from bot.store.progress import MOST, KeptReview, TooManyReviews

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached

COMMAND = "/me progress"


def add_progress(group: app_commands.Group) -> None:
    @group.command(name="progress", description=words.PROGRESS_ABOUT)
    async def progress(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await progress_shown(interaction))


async def keep_in_progress(interaction: Coached, key: ReviewKey) -> None:
    """Keeps what the review on the pressed card says, once a card."""
    card = interaction.message
    if card is None:
        raise Refusal(plain.CARD_LOST)
    review, place = await review_for(interaction, key)
    today = interaction.client.services.now().date()
    told = KeptReview(
        interaction.user.id,
        card.id,
        place.platform,
        today.isoformat(),
        review.verdict,
        review.voice,
        review.to_one,
        review.to_crowd,
        key.on_purpose,
    )
    try:
        kept = await interaction.client.services.store.progress.keep(told)
    except TooManyReviews:
        raise Refusal(words.TOO_MANY.format(most=MOST)) from None
    shown = ReviewKept(
        kept.id,
        kept.member,
        review.platform.name,
        today,
        review.verdict,
        review.to_one,
        review.to_crowd,
        key.on_purpose,
    )
    await show(interaction, kept_card(shown))


async def progress_shown(interaction: Coached) -> Card:
    """The card of the member who asks."""
    member = interaction.user.id
    store = interaction.client.services.store
    kept = await store.progress.of(member)
    eyes = bool(await store.feedback.of_author(member, interaction.guild_id or 0))
    if not kept:
        return no_progress_card(member, eyes=eyes)
    captions = [_spoken(one) for one in kept]
    now = progress_of(captions)
    latest = max(one.id for one in kept)
    chart = await asyncio.to_thread(_chart, now) if len(now.weeks) > 1 else None
    return progress_card(ProgressShown(member, now, captions[0].day, captions[-1].day, latest, eyes), chart)


def _chart(now: Progress) -> bytes:
    points = [Point(one.monday, 100 * one.part.to_one / one.part.count) for one in now.weeks]
    whole = 100 * now.whole.to_one / now.whole.count
    return share_png(points, words.CHART_SHARE, whole, words.CHART_WHOLE.format(percent=now.whole.percent))


def _spoken(kept: KeptReview) -> Spoken:
    return Spoken(Day.fromisoformat(kept.kept_on), cast(Verdict, kept.verdict), kept.on_purpose)


class _OfReview(Press, template=r"(?!)"):
    """A button about one kept review, for whose it is."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, id, owner = pressed_id(interaction).split(":")
        only_for(int(owner), interaction, NOT_YOUR_CARD, command=COMMAND)
        was_there = await interaction.client.services.store.progress.delete(interaction.user.id, int(id))
        await show_instead(interaction, await self.after(interaction, was_there))

    async def after(self, interaction: Coached, was_there: bool) -> Card:
        raise NotImplementedError


class TakeBack(_OfReview, template=post_pattern("progress-undo")):
    """Out again, right after it was kept."""

    async def after(self, interaction: Coached, was_there: bool) -> Card:
        return taken_back_card(interaction.user.id, was_there)


class DeleteLast(_OfReview, template=post_pattern("progress-delete")):
    """Deletes the one that the card called the last: a second press on the same card deletes no other."""

    async def after(self, interaction: Coached, was_there: bool) -> Card:
        return await progress_shown(interaction)


PROGRESS_BUTTONS: tuple[type[Press], ...] = (TakeBack, DeleteLast)
