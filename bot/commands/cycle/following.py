"""What a cycle does by itself: offers are told, time moves it on, founders are missed, it closes.

A follower plans work in the outbox when a cycle has changed. Its keys and times come from the cycle alone, so that what
is planned twice is done once.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.cards.cycle.closing import closing_card
from bot.cards.cycle.leave import few_card
from bot.cards.cycle.seat import offer_card
from bot.coaching.cycle.closing import closing
from bot.coaching.cycle.founding import founders_missing
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.turning import next_turn
from bot.commands.cycle.places import channels_of, names_of, tell
from bot.store.cycles import NoSuchCycle
from bot.store.outbox import REMEMBERED, Due, Outbox

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.client import CoachClient

LATELY = timedelta(days=REMEMBERED // 2)  # what is older is not planned: the outbox may not know that it was done
OFFER, TURN, CLOSE, FEW = "cycle-offer", "cycle-turn", "cycle-close", "cycle-few"


class Follower(Protocol):
    """One subject. `changed` is called after each change of a cycle, and for each open one when the coach starts."""

    async def changed(self, cycle: Cycle) -> None: ...


def outbox_of(client: CoachClient) -> Outbox:
    return client.services.store.outbox


async def settle(client: CoachClient, id: int) -> None:
    """Keep what time has done to it."""
    now = client.services.now()
    with suppress(NoSuchCycle):  # it is gone, and what was planned for it with it
        await client.cycles.change(id, lambda cycle: settled(cycle, now))


class Offers:
    """A free seat, said to the member it is offered to; theirs alone are its buttons."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(OFFER, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        for talk in cycle.talks:
            if talk.state == "offered":  # a talk is offered its seat once
                key, outbox = f"{cycle.id}:{talk.id}", outbox_of(self._client)
                await outbox.plan(OFFER, key, talk.since, member=talk.member, server=cycle.server)

    async def tell(self, due: Due) -> None:
        id, _, number = due.key.partition(":")
        cycle = await self._client.cycles.one(int(id))
        talk = next((one for one in cycle.talks if one.id == int(number)), None) if cycle else None
        event = cycle.event(talk.event) if cycle and talk else None
        if cycle and talk and event and talk.state == "offered":
            await tell(self._client, cycle, offer_card(cycle, event, talk), due.nonce, to=[talk.member], ping=True)


class Turns:
    """Time moves it on: an offer ends, seats are for everyone now, an evening begins, or the last day is over."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(TURN, self.settle)

    async def changed(self, cycle: Cycle) -> None:
        key, outbox = str(cycle.id), outbox_of(self._client)
        turn = next_turn(cycle, self._client.services.now())
        if turn != await outbox.planned(TURN, key):
            await (outbox.plan(TURN, key, turn, server=cycle.server) if turn else outbox.cancel(TURN, key))

    async def settle(self, due: Due) -> None:
        await settle(self._client, int(due.key))


class MissingFounders:
    """The channel is asked, once for each founder that left below the least. It remembers how many there were: the
    cycle itself does not know when somebody left.
    """

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self._seen: dict[int, int] = {}
        client.timetable.on(FEW, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        now, count = self._client.services.now(), len(cycle.founders)
        since = max((one.since for one in cycle.founders), default=cycle.began_at or cycle.proposed_at)
        before = self._seen.get(cycle.id)
        left = count < before if before is not None else now - since < LATELY  # who joins is no reason to ask again
        self._seen[cycle.id] = count
        if cycle.state == "active" and founders_missing(cycle) and left:
            key = f"{cycle.id}:{count}"
            await outbox_of(self._client).plan(FEW, key, since, server=cycle.server)

    async def tell(self, due: Due) -> None:
        id, _, count = due.key.partition(":")
        cycle = await self._client.cycles.one(int(id))
        if cycle and cycle.state == "active" and founders_missing(cycle) and len(cycle.founders) == int(count):
            founders = [one.member for one in cycle.founders]
            await tell(self._client, cycle, few_card(cycle), due.nonce, to=founders)


class Closings:
    """The closing card, with the file, once; evenings still planned are off, among the server's own events too."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(CLOSE, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        over = cycle.over_at
        if cycle.state == "closed" and over is not None and self._client.services.now() - over < LATELY:
            await outbox_of(self._client).plan(CLOSE, str(cycle.id), over, server=cycle.server)

    async def tell(self, due: Due) -> None:
        client = self._client
        cycle = await client.cycles.one(int(due.key))
        if cycle is not None and cycle.state == "closed":
            await client.natives.call_off_what_is_off(cycle)
            found = closing(cycle)
            names = await names_of(client, cycle.server, {*found.speakers, *found.founders})
            names |= channels_of(client, cycle)
            await tell(client, cycle, closing_card(cycle, names), due.nonce, to=found.founders)
