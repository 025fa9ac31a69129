"""Uses an evening that is led, for everything.py."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.cards.cycle import run_words as words
from bot.cards.cycle import start_words
from bot.cards.cycle.event_keys import event_id
from bot.coaching.cycle import planning, speaking
from tests.sim.timed import settled
from tests.sim.world import World, planted, select_ids


async def use_running(w: World, typed: str) -> None:
    """In the end Mira has spoken at an evening that is over, and Jo and Ada have, as she says."""
    told = {"name": "Glue talks", "theme": "glue", "zone": "Berlin", "end": "2 evenings"}
    card = (await w.mira.slash(w.general, "cycle propose", **told)).response
    for member in (w.mira, w.jo, w.admin):
        await member.click(card, label=start_words.FOUND)
    id = next(one for one in await w.bot.cycles.of_server(w.guild.id) if one.name == "Glue talks").id
    now = w.bot.services.now()
    await w.bot.cycles.change(id, lambda one: planning.plan(one, now + timedelta(minutes=9), w.mira.id, now))
    for speaker in (w.mira, w.jo, w.admin, w.guild.add_member(w.env.create_user("glue"))):
        await w.bot.cycles.change(id, partial(speaking.sign_up, event=1, member=speaker.id, now=now))
    await w.mira.autocomplete(w.general, "cycle run", "cycle", typed)
    begin = event_id("run-begin", id, 1)
    await w.mira.click(await planted(w, begin), custom_id=begin)
    for label in (words.NEXT, words.DONE, words.NOT_HERE):
        await settled(w)
        await w.env.settle()
        await w.mira.click(w.general.last_message, label=label)
    shown = (await w.mira.slash(w.general, "cycle run", cycle="Glue talks")).response
    await w.mira.click(shown, label=words.I_AM_HERE)
    left = (await w.mira.click(shown, label=words.END)).response
    talks = [one.id for one in (await w.bot.cycles.of_server(w.guild.id))[-1].talks_at(1, "signed")]
    await w.mira.select(left, [str(one) for one in talks], custom_id=select_ids(left)[0])
    for end in ("run-end-all", "run-end-none"):
        await w.mira.click(await planted(w, event_id(end, id, 1)), custom_id=event_id(end, id, 1))
