"""Several processes on one PostgreSQL: what one writes the others know, and nobody's share is left out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import uuid4

import pytest

from bot.app import clock
from bot.store import NotKept, Store, open_store
from bot.store.place import Place
from bot.store.postgres import CONNECTIONS
from bot.store.profiles import MemberProfile
from bot.store.share import Share
from tests.store.conftest import a_place

HERE, MIRA = 810000000000000001, 710000000000000011


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    async with a_place("PostgreSQL", tmp_path) as found:
        yield found


@pytest.fixture
async def two(place: Place) -> AsyncIterator[tuple[Store, Store]]:
    async with AsyncExitStack() as stack:
        one, other = [await stack.enter_async_context(open_store(place, clock)) for _ in range(2)]
        yield one, other


async def _until(holds: asyncio.Future[None] | asyncio.Event) -> None:
    await asyncio.wait_for(holds.wait() if isinstance(holds, asyncio.Event) else holds, 5)


async def test_what_one_process_remembers_is_gone_when_the_other_writes(two: tuple[Store, Store]) -> None:
    one, other = two
    assert await one.profiles.of(MIRA) is None
    heard = asyncio.Event()
    one.engine.watch(heard.set)

    await other.profiles.put(MemberProfile(MIRA, viewer_name="Ana"))
    await _until(heard)

    profile = await one.profiles.of(MIRA)
    assert profile is not None and profile.viewer_name == "Ana"


async def test_a_change_of_house_rules_and_a_word_reach_the_others_and_not_oneself(two: tuple[Store, Store]) -> None:
    one, other = two
    heard: list[str] = []
    came = asyncio.Event()
    for name in ("house_rules", "rules"):
        one.engine.hear(name, lambda name=name: (heard.append(name), came.set()))  # type: ignore[misc]
        other.engine.hear(name, lambda: heard.append("myself"))

    await other.house_rules.put(HERE, "{}", None)
    await _until(came)
    came.clear()
    await other.engine.tell("rules")
    await _until(came)

    assert heard == ["house_rules", "rules"]


async def test_connections_that_are_cut_while_they_work_are_replaced_however_many(two: tuple[Store, Store]) -> None:
    one, other = two
    mark = uuid4().hex
    for _ in range(CONNECTIONS + 2):
        at_it = asyncio.create_task(one.engine.rows(f"SELECT pg_sleep(60) /* {mark} */"))
        while not await other.engine.rows(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%sleep%{mark}%' "
            "AND state = 'active' AND pid <> pg_backend_pid()"
        ):
            await asyncio.sleep(0.01)
        with pytest.raises(NotKept):
            await at_it

    assert await asyncio.wait_for(one.profiles.of(MIRA), 5) is None


async def test_a_store_in_another_schema_of_the_database_is_not_heard(two: tuple[Store, Store], tmp_path: Path) -> None:
    one, same = two
    heard: list[str] = []
    came = asyncio.Event()
    one.engine.hear("rules", lambda: (heard.append("rules"), came.set()))  # type: ignore[arg-type, return-value]
    async with a_place("PostgreSQL", tmp_path) as elsewhere, open_store(elsewhere, clock) as other:
        await other.engine.tell("rules")
        await other.profiles.put(MemberProfile(MIRA))
        await same.engine.tell("rules")
        await _until(came)

    assert heard == ["rules"]


@pytest.mark.parametrize("count", [1, 2, 16])
def test_every_server_is_in_exactly_one_share(count: int) -> None:
    shares = [Share(n, n, count) for n in range(count)]
    for server in (HERE, MIRA, 1 << 22, (1 << 22) - 1, 2**63 - 1):
        assert sum(share.holds(server) for share in shares) == 1


@pytest.mark.parametrize(("typed", "share"), [("0-3/16", Share(0, 3, 16)), (" 5/16 ", Share(5, 5, 16))])
def test_a_share_is_read_as_it_is_written(typed: str, share: Share) -> None:
    assert Share.read(typed) == share == Share.read(str(share))


@pytest.mark.parametrize("typed", ["", "3", "0-16/16", "3-1/16", "0-3", "-1/16", "0/0", "0-3/16/2", "a/b"])
def test_what_is_no_share_is_refused_with_how_one_is_written(typed: str) -> None:
    with pytest.raises(ValueError, match="0-3/16"):
        Share.read(typed)
