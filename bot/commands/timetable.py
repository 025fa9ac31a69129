"""Does timed work when it is due: sleeps until then, leases it from the outbox, hands it to the handler of its kind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from bot.commands.failures import log_failure
from bot.store import NotKept
from bot.store.outbox import Due, Outbox

_log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # longer than a handler takes; who dies in one is followed after that
AT_ONCE = 10
NAP = timedelta(minutes=1)  # the longest sleep: a clock that was set, or another process's plan, is noticed by then
SOONEST_RETRY, LATEST_RETRY = timedelta(minutes=1), timedelta(hours=6)
GIVE_UP = 12  # failures in a row: with the waits between them, about two days

Handler = Callable[[Due], Awaitable[None]]


class Timetable:
    """One for a client. `track` is told of each piece of work, so that a shutdown waits for it."""

    def __init__(self, outbox: Outbox, now: Callable[[], datetime], track: Callable[[asyncio.Task[Any]], None]) -> None:
        self._outbox = outbox
        self._now = now
        self._track = track
        self._handlers: dict[str, Handler] = {}
        self._nap: asyncio.Task[None] | None = None
        self._running: asyncio.Task[None] | None = None
        outbox.watch(self.wake)

    def on(self, kind: str, handler: Handler) -> None:
        """Give all work of this kind to `handler`. It may run again for work that it began: who dies is followed."""
        self._handlers[kind] = handler

    def start(self) -> None:
        if self._running is None:
            self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Take up nothing more; what is begun goes on."""
        running, self._running = self._running, None
        if running is not None:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running

    def wake(self) -> None:
        """Look again: something else may be due next."""
        if self._nap is not None:
            self._nap.cancel()

    async def _run(self) -> None:
        while True:
            self._nap = asyncio.create_task(self._sleep_until_due())
            await asyncio.wait({self._nap})  # a wake cancels the nap, not this
            try:
                await self._do_what_is_due()
            except NotKept as error:
                _log.error("timed work waits: %s", error)
                await asyncio.sleep(NAP.total_seconds())
            except Exception as error:  # nobody foresaw it; without this, all timed work would end here, unheard
                log_failure("the timetable", 0, error)
                await asyncio.sleep(NAP.total_seconds())

    async def _sleep_until_due(self) -> None:
        nap = NAP
        with suppress(NotKept):  # told by what comes next
            due = await self._outbox.next_due()
            nap = min(max(due - self._now(), timedelta()), NAP) if due else NAP
        await asyncio.sleep(nap.total_seconds())

    async def _do_what_is_due(self) -> None:
        """All of it, several at once."""
        while leased := await self._outbox.lease(LEASE, AT_ONCE):
            tasks = [asyncio.create_task(self._do(one)) for one in leased]
            for task in tasks:
                self._track(task)
            await asyncio.wait(tasks)

    async def _do(self, due: Due) -> None:
        try:
            if await self._handled(due):
                await self._outbox.done(due)
            else:
                await self._after_failure(due)
        except NotKept as error:  # its lease runs out, and it is done again: its nonce keeps a message from doubling
            _log.error("timed work %s (%d) can't be marked done: %s", due.kind, due.id, error)

    async def _handled(self, due: Due) -> bool:
        try:
            await self._handlers[due.kind](due)
        except Exception as error:
            log_failure(f"timed work {due.kind}", due.id, error)
            return False
        return True

    async def _after_failure(self, due: Due) -> None:
        if due.failures + 1 >= GIVE_UP:
            _log.error("timed work %s (%d) is given up after %d attempts", due.kind, due.id, GIVE_UP)
            await self._outbox.done(due)
            return
        wait = min(SOONEST_RETRY * 2**due.failures, LATEST_RETRY)
        await self._outbox.again(due, self._now() + wait)
