"""Cycles for tests: an active one with its card in #general and evenings ahead, and people who want to speak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.cards.cycle import start_words
from bot.coaching.cycle import holding, planning, speaking
from bot.coaching.cycle.model import Cycle, Talk
from tests.sim.timed import settled
from tests.sim.world import World

WEEKS = timedelta(weeks=1)


async def active_cycle(w: World, evenings: int = 1, **options: str) -> Any:
    """Its card. Mira, Jo and Ada have started it; the first evening is in three weeks, the others one after the other
    two weeks later each.
    """
    told = {"name": "Kiln talks", "theme": "clay", "zone": "Berlin", "preset": "hyakunin-kaigi"} | options
    card = (await w.mira.slash(w.general, "cycle propose", **told)).response
    for member in (w.mira, w.jo, w.admin):
        await member.click(card, label=start_words.FOUND)
    for n in range(evenings):
        await plan_evening(w, now(w) + WEEKS * (3 + 2 * n))
    await calm(w)
    return card


async def plan_evening(w: World, starts: datetime) -> Cycle:
    return await w.bot.cycles.change(1, lambda cycle: planning.plan(cycle, starts, w.mira.id, now(w)))


async def the_cycle(w: World, id: int = 1) -> Cycle:
    found = await w.bot.cycles.one(id)
    assert found is not None
    return found


async def talk_of(w: World, member: Any, event: int = 1) -> Talk:
    found = (await the_cycle(w)).talk_of(member.id, event)
    assert found is not None
    return found


def people(w: World, count: int) -> list[Any]:
    return [w.guild.add_member(w.env.create_user(f"speaker{n}")) for n in range(count)]


def now(w: World) -> datetime:
    return w.bot.services.now()


def pinged(w: World, message: Any) -> list[int]:
    """Whom a message pings."""
    return list(w.env.backend.get_message(message.channel.id, message.id).ping_user_ids)


async def calm(w: World) -> None:
    """All timed work that is due is done, and every card shows it."""
    await settled(w)
    await w.env.settle()


async def evening_held(
    w: World, speakers: Sequence[Any] = (), guests: Sequence[Any] = (), after: timedelta = 4 * WEEKS
) -> int:
    """One more evening, so long from now: these have spoken there, and the guests have said that they were there."""
    event = (await plan_evening(w, now(w) + after)).events[-1].id
    for one in speakers:
        await w.bot.cycles.change(1, lambda c, m=one.id: speaking.sign_up(c, event, m, now(w)))
    w.later(after.total_seconds())
    await w.bot.cycles.change(1, lambda c: holding.begin(c, event, w.mira.id, now(w)))
    for one in guests:
        await w.bot.cycles.change(1, lambda c, m=one.id: holding.attend(c, event, m, now(w)))
    await w.bot.cycles.change(1, lambda c: holding.hold(c, event, w.mira.id, now(w)))
    await calm(w)
    return event
