"""What follows each change of a cycle by itself: offers are told, time moves it on, founders are missed, it closes.

All of it is in the outbox, under keys that the cycle itself gives: planned again after a crash, it is still done once.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.cards.cycle.closing import closing_card
from bot.cards.cycle.leave import few_card
from bot.cards.cycle.seat import offer_card
from bot.coaching.cycle.closing import closing
from bot.coaching.cycle.founding import founders_missing
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.turning import next_turn
from bot.commands.cycle.keeping import CyclesKept
from bot.commands.cycle.places import names_of, tell
from bot.commands.cycle.public import PublicCards
from bot.store.cycles import NoSuchCycle
from bot.store.outbox import REMEMBERED, Due, Outbox

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

OFFER, TURN, CLOSE, FEW = "cycle-offer", "cycle-turn", "cycle-close", "cycle-few"
LATELY = timedelta(days=REMEMBERED // 2)  # so long after its end a cycle is looked at once more: it may not be told


class CycleRounds:
    """One for a client. `changed` is called after each change of a cycle, whoever made it."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self.cards = PublicCards(client)
        for kind, handler in ((OFFER, self.offer), (TURN, self.turn), (CLOSE, self.close), (FEW, self.few)):
            client.timetable.on(kind, handler)

    async def plan(self) -> None:
        """At the start: what happened by itself meanwhile, and what was cut off."""
        now = self._client.services.now()
        for cycle in await self._kept.in_states(("active", "closed")):
            if cycle.state == "active" and settled(cycle, now) != cycle:
                await self._settle(cycle.id)
            elif cycle.over_at is None or now - cycle.over_at < LATELY:
                await self.changed(cycle)

    async def changed(self, cycle: Cycle) -> None:
        key, server = str(cycle.id), cycle.server
        for talk in cycle.talks:
            if talk.state == "offered":  # a talk is offered its seat once
                await self._outbox.plan(OFFER, f"{key}:{talk.id}", talk.since, member=talk.member, server=server)
        turn = next_turn(cycle, self._client.services.now())
        if turn != await self._outbox.planned(TURN, key):
            await (self._outbox.plan(TURN, key, turn, server=server) if turn else self._outbox.cancel(TURN, key))
        if cycle.state == "active" and founders_missing(cycle):
            since = max((one.since for one in cycle.founders), default=cycle.began_at or cycle.proposed_at)
            await self._outbox.plan(FEW, f"{key}:{len(cycle.founders)}", since, server=server)
        if cycle.state == "closed" and cycle.over_at is not None:
            await self._outbox.plan(CLOSE, key, cycle.over_at, server=server)
        self.cards.show_anew(cycle)

    async def offer(self, due: Due) -> None:
        """A free seat, said to the member it is offered to; theirs alone are its buttons."""
        id, _, number = due.key.partition(":")
        cycle = await self._kept.one(int(id))
        talk = next((one for one in cycle.talks if one.id == int(number)), None) if cycle else None
        event = cycle.event(talk.event) if cycle and talk else None
        if cycle and talk and event and talk.state == "offered":
            await tell(self._client, cycle, offer_card(cycle, event, talk), due.nonce, to=[talk.member], ping=True)

    async def turn(self, due: Due) -> None:
        """An offer ended, seats are for everyone now, an evening began, or the last day is over."""
        await self._settle(int(due.key))

    async def close(self, due: Due) -> None:
        """The closing card, with the file, once; evenings still planned are off, among the server's own events too."""
        cycle = await self._kept.one(int(due.key))
        if cycle is not None and cycle.state == "closed":
            await self._client.natives.call_off_what_is_off(cycle)
            found = closing(cycle)
            names = await names_of(self._client, cycle.server, {*found.speakers, *found.founders})
            await tell(self._client, cycle, closing_card(cycle, names), due.nonce, to=found.founders)

    async def few(self, due: Due) -> None:
        """Founders are missing: the channel is asked, once for each that left."""
        id, _, count = due.key.partition(":")
        cycle = await self._kept.one(int(id))
        if cycle and cycle.state == "active" and founders_missing(cycle) and len(cycle.founders) == int(count):
            await tell(self._client, cycle, few_card(cycle), due.nonce, to=[one.member for one in cycle.founders])

    async def _settle(self, id: int) -> None:
        now = self._client.services.now()
        with suppress(NoSuchCycle):  # it is gone, and what was planned for it with it
            await self._kept.change(id, lambda cycle: settled(cycle, now))

    @property
    def _kept(self) -> CyclesKept:
        return self._client.cycles

    @property
    def _outbox(self) -> Outbox:
        return self._client.services.store.outbox
