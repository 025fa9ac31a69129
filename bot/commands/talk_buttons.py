"""The buttons of a talk's card. Each reads the file that came with the card and reviews it anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.cards import words
from bot.cards.card import Card
from bot.cards.keys import ReviewKey, review_pattern
from bot.cards.spoken import FILES, first_findings_aloud, mended_name, more_aloud_card, spoken_card
from bot.cards.why import which_rule_card, why_card
from bot.commands.answering import pressed_id, say, show
from bot.commands.intake import Refusal
from bot.commands.press import Press
from bot.commands.review_buttons import can_be_dismissed, may_share
from bot.commands.talks import Talk, ask_aloud

if TYPE_CHECKING:
    from bot.commands.answering import Coached


async def talk_on(interaction: Coached, *, shared: bool = False) -> tuple[Talk, ReviewKey]:
    """The review of the file on the card that was pressed; `shared` where others will see it."""
    key = ReviewKey.read(pressed_id(interaction))
    attachments = interaction.message.attachments if interaction.message is not None else []
    file = next((one for one in attachments if one.filename in FILES.values()), None)
    if file is None:
        raise Refusal(words.FILE_LOST)
    own = key.own and interaction.user.id == key.owner and not shared
    server = interaction.guild_id
    return await ask_aloud(interaction.client, file, key.platform, key.owner, server=server, own=own), key


class Mend(Press, template=review_pattern("mend")):
    """The file with the words changed, and nothing else."""

    async def pressed(self, interaction: Coached) -> None:
        talk, _ = await talk_on(interaction)
        if talk.spoken.mended is None:
            raise Refusal(words.NO_MENDED_LEFT)
        name = mended_name(talk.spoken.transcript)
        file = Card(discord.ui.LayoutView(), ((name, talk.spoken.mended),)).files()[0]
        await say(interaction, words.MENDED_HERE, file)


class WhyAloud(Press, template=review_pattern("aloudwhy")):
    """Per remark: why, the source and its date, and what instead."""

    async def pressed(self, interaction: Coached) -> None:
        talk, _ = await talk_on(interaction)
        findings = first_findings_aloud(talk.spoken)
        if not findings:
            raise Refusal(words.NO_WHY)
        today = interaction.client.services.now().date()
        await show(interaction, why_card(words.WHY_TITLE, findings, today, talk.spoken.review.viewer, aloud=True))


class MoreAloud(Press, template=review_pattern("aloudmore")):
    """The places that had no room on the card, and the hints."""

    async def pressed(self, interaction: Coached) -> None:
        talk, _ = await talk_on(interaction)
        card = more_aloud_card(talk.spoken)
        if card is None:
            raise Refusal(words.NO_MORE)
        await show(interaction, card)


class ShareAloud(Press, template=review_pattern("aloudshare")):
    """The card and its file, for the whole channel: where the member may write, and not too often."""

    async def pressed(self, interaction: Coached) -> None:
        may_share(interaction)
        talk, key = await talk_on(interaction, shared=True)
        key = replace(key, public=True, own=False)
        card = spoken_card(talk.spoken, talk.data, key, shared_by=interaction.user.mention)
        await show(interaction, card, private=False)


class NotHelpfulAloud(Press, template=review_pattern("aloudnothelpful")):
    """Asks which remark to leave out from now on."""

    async def pressed(self, interaction: Coached) -> None:
        talk, _ = await talk_on(interaction)
        await show(interaction, which_rule_card(can_be_dismissed(talk.spoken.review)))


TALK_BUTTONS: tuple[type[Press], ...] = (Mend, WhyAloud, MoreAloud, ShareAloud, NotHelpfulAloud)
