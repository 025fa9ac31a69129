"""/cycle course: how a cycle has gone, in a picture; and after each evening, how that one was."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.cycle import course_words as words
from bot.cards.cycle import event_words
from bot.cards.cycle.course import EveningShown, course_card, course_drawn, summary_card
from bot.cards.cycle.course_chart import course_png
from bot.cards.cycle.keys import cycle_of, cycle_pattern
from bot.coaching.cycle.course import evening_held
from bot.coaching.cycle.settling import settled
from bot.commands.answering import answering, pressed_id, show
from bot.commands.cycle.changing import cycle_here
from bot.commands.cycle.following import outbox_of
from bot.commands.cycle.places import tell
from bot.commands.cycle.which import any_cycles, which_was
from bot.commands.knowing import known_to
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.store.outbox import Due

SUMMARY = "cycle-summary"
NEWS = timedelta(days=7)  # an evening that is longer ago is no news


def add_course(group: app_commands.Group) -> None:
    @group.command(name="course", description=words.COURSE_ABOUT)
    @app_commands.describe(cycle=event_words.WHICH_ABOUT)
    @app_commands.autocomplete(cycle=any_cycles)
    async def see_course(interaction: discord.Interaction[Any], cycle: str | None = None) -> None:
        async with answering(interaction):
            await _show(interaction, await which_was(interaction, cycle))


async def _show(interaction: Coached, cycle: Cycle) -> None:
    now = interaction.client.services.now()
    cycle = settled(cycle, now)
    drawn = course_drawn(cycle, now)
    chart = b"" if drawn is None else await asyncio.to_thread(course_png, drawn)
    around = await running_in(interaction.client, cycle.server)
    await show(interaction, course_card(cycle, drawn, chart, now, around))


async def running_in(client: CoachClient, server: int) -> int:
    """How many cycles run in this server."""
    return len(await client.cycles.names(server, ("active",)))


class SeeCourse(Press, template=cycle_pattern("cycle-course")):
    """The picture, for whoever presses; of a cycle that is over too."""

    async def pressed(self, interaction: Coached) -> None:
        await _show(interaction, await cycle_here(interaction, cycle_of(pressed_id(interaction))))


class Summaries:
    """After each evening, how it was: once, where the cycle's card is."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(SUMMARY, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        now = self._client.services.now()
        for event in cycle.held_events():
            if now - event.starts < NEWS:
                key = f"{cycle.id}:{event.id}"
                await outbox_of(self._client).plan(SUMMARY, key, event.starts, server=cycle.server)

    async def tell(self, due: Due) -> None:
        client, now = self._client, self._client.services.now()
        id, _, number = due.key.partition(":")
        cycle = await client.cycles.one(int(id))
        evening = evening_held(cycle, int(number)) if cycle else None
        if cycle is None or evening is None:
            return
        known = known_to(client).gathering
        milestones = known.limits.milestones if known else ()
        around = await running_in(client, cycle.server)
        card = summary_card(EveningShown(cycle, evening, now, milestones, around))
        await tell(client, cycle, card, due.nonce, to=[one.member for one in cycle.founders])


COURSE_BUTTONS: tuple[type[Press], ...] = (SeeCourse,)
