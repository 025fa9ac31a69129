"""/cycle run: an evening is begun where it is used, and led there: its talks, its clock, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.cycle import event_words
from bot.cards.cycle import run_words as words
from bot.cards.cycle.run import run_card
from bot.coaching.cycle import holding, running
from bot.coaching.cycle.holding import EARLY
from bot.coaching.cycle.speaking import STILL
from bot.commands.answering import answering, say, show
from bot.commands.cycle.changing import changed
from bot.commands.cycle.which import by_of, evening_of, running_cycles, which_runs
from bot.commands.intake import Refusal

if TYPE_CHECKING:
    from datetime import datetime

    from bot.coaching.cycle.model import Cycle, Event
    from bot.commands.answering import Coached


def add_run(group: app_commands.Group) -> None:
    @group.command(name="run", description=words.RUN_ABOUT)
    @app_commands.describe(cycle=event_words.WHICH_ABOUT)
    @app_commands.autocomplete(cycle=running_cycles)
    async def run(interaction: discord.Interaction[Any], cycle: str | None = None) -> None:
        async with answering(interaction):
            meant = await which_runs(interaction, cycle)
            event = tonight(meant, interaction.client.services.now())
            if event is None:
                raise Refusal(words.NO_EVENING)
            await lead(interaction, meant, event)


def tonight(cycle: Cycle, now: datetime) -> Event | None:
    """The evening that is on, or else the one whose time it is, or else the next one."""
    planned = [one for one in cycle.open_events() if one.state == "planned"]
    on = [one for one in cycle.events if one.state == "running"]
    due = [one for one in planned if one.starts - EARLY <= now < one.starts + STILL]
    coming = [one for one in planned if one.starts > now]
    return next(iter([*on, *reversed(due), *coming, *reversed(planned)]), None)


async def lead(interaction: Coached, cycle: Cycle, event: Event) -> None:
    """Begins it here; where it is on already, its card comes here."""
    room = _room(interaction)
    by, now, client = by_of(interaction), interaction.client.services.now(), interaction.client
    if event.state == "running":
        after = await changed(interaction, cycle.id, lambda one: running.lead_here(one, event.id, by, now, room))
        event = evening_of(after, event.id)
        await show(interaction, run_card(after, event), private=False)
        await client.cycle_rounds.cues.cards.stands(after, event, await interaction.original_response())
        return
    await changed(interaction, cycle.id, lambda one: holding.begin(one, event.id, by, now, room))
    trouble = await client.natives.push(cycle.id, event.id)
    await say(interaction, f"{words.LED_HERE} {words.NO_NATIVE}" if trouble == "right" else words.LED_HERE)


def _room(interaction: Coached) -> int:
    """Where it is used. Raises Refusal where nobody would hear the coach there."""
    rights = interaction.app_permissions
    writes = (
        rights.send_messages_in_threads if isinstance(interaction.channel, discord.Thread) else rights.send_messages
    )
    if interaction.channel_id is None or not (rights.view_channel and writes):
        raise Refusal(words.CANT_WRITE)
    return interaction.channel_id
