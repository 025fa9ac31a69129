"""How a cycle goes, through the simulated Discord: the summary after each evening, and the picture of its course."""

from __future__ import annotations

import io

import matplotlib.image

from bot.cards.cycle import course_words as words
from bot.cards.cycle import seat_words
from bot.cards.cycle.keys import cycle_id
from tests.sim.cycles import WEEKS, active_cycle, calm, evening_held, people, the_cycle
from tests.sim.world import World, labels, planted, texts, world


def summaries(w: World) -> list[str]:
    """The oldest first."""
    return [said for one in w.general.history() if "## Evening" in (said := texts(one))]


async def test_after_an_evening_everyone_sees_who_was_there_who_spoke_and_how_far_it_is() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        there = people(w, 9)
        await evening_held(w, there[:5], there[5:8])
        await evening_held(w, there[5:7], [*there[:5], there[8]])
        first, second = sorted(summaries(w))

    assert "Evening 1 of Kiln talks" in first and words.THERE_FIRST.format(there=8) in first
    assert all(one.mention in first for one in there[:5]) and "5 of 100 speakers" in first
    assert "Evening 2 of Kiln talks" in second and words.THERE.format(there=8, new=1) in second
    assert all(one.mention in second for one in there[5:7]) and "7 of 100 speakers" in second
    assert words.STREAK.format(streak=2) in second and "<t:" in second


async def test_a_summary_comes_once_though_the_coach_dies() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        await evening_held(w, people(w, 2))
        for _ in range(2):
            await w.restart()
            await calm(w)

        assert len(summaries(w)) == 1


async def test_the_summary_offers_a_seat_at_the_next_evening_and_the_picture() -> None:
    async with world() as w:
        await active_cycle(w, evenings=1)  # in three weeks
        await evening_held(w, people(w, 2), after=2 * WEEKS)
        said = next(one for one in w.general.history() if "## Evening" in texts(one))

    assert labels(said) == [seat_words.SIGN_UP, words.COURSE]


async def test_milestones_are_told_with_the_summary_once_each() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        for _ in range(6):
            await evening_held(w, people(w, 0))
        reached = [one for one in summaries(w) if "milestone" in one]

    (said,) = reached
    assert words.MILESTONE.format(streak=5, theme="clay") in said


async def test_where_nobody_said_that_they_were_there_nothing_is_claimed() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        await evening_held(w, people(w, 2))
        (said,) = summaries(w)

    assert "there" not in said.split("Spoke")[0].lower()


async def test_the_picture_shows_the_course_and_says_it_in_words_too() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        none = await w.jo.slash(w.general, "cycle course")
        assert words.COURSE_NONE in texts(none.response) and not none.response.attachments

        there = people(w, 8)
        await evening_held(w, there[:3], there[3:])
        await evening_held(w, there[3:5], there[:2])
        answer = await w.jo.slash(w.general, "cycle course")
        (file,) = answer.response.attachments
        height, width, _ = matplotlib.image.imread(io.BytesIO(await file.read())).shape

    assert answer.ephemeral and width >= 800 and height >= 600
    assert file.description is not None
    assert "8, 4" in file.description and "2 of 100" not in file.description and "5 of 100" in file.description
    assert words.MET.format(count=8) in texts(answer.response)


async def test_anybody_opens_the_picture_from_the_card_and_of_a_cycle_that_is_over() -> None:
    async with world() as w:
        card = await active_cycle(w, evenings=0, end="1 evenings")
        assert words.COURSE not in labels(card)
        (lu, *_) = there = people(w, 2)
        await evening_held(w, there)
        assert (await the_cycle(w)).state == "closed"
        answer = await lu.click(card, label=words.COURSE)
        assert answer.ephemeral and answer.response.attachments

        gone = cycle_id("cycle-course", 77)
        assert (await lu.click(await planted(w, gone), custom_id=gone)).ephemeral


async def test_how_many_cycles_run_here_is_said_where_there_are_more() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        await active_cycle(w, evenings=0, name="Loom talks", preset="small-circle")
        await evening_held(w, people(w, 1))
        (said,) = summaries(w)

    assert words.AROUND.format(count=2) in said
