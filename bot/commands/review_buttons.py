"""The buttons of a review card. Each reads the caption off the card itself and reviews it anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.cards import house_words, words
from bot.cards.card import CAPTION, CAPTION_FILE, REWRITE_FILE, Card, text_at
from bot.cards.keys import ReviewKey, plain_id, review_pattern, rule_pattern
from bot.cards.markdown import can_fence, escape, fence, unquote
from bot.cards.notices import dismissed_card, remark_of
from bot.cards.review import first_findings, later_findings, review_card
from bot.cards.why import which_rule_card, why_card
from bot.coaching.review import Finding, Review
from bot.commands.answering import only_for, picked, pressed_id, say, show, show_instead
from bot.commands.coach import ask, default_platform
from bot.commands.drafts import draft_now
from bot.commands.intake import LONGEST, Refusal
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.commands.answering import Coached

LONGEST_MESSAGE = 2000
MOST_OF_A_CAPTION = 4 * LONGEST  # bytes: no character takes more


async def review_on(interaction: Coached, *, shared: bool = False) -> tuple[Review, ReviewKey]:
    """The review of the caption on the card that was pressed; `shared` where others will see it."""
    return await review_for(interaction, ReviewKey.read(pressed_id(interaction)), shared=shared)


async def review_for(
    interaction: Coached, key: ReviewKey, caption: str | None = None, *, shared: bool = False
) -> tuple[Review, ReviewKey]:
    """The same for whoever knows the key, or the caption too; the answer's platform and format exist."""
    key = await mended(interaction, key)
    if caption is None:
        caption = await caption_on(interaction.message)
    own = key.own and interaction.user.id == key.owner and not shared
    server = interaction.guild_id
    review = await ask(
        interaction.client,
        caption,
        key.platform,
        key.format,
        key.owner,
        server=server,
        own=own,
        came_from=key.came_from,
    )
    return review, key


async def mended(interaction: Coached, key: ReviewKey) -> ReviewKey:
    """With a platform and a format that exist: the card may be older than the rules."""
    there = interaction.client.services.shelf.current.platforms.get(key.platform)
    if key.came_from not in interaction.client.services.shelf.current.platforms:
        key = replace(key, came_from=None)
    if there is None:
        key = replace(key, platform=await default_platform(interaction.client, interaction.guild_id), format=None)
    elif key.format not in there.formats:
        key = replace(key, format=None)
    return key


async def caption_on(message: discord.Message | None) -> str:
    """The caption that a card carries, as a quotation or as a file. Raises Refusal where it carries none."""
    if message is None:
        raise Refusal(words.CARD_LOST)
    quoted = text_at(message.components, CAPTION)
    if quoted is not None:
        return unquote(quoted)
    file = next((one for one in message.attachments if one.filename == CAPTION_FILE), None)
    if file is None or file.size > MOST_OF_A_CAPTION:
        raise Refusal(words.CARD_LOST)
    try:
        return (await file.read()).decode()
    except (discord.HTTPException, UnicodeDecodeError) as error:
        raise Refusal(words.CARD_LOST) from error


class Copy(Press, template=review_pattern("copy")):
    """The rewrite alone, ready to copy; as a file where a message can't hold it byte for byte."""

    async def pressed(self, interaction: Coached) -> None:
        review, _ = await review_on(interaction)
        if review.rewrite is None:
            raise Refusal(words.NO_REWRITE_LEFT)
        await hand_over(interaction, review.rewrite)


async def hand_over(interaction: Coached, text: str) -> None:
    """A text ready to copy, for the member alone."""
    block = fence(text)
    if len(block) <= LONGEST_MESSAGE and can_fence(text):
        await say(interaction, block)
    else:
        file = Card(discord.ui.LayoutView(), ((REWRITE_FILE, text),)).files()[0]
        await say(interaction, "", file)


class Why(Press, template=review_pattern("why")):
    """Per remark: why, the source and its date, and what instead."""

    async def pressed(self, interaction: Coached) -> None:
        review, key = await review_on(interaction)
        findings = first_findings(review, key.on_purpose)
        if not findings:
            raise Refusal(words.NO_WHY)
        today = interaction.client.services.now().date()
        await show(interaction, why_card(words.WHY_TITLE, findings, today, review.viewer))


class More(Press, template=review_pattern("more")):
    """The smaller things that the card folded away."""

    async def pressed(self, interaction: Coached) -> None:
        review, key = await review_on(interaction)
        findings = later_findings(review, key.on_purpose)
        if not findings:
            raise Refusal(words.NO_MORE)
        await show(interaction, why_card(words.MORE_TITLE, findings, interaction.client.services.now().date()))


