"""What a cycle says by itself to those who make it: once which roles are free, and after an evening how it felt."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.cards.cycle.moods import mood_card
from bot.cards.cycle.roles import free_roles_card
from bot.coaching.cycle.agenda import full_length
from bot.coaching.cycle.volunteering import crew_of, free_roles, next_reminded, reminder_at
from bot.commands.cycle.following import LATELY, outbox_of
from bot.commands.cycle.places import tell
from bot.commands.knowing import known_to

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle, Event
    from bot.commands.client import CoachClient
    from bot.store.outbox import Due

CREW, MOOD = "cycle-crew", "cycle-mood"
AFTER = timedelta(minutes=30)  # after a whole evening


class Crew:
    """48 hours before an evening, what is still free is said once, in the channel. Only the next one is planned."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(CREW, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        event = next_reminded(cycle, self._client.services.now())
        if event is None:
            return
        key, due, outbox = f"{cycle.id}:{event.id}", reminder_at(event), outbox_of(self._client)
        if due != await outbox.planned(CREW, key):
            await outbox.plan(CREW, key, due, server=cycle.server)

    async def tell(self, due: Due) -> None:
        client, now = self._client, self._client.services.now()
        cycle, event = await _of(client, due)
        if cycle is None or event is None:
            return
        known = known_to(client).gathering
        roles = known.roles if known else {}
        on = cycle.state == "active" and event.state == "planned" and now < event.starts
        if on and reminder_at(event) == due.due and free_roles(event, roles):  # it may have been moved meanwhile
            founders = [one.member for one in cycle.founders]
            await tell(client, cycle, free_roles_card(cycle, event, roles), due.nonce, to=founders)
        await self.changed(cycle)  # the one after it


class Moods:
    """Some time after an evening those who made it are asked once. Not after the last one: nothing would come of it."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(MOOD, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        now = self._client.services.now()
        for event in cycle.held_events() if cycle.state == "active" else ():
            if now - event.starts < LATELY:
                key, outbox = f"{cycle.id}:{event.id}", outbox_of(self._client)
                asked = event.starts + full_length(cycle.terms) + AFTER
                await outbox.plan(MOOD, key, asked, server=cycle.server)

    async def tell(self, due: Due) -> None:
        cycle, event = await _of(self._client, due)
        if cycle and event and cycle.state == "active" and event.state == "held":
            crew = crew_of(cycle, event)
            await tell(self._client, cycle, mood_card(cycle, event, crew), due.nonce, to=crew)


async def _of(client: CoachClient, due: Due) -> tuple[Cycle | None, Event | None]:
    """The cycle and the evening that a key names."""
    id, _, number = due.key.partition(":")
    cycle = await client.cycles.one(int(id))
    return cycle, cycle.event(int(number)) if cycle else None
