"""Which cycle and evening somebody means, and whether they may change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.cards.cycle import event_words as words
from bot.cards.cycle.refused_words import REFUSED
from bot.cards.cycle.start_words import NO_SUCH_CYCLE
from bot.cards.markdown import clip, escape
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import settled
from bot.commands.cycle.changing import refused_line
from bot.commands.cycle.keeping import OPEN
from bot.commands.intake import Refusal
from bot.commands.knowing import choices
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle, CycleState, Event
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

BEGUN_OR_NOT: tuple[CycleState, ...] = ("closed", "proposed", "active")


async def running_cycles(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    return choices(await interaction.client.cycles.names(interaction.guild_id or 0, ("active",)), typed)


async def which_runs(interaction: Coached, asked: str | None) -> Cycle:
    """The one that is named; where none is, the only one that runs, or that the member organises. Raises Refusal."""
    now = interaction.client.services.now()
    kept = await interaction.client.cycles.of_server(interaction.guild_id or 0)
    there = [one for one in (settled(one, now) for one in kept) if one.state in OPEN]
    if there and asked is not None:
        there = [one for one in there if asked == str(one.id) or fold_term(asked) == fold_term(one.name)]
        if not there:
            raise Refusal(NO_SUCH_CYCLE)
    running = [one for one in there if one.state == "active"]
    if not running:
        raise Refusal(_not_begun(there[0]) if len(there) == 1 else words.NO_ACTIVE)
    if len(running) > 1 and len(mine := [one for one in running if one.founded_by(interaction.user.id)]) == 1:
        running = mine
    if len(running) > 1:
        raise Refusal(words.WHICH.format(names=clip(", ".join(escape(one.name) for one in running), 600)))
    return running[0]


def _not_begun(cycle: Cycle) -> str:
    return words.NOT_BEGUN.format(name=escape(cycle.name), count=len(cycle.founders), needed=cycle.terms.founders)


async def any_cycles(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    return choices(await interaction.client.cycles.names(interaction.guild_id or 0, BEGUN_OR_NOT), typed)


async def which_was(interaction: Coached, asked: str | None) -> Cycle:
    """The one that is named, a proposal and one that is over too; where none is, the one that runs, or else the latest
    of those. Raises Refusal.
    """
    names = await interaction.client.cycles.names(interaction.guild_id or 0, BEGUN_OR_NOT)
    found = [id for name, id in names if asked is not None and (asked == id or fold_term(asked) == fold_term(name))]
    running = await interaction.client.cycles.names(interaction.guild_id or 0, ("active",))
    if not found and asked is not None:
        raise Refusal(NO_SUCH_CYCLE)
    if not found and not running:
        found = [id for _, id in names]
    if found and (cycle := await interaction.client.cycles.one(int(found[-1]))) is not None:
        return cycle
    return await which_runs(interaction, asked)


def organises(interaction: Coached, cycle: Cycle) -> bool:
    return cycle.founded_by(interaction.user.id) or by_of(interaction) is None


def by_of(interaction: Coached) -> int | None:
    """Who does it, for the moves: None is who manages the server."""
    return None if interaction.permissions.manage_guild else interaction.user.id


def may_organise(interaction: Coached, cycle: Cycle) -> None:
    """Raises Refusal."""
    if not organises(interaction, cycle):
        raise Refusal(refused_line(Refused("only-founders"), cycle))


def evening_of(cycle: Cycle, number: int) -> Event:
    """Raises Refusal where the cycle has none with this number."""
    event = cycle.event(number)
    if event is None:
        raise Refusal(REFUSED["no-event"])
    return event
