"""Progress on paths of lessons: done twice is done once, a path is kept together, and each member has their own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Store, open_store

MIRA, JO = 1, 2
START = datetime(2026, 1, 1, tzinfo=UTC)
KEPT_FOR = timedelta(days=400)
clock = [START]


@pytest.fixture
async def store(place: Path | str) -> AsyncIterator[Store]:
    clock[0] = START
    async with open_store(place, lambda: clock[0]) as opened:
        yield opened


async def test_a_lesson_that_is_done_twice_at_once_is_done_once(store: Store) -> None:
    await asyncio.gather(*(store.lessons.add(MIRA, "knots", "bowline") for _ in range(5)))

    assert await store.lessons.of(MIRA) == {"knots": frozenset({"bowline"})}


async def test_starting_over_forgets_one_path_of_one_member(store: Store) -> None:
    for member in (MIRA, JO):
        await store.lessons.add(member, "knots", "bowline")
        await store.lessons.add(member, "bread", "crust")
    await store.lessons.start_over(MIRA, "knots")

    assert set(await store.lessons.of(MIRA)) == {"bread"}
    assert set(await store.lessons.of(JO)) == {"knots", "bread"}


async def test_the_first_lesson_of_a_path_is_kept_as_long_as_the_last(store: Store) -> None:
    await store.lessons.add(MIRA, "knots", "bowline")
    await store.lessons.add(MIRA, "bread", "crust")
    clock[0] += timedelta(days=300)
    await store.lessons.add(MIRA, "knots", "hitch")
    clock[0] += timedelta(days=200)
    await store.kept.expire(clock[0], KEPT_FOR)

    assert await store.lessons.of(MIRA) == {"knots": frozenset({"bowline", "hitch"})}
