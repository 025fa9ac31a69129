"""House rules in the store: an edition a change, and no change over one that was not seen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import clock
from bot.store import Store, open_store
from bot.store.house_rules import KeptHouseRules

HERE, THERE = 101, 102


@pytest.fixture
async def store(place: Path | str) -> AsyncIterator[Store]:
    async with open_store(place, clock) as store:
        yield store


async def test_a_server_without_rules_has_none(store: Store) -> None:
    assert await store.house_rules.of(HERE) == KeptHouseRules(0, "")


async def test_each_change_is_an_edition_of_its_own_server(store: Store) -> None:
    assert await store.house_rules.put(HERE, "one", 0)
    assert await store.house_rules.put(HERE, "two", 1)
    assert await store.house_rules.put(HERE, "three", None)
    assert await store.house_rules.put(THERE, "other", None)

    assert await store.house_rules.of(HERE) == KeptHouseRules(3, "three")
    assert await store.house_rules.of(THERE) == KeptHouseRules(1, "other")
    assert await store.house_rules.servers() == {HERE, THERE}


async def test_a_change_of_an_older_edition_is_refused(store: Store) -> None:
    await store.house_rules.put(HERE, "one", 0)

    assert not await store.house_rules.put(HERE, "two", 0)
    assert await store.house_rules.of(HERE) == KeptHouseRules(1, "one")


async def test_of_many_changes_at_once_one_is_kept(store: Store) -> None:
    done = await asyncio.gather(*(store.house_rules.put(HERE, f"rules {n}", 0) for n in range(20)))

    assert sum(done) == 1
    assert (await store.house_rules.of(HERE)).rules == f"rules {done.index(True)}"


async def test_an_edition_is_never_used_again_after_the_rules_were_removed(store: Store) -> None:
    await store.house_rules.put(HERE, "one", 0)
    await store.house_rules.put(HERE, "", 1)

    assert await store.house_rules.servers() == frozenset()
    assert not await store.house_rules.put(HERE, "two", 1)
    assert await store.house_rules.put(HERE, "two", 2)


async def test_a_purged_server_has_none(store: Store) -> None:
    await store.house_rules.put(HERE, "one", None)
    await store.house_rules.put(THERE, "other", None)
    await store.kept.purge_server(HERE)

    assert await store.house_rules.servers() == {THERE}
