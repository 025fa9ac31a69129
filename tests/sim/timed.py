"""Waits until the running coach has done all timed work that is due."""

from __future__ import annotations

import asyncio

from tests.sim.world import World


async def settled(w: World, pause: float = 0.005) -> None:
    """The timetable has looked at the clock and done what is due. `pause`: seconds between two looks."""
    w.bot.timetable.wake()
    idle = 0
    for _ in range(4000):
        await asyncio.sleep(pause)
        due = await w.store.outbox.next_due()
        nothing_due = due is None or due > w.bot.services.now()
        idle = idle + 1 if nothing_due and not w.bot.in_flight else 0  # what is leased is not due, but not done either
        if idle == 3:
            return
    raise AssertionError("timed work is still due")
