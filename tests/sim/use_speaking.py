"""Uses the seats of an evening, and leaving a cycle, for everything.py."""

from __future__ import annotations

from datetime import timedelta

from bot.cards.cycle import leave_words, seat_words, start_words
from bot.cards.cycle.keys import cycle_id
from bot.coaching.cycle import planning
from tests.sim.timed import settled
from tests.sim.world import World, labels, planted, select_ids, texts


async def use_speaking(w: World, typed: str) -> None:
    """In the end Jo has a seat in a cycle of three, which Mira has left and come back to."""
    told = {"name": "Paper talks", "theme": "paper", "zone": "Berlin", "preset": "small-circle"}
    card = (await w.mira.slash(w.general, "cycle propose", **told)).response
    for member in (w.mira, w.jo, w.admin):
        await member.click(card, label=start_words.FOUND)
    cycle = next(one for one in await w.bot.cycles.of_server(w.guild.id) if one.name == "Paper talks")
    now = w.bot.services.now()
    await w.bot.cycles.change(cycle.id, lambda one: planning.plan(one, now + timedelta(weeks=3), w.mira.id, now))
    await settled(w)
    await w.env.settle()
    await _speak(w, card)
    await _leave(w, typed)


async def _speak(w: World, card: object) -> None:
    """Three have the seats; two of them give theirs back, which goes to Mira and Jo: one takes it, one does not."""
    first = [w.guild.add_member(w.env.create_user(f"paper{n}")) for n in range(3)]
    seats = [(await one.click(card, label=seat_words.SIGN_UP)).response for one in (*first, w.mira, w.jo)]
    await w.mira.click(card, label=seat_words.AGENDA)
    answers = ((w.mira, seat_words.DECLINE), (w.jo, seat_words.TAKE))
    await first[0].click(seats[0], label=seat_words.STEP_DOWN)
    for member, label in answers:
        await settled(w)
        await w.env.settle()
        asked = (one for one in w.general.history() if seat_words.DECLINE in labels(one))
        offer = next(one for one in asked if member.mention in texts(one))
        await member.click(offer, label=label)


async def _leave(w: World, typed: str) -> None:
    await w.mira.autocomplete(w.general, "cycle leave", "which", typed)
    card = (await w.mira.slash(w.general, "cycle leave", which="Paper talks")).response
    await w.mira.click(card, label=leave_words.STAY)
    kim = w.guild.add_member(w.env.create_user("kim"))
    for label in (leave_words.NOT_ME, leave_words.TAKE_OVER):
        card = (await w.mira.slash(w.general, "cycle leave", which="Paper talks")).response
        await w.mira.select(card, [kim], custom_id=select_ids(card)[0])
        await kim.click(w.general.last_message, label=label)
    left = (await w.jo.slash(w.general, "cycle leave", which="Paper talks")).response
    await w.jo.click(left, label=leave_words.LEAVE_NOW)
    await settled(w)
    await w.env.settle()
    await w.mira.click(w.general.last_message, label=start_words.FOUND)
    put = cycle_id("cycle-put-here", 1)
    await w.mira.click(await planted(w, put), custom_id=put)
