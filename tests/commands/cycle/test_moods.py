"""How an evening felt: one tap, seen by nobody else, and a swap suggested after three low ones."""

from __future__ import annotations

from typing import Any

from bot.cards.cycle import leave_words, role_words
from bot.cards.cycle import mood_words as words
from bot.cards.cycle.crew_keys import mood_id
from bot.coaching.cycle import holding, volunteering
from bot.coaching.cycle.model import End
from tests.sim.cycles import WEEKS, active_cycle, calm, now, people, pinged, plan_evening, the_cycle
from tests.sim.world import World, labels, planted, texts, world

LATER = 2 * 3600  # seconds, after an evening began


def asked(w: World) -> list[Any]:
    """The latest first."""
    return [one for one in w.general.history() if words.MOOD_TITLE in texts(one)]


async def an_evening(w: World, helper: Any = None) -> Any:
    """One more was held, with `helper` at the door; the question after it."""
    cycle = await plan_evening(w, now(w) + 4 * WEEKS)
    event, before = cycle.events[-1].id, len(asked(w))
    if helper is not None:
        await w.bot.cycles.change(1, lambda c: volunteering.claim_role(c, event, "door", helper.id, now(w)))
    w.later((4 * WEEKS).total_seconds())
    await w.bot.cycles.change(1, lambda c: holding.hold(c, event, None, now(w)))
    await calm(w)
    assert len(asked(w)) == before
    w.later(LATER)
    await calm(w)
    assert len(asked(w)) == before + 1
    return max(asked(w), key=lambda one: one.id)


async def test_after_an_evening_those_who_made_it_are_asked_once_without_a_ping() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        (kim,) = people(w, 1)
        question = await an_evening(w, kim)
        await w.restart()
        await calm(w)

        assert len(asked(w)) == 1
        assert all(one.mention in texts(question) for one in (w.mira, w.jo, w.admin, kim))
        assert pinged(w, question) == []


async def test_an_answer_is_private_and_can_be_changed() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        question = await an_evening(w)
        for label, mood in ((words.GOOD, 3), (words.LOW, 1)):
            answer = await w.mira.click(question, label=label)
            assert answer.ephemeral and label in texts(answer.response)
            assert await w.store.cycle_moods.of(1, w.mira.id) == {1: mood}

        assert texts(question) == texts(max(asked(w), key=lambda one: one.id))


async def test_who_did_not_make_the_evening_is_not_asked() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        (kim,) = people(w, 1)
        question = await an_evening(w)
        answer = await kim.click(question, label=words.LOW)

        assert texts(answer.response) == words.NOT_YOUR_EVENING
        assert await w.store.cycle_moods.of(1, kim.id) == {}


async def test_three_low_ones_in_a_row_suggest_a_swap_to_that_person_alone() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        (kim,) = people(w, 1)
        for n in range(3):
            question = await an_evening(w, kim)
            mine = await kim.click(question, label=words.LOW)
            other = await w.jo.click(question, label=words.GOOD)
            assert (words.SWAP_TITLE in texts(mine.response)) == (n == 2)
            assert words.SWAP_TITLE not in texts(other.response)

        assert mine.ephemeral and words.HAND_OVER not in labels(mine.response)
        assert not [one for one in w.general.history() if words.SWAP_TITLE in texts(one)]
        await plan_evening(w, now(w) + 4 * WEEKS)
        again = (await kim.click(question, label=words.LOW)).response
        await kim.click(again, label=role_words.SEE_ROLES)
        assert role_words.TAKE.format(name="Door") in labels(again)


async def test_a_founder_is_led_to_handing_over_and_nothing_is_done_by_that() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        for _ in range(3):
            answer = await w.mira.click(await an_evening(w), label=words.LOW)
        await w.mira.click(answer.response, label=words.HAND_OVER)

        assert leave_words.LEAVE_NOW in labels(answer.response)
        assert (await the_cycle(w)).founded_by(w.mira.id)


async def test_a_better_evening_between_low_ones_suggests_nothing() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        for label in (words.LOW, words.LOW, words.RIGHT, words.LOW):
            answer = await w.mira.click(await an_evening(w), label=label)

        assert words.SWAP_TITLE not in texts(answer.response)


async def test_an_evening_that_was_not_held_is_not_asked_about() -> None:
    async with world() as w:
        await active_cycle(w)
        forged = mood_id(1, 1, 1)
        answer = await w.mira.click(await planted(w, forged), custom_id=forged)

        assert texts(answer.response) == words.NOT_HELD and asked(w) == []


async def test_after_the_last_evening_nobody_is_asked() -> None:
    async with world() as w:
        await active_cycle(w, evenings=1, end="1 evening")
        assert (await the_cycle(w)).end == End(events=1)
        w.later((3 * WEEKS).total_seconds())
        await w.bot.cycles.change(1, lambda c: holding.hold(c, 1, None, now(w)))
        w.later(LATER)
        await calm(w)

        assert (await the_cycle(w)).state == "closed" and asked(w) == []


async def test_where_the_channel_is_gone_the_question_comes_as_a_message_and_is_answered_there() -> None:
    async with world() as w:
        await active_cycle(w)
        w.env.backend.delete_channel(w.general.id)
        await w.env.settle()
        w.later((3 * WEEKS).total_seconds())
        await w.bot.cycles.change(1, lambda c: holding.hold(c, 1, None, now(w)))
        w.later(LATER)
        await calm(w)
        said = next(one for one in w.jo.user.dm_channel.history() if words.MOOD_TITLE in texts(one))
        await w.jo.user.click(said, label=words.GOOD)

        assert await w.store.cycle_moods.of(1, w.jo.id) == {1: 3}
