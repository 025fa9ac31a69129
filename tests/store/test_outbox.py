"""Timed work: planned, leased, done once, whoever dies in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest

from bot.store import Store, open_store
from bot.store.outbox import REMEMBERED
from bot.store.place import Place
from bot.store.share import Share

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(place: Place, clock: Clock) -> AsyncIterator[Store]:
    async with open_store(place, clock) as store:
        yield store


async def test_work_is_leased_when_it_is_due_and_not_before(store: Store, clock: Clock) -> None:
    await store.outbox.plan("remind", "tea", NOON + HOUR, {"channel": 5}, server=7)

    assert await store.outbox.lease(MINUTE) == []
    assert await store.outbox.next_due() == NOON + HOUR

    clock.now += HOUR
    [tea] = await store.outbox.lease(MINUTE)
    assert (tea.kind, tea.key, tea.due, tea.payload, tea.server) == ("remind", "tea", NOON + HOUR, {"channel": 5}, 7)


async def test_nobody_gets_what_somebody_is_at_until_the_lease_is_over(store: Store, clock: Clock) -> None:
    await store.outbox.plan("remind", "tea", NOON)
    [dead] = await store.outbox.lease(MINUTE)
    assert await store.outbox.lease(MINUTE) == []
    assert await store.outbox.next_due() == NOON + MINUTE

    clock.now += MINUTE
    [alive] = await store.outbox.lease(MINUTE)
    assert alive.nonce == dead.nonce
    assert not await store.outbox.done(dead)
    assert await store.outbox.done(alive)
    assert await store.outbox.next_due() is None


async def test_many_who_ask_at_once_get_each_piece_once(store: Store) -> None:
    for n in range(50):
        await store.outbox.plan("remind", str(n), NOON)
    leased = await asyncio.gather(*(store.outbox.lease(MINUTE, 7) for _ in range(12)))

    assert sorted(int(one.key) for many in leased for one in many) == list(range(50))


async def test_what_is_done_stays_done_when_it_is_planned_again_for_the_same_time(store: Store) -> None:
    await store.outbox.plan("remind", "tea", NOON)
    [tea] = await store.outbox.lease(MINUTE)
    await store.outbox.done(tea)
    await store.outbox.plan("remind", "tea", NOON)

    assert await store.outbox.lease(MINUTE) == []
    await store.outbox.plan("remind", "tea", NOON - MINUTE)
    [anew] = await store.outbox.lease(MINUTE)
    assert anew.nonce != tea.nonce


async def test_what_is_planned_anew_while_somebody_is_at_it_is_done_again(store: Store, clock: Clock) -> None:
    await store.outbox.plan("expire", "", NOON)
    [today] = await store.outbox.lease(MINUTE)
    await store.outbox.plan("expire", "", NOON + HOUR)

    assert not await store.outbox.done(today)
    assert await store.outbox.planned("expire", "") == NOON + HOUR


async def test_what_is_planned_again_for_the_same_time_while_somebody_is_at_it_is_done_once(
    store: Store, clock: Clock
) -> None:
    await store.outbox.plan("remind", "tea", NOON)
    [tea] = await store.outbox.lease(MINUTE)
    await store.outbox.plan("remind", "tea", NOON)
    assert await store.outbox.lease(MINUTE) == []
    assert await store.outbox.done(tea)

    await store.outbox.plan("remind", "cake", NOON)
    await store.outbox.lease(MINUTE)
    await store.outbox.plan("remind", "cake", NOON)
    clock.now += HOUR
    assert [one.key for one in await store.outbox.lease(MINUTE)] == ["cake"], "whoever was at it has died"


async def test_what_failed_is_due_again_later(store: Store, clock: Clock) -> None:
    await store.outbox.plan("remind", "tea", NOON)
    [tea] = await store.outbox.lease(MINUTE)
    await store.outbox.again(tea, NOON + HOUR)

    clock.now += 2 * MINUTE
    assert await store.outbox.lease(MINUTE) == []
    clock.now = NOON + HOUR
    [later] = await store.outbox.lease(MINUTE)
    assert later.failures == 1


async def test_what_is_cancelled_is_not_done(store: Store) -> None:
    await store.outbox.plan("remind", "tea", NOON)

    assert await store.outbox.cancel("remind", "tea")
    assert not await store.outbox.cancel("remind", "tea")
    assert await store.outbox.lease(MINUTE) == []


async def test_a_clock_that_is_set_back_only_delays(store: Store, clock: Clock) -> None:
    await store.outbox.plan("remind", "tea", NOON)
    clock.now -= HOUR
    assert await store.outbox.lease(MINUTE) == []
    clock.now += HOUR
    assert len(await store.outbox.lease(MINUTE)) == 1


async def test_what_was_done_long_ago_is_forgotten(store: Store, clock: Clock) -> None:
    await store.outbox.plan("remind", "tea", NOON)
    await store.outbox.plan("remind", "cake", NOON + HOUR)
    [tea] = await store.outbox.lease(MINUTE)
    await store.outbox.done(tea)

    days = timedelta(days=REMEMBERED)
    assert await store.kept.expire(NOON + days, days) == 0
    assert await store.kept.expire(NOON + days + MINUTE, days) == 1
    assert await store.outbox.depth() == 1


async def test_each_process_does_the_work_of_its_own_servers(place: Place, clock: Clock) -> None:
    servers = [n << 22 for n in range(1000, 1016)]
    shares = [Share(0, 0, 4), Share(1, 2, 4), Share(3, 3, 4)]
    async with AsyncExitStack() as stack:
        stores = [await stack.enter_async_context(open_store(place, clock, share)) for share in shares]
        for server in servers:
            await stores[0].outbox.plan("remind", str(server), NOON, server=server)
        await stores[0].outbox.plan("remind", "a member", NOON, member=1)

        leased = [await store.outbox.lease(MINUTE, most=100) for store in stores]

        for share, works in zip(shares, leased, strict=True):
            assert {one.server for one in works if one.server} == {one for one in servers if share.holds(one)}
        assert [any(one.server is None for one in works) for works in leased] == [True, False, False]


async def test_work_that_several_ask_for_at_once_is_leased_to_one_of_them(place: Place, clock: Clock) -> None:
    async with AsyncExitStack() as stack:
        stores = [await stack.enter_async_context(open_store(place, clock)) for _ in range(3)]
        for n in range(60):
            await stores[0].outbox.plan("remind", str(n), NOON)

        leased = await asyncio.gather(*(store.outbox.lease(MINUTE, most=7) for store in stores * 10))

        keys = [one.key for works in leased for one in works]
        assert sorted(keys, key=int) == [str(n) for n in range(60)]
