"""Uses what a cycle has for those who make it, for everything.py: roles, how evenings felt, and no pings."""

from __future__ import annotations

from datetime import timedelta

from bot.cards.cycle import leave_words, mood_words, role_words, start_words
from bot.cards.cycle.crew_keys import role_id
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.seat_keys import leaving_id
from bot.coaching.cycle import holding, planning
from bot.commands.cycle.crew_rounds import MOOD
from tests.sim.timed import settled
from tests.sim.world import World, labels, planted, texts


async def use_crew(w: World, typed: str) -> None:
    """In the end Mira has told her mood of an evening at which she had a role, and gets no pings."""
    told = {"name": "Glass talks", "theme": "glass", "zone": "Berlin", "preset": "small-circle"}
    public = (await w.mira.slash(w.general, "cycle propose", **told)).response
    for member in (w.mira, w.jo, w.admin):
        await member.click(public, label=start_words.FOUND)
    (cycle,) = [one for one in await w.bot.cycles.of_server(w.guild.id) if one.name == "Glass talks"]
    now = w.bot.services.now()
    await w.bot.cycles.change(cycle.id, lambda one: planning.plan(one, now + timedelta(minutes=9), w.mira.id, now))
    await settled(w)
    await w.env.settle()
    await _take_roles(w, cycle.id, public, typed)
    await w.bot.cycles.change(cycle.id, lambda one: holding.hold(one, 1, None, now))
    await w.store.outbox.plan(MOOD, f"{cycle.id}:1", now, server=w.guild.id)  # not later: other things would be due
    await settled(w)
    await w.env.settle()
    asked = next(one for one in w.general.history() if mood_words.MOOD_TITLE in texts(one))
    for label in (mood_words.GOOD, mood_words.LOW):
        await w.mira.click(asked, label=label)
    over = leaving_id("cycle-hand-over", w.mira.id, cycle.id)
    card = (await w.mira.click(await planted(w, over), custom_id=over)).response
    await w.mira.click(card, label=leave_words.STAY)
    card = (await w.mira.slash(w.general, "cycle quiet")).response
    for label in (role_words.BE_QUIET, role_words.PING_ME, role_words.BE_QUIET):
        await w.mira.click(card, label=label)


async def _take_roles(w: World, cycle: int, public: object, typed: str) -> None:
    await w.mira.autocomplete(w.general, "cycle crew", "which", typed)
    card = (await w.mira.slash(w.general, "cycle crew", which="Glass talks")).response
    await w.mira.click(card, label=role_words.SEE_ROLES)
    await w.mira.click(card, label=role_words.SPREAD)
    theirs = (await w.jo.click(public, label=role_words.TAKE_A_ROLE)).response
    await w.jo.click(theirs, custom_id=role_id("role-take", cycle, 1, "timer"))
    card = (await w.mira.click(public, label=role_words.TAKE_A_ROLE)).response
    await w.mira.select(card, ["timer"], custom_id=event_id("role-free", cycle, 1))
    for do in ("role-take", "role-back", "role-take"):
        await w.mira.click(card, custom_id=role_id(do, cycle, 1, "door"))
    assert role_words.GIVE_BACK.format(name="Door") in labels(card)
