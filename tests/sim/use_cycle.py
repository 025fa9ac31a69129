"""Uses community cycles: a whole one with Mira in all of its parts."""

from __future__ import annotations

from datetime import timedelta

from bot.coaching.cycle import founding, holding, planning, speaking
from bot.coaching.cycle.model import End, Terms
from bot.commands.cycle.keeping import CyclesKept
from bot.store.cycle_moods import LOW
from tests.sim.world import START, World


async def use_cycle(w: World) -> None:
    """In the end one is over, and Mira has proposed it, founded it, spoken, helped, been there and told her mood."""
    kept, mira, now = CyclesKept(w.store.cycles), w.mira.id, START
    proposed = founding.propose(
        w.guild.id, "Kiln talks", "clay", "UTC", Terms(founders=1), End(events=1), by=mira, now=now
    )
    id = (await kept.add(proposed)).id
    await kept.change(id, lambda cycle: founding.found(cycle, mira, now))
    await kept.change(id, lambda cycle: planning.plan(cycle, now + timedelta(minutes=9), mira, now))
    await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, mira, now))
    await kept.change(id, lambda cycle: planning.claim_role(cycle, 1, "door", mira, now))
    await kept.change(id, lambda cycle: holding.begin(cycle, 1, mira, now))
    await kept.change(id, lambda cycle: holding.attend(cycle, 1, mira, now))
    await w.store.cycle_moods.tell(id, 1, mira, LOW)
    await kept.change(id, lambda cycle: holding.hold(cycle, 1, mira, now))
