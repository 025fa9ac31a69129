"""One of several processes: what it plans when it starts is its own servers' and nobody else's."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.client import CoachClient
from bot.store.goals import Goal
from bot.store.share import Share
from tests.sim.cycles import active_cycle, now
from tests.sim.world import World, client, world


def another_process(w: World) -> CoachClient:
    """On the same store, for other shards than the server's, and not for direct messages."""
    shares = (Share(n, n, 3) for n in (1, 2))
    share = next(one for one in shares if not one.holds(w.guild.id))
    return client(w.store, replace(w.operator, share=share), None, w.clock)


async def planned(w: World) -> list[tuple[object, ...]]:
    """All that is, and how often it was planned."""
    return [tuple(row) for row in await w.store.engine.rows("SELECT * FROM outbox ORDER BY id")]


async def test_a_process_that_starts_leaves_alone_what_others_have_planned_and_may_be_at() -> None:
    async with world() as w:
        await active_cycle(w)
        goal = Goal(w.mira.id, "count", "twelve bowls", "bowls", 12, "2099-12-01", "Europe/Berlin", True, now(w))
        await w.bot.goal_rounds.came_to(await w.store.goals.add(goal))
        before = await planned(w)
        assert {row[1] for row in before} >= {"goal"} and len(before) > 3

        other = another_process(w)
        for rounds in (other.retention, other.practice_rounds, other.goal_rounds, other.cycle_rounds):
            await rounds.plan()

        assert await planned(w) == before
