"""The same coach on SQLite and on PostgreSQL, side by side: answers, changes that members make, and bare statements."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.app import clock
from bot.store import Store, open_store
from bot.store.place import Place
from bot.store.profiles import MemberProfile
from tests.load.measuring import percentile
from tests.load.side_by_side import Bot, online, steady
from tests.load.table import Row
from tests.load.writers import Writer, their_servers, while_writing
from tests.loopback.process import COACH
from tests.loopback.server import LoopbackDiscord
from tests.store.conftest import ENGINES, POSTGRESQL, a_place

WRITERS, AT_ONCE, TIMES = 16, 32, 500
FLOOD = 1000  # a second
LEASED = timedelta(seconds=1)


@dataclass
class Seen:
    """Of one engine: seconds, or how many a second."""

    bot: Bot
    writers: Sequence[Writer]
    flooded: float = 0.0
    changes: float = 0.0
    statements: dict[str, float] = field(default_factory=dict)

    @property
    def waits(self) -> list[float]:
        return [waited for one in self.writers for waited in one.waited]


async def of_stores(captions: Sequence[str], rate: float, seconds: float, turns: int) -> AsyncIterator[Row]:
    """The lines of the table; one that says why there are none without a PostgreSQL."""
    if not POSTGRESQL:
        yield Row("SQLite and PostgreSQL: not measured, COACH_TEST_POSTGRESQL names none", "")
        return
    sqlite, postgres, unsafe = await compared(captions, rate, seconds, turns)
    yield Row("the store", *ENGINES)
    if unsafe:
        yield Row("  (this PostgreSQL runs with fsync off: its writes are faster than they would survive)", "")
    yield _times(f"/review {rate:g} times a second: half wait less than", sqlite.bot.wait(0.5), postgres.bot.wait(0.5))
    yield _times("  99 in 100 wait less than", sqlite.bot.wait(0.99), postgres.bot.wait(0.99))
    yield _times("  processor time, each", sqlite.bot.cpu_each, postgres.bot.cpu_each)
    yield _pace(f"/review {FLOOD} times a second: answered, each second", sqlite.flooded, postgres.flooded)
    yield _pace(f"{WRITERS} members change things: kept, each second", sqlite.changes, postgres.changes)
    for share, said in ((0.5, "half wait less than"), (0.99, "99 in 100 wait less than")):
        yield _times(f"  {said}", percentile(sqlite.waits, share), percentile(postgres.waits, share))
    for what, found in sqlite.statements.items():
        line = _pace if "each second" in what else _times
        yield line(what, found, postgres.statements[what])


async def compared(captions: Sequence[str], rate: float, seconds: float, turns: int) -> tuple[Seen, Seen, bool]:
    """What was seen of SQLite, of PostgreSQL, and whether the latter runs without fsync."""
    gc.disable()
    try:
        async with AsyncExitStack() as stack:
            folder = Path(stack.enter_context(TemporaryDirectory()))
            places = [await stack.enter_async_context(a_place(one, folder / "bare.sqlite3")) for one in ENGINES]
            sqlite, postgres = [await _started(stack, captions, one) for one in places]
            await steady((sqlite.bot, postgres.bot), rate, seconds, turns)
            for seen in (sqlite, postgres):
                outcome = await seen.bot.turn(FLOOD, seconds / 4, patience=180)
                seen.bot.outcomes.pop()
                seen.flooded = len(outcome.waits) / (seconds / 4 + outcome.wait(1.0))
            for _ in range(turns):
                for seen in (sqlite, postgres):
                    await while_writing(seen.writers, asyncio.sleep(seconds / turns / 2))
            for seen, place in ((sqlite, folder / "statements.sqlite3"), (postgres, places[1])):
                seen.changes = sum(one.acknowledged for one in seen.writers) / (seconds / 2)
                async with open_store(place, clock) as store:
                    seen.statements = await _statements(store)
                    unsafe = isinstance(place, str) and await _unsafe(store)
        return sqlite, postgres, unsafe
    finally:
        gc.enable()


async def _started(stack: AsyncExitStack, captions: Sequence[str], place: Place) -> Seen:
    discord = await stack.enter_async_context(LoopbackDiscord())
    writers = [Writer(discord, number) for number in range(WRITERS)]
    discord.gateway.guilds += their_servers(writers)
    return Seen(await online(stack, COACH, captions, f"store: {place}\n", discord), writers)


async def _statements(store: Store) -> dict[str, float]:
    """Without Discord and without a coach: what one statement takes, and how many get through at once."""

    async def read(number: int) -> None:
        await store.goals.of(number)

    async def write(number: int) -> None:
        await store.profiles.put(MemberProfile(number, viewer_name=f"Reader {number}"))

    async def lease(_: int) -> None:
        await store.outbox.lease(LEASED)

    return {
        "a read, one after the other": await _each(read),
        "a write, one after the other": await _each(write),
        "a transaction, one after the other": await _each(lease),
        f"reads, {AT_ONCE} at once, each second": await _at_once(read),
        f"writes, {AT_ONCE} at once, each second": await _at_once(write),
    }


async def _each(do: Callable[[int], Awaitable[None]]) -> float:
    """The middle one of so many times."""
    took = []
    for number in range(TIMES):
        began = time.perf_counter()
        await do(number)
        took.append(time.perf_counter() - began)
    return median(took)


async def _at_once(do: Callable[[int], Awaitable[None]]) -> float:
    async def some(first: int) -> None:
        for number in range(first, TIMES * 4, AT_ONCE):
            await do(number)

    began = time.perf_counter()
    await asyncio.gather(*(some(first) for first in range(AT_ONCE)))
    return TIMES * 4 / (time.perf_counter() - began)


async def _unsafe(store: Store) -> bool:
    row = await store.engine.row("SHOW fsync")
    return row is not None and row[0] == "off"


def _times(what: str, sqlite: float, postgres: float) -> Row:
    return Row(what, f"{sqlite * 1000:.2f} ms", f"{postgres * 1000:.2f} ms", postgres / sqlite)


def _pace(what: str, sqlite: float, postgres: float) -> Row:
    return Row(what, f"{sqlite:.0f} /s", f"{postgres:.0f} /s", postgres / sqlite)
