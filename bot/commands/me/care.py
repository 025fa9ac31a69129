"""/me care: connection plus value for one caption, with ticks to set. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.form import CARE_FORM, CareForm, place_of
from bot.cards.keys import ReviewKey
from bot.cards.me import care_words as words
from bot.cards.me.care import Cared, care_card
from bot.cards.me.care_keys import CareKey
from bot.cards.next_steps import next_id
from bot.coaching.caring import caring
from bot.coaching.reasons import given
from bot.commands.answering import answering, only_for, open_form, pressed_id, show, show_instead
from bot.commands.coach import place
from bot.commands.intake import Refusal, caption_from
from bot.commands.knowing import known_to
from bot.commands.press import Press, SentForm
from bot.commands.review_buttons import caption_on, mended, review_for

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached


def add_care(me: app_commands.Group) -> None:
    """The command, in the group of /me."""

    @me.command(name="care", description=words.CARE_ABOUT)
    @app_commands.describe(caption=words.CARE_CAPTION_ABOUT)
    async def care(interaction: discord.Interaction[Any], caption: str | None = None) -> None:
        async with answering(interaction):
            if caption is None:
                await open_care_form(interaction)
            else:
                platform, format = await place(interaction.client, interaction.guild_id, None, None)
                key = CareKey(ReviewKey(platform, format, interaction.user.id, own=True))
                await show(interaction, await _card(interaction, key, caption_from(caption)))


async def open_care_form(interaction: Coached) -> None:
    platform, format = await place(interaction.client, interaction.guild_id, None, None)
    known = interaction.client.services.shelf.current.platforms.values()
    await open_form(interaction, CareForm(known, platform, format))


async def care_on_card(interaction: Coached, key: ReviewKey) -> None:
    """The card of care for the caption on the review that was pressed."""
    await show(interaction, await _card(interaction, CareKey(replace(key, public=False)), None))


async def _card(interaction: Coached, key: CareKey, caption: str | None) -> Card:
    """`caption` None: it stands on the card that was pressed."""
    care = known_to(interaction.client).care
    if care is None:
        raise Refusal(words.NOTHING_KNOWN)
    review, at = await review_for(interaction, key.review, caption)
    services = interaction.client.services
    grammar = services.shelf.current.grammar(services.operator.language)
    now = caring(review, enjoyable=key.enjoyable, valuable=key.valuable)
    cared = Cared(review, now, given(review, care.reasons, grammar) if review.in_language else (), care)
    return care_card(cared, replace(key, review=at), services.now().date())


class Tick(Press, template=CareKey.PATTERN):
    """Sets a tick, or takes it back."""

    async def pressed(self, interaction: Coached) -> None:
        key, control = CareKey.read(pressed_id(interaction))
        only_for(key.review.owner, interaction)
        await show_instead(interaction, await _card(interaction, key.turned(control), None))


class ChangeCaption(Press, template=CareKey.CHANGE):
    """Opens the form with the caption of the card in it."""

    async def pressed(self, interaction: Coached) -> None:
        key, _ = CareKey.read(pressed_id(interaction))
        only_for(key.review.owner, interaction)
        at, caption = await mended(interaction, key.review), await caption_on(interaction.message)
        known = interaction.client.services.shelf.current.platforms.values()
        await open_form(interaction, CareForm(known, at.platform, at.format, replace(key, review=at), caption))


class NextCare(Press, template=next_id("care")):
    """The form of /me care."""

    async def pressed(self, interaction: Coached) -> None:
        await open_care_form(interaction)


CARE_BUTTONS: tuple[type[Press], ...] = (Tick, ChangeCaption, NextCare)


class CareFormSent(SentForm):
    """A caption, and where it is to be posted. A changed one keeps the ticks of its card."""

    pattern = f"{CARE_FORM}|{CareKey.CHANGE}"

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        platform, format = place_of(answers.get("place", ""))
        where, kind = await place(interaction.client, interaction.guild_id, platform or None, format)
        caption, at = caption_from(answers.get("caption", "")), ReviewKey(where, kind, interaction.user.id, own=True)
        if pressed_id(interaction) == CARE_FORM:
            return await show(interaction, await _card(interaction, CareKey(at), caption))
        before, _ = CareKey.read(pressed_id(interaction))
        only_for(before.review.owner, interaction)
        key = replace(before, review=replace(at, on_purpose=before.review.on_purpose))
        await show_instead(interaction, await _card(interaction, key, caption))
