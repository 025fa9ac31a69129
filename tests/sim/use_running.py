"""Uses an evening that is led, for everything.py."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.cards.cycle import meeting_words, start_words
from bot.cards.cycle import run_words as words
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.run_keys import talk_id
from bot.coaching.cycle import planning, speaking
from tests.sim.timed import settled
from tests.sim.world import World, labels, planted, select_ids


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
        led = next(one for one in reversed(w.general.history()) if label in labels(one))
        await w.mira.click(led, label=label)
        if label == words.DONE:
            await _meet(w)
    shown = (await w.mira.slash(w.general, "cycle run", cycle="Glue talks")).response
    await w.mira.click(shown, label=words.I_AM_HERE)
    left = (await w.mira.click(shown, label=words.END)).response
    talks = [one.id for one in (await w.bot.cycles.of_server(w.guild.id))[-1].talks_at(1, "signed")]
    await w.mira.select(left, [str(one) for one in talks], custom_id=select_ids(left)[0])
    for late in ("run-end-all", "run-end-none"):
        await w.mira.click(await planted(w, event_id(late, id, 1)), custom_id=event_id(late, id, 1))
    over = talk_id("run-over", id, 1, talks[0])
    await w.mira.click(await planted(w, over), custom_id=over)
    missed = event_id("run-missed", id, 1)
    asked = (await w.mira.click(await planted(w, missed), custom_id=missed)).response
    await w.mira.select(asked, ["2"], custom_id=select_ids(asked)[0])


async def _meet(w: World) -> None:
    """After the first talk, Mira and Jo are introduced."""
    await settled(w)
    await w.env.settle()
    question = next(one for one in reversed(w.general.history()) if meeting_words.INTRODUCE_ME in labels(one))
    for member in (w.jo, w.mira):
        await member.click(question, label=meeting_words.INTRODUCE_ME)
    await settled(w)
