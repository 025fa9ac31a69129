"""Uses community cycles: a whole one with Mira in all of its parts."""

from __future__ import annotations

from datetime import timedelta

from bot.cards.cycle import start_words as words
from bot.coaching.cycle import founding, holding, planning, speaking, volunteering
from bot.coaching.cycle.model import End, Terms
from bot.commands.cycle.keeping import CyclesKept
from bot.store.cycle_moods import LOW
from tests.sim.use_course import use_course
from tests.sim.use_events import use_events
from tests.sim.world import START, World, select_ids


async def use_cycle(w: World, typed: str) -> None:
    await _propose_and_start(w, typed)
    await use_events(w, typed)
    await _live_through_one(w)
    await use_course(w, typed)


async def _propose_and_start(w: World, typed: str) -> None:
    """In the end one is active. What is typed as a zone, shape or end and can't be read is not kept."""
    await w.mira.autocomplete(w.general, "cycle propose", "preset", typed)
    await w.mira.autocomplete(w.general, "cycle propose", "zone", typed)
    for wrong in ({"zone": typed}, {"preset": typed}, {"end": typed}, {}):
        await w.mira.slash(w.general, "cycle propose", **{"name": typed, "theme": typed, "zone": "Berlin"} | wrong)
    form = await w.mira.slash(w.general, "cycle propose")
    told = {"name": "Loom talks", "theme": "wool", "zone": "Berlin", "preset": ["small-circle"], "end": ""}
    await w.mira.submit_modal(form, told)
    card = w.general.last_message
    await w.mira.click(card, label=words.FOUND)
    await w.mira.click(card, label=words.STEP_BACK)
    for member in (w.mira, w.jo, w.admin):
        await member.click(card, label=words.FOUND)
    await w.mira.click(card, label=words.WHENCE)
    await w.mira.autocomplete(w.general, "cycle show", "which", typed)
    await w.mira.slash(w.general, "cycle show", which=typed)
    await w.mira.slash(w.general, "cycle propose", name="Oven talks", theme="bread", zone="Berlin", end="2 evenings")
    copy = (await w.mira.slash(w.general, "cycle show", which="Oven talks")).response
    await w.mira.click(copy, label=words.TAKE_BACK)
    listed = (await w.mira.slash(w.general, "cycle show")).response
    await w.mira.select(listed, ["1"], custom_id=select_ids(listed)[0])


async def _live_through_one(w: World) -> None:
    """In the end one is over, and Mira has proposed it, founded it, spoken, helped, been there and told her mood."""
    kept, mira, now = CyclesKept(w.store.cycles), w.mira.id, START
    proposed = founding.propose(
        w.guild.id, "Kiln talks", "clay", "UTC", Terms(founders=1), End(events=1), by=mira, now=now
    )
    id = (await kept.add(proposed)).id
    await kept.change(id, lambda cycle: founding.found(cycle, mira, now))
    await kept.change(id, lambda cycle: planning.plan(cycle, now + timedelta(minutes=9), mira, now))
    await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, mira, now))
    await kept.change(id, lambda cycle: volunteering.claim_role(cycle, 1, "door", mira, now))
    await kept.change(id, lambda cycle: holding.begin(cycle, 1, mira, now))
    await kept.change(id, lambda cycle: holding.attend(cycle, 1, mira, now))
    await w.store.cycle_moods.tell(id, 1, mira, LOW)
    await kept.change(id, lambda cycle: holding.hold(cycle, 1, mira, now))
