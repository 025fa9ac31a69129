"""Each part of `make load` once and briefly, so that it still runs when its figures are wanted. They are no test."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.load.captions import captions
from tests.load.kills import kills
from tests.load.measuring import percentile
from tests.load.servers import held
from tests.load.side_by_side import pair, steady
from tests.load.stores import of_stores
from tests.load.table import of_answers, of_flood, of_kills, of_servers, of_trouble
from tests.load.trouble import Seen, bad_answers, clock_jumps, cut, full_disk
from tests.loopback.process import COACH
from tests.store.conftest import POSTGRESQL

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="what a process uses is read from /proc")


async def test_the_coach_and_the_echo_bot_answer_side_by_side() -> None:
    async with pair(captions(), settle=0) as both:
        await steady(both.both, rate=20, seconds=0.5, turns=1)

    for bot in (both.coach, both.echo):
        assert (bot.lost, bot.twice, len(bot.outcomes)) == (0, 0, 1)
    assert list(of_answers(both, 20))
    assert list(of_flood(both.coach.outcomes[0], both.echo.outcomes[0], 20, 0.5))


async def test_sqlite_and_postgresql_are_put_side_by_side_where_there_is_one() -> None:
    rows = [str(row) async for row in of_stores(captions(), rate=20, seconds=1, turns=1)]

    assert (len(rows) > 10) if POSTGRESQL else ("not measured" in rows[0])


async def test_memory_is_looked_at_with_one_server_and_with_many() -> None:
    found = await held(COACH, 5, settle=0)

    assert found.with_one > 0
    assert list(of_servers(found, found))


async def test_a_kill_loses_nothing_that_a_member_was_told_is_kept() -> None:
    killed = await kills(1, seed=3, lease=2)

    assert killed.acknowledged
    assert (killed.broken, killed.damaged, killed.lost, killed.doubled) == ([], [], [], [])
    assert list(of_kills(killed))


@pytest.mark.parametrize(
    "trouble",
    [
        lambda: cut(times=1, pause=0.3),
        lambda: bad_answers(seconds=0.5),
        lambda: full_disk(seconds=0.4),
        lambda: full_disk(seconds=0.4, mount=False),
        lambda: clock_jumps(seconds=0.5),
    ],
    ids=["cut", "bad-answers", "full-disk", "no-more-room", "clock"],
)
async def test_trouble_passes(trouble: Callable[[], Awaitable[Seen]]) -> None:
    seen = await trouble()

    assert seen.fine, seen
    assert list(of_trouble(seen))


def test_so_many_in_a_hundred_wait_no_longer() -> None:
    assert [percentile([4.0, 1.0, 3.0, 2.0], share) for share in (0.5, 0.75, 0.99)] == [2.0, 3.0, 4.0]
