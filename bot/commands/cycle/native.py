"""The server's own scheduled events, kept in step with the evenings of its cycles, both ways."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import discord

from bot.cards.cycle import event_words as words
from bot.cards.cycle.event import EventShown, Trouble, event_card
from bot.cards.cycle.event_notices import lost_card, put_back_card
from bot.coaching.cycle import planning
from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.seats import coming_to_speak
from bot.commands.cycle.changing import refused_line
from bot.commands.cycle.following import LATELY
from bot.commands.cycle.native_form import differs, moved_to, native_form, native_name, place_there
from bot.commands.cycle.showing import show_publicly
from bot.store.cycles import NoSuchCycle

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

TOO_MANY_EVENTS = 30038
INVALID_FORM = 50035
MISSING_ACCESS = 50001
_STATUS = discord.EventStatus


class NativeEvents:
    """One for a client. One thing at a time in a server, so that its own changes are not taken for somebody else's."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def push(self, cycle: int, event: int) -> Trouble:
        """Have the server's own event as the cycle says; or say what keeps it from that. The cycle goes on."""
        kept = await self._client.cycles.one(cycle)
        guild = self._client.get_guild(kept.server) if kept else None
        if guild is None:
            return "later"
        async with self._turn(guild.id):
            kept = await self._client.cycles.one(cycle)
            found = kept.event(event) if kept else None
            if kept is None or found is None:
                return ""
            try:
                await self._pushed(guild, kept, found)
            except discord.HTTPException as error:
                return _trouble(error)
        return ""

    async def call_off_what_is_off(self, cycle: Cycle) -> None:
        """The native events of evenings that were called off, by somebody or because the cycle has closed."""
        for event in cycle.events:
            if event.state == "cancelled" and event.discord_event is not None:
                await self.push(cycle.id, event.id)

    async def interested(self, cycle: Cycle, event: Event) -> int | None:
        """How many members say so in the server's own event."""
        guild = self._client.get_guild(cycle.server)
        if guild is None or event.discord_event is None:
            return None
        with suppress(discord.HTTPException):
            return (await guild.fetch_scheduled_event(event.discord_event, with_counts=True)).user_count
        return None

    # What Discord tells

    async def on_scheduled_event_update(self, before: discord.ScheduledEvent, after: discord.ScheduledEvent) -> None:
        if (guild := self._client.get_guild(after.guild_id)) is not None:
            await self._follow(guild, after.id)

    async def on_scheduled_event_delete(self, gone: discord.ScheduledEvent) -> None:
        if (guild := self._client.get_guild(gone.guild_id)) is not None:
            await self._follow(guild, gone.id)

    async def on_ready(self) -> None:
        """What changed while the coach was away."""
        self._client.track(asyncio.current_task())
        for cycle in await self._client.cycles.open_or_over_since(self._client.services.now() - LATELY):
            if (guild := self._client.get_guild(cycle.server)) is not None:
                await self._look_at(guild, cycle)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """What changed while Discord could not reach the server; at the start `on_ready` looks at all of them."""
        self._client.track(asyncio.current_task())
        if not self._client.is_ready():
            return
        for cycle in await self._client.cycles.of_server(guild.id, ("active", "closed")):
            await self._look_at(guild, cycle)

    async def _look_at(self, guild: discord.Guild, cycle: Cycle) -> None:
        await self.call_off_what_is_off(cycle)
        for event in cycle.events:
            if event.state == "planned" and event.discord_event is not None and _seems_changed(guild, event):
                await self._follow(guild, event.discord_event)

    # Following

    async def _follow(self, guild: discord.Guild, native: int) -> None:
        """The cycle goes along with what was done in the server's own event, as far as its rules let it."""
        self._client.track(asyncio.current_task())
        async with self._turn(guild.id):
            known = await self._known(guild.id, native)
            if known is None or known[1].state != "planned":
                return
            cycle, event = known
            try:  # as it is by now: what Discord told may be an echo of the coach's own change
                there = await guild.fetch_scheduled_event(native, with_counts=False)
            except discord.NotFound:
                await self._lost(cycle, event)
                return
            except discord.HTTPException:
                return  # looked at again when the coach is next connected
            if there.status is _STATUS.cancelled:
                await self._cancelled(cycle, event)
            elif there.status is _STATUS.scheduled and differs(there, event):
                await self._moved(guild, there, cycle, event)

    async def _known(self, server: int, native: int) -> tuple[Cycle, Event] | None:
        cycle = await self._client.cycles.of_native(server, native)
        return next(((cycle, one) for one in cycle.events if one.discord_event == native), None) if cycle else None

    async def _moved(self, guild: discord.Guild, there: discord.ScheduledEvent, cycle: Cycle, event: Event) -> None:
        now, starts = self._client.services.now(), moved_to(there)
        place = place_there(there, event)

        def move(cycle: Cycle) -> Cycle:
            if starts != event.starts:
                cycle = planning.reschedule(cycle, event.id, starts, None, now)
            return planning.relocate(cycle, event.id, place, None, now) if place != event.place else cycle

        try:
            after = await self._client.cycles.change(cycle.id, move)
        except NoSuchCycle:
            return
        except Refused as refused:
            trouble = await self._put_back(guild, there, cycle, event)
            why = refused_line(refused, cycle)
            await show_publicly(self._client, cycle, put_back_card(cycle, event, starts, why, trouble))
            return
        moved = after.event(event.id)
        if moved is not None and (moved.starts, moved.place) != (event.starts, event.place):
            await self._tell_changed(after, moved, words.MOVED_IN_DISCORD, coming_to_speak(after, event.id))

    async def _put_back(
        self, guild: discord.Guild, there: discord.ScheduledEvent, cycle: Cycle, event: Event
    ) -> Trouble:
        try:
            await there.edit(**native_form(guild, cycle, event))
        except discord.HTTPException as error:
            return _trouble(error)
        return ""

    async def _cancelled(self, cycle: Cycle, event: Event) -> None:
        now = self._client.services.now()
        with suppress(Refused, NoSuchCycle):  # it has begun, or is over: nothing is left to call off
            after = await self._client.cycles.change(
                cycle.id, lambda one: planning.mirrored(planning.cancel(one, event.id, None, now), event.id, None)
            )
            gone = after.event(event.id)
            if gone is not None:
                await self._tell_changed(after, gone, words.CANCELLED_IN_DISCORD, coming_to_speak(cycle, event.id))

    async def _lost(self, cycle: Cycle, event: Event) -> None:
        """Told once: from then on the cycle knows of no native event."""
        after = await self._mirrored(cycle, event, None)
        if after is not None:
            await show_publicly(self._client, after, lost_card(after, event))

    async def _tell_changed(self, cycle: Cycle, event: Event, said: str, seated: Sequence[int]) -> None:
        card = event_card(EventShown(cycle, event, said, news=True, seated=seated))
        await show_publicly(self._client, cycle, card, refreshed=True, to=seated)

    # Pushing

    async def _pushed(self, guild: discord.Guild, cycle: Cycle, event: Event) -> None:
        if event.state == "cancelled":
            await self._call_off(guild, cycle, event)
        elif event.state in ("running", "held"):
            await self._along(guild, event)
        elif event.state == "planned" and event.discord_event is None:
            native = self._left_behind(guild, cycle, event)
            if native is None:
                native = await guild.create_scheduled_event(**native_form(guild, cycle, event))
            await self._mirrored(cycle, event, native.id)
        elif event.state == "planned" and event.discord_event is not None:
            try:
                there = await guild.fetch_scheduled_event(event.discord_event, with_counts=False)
            except discord.NotFound:
                await self._mirrored(cycle, event, None)  # somebody deleted it; the card offers to put it in again
                return
            if there.status is _STATUS.scheduled and differs(there, event):
                await there.edit(**native_form(guild, cycle, event))

    async def _along(self, guild: discord.Guild, event: Event) -> None:
        """It begins and ends there with the evening, where there is one."""
        if event.discord_event is None:
            return
        with suppress(discord.NotFound):
            there = await guild.fetch_scheduled_event(event.discord_event, with_counts=False)
            if there.status is _STATUS.scheduled:
                there = await there.edit(status=_STATUS.active)
            if there.status is _STATUS.active and event.state == "held":
                await there.edit(status=_STATUS.completed)

    def _left_behind(self, guild: discord.Guild, cycle: Cycle, event: Event) -> discord.ScheduledEvent | None:
        """One that the coach made and could not note any more, because it was stopped in that moment."""
        linked = {one.discord_event for one in cycle.events}
        mine = (one for one in guild.scheduled_events if one.creator_id == self._client.me and one.id not in linked)
        named = (one for one in mine if one.name == native_name(cycle) and one.status is _STATUS.scheduled)
        return next((one for one in named if one.start_time == event.starts), None)

    async def _call_off(self, guild: discord.Guild, cycle: Cycle, event: Event) -> None:
        if event.discord_event is None:
            return
        with suppress(discord.NotFound):
            there = await guild.fetch_scheduled_event(event.discord_event, with_counts=False)
            if there.status is _STATUS.scheduled:
                await there.edit(status=_STATUS.cancelled)
            elif there.status is _STATUS.active:
                await there.edit(status=_STATUS.completed)
        await self._mirrored(cycle, event, None)

    async def _mirrored(self, cycle: Cycle, event: Event, native: int | None) -> Cycle | None:
        with suppress(Refused, NoSuchCycle):
            return await self._client.cycles.change(cycle.id, lambda one: planning.mirrored(one, event.id, native))
        return None

    def _turn(self, guild: int) -> asyncio.Lock:
        return self._turns.setdefault(guild, asyncio.Lock())


def _seems_changed(guild: discord.Guild, event: Event) -> bool:
    there = guild.get_scheduled_event(event.discord_event or 0)
    return there is None or there.status is not _STATUS.scheduled or differs(there, event)


def _trouble(error: discord.HTTPException) -> Trouble:
    if error.code == TOO_MANY_EVENTS:
        return "full"
    if error.code in (INVALID_FORM, MISSING_ACCESS):  # a channel that is gone, or that the coach can't see
        return "place"
    return "right" if isinstance(error, discord.Forbidden) else "later"
