"""Uses small techniques, the weekly practice, the care actions and the recall exercise, for everything.py."""

from __future__ import annotations

from datetime import timedelta

from bot.cards.keys import member_id
from bot.cards.me import practice_words, remember_words
from bot.commands.me.practice_shown import PRACTICE
from tests.sim.timed import settled
from tests.sim.world import START, World, planted, select_ids


async def use_practice(w: World, typed: str) -> None:
    """`typed` is never kept. In the end one is on, in #general, and a technique has come there and was answered."""
    for topic in (typed, "value"):
        await w.mira.autocomplete(w.general, "learn tip", "topic", typed)
        tip = (await w.mira.slash(w.general, "learn tip", topic=topic)).response
    await w.mira.click(tip, label=practice_words.ANOTHER)
    card = (await w.mira.slash(w.general, "me practice")).response
    for label in ("START", "PAUSE", "RESUME", "STOP", "BEGIN_AGAIN"):
        await w.mira.click(card, label=getattr(practice_words, label))
    await w.mira.autocomplete(w.general, "me practice", "zone", typed)
    await w.mira.slash(w.general, "me practice", zone=typed)
    card = (await w.mira.slash(w.general, "me practice", channel=w.general)).response
    await w.mira.click(card, label=practice_words.BY_MESSAGE_INSTEAD)
    await w.mira.slash(w.general, "me practice", channel=w.general)
    see = member_id("practice-see", w.mira.id)
    await w.mira.click(await planted(w, see), custom_id=see)
    practice = await w.store.practices.of(w.mira.id)
    assert practice is not None
    for hour, label in enumerate((practice_words.DONE, practice_words.SKIP)):
        due = START - timedelta(hours=hour)
        await w.store.outbox.plan(PRACTICE, str(practice.id), due, member=w.mira.id, server=w.guild.id)
        await settled(w)
        await w.env.settle()
        await w.mira.click(w.general.last_message, label=label)


async def use_caring(w: World, told: str) -> None:
    """`told` is kept. In the end it is, with a care action that is open and one that is done."""
    card = (await w.mira.slash(w.general, "me remember")).response
    answers = {"follows": "400", "one": f"{told} one", "two": f"{told} two", "three": f"{told} three", "trait": told}
    await w.mira.submit_modal(await w.mira.click(card, label=remember_words.REMEMBER_START), answers)
    await w.mira.click(card, label=remember_words.REMEMBER_FORGET)
    await w.mira.submit_modal(await w.mira.click(card, label=remember_words.REMEMBER_START), answers)
    card = (await w.mira.slash(w.general, "me actions")).response
    for _ in range(2):
        await w.mira.select(card, ["question-back"], custom_id=select_ids(card)[0])
        await w.mira.click(card, label=remember_words.ACTION_DONE)
        await w.mira.click(card, label=remember_words.ACTIONS_FORGET)
    for last in (remember_words.ACTION_DONE, None):
        await w.mira.select(card, ["thank-by-name"], custom_id=select_ids(card)[0])
        if last is not None:
            await w.mira.click(card, label=last)
