"""Moving the time of the demo: everything that is due on the way happens in its turn, and the page shows it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

from bot.demo.place import Place

STEPS = 500  # stops on the way at most
NEXT = 20  # pieces of timed work that may say nothing, until one does
LOOKS = 400  # how often it is looked whether all that is due is done
PAUSE = 0.01  # seconds between two looks
TICK = 1.0

_SAID = ("MESSAGE_CREATE", "MESSAGE_UPDATE")


class Moving:
    """Moves the time of one place."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._turn = asyncio.Lock()
        self._read, self._count = 0, 0

    async def on_by(self, time: timedelta) -> datetime:
        """So much later, by way of all that is due until then. The time that it is then."""
        async with self._turn:
            target = self._place.clock.now() + time
            for _ in range(STEPS):
                due = await self._place.store.outbox.next_due()
                if due is None or due > target:
                    break
                await self._at(due)
            await self._at(target)
            return await self._shown()

    async def on_to_next(self) -> datetime:
        """To the next moment at which something is said or a card changes, if there is one."""
        async with self._turn:
            said = self._said()
            for _ in range(NEXT):
                due = await self._place.store.outbox.next_due()
                if due is None:
                    break
                await self._at(due)
                if self._said() != said:
                    break
            return await self._shown()

    async def follow(self) -> None:
        """Time goes on by itself, too; what was due meanwhile is shown. What is pressed shows itself."""
        due = None
        while True:
            await asyncio.sleep(TICK)
            async with self._turn:
                now = self._place.clock.now()
                self._catch_up()
                if due is not None and due <= now:
                    await self._at(now)
                    await self._shown()
                due = await self._place.store.outbox.next_due()

    async def _at(self, moment: datetime) -> None:
        """All that is due by then is done."""
        place = self._place
        place.clock.move_to(moment)
        self._catch_up()
        place.client.timetable.wake()
        idle = 0
        for _ in range(LOOKS):
            await asyncio.sleep(PAUSE)
            due = await place.store.outbox.next_due()
            done = (due is None or due > place.clock.now()) and not place.client.in_flight
            idle = idle + 1 if done else 0
            if idle == 2:
                return

    async def _shown(self) -> datetime:
        """The page is brought up to date; while somebody presses on it, that does it."""
        import simcord  # noqa: PLC0415  only the demo needs it

        self._catch_up()
        with suppress(simcord.SetupError, TimeoutError):
            await self._place.preview.refresh()
        return self._place.clock.now()

    def _catch_up(self) -> None:
        """The simulation's own clock, which says when a message was sent and how long ago something was."""
        env = self._place.env
        env.backend.advance_clock(max(0.0, (self._place.clock.now() - env.now()).total_seconds()))

    def _said(self) -> int:
        """How many messages were sent and changed so far."""
        passed = self._place.env.backend.transcript
        self._count += sum(way == "GATEWAY" and name in _SAID for way, name, _ in passed[self._read :])
        self._read = len(passed)
        return self._count