class OnPurpose(Press, template=review_pattern("purpose")):
    """A community post: the verdict is accepted, and taken back with the same button."""

    async def pressed(self, interaction: Coached) -> None:
        key, client = ReviewKey.read(pressed_id(interaction)), interaction.client
        only_for(key.owner, interaction)
        answer = interaction.message.id if interaction.message else 0
        draft = await client.services.store.drafts.answered_by(answer)
        if draft is None or (draft.author, draft.server) != (key.owner, interaction.guild_id):
            return await self._turn(interaction, key, None)
        async with client.draft_lock(draft.draft):  # the draft may be being edited: what it says by now counts
            await client.services.store.drafts.mean(answer, not key.on_purpose)
            await self._turn(interaction, key, await draft_now(client, draft))

    async def _turn(self, interaction: Coached, key: ReviewKey, caption: str | None) -> None:
        review, key = await review_for(interaction, key, caption)
        meant = not key.on_purpose and (caption is None or review.verdict in ("crowd", "mixed"))
        await show_instead(interaction, review_card(review, replace(key, on_purpose=meant)))


class Share(Press, template=review_pattern("share")):
    """The card, for the whole channel: where the member may write, and not faster than the coach answers there."""

    async def pressed(self, interaction: Coached) -> None:
        may_share(interaction)
        review, key = await review_on(interaction, shared=True)
        card = review_card(review, replace(key, public=True, own=False), shared_by=interaction.user.mention)
        await show(interaction, card, private=False)


def may_share(interaction: Coached) -> None:
    """Raises Refusal where the member may not write, or shared a card a moment ago."""
    if interaction.guild_id is not None and not may_write(interaction):
        raise Refusal(words.CANT_SHARE_HERE)
    client, channel = interaction.client, interaction.channel_id or 0
    if client.shares.turn(interaction.user.id, channel, client.services.now()) != "answer":
        raise Refusal(words.SLOW_DOWN_SHARE.format(seconds=round(client.services.operator.cooldown)))


def may_write(interaction: Coached) -> bool:
    """Whether the member who pressed may post in this channel; the coach must not lend a voice to who has none."""
    if isinstance(interaction.channel, discord.Thread):
        return interaction.permissions.send_messages_in_threads
    return interaction.permissions.send_messages


class NotHelpful(Press, template=review_pattern("nothelpful")):
    """Asks which remark to leave out from now on."""

    async def pressed(self, interaction: Coached) -> None:
        review, _ = await review_on(interaction)
        await show(interaction, which_rule_card(can_be_dismissed(review)))


def can_be_dismissed(review: Review) -> list[Finding]:
    """The findings of the coach's own rules. Raises Refusal where there is none: a server's rules hold for everyone."""
    own = [one for one in review.findings if not one.of_the_house]
    if not own:
        raise Refusal(house_words.CANT_DISMISS if review.findings else words.NO_RULE)
    return own


def _remark(interaction: Coached, rule: str) -> str:
    """What a rule says, without anyone's words in it; its id where the rule is gone."""
    known = interaction.client.services.shelf.current.rules.get(rule)
    return remark_of(known.message) if known else f"“{escape(rule)}”"


class Dismiss(Press, template=plain_id("dismiss")):
    """Leaves a rule out for this member, by its id."""

    async def pressed(self, interaction: Coached) -> None:
        known = interaction.client.services.shelf.current.rules
        chosen = next((one for one in picked(interaction) if one in known), None)
        if chosen is None:
            raise Refusal(words.OLD_BUTTON)
        await interaction.client.services.store.dismissed.add(interaction.user.id, chosen)
        await show_instead(interaction, dismissed_card(chosen, _remark(interaction, chosen)))


class Undo(Press, template=rule_pattern("undo")):
    """Takes the last dismissal back."""

    async def pressed(self, interaction: Coached) -> None:
        rule = pressed_id(interaction).split(":", 2)[2]
        await interaction.client.services.store.dismissed.remove(interaction.user.id, rule)
        await say(interaction, words.BACK_AGAIN.format(remark=_remark(interaction, rule)))


class BringBack(Press, template=plain_id("bring-back")):
    """Takes every dismissal back."""

    async def pressed(self, interaction: Coached) -> None:
        await interaction.client.services.store.dismissed.clear(interaction.user.id)
        await say(interaction, words.ALL_BACK)


REVIEW_BUTTONS: tuple[type[Press], ...] = (Copy, Why, More, OnPurpose, Share, NotHelpful, Dismiss, Undo, BringBack)
