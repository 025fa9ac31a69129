"""A quiet word to those who started a cycle, through the simulated Discord: once, without a figure in public."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.cards.cycle import tips_words as words
from bot.coaching.cycle import holding, planning
from tests.sim.cycles import active_cycle, calm, evening_held, now, people, plan_evening
from tests.sim.world import World, labels, texts, world

MONTH = timedelta(days=30)


def notes(w: World, said: str) -> list[Any]:
    return [one for one in w.general.history() if said in texts(one)]


async def three_held(w: World, end: str = "20 evenings") -> None:
    await active_cycle(w, evenings=0, end=end)
    for _ in range(3):
        await evening_held(w, after=MONTH)


async def days(w: World, count: float) -> None:
    w.later(timedelta(days=count).total_seconds())
    await calm(w)


async def test_a_gap_half_as_long_again_as_usual_is_said_once_also_across_restarts() -> None:
    async with world() as w:
        await three_held(w)
        await days(w, 44.9)
        assert not notes(w, "A word for")

        await days(w, 0.2)
        (note,) = notes(w, "A word for")
        assert all(one.mention in texts(note) for one in (w.mira, w.jo, w.admin)) and "30 days" in texts(note)
        for _ in range(4):
            await w.restart()
            await days(w, 9)
        assert len(notes(w, "A word for")) == 1


async def test_nothing_is_said_of_a_gap_while_the_next_evening_is_planned_but_when_it_is_called_off() -> None:
    async with world() as w:
        await three_held(w)
        event = (await plan_evening(w, now(w) + 3 * MONTH)).events[-1].id
        await days(w, 50)
        assert not notes(w, "A word for")

        await w.bot.cycles.change(1, lambda c: planning.cancel(c, event, None, now(w)))
        await calm(w)
        assert len(notes(w, "A word for")) == 1


async def test_nothing_is_said_of_a_gap_in_the_hours_of_an_evening_that_nobody_has_begun_yet() -> None:
    async with world() as w:
        await three_held(w)
        event = (await plan_evening(w, now(w) + timedelta(days=50))).events[-1].id
        await days(w, 50)
        await days(w, 0.1)
        assert not notes(w, "A word for")

        await w.bot.cycles.change(1, lambda c: holding.hold(c, event, None, now(w)))
        await calm(w)
        assert not notes(w, "A word for")


async def test_each_long_gap_gets_its_own_note_and_the_last_evening_none() -> None:
    async with world() as w:
        await three_held(w, end="5 evenings")
        await days(w, 46)
        await evening_held(w, after=timedelta(days=1))
        await days(w, 60)
        assert len(notes(w, "A word for")) == 2
        await evening_held(w, after=timedelta(days=1))
        await days(w, 90)
        assert len(notes(w, "A word for")) == 2


async def test_steady_evenings_are_never_remarked_on() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0, end="20 evenings")
        there = people(w, 6)
        for _ in range(6):
            await evening_held(w, there[:2], there, after=MONTH)
        await days(w, 2)
        assert not notes(w, "word for")


async def test_a_cycle_that_fades_is_a_quiet_word_to_those_who_started_it() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0, end="20 evenings")
        there = people(w, 10)
        for came, gap in ((10, 14), (8, 20), (6, 28), (4, 40), (3, 55)):
            await evening_held(w, there[:1], there[:came], after=timedelta(days=gap))
            await w.restart()
            await days(w, 1.5)
        (note,) = notes(w, "quiet word for")
        assert not [one for one in texts(note).split() if one.isdigit()]

        kim = await there[0].click(note, label=words.READ)
        assert kim.ephemeral and "started this cycle" in texts(kim.response)
        mira = await w.mira.click(note, label=words.READ)
        assert mira.ephemeral and "8, 6, 4, 3" in texts(mira.response)
        assert words.PLAN in labels(mira.response)


async def test_a_quiet_word_that_is_past_says_so() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0, end="20 evenings")
        there = people(w, 12)
        for came, gap in ((10, 14), (8, 20), (6, 28), (4, 40)):
            await evening_held(w, there[:1], there[:came], after=timedelta(days=gap))
        await days(w, 1.5)
        (note,) = notes(w, "quiet word for")
        await evening_held(w, there[:1], there, after=timedelta(days=20))
        assert texts((await w.mira.click(note, label=words.READ)).response) == words.SIGNS_GONE
