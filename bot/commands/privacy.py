"""/privacy: what is kept of a member, as a card and as a file, and how to have it forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import privacy_words as words
from bot.cards.card import Card
from bot.cards.export import exported
from bot.cards.keys import PRIVACY_PAGE_PATTERN, member_pattern
from bot.cards.privacy import Holding, PrivacyShown, ask_card, done_card, exported_card, privacy_card
from bot.commands.answering import answering, only_for, pressed_id, show, show_instead
from bot.commands.cycle.following import settle
from bot.commands.everywhere import group_everywhere
from bot.commands.intake import Refusal
from bot.commands.press import Press
from bot.commands.retention import COMES_BACK
from bot.store.kept import Kept, KeptTables
from bot.store.migrating import COPIES_LAST

if TYPE_CHECKING:
    from bot.commands.answering import Coached


def privacy_commands() -> app_commands.Group:
    """The group: see it, take it along, have it forgotten. Everyone may, everywhere."""
    privacy = group_everywhere("privacy", words.PRIVACY_ABOUT)

    @privacy.command(name="show", description=words.SHOW_ABOUT)
    async def show_kept(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await _shown(interaction))

    @privacy.command(name="export", description=words.EXPORT_ABOUT)
    async def export(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await _export(interaction))

    @privacy.command(name="forget", description=words.FORGET_ABOUT)
    async def forget(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await _question(interaction))

    return privacy


class Export(Press, template=member_pattern("privacy-export")):
    """Gives out the file."""

    async def pressed(self, interaction: Coached) -> None:
        _only_own(interaction)
        await show(interaction, await _export(interaction))


class AskToForget(Press, template=member_pattern("privacy-ask")):
    """Asks once more, with all that would go."""

    async def pressed(self, interaction: Coached) -> None:
        _only_own(interaction)
        await show_instead(interaction, await _question(interaction))


class Forget(Press, template=member_pattern("privacy-forget")):
    """Forgets whoever pressed: what is there by now, also if that is more than the card said."""

    async def pressed(self, interaction: Coached) -> None:
        _only_own(interaction)
        client, member = interaction.client, interaction.user.id
        cycles = await client.cycles.open_with(member)
        counts = await _kept(interaction).forget_member(member)
        await show_instead(interaction, done_card(counts, COPIES_LAST.days))
        for one in cycles:  # their seat is free, and the others hear of it
            await settle(client, one)


class Keep(Press, template=member_pattern("privacy-keep")):
    """Back to what is kept."""

    async def pressed(self, interaction: Coached) -> None:
        _only_own(interaction)
        await show_instead(interaction, await _shown(interaction))


class TurnPage(Press, template=PRIVACY_PAGE_PATTERN):
    """The rest of what is kept."""

    async def pressed(self, interaction: Coached) -> None:
        _only_own(interaction)
        await show_instead(interaction, await _shown(interaction, int(pressed_id(interaction).rsplit(":", 1)[1])))


PRIVACY_BUTTONS: tuple[type[Press], ...] = (Export, AskToForget, Forget, Keep, TurnPage)


def _only_own(interaction: Coached) -> None:
    """Raises Refusal where somebody else pressed than the member whose card it is."""
    only_for(int(pressed_id(interaction).split(":")[2]), interaction, words.NOT_YOURS)


async def _shown(interaction: Coached, page: int = 0) -> Card:
    kept, member = _kept(interaction), interaction.user.id
    lasting = {one.table: _lasting(interaction, one) for one in kept.declared if one.since is not None}
    holdings = [
        Holding(
            table,
            held.count,
            lasting[table].days if table in lasting else None,
            held.oldest + lasting[table] if held.oldest is not None and table in lasting else None,
        )
        for table, held in (await kept.held_of(member)).items()
    ]
    servers = [(one.table, COMES_BACK.days) for one in kept.declared if one.server is not None and one.member is None]
    return privacy_card(PrivacyShown(member, holdings, servers, COPIES_LAST.days), page)


async def _export(interaction: Coached) -> Card:
    kept, services = _kept(interaction), interaction.client.services
    rows = await kept.of_member(interaction.user.id)
    if not rows:
        raise Refusal(words.NOTHING_TO_EXPORT)
    days = {one.table: _lasting(interaction, one).days for one in kept.declared if one.since is not None}
    return exported_card(exported(interaction.user.id, rows, days, services.now()))


async def _question(interaction: Coached) -> Card:
    held = await _kept(interaction).held_of(interaction.user.id)
    counts = {table: one.count for table, one in held.items() if one.count}
    if not counts:
        raise Refusal(words.NOTHING_TO_FORGET)
    return ask_card(counts, interaction.user.id)


def _kept(interaction: Coached) -> KeptTables:
    return interaction.client.services.store.kept


def _lasting(interaction: Coached, kept: Kept) -> timedelta:
    return kept.lasts(interaction.client.services.operator.retention)
