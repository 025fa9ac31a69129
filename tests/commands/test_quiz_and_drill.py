"""/learn quiz and /learn drill: five numbers with what each is good for, and one caption before and after."""

from __future__ import annotations

from pathlib import Path as File
from typing import Any

import pytest
import yaml

from bot.cards import learning_words
from bot.cards.card import MOST_TEXT, size
from bot.cards.learn import lesson_words as words
from bot.cards.learn.drill import LONGEST, Drilled, drilled_card
from bot.cards.learn.learning import Reader
from bot.cards.learn.lesson_keys import quiz_id
from bot.cards.learn.quiz import answered_card
from bot.cards.markdown import escape
from bot.coaching.reviewing import review
from bot.rulebook.knowledge.learned import Quiz, QuizAnswer
from tests.commands.test_compare import FRESH
from tests.sim.world import World, labels, planted, shelf, texts, world

KNOWN = shelf().current.knowledge
QUIZ = KNOWN.quizzes["five-numbers"]
DRILL = next(iter(KNOWN.drills.values()))
CASES = yaml.safe_load(File(__file__).with_name("drilled.yaml").read_text("utf-8"))
NUMBERED = list(enumerate(QUIZ.answers, 1))


# The quiz


async def test_the_question_shows_five_statements_each_with_its_button() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "learn quiz")

        assert answer.ephemeral
        assert labels(answer.response) == ["1", "2", "3", "4", "5"]
        assert all(escape(one.says) in texts(answer.response) for one in QUIZ.answers)


@pytest.mark.parametrize(("n", "answer"), NUMBERED)
async def test_each_number_is_answered_with_what_to_do_about_it(n: int, answer: QuizAnswer) -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn quiz")).response
        await w.mira.click(card, label=str(n))
        shown = texts(card)

        assert answer.means in shown and answer.do in shown
        assert shown.startswith(f"## {words.QUIZ_RIGHT.format(n=n)}") == (n == 5)
        assert (learning_words.NEXT_STEPS[QUIZ.next] in labels(card)) == (n == 5)

        await w.mira.click(card, label=words.QUIZ_BACK)
        assert QUIZ.question in texts(card)


@pytest.mark.parametrize(
    ("n", "corrected"),
    [
        (1, "Android"),
        (2, "iOS devices alone, in January 2022"),
        (3, "two studies"),
        (3, "MRC Data"),
        (4, "No origin was found"),
        (5, "No origin was found"),
        (5, "commissioned by TikTok"),
    ],
)
async def test_what_is_known_of_a_number_corrects_it(n: int, corrected: str) -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn quiz")).response
        await w.mira.click(card, label=str(n))

        assert corrected in texts(card)


def test_every_answer_of_every_quiz_has_something_to_do_and_a_source() -> None:
    answers = [(quiz, one) for quiz in KNOWN.quizzes.values() for one in quiz.answers]

    assert [one.says for _, one in answers if not one.do or not one.facts] == []


@pytest.mark.parametrize("forged", ["nothing:1", "five-numbers:9"])
async def test_an_answer_that_is_not_there_is_answered_honestly(forged: str) -> None:
    async with world() as w:
        pressed = f"coach1:quiz:{w.mira.id}:{forged}"
        answer = await w.mira.click(await planted(w, pressed), custom_id=pressed)

        assert texts(answer.response) == words.QUIZ_CHANGED


def test_a_second_quiz_is_one_press_away() -> None:
    other = Quiz("other", "Which?", "One is right.", QUIZ.answers[:2], "review")
    card = answered_card(QUIZ, 4, other, Reader(1, FRESH))

    assert quiz_id(1, "other") in str(card.view.to_components())


# The drill


async def drilled(w: World, before: str, after: str, seconds: float = 42) -> Any:
    """The card of a drill that took so long."""
    card = (await w.mira.slash(w.general, "learn drill")).response
    form = await w.mira.click(card, label=DRILL.label)
    w.later(seconds)
    await w.mira.submit_modal(form, {"before": before, "after": after})
    return card


@pytest.mark.parametrize("case", CASES, ids=[one["said"] for one in CASES])
async def test_the_drill_says_what_changed_from_before_to_after(case: dict[str, str]) -> None:
    async with world() as w:
        shown = texts(await drilled(w, case["before"], case["after"]))

        assert shown.startswith(f"## {getattr(words, case['said'])}\n")


async def test_the_drill_counts_places_and_seconds_even_after_a_restart() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn drill")).response
        form = await w.mira.click(card, label=DRILL.label)
        w.later(42)
        await w.restart()
        await w.mira.submit_modal(
            form, {"before": "Hey guys, I hope all of you try the soup", "after": "I hope you try the soup"}
        )

        assert "42 seconds" in texts(card)
        assert words.PLACES.format(before=2, after=0, one_before=0, one_after=1) in texts(card)


@pytest.mark.parametrize(
    ("seconds", "told"), [(60, "60 seconds"), (61, "1 min 1 s"), (0, "a second"), (-5, "a second")]
)
async def test_the_time_is_told_as_it_was(seconds: int, told: str) -> None:
    async with world() as w:
        assert told in texts(await drilled(w, "Hey guys", "Hey you", seconds))


async def test_who_took_longer_is_told_that_this_is_fine() -> None:
    async with world() as w:
        assert words.LONGER.split(". ")[1] in texts(await drilled(w, "Hey guys", "Hey you", 200))
        assert words.MUCH_LONGER in texts(await drilled(w, "Hey guys", "Hey you", 9_000))


async def test_whole_minutes_are_told_without_seconds() -> None:
    async with world() as w:
        shown = texts(await drilled(w, "Hey guys", "Hey you", 180))

        assert "3 min" in shown and "0 s" not in shown


async def test_while_a_crowd_is_in_it_the_first_button_is_once_more() -> None:
    async with world() as w:
        left, gone = await drilled(w, "Hey guys", "Hello everyone"), await drilled(w, "Hey guys", "Hey you")

        assert labels(left)[0] == words.ONCE_MORE != labels(gone)[0]


async def test_nothing_of_the_drill_is_kept() -> None:
    async with world() as w:
        before = await w.store.kept.of_member(w.mira.id)
        await drilled(w, "Hey guys", "Hey you")

        assert await w.store.kept.of_member(w.mira.id) == before == {}


async def test_an_empty_half_is_answered_kindly() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn drill")).response
        form = await w.mira.click(card, label=DRILL.label)
        answer = await w.mira.submit_modal(form, {"before": "Hey guys", "after": " "})

        assert answer.ephemeral and texts(answer.response)


@pytest.mark.parametrize("pressed", ["drill:{member}:nothing", "drill-start:{member}:nothing"])
async def test_a_drill_that_is_not_there_is_answered_honestly(pressed: str) -> None:
    async with world() as w:
        id = "coach1:" + pressed.format(member=w.mira.id)
        answer = await w.mira.click(await planted(w, id), custom_id=id)

        assert texts(answer.response) == words.DRILL_CHANGED


@pytest.mark.parametrize("filler", ["*", "guys ", "𝓰", "\n", "Hey guys, "])
def test_the_longest_captions_fit_the_card(filler: str) -> None:
    long = review((filler * LONGEST)[: LONGEST - 1] + "x", shelf().current)
    card = drilled_card(DRILL, Drilled(long, long, 42), Reader(1, FRESH))

    assert size(card.view)[1] <= MOST_TEXT
