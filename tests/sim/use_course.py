"""Uses what a cycle's course is told by, for everything.py."""

from __future__ import annotations

from bot.cards.cycle.keys import cycle_id
from tests.sim.world import World, planted


async def use_course(w: World, typed: str) -> None:
    """Mira organises the only cycle that runs; the second one is over."""
    await w.mira.autocomplete(w.general, "cycle course", "cycle", typed)
    await w.mira.slash(w.general, "cycle course", cycle=typed)
    see = cycle_id("cycle-course", 2)
    await w.mira.click(await planted(w, see), custom_id=see)
