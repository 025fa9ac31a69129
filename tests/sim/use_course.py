"""Uses what a cycle's course is told by, for everything.py."""

from __future__ import annotations

from bot.cards.cycle.keys import cycle_id
from bot.cards.cycle.seat_keys import leaving_id
from tests.sim.world import World, planted


async def use_course(w: World, typed: str) -> None:
    """Mira organises the only cycle that runs; the second one is over. What is typed is no theme in the end."""
    for command in ("cycle course", "cycle tips", "cycle theme"):
        await w.mira.autocomplete(w.general, command, "cycle", typed)
    for command in ("cycle course", "cycle tips"):
        await w.mira.slash(w.general, command, cycle=typed)
    for do in ("cycle-course", "cycle-tips", "cycle-fading"):
        see = cycle_id(do, 2)
        await w.mira.click(await planted(w, see), custom_id=see)
    for theme in ("silk", "wool"):
        await w.mira.slash(w.general, "cycle theme", theme=theme)
    for do in ("theme-change", "theme-keep"):
        pressed = leaving_id(do, w.mira.id, 1)
        await w.mira.click(await planted(w, pressed), custom_id=pressed)
