"""An evening whose time went by and that nobody began here: whoever organises is asked once what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.cards.cycle.event_notices import unheld_card
from bot.coaching.cycle.speaking import STILL
from bot.commands.cycle.following import LATELY, outbox_of
from bot.commands.cycle.places import tell

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle, Event
    from bot.commands.client import CoachClient
    from bot.store.outbox import Due

UNHELD = "cycle-unheld"


class Unheld:
    """Of those to come, only the next one is planned. While nobody answers, the evening stays as it is."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(UNHELD, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        now, outbox = self._client.services.now(), outbox_of(self._client)
        planned = [one for one in cycle.open_events() if one.state == "planned"] if cycle.state == "active" else []
        late = [one for one in planned if _asked_at(one) <= now and now - _asked_at(one) < LATELY]
        for event in [*late, *[one for one in planned if _asked_at(one) > now][:1]]:
            key, due = f"{cycle.id}:{event.id}", _asked_at(event)
            if due != await outbox.planned(UNHELD, key):
                await outbox.plan(UNHELD, key, due, server=cycle.server)

    async def tell(self, due: Due) -> None:
        id, _, number = due.key.partition(":")
        cycle = await self._client.cycles.one(int(id))
        event = cycle.event(int(number)) if cycle else None
        if cycle is None or event is None:
            return
        if cycle.state == "active" and event.state == "planned" and _asked_at(event) == due.due:
            founders = [one.member for one in cycle.founders]
            await tell(self._client, cycle, unheld_card(cycle, event), due.nonce, to=founders, ping=True)
        await self.changed(cycle)  # the one after it


def _asked_at(event: Event) -> datetime:
    return event.starts + STILL
