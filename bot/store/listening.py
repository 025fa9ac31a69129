"""Hears, over a connection of its own, what other processes write to the same PostgreSQL."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncpg

_log = logging.getLogger(__name__)

AGAIN = 1.0  # seconds until a connection that was lost is tried again


class Listening:
    """Calls `heard` for each notification on a channel, and `deaf` every AGAIN seconds while none can be heard: what
    was read before may be old then. Once the connection is there again, `heard` is told so.
    """

    def __init__(
        self,
        connect: Callable[[], Awaitable[asyncpg.Connection[Any]]],
        channel: str,
        heard: Callable[[int, str], None],
        deaf: Callable[[], None],
    ) -> None:
        """`heard` gets the number of the server's process that told, and what: 0 and "" where that isn't known."""
        self._connect, self._channel, self._heard, self._deaf = connect, channel, heard, deaf
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Returns once it listens. Raises what connecting raises."""
        connection, gone = await self._listen()
        self._task = asyncio.create_task(self._stay(connection, gone))

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _listen(self) -> tuple[asyncpg.Connection[Any], asyncio.Event]:
        gone = asyncio.Event()
        connection = await self._connect()
        connection.add_termination_listener(lambda _: gone.set())
        try:
            await connection.add_listener(self._channel, lambda _, process, __, told: self._heard(process, str(told)))
        except BaseException:
            connection.terminate()
            raise
        return connection, gone

    async def _stay(self, connection: asyncpg.Connection[Any], gone: asyncio.Event) -> None:
        while True:
            try:
                await gone.wait()
            finally:
                connection.terminate()
            connection, gone = await self._back()

    async def _back(self) -> tuple[asyncpg.Connection[Any], asyncio.Event]:
        while True:
            self._deaf()
            try:
                found = await self._listen()
            except Exception as error:  # whatever it is: who gave up here would be deaf from now on, unheard
                _log.warning("what other processes write can't be heard: %s", type(error).__name__)
                await asyncio.sleep(AGAIN)
            else:
                self._heard(0, "")
                return found
