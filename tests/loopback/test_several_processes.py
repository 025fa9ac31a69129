"""Two coaches as real processes on one PostgreSQL: each has its servers, and nothing is lost or done twice."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.app import clock
from bot.commands.retention import PURGE
from bot.store.servers import ServerSettings
from tests.load.kills import Reminders, wait_for_reminders
from tests.load.writers import Writer, broken_promises, their_servers, while_writing
from tests.loopback.conftest import CAPTION
from tests.loopback.server import LoopbackDiscord, texts
from tests.loopback.test_process_trouble import change
from tests.loopback.together import IDS, SERVERS, SHARES, Cluster, Together, own_cluster
from tests.store.conftest import POSTGRESQL, a_place

HERE, THERE = SERVERS
GONE = (IDS[0] + (2 << 22), IDS[1] + (2 << 22))  # servers that the coach is no member of any more


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    async with a_place("PostgreSQL", tmp_path) as place:
        yield str(place)


@pytest.fixture
async def together(discord: LoopbackDiscord, rules: Path, url: str) -> AsyncIterator[Together]:
    async for one in _together(discord, rules, url):
        yield one


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    if not POSTGRESQL:
        pytest.skip("no PostgreSQL here: COACH_TEST_POSTGRESQL names none")
    with own_cluster() as own:
        if own is None:
            pytest.skip("a PostgreSQL that the test may stop can't be started here: it is not installed")
        yield own


@pytest.fixture
async def restartable(discord: LoopbackDiscord, rules: Path, cluster: Cluster) -> AsyncIterator[Together]:
    import asyncpg  # noqa: PLC0415  who keeps a file does without

    connection = await asyncpg.connect(cluster.url)
    await connection.execute("DROP SCHEMA IF EXISTS anew CASCADE; CREATE SCHEMA anew")
    await connection.close()
    async for one in _together(discord, rules, f"{cluster.url}?search_path=anew"):
        yield one


async def _together(discord: LoopbackDiscord, rules: Path, url: str) -> AsyncIterator[Together]:
    discord.gateway.shards = 2
    discord.gateway.guilds = list(SERVERS)
    together = Together(discord, rules.parent, url)
    yield together
    await together.ended()


# Whose servers are whose


async def test_each_answers_its_own_servers_and_the_first_tells_discord_the_commands(together: Together) -> None:
    discord = together.discord
    other = await together.start(SHARES[1])
    assert discord.rest.synced == []
    one = await together.start(SHARES[0])

    for where in (HERE, THERE):
        answered = await discord.answer(await discord.command("review", where=where, caption=CAPTION))
        assert "plum kettle" in texts(answered.message or {})

    for process, own, others in ((one, HERE, THERE), (other, THERE, HERE)):
        await process.says(f"server {own['id']}")
        assert f"server {others['id']}" not in process.output
        assert "servers: 1" in process.output
    assert [where for where, _ in discord.rest.synced] == ["global"]
    assert [await process.stopped() for process in (one, other)] == [0, 0]


async def test_a_reminder_is_sent_once_and_by_the_process_that_has_its_server(together: Together) -> None:
    await together.both()

    for where, key in ((HERE, "here"), (THERE, "there")):
        await together.remind(key, where)
    await together.discord.until(lambda: len(together.reminders()) == 2)
    await asyncio.sleep(3)  # longer than a lease

    assert together.reminders() == ["reminder here from 0-0/2", "reminder there from 1-1/2"]
    assert together.discord.rest.sent_again == 0


async def test_rules_that_one_reads_again_reach_the_other(together: Together, rules: Path) -> None:
    one, other = await together.both()

    change(rules, "speaks to a room", "speaks to a stadium")
    one.signal(signal.SIGHUP)
    for process in (one, other):
        await process.says("rules are read again")

    for where in (HERE, THERE):
        answered = await together.discord.answer(await together.discord.command("review", where=where, caption=CAPTION))
        assert "speaks to a stadium" in texts(answered.message or {})


async def test_nobody_forgets_a_server_of_another_process(together: Together) -> None:
    async with together.store() as store:
        for server in (*IDS, *GONE):
            await store.servers.put(ServerSettings(server, answers="card"))
        await together.both()

        async with asyncio.timeout(20):  # what Discord doesn't tell of is forgotten in a week, and by nobody else
            while [await store.outbox.planned(PURGE, str(one)) is None for one in GONE] != [False, False]:
                await asyncio.sleep(0.05)
        assert [await store.outbox.planned(PURGE, str(one)) for one in IDS] == [None, None]

        for server in (*IDS, *GONE):
            await store.outbox.plan(PURGE, str(server), clock() - timedelta(minutes=1), server=server)
        async with asyncio.timeout(20):
            while await store.outbox.depth() > 1:  # what has expired is looked at each day
                await asyncio.sleep(0.05)
        assert sorted(await store.kept.servers()) == sorted(IDS)


# Who dies


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_who_is_killed_over_its_timed_work_has_it_done_once_when_it_is_back(
    together: Together, moment: Literal["before", "after"]
) -> None:
    rest = together.discord.rest
    _, other = await together.both()
    rest.stuck = moment  # Discord has the message, or not, and the process never hears

    await together.remind("there", THERE)
    await together.discord.until(lambda: rest.waiting)
    other.signal(signal.SIGKILL)
    await other.ended()
    rest.stuck = None
    await together.remind("here", HERE)
    await together.discord.until(lambda: "reminder here from 0-0/2" in together.reminders())
    await asyncio.sleep(3)  # the lease is over, and the one who is left leaves alone what isn't its own
    posted_by_the_dead = moment == "after"
    assert len(together.reminders()) == 1 + posted_by_the_dead

    await together.start(SHARES[1])
    await together.discord.until(lambda: len(together.reminders()) == 2)
    async with together.store() as store:
        await _done(store)
    assert together.reminders() == ["reminder here from 0-0/2", "reminder there from 1-1/2"]
    assert rest.sent_again == posted_by_the_dead


# A PostgreSQL that goes away


@pytest.mark.parametrize("how", ["restarted", "crashed and away for a while"])
async def test_a_postgresql_that_is_restarted_under_both_costs_nothing_that_was_acknowledged(
    restartable: Together, cluster: Cluster, how: str
) -> None:
    async def trouble() -> None:
        await asyncio.sleep(1)
        if how != "restarted":
            await asyncio.to_thread(cluster.stop)
            await asyncio.sleep(2)
        await asyncio.to_thread(cluster.restart)
        await asyncio.sleep(2)

    await _members_go_on(restartable, trouble)


async def test_connections_that_are_cut_again_and_again_cost_nothing_that_was_acknowledged(
    restartable: Together,
) -> None:
    async def trouble() -> None:
        async with restartable.store() as store:
            for _ in range(20):
                await asyncio.sleep(0.2)
                await _cut(store)

    await _members_go_on(restartable, trouble)


async def test_a_connection_that_is_cut_in_the_middle_of_a_transaction_leaves_nothing_half_done(
    restartable: Together,
) -> None:
    together, discord = restartable, restartable.discord
    await together.both()
    async with together.store() as store:
        await together.remind("here", HERE, seconds=1)
        async with store.engine.transaction() as statements:
            await statements.rows("LOCK TABLE outbox IN EXCLUSIVE MODE")  # whoever leases has begun, and waits
            async with asyncio.timeout(20):
                while not await _waiting(store):
                    await asyncio.sleep(0.05)
            await _cut(store, "AND wait_event_type = 'Lock'")
            await asyncio.sleep(0.5)
            assert together.reminders() == []
        await discord.until(together.reminders)
        await _done(store)

    assert together.reminders() == ["reminder here from 0-0/2"]
    assert discord.rest.sent_again == 0


async def _members_go_on(together: Together, trouble: Callable[[], Awaitable[None]]) -> None:
    """In servers of both processes members change what is kept and ask for reminders, during the trouble and after."""
    discord = together.discord
    writers = [Writer(discord, number) for number in range(4)]
    discord.gateway.guilds += their_servers(writers)
    processes = await together.both()
    reminders = Reminders(discord, random.Random(7))

    await while_writing([*writers, reminders], trouble())
    during = sum(one.acknowledged for one in writers)
    await while_writing([*writers, reminders], asyncio.sleep(1.5))

    assert during and sum(one.acknowledged for one in writers) > during
    assert await broken_promises(together.url, writers) == []
    await wait_for_reminders(discord, reminders, 30)
    assert (reminders.promised != [], reminders.lost(), reminders.doubled()) == (True, [], [])
    for process in processes:
        assert process.runs
        assert await process.stopped() == 0


_OTHERS = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"


async def _cut(store: Any, which: str = "") -> None:
    """Every connection of the coaches, or of those `which` say so."""
    mine = "AND query NOT LIKE '%pg_stat_activity%'"
    await store.engine.rows(f"SELECT pg_terminate_backend(pid) {_OTHERS} {mine} {which}")


async def _waiting(store: Any) -> bool:
    return bool(await store.engine.rows(f"SELECT 1 {_OTHERS} AND wait_event_type = 'Lock'"))


async def _done(store: Any) -> None:
    """Wait until no timed work is left but the daily one."""
    async with asyncio.timeout(20):
        while await store.outbox.depth() > 1:
            await asyncio.sleep(0.05)
