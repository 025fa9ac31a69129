"""Rows kept in memory are never older than the last write that came through."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.app import clock
from bot.store import Store, open_store
from bot.store.engine import Engine, Row
from bot.store.profiles import MemberProfile
from bot.store.recent import Recent

RULES = "SELECT rule FROM dismissed_rules WHERE member = $1"
ADD = "INSERT INTO dismissed_rules (member, rule) VALUES ($1, $2)"


class Counted:
    """An engine that counts what it is asked."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.asked = 0
        self.write, self.transaction, self.row = engine.write, engine.transaction, engine.row
        self.scrub, self.tables, self.watch = engine.scrub, engine.tables, engine.watch

    @property
    def changes(self) -> int:
        return self._engine.changes

    async def rows(self, sql: str, *values: Any) -> Sequence[Row]:
        self.asked += 1
        return await self._engine.rows(sql, *values)


@pytest.fixture
async def store(place: Path | str) -> AsyncIterator[Store]:
    async with open_store(place, clock) as store:
        yield store


@pytest.fixture
def engine(store: Store) -> Counted:
    return Counted(store.engine)


async def test_what_was_read_is_not_read_again_until_something_is_written(engine: Counted) -> None:
    recent = Recent(engine)

    assert [list(await recent.rows(RULES, 1)) for _ in range(3)] == [[], [], []]
    assert engine.asked == 1

    await engine.write(ADD, 1, "a")

    assert [row[0] for row in await recent.rows(RULES, 1)] == ["a"]
    assert engine.asked == 2


async def test_each_question_has_its_own_answer(engine: Counted) -> None:
    recent = Recent(engine)
    await engine.write(ADD, 1, "a")

    for _ in range(2):
        assert (await recent.row(RULES, 1) is None, await recent.row(RULES, 2) is None) == (False, True)
    assert engine.asked == 2


async def test_a_transaction_counts_once_it_is_through(engine: Counted) -> None:
    recent = Recent(engine)
    async with engine.transaction() as statements:
        await statements.write(ADD, 1, "a")
        assert await recent.row(RULES, 1) is None

    assert await recent.row(RULES, 1) is not None


async def test_a_write_that_nobody_waits_for_counts_too(engine: Counted) -> None:
    recent = Recent(engine)
    for moment in range(12):
        write = asyncio.create_task(engine.write(ADD, moment, "a"))
        for _ in range(moment):
            await asyncio.sleep(0)
        write.cancel()
        await asyncio.gather(write, return_exceptions=True)
        for _ in range(20):
            await recent.rows(RULES, moment)
            await asyncio.sleep(0.001)

        assert [*map(tuple, await recent.rows(RULES, moment))] == [*map(tuple, await engine.rows(RULES, moment))]


async def test_reads_among_writes_never_keep_what_is_old(engine: Counted) -> None:
    recent, through = Recent(engine), [0]

    async def write() -> None:
        for n in range(40):
            await engine.write(ADD, 1, f"r{n}")
            through[0] += 1

    async def read() -> None:
        seen = 0
        while seen < 40:
            certain = through[0]
            seen = len(await recent.rows(RULES, 1))
            assert seen >= certain
            await asyncio.sleep(0)

    await asyncio.gather(write(), *(read() for _ in range(5)))


async def test_it_keeps_only_so_many(engine: Counted) -> None:
    recent = Recent(engine, most=2)
    for member in (1, 2, 3):
        await recent.rows(RULES, member)

    await recent.rows(RULES, 1)  # the oldest was forgotten

    assert engine.asked == 4


async def test_what_a_member_has_forgotten_is_not_remembered_here(store: Store) -> None:
    await store.profiles.put(MemberProfile(1, viewer_name="Mara"))
    assert await store.profiles.of(1) is not None

    await store.kept.forget_member(1)

    assert await store.profiles.of(1) is None
