"""/learn connection, video and path: lessons with a practice each, and progress that stays true in any order."""

from __future__ import annotations

import random
from pathlib import Path as File
from typing import Any

import pytest
import yaml

from bot.cards import learning_words
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, size
from bot.cards.keys import LONGEST
from bot.cards.learn import lesson_words as words
from bot.cards.learn.learning import Reader
from bot.cards.learn.lesson_keys import LessonKey, path_id
from bot.cards.learn.lessons import LONGEST_ATTEMPT, Outcome, lesson_card, paths_card
from bot.coaching.lessons import progress
from bot.coaching.reviewing import review
from bot.rulebook.knowledge.learned import Lesson, Path
from tests.commands.test_compare import LATER
from tests.sim.world import World, custom_id, labels, planted, shelf, texts, world

KNOWN = shelf().current.knowledge
CONNECTION = KNOWN.paths["connection"]
CASES = yaml.safe_load(File(__file__).with_name("rewritten.yaml").read_text("utf-8"))


async def path_shown(w: World) -> str:
    return texts((await w.mira.slash(w.general, "learn connection")).response)


async def opened(w: World, lesson: str, path: str = "connection") -> Any:
    """The card of a lesson, as a button of the path opens it."""
    card = (await w.mira.slash(w.general, "learn path", which=path)).response
    await w.mira.select(card, [lesson], custom_id=path_id("path-pick", w.mira.id, path))
    return card


def lesson_of(path: Path, kind: str) -> Lesson:
    return next(one for one in path.lessons if one.practice.kind == kind)


# The path


async def test_a_path_opens_at_its_first_lesson_and_then_at_the_next() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "learn connection")
        first, second = CONNECTION.lessons[:2]
        assert answer.ephemeral
        assert words.NEXT_MARK.format(n=1, title=first.title) in texts(answer.response)

        await w.mira.click(answer.response, label=words.BEGIN)
        await w.mira.click(answer.response, label=first.practice.label)

        shown = await path_shown(w)
        assert words.DONE_MARK.format(n=1, title=first.title) in shown
        assert words.NEXT_MARK.format(n=2, title=second.title) in shown


async def test_progress_survives_a_restart() -> None:
    async with world() as w:
        await w.mira.click(await opened(w, "why-care"), label="I have my three")
        before = await path_shown(w)
        await w.restart()

        assert await path_shown(w) == before
        assert "1 of 8" in before


async def test_a_button_of_a_lesson_works_after_a_restart() -> None:
    async with world() as w:
        card = await opened(w, "why-care")
        await w.restart()
        await w.mira.click(card, label="I have my three")

        assert "1 of 8" in await path_shown(w)


async def test_progress_is_each_members_own() -> None:
    async with world() as w:
        await w.mira.click(await opened(w, "why-care"), label="I have my three")

        theirs = texts((await w.jo.slash(w.general, "learn connection")).response)
        assert "0 of 8" in theirs


async def test_starting_over_asks_once_more_and_then_forgets() -> None:
    async with world() as w:
        await w.mira.click(await opened(w, "why-care"), label="I have my three")
        card = (await w.mira.slash(w.general, "learn connection")).response
        await w.mira.click(card, label=words.START_OVER)
        await w.mira.click(card, label=words.KEEP_PROGRESS)
        assert "1 of 8" in texts(card)

        await w.mira.click(card, label=words.START_OVER)
        await w.mira.click(card, label=words.START_OVER_SURE)

        assert "0 of 8" in texts(card)
        assert await w.store.lessons.of(w.mira.id) == {}


async def test_every_path_is_listed_with_how_far_it_is() -> None:
    async with world() as w:
        await w.mira.click(await opened(w, "sound", "short-video"), label="I did both")
        shown = texts((await w.mira.slash(w.general, "learn path")).response)

        assert all(one.title in shown for one in KNOWN.paths.values())
        assert "1 of 7" in shown and "0 of 8" in shown


async def test_a_path_is_found_by_what_is_typed_of_its_title() -> None:
    async with world() as w:
        offered = await w.mira.autocomplete(w.general, "learn path", "which", "short")
        assert [one["value"] for one in offered] == ["short-video"]

        assert "xyzzy" in texts((await w.mira.slash(w.general, "learn path", which="**xyzzy**")).response)


async def test_a_finished_path_says_so_and_leads_on() -> None:
    async with world() as w:
        for lesson in CONNECTION.lessons:
            await w.store.lessons.add(w.mira.id, CONNECTION.id, lesson.id)
        card = (await w.mira.slash(w.general, "learn connection")).response

        assert CONNECTION.finished in texts(card)
        assert learning_words.NEXT_STEPS[CONNECTION.next] in labels(card)


# The practices


async def test_a_wrong_choice_is_answered_and_may_be_made_again_until_the_right_one() -> None:
    async with world() as w:
        lesson = lesson_of(CONNECTION, "choose")
        card = await opened(w, lesson.id)
        wrong = next(n for n, one in enumerate(lesson.practice.options) if not one.right)
        right = next(n for n, one in enumerate(lesson.practice.options) if one.right)

        await w.mira.click(card, label=words.LETTERS[wrong])
        assert lesson.practice.options[wrong].answer in texts(card)
        assert await w.store.lessons.of(w.mira.id) == {}

        await w.mira.click(card, label=words.LETTERS[right])
        assert lesson.practice.options[right].answer in texts(card)
        assert await w.store.lessons.of(w.mira.id) == {CONNECTION.id: frozenset({lesson.id})}


@pytest.mark.parametrize("case", CASES, ids=[one["typed"][:40] for one in CASES])
async def test_a_rewrite_is_done_when_it_speaks_to_one_person(case: dict[str, Any]) -> None:
    async with world() as w:
        lesson = lesson_of(CONNECTION, "rewrite")
        card = await opened(w, lesson.id)
        form = await w.mira.click(card, label=lesson.practice.label)
        await w.mira.submit_modal(form, {"caption": case["typed"]})

        assert (lesson.practice.done in texts(card)) == case["done"]
        assert (await w.store.lessons.of(w.mira.id) != {}) == case["done"]


async def test_what_was_tried_stands_in_the_form_when_it_opens_again() -> None:
    async with world() as w:
        lesson = lesson_of(CONNECTION, "rewrite")
        card = await opened(w, lesson.id)
        tried = "Hey guys, *which* one?\nTell me > soon"
        await w.mira.submit_modal(await w.mira.click(card, label=lesson.practice.label), {"caption": tried})
        form = await w.mira.click(card, label=lesson.practice.label)

        assert repr(tried) in str(form.modal)


async def test_an_empty_rewrite_is_answered_kindly() -> None:
    async with world() as w:
        form = await w.mira.click(await opened(w, "plural-you"), label="Write mine")
        answer = await w.mira.submit_modal(form, {"caption": " \n "})

        assert answer.ephemeral and texts(answer.response)
        assert await w.store.lessons.of(w.mira.id) == {}


async def test_a_lesson_that_is_done_can_be_done_again_and_leads_to_the_next() -> None:
    async with world() as w:
        await w.mira.click(await opened(w, "why-care"), label="I have my three")
        card = await opened(w, "why-care")

        assert words.DONE_BEFORE in texts(card)

        await w.mira.click(card, label=words.NEXT_LESSON)
        assert CONNECTION.lessons[1].title in texts(card)


@pytest.mark.parametrize(
    "forged",
    [
        "lesson:{member}:connection:nothing",
        "lesson:{member}:nothing:why-care",
        "lesson-did:{member}:connection:plural-you",
        "lesson-write:{member}:connection:why-care",
        "lesson-answer:{member}:connection:room-or-one:9",
        "lesson-answer:{member}:connection:why-care:0",
        "path:{member}:nothing",
        "path-over:{member}:nothing",
    ],
)
async def test_a_lesson_that_is_not_there_is_answered_and_nothing_is_kept(forged: str) -> None:
    async with world() as w:
        pressed = "coach1:" + forged.format(member=w.mira.id)
        answer = await w.mira.click(await planted(w, pressed), custom_id=pressed)

        assert texts(answer.response) == words.NO_LONGER
        assert await w.store.lessons.of(w.mira.id) == {}


@pytest.mark.parametrize("seed", range(3))
async def test_any_order_of_presses_doubled_leaves_progress_as_it_should_be(seed: int) -> None:
    """Buttons of many cards, each pressed once or twice: progress is what was solved since the last start over."""
    chance = random.Random(seed)
    expected: set[str] = set()
    async with world() as w:
        for _ in range(40):
            lesson = chance.choice(CONNECTION.lessons)
            key = LessonKey(w.mira.id, CONNECTION.id, lesson.id)
            pressed = chance.choice([key.id("lesson"), key.id("lesson"), _practise(lesson, key, chance), None])
            if pressed is None:
                pressed = path_id(chance.choice(["path", "path-ask", "path-over"]), w.mira.id, CONNECTION.id)
            for _ in range(chance.choice([1, 2])):
                await w.mira.click(await planted(w, pressed), custom_id=pressed)
            expected = _after(pressed, lesson, expected)

        assert (await w.store.lessons.of(w.mira.id)).get(CONNECTION.id, frozenset()) == expected
        assert f"{len(expected)} of 8" in await path_shown(w)


def _practise(lesson: Lesson, key: LessonKey, chance: random.Random) -> str:
    if lesson.practice.kind == "choose":
        return key.choose(chance.randrange(len(lesson.practice.options)))
    return key.id("lesson-did" if lesson.practice.kind == "do" else "lesson-write")


def _after(pressed: str, lesson: Lesson, done: set[str]) -> set[str]:
    if ":path-over:" in pressed:
        return set()
    if ":lesson-did:" in pressed:
        return done | {lesson.id}
    if ":lesson-answer:" in pressed and lesson.practice.options[int(pressed[-1])].right:
        return done | {lesson.id}
    return done


# What the files hold


@pytest.mark.parametrize("path", KNOWN.paths.values(), ids=list(KNOWN.paths))
@pytest.mark.parametrize("tried", ["*" * 600, "Hey guys, " * 60])
def test_each_lesson_fits_a_card_with_the_longest_try(path: Path, tried: str) -> None:
    read = review(tried[: LONGEST_ATTEMPT - 1] + "x", shelf().current)
    for lesson in path.lessons:
        said = words.STILL_CROWD.format(message="m" * 200)
        card = lesson_card(progress(path, {lesson.id}), lesson, Reader(1, LATER), Outcome(said, True, read))

        assert size(card.view)[0] <= MOST_COMPONENTS and size(card.view)[1] <= MOST_TEXT


def test_many_paths_fit_a_card() -> None:
    many = [progress(CONNECTION, ()) for _ in range(30)]

    assert size(paths_card(many, Reader(1, LATER)).view)[0] <= MOST_COMPONENTS


def test_each_practice_can_be_done() -> None:
    """A choice has a right option that the coach's own review has nothing against, where it is about one person."""
    for lesson in CONNECTION.lessons:
        right = [one for one in lesson.practice.options if one.right]
        assert bool(right) == (lesson.practice.kind == "choose")
        if lesson.id != "on-purpose":
            assert [one.caption for one in right if review(one.caption, shelf().current).to_crowd] == []


@pytest.mark.parametrize(
    ("path", "lesson"),
    [(path, lesson) for path in KNOWN.paths.values() for lesson in path.lessons],
    ids=lambda one: one.id,
)
def test_a_caption_to_rewrite_speaks_to_a_crowd_and_can_be_mended(path: Path, lesson: Lesson) -> None:
    if lesson.practice.kind == "rewrite":
        read = review(lesson.practice.caption, shelf().current)
        assert read.verdict in ("crowd", "mixed")
        assert read.rewrite is not None
        assert review(read.rewrite, shelf().current).to_crowd == 0


def test_the_longest_names_fit_the_id_of_a_button() -> None:
    longest = LessonKey(8 * 10**18, "p" * 16, "l" * 24)

    assert len(longest.choose(9)) <= LONGEST
    assert len(longest.id("lesson-write")) <= LONGEST


def test_a_lesson_that_the_file_has_no_longer_does_not_count() -> None:
    now = progress(CONNECTION, {"why-care", "gone"})

    assert now.count == 1 and not now.finished


def test_next_goes_on_after_a_lesson_and_then_round_to_what_was_left_out() -> None:
    ids = [one.id for one in CONNECTION.lessons]

    def next_id(done: set[str], after: str = "") -> str | None:
        coming = progress(CONNECTION, done).next(after)
        return coming.id if coming else None

    assert next_id(set()) == ids[0]
    assert next_id({ids[2]}, ids[2]) == ids[3]
    assert next_id({ids[-1]}, ids[-1]) == ids[0]
    assert next_id(set(ids)) is None


async def test_the_bar_counts_what_is_done() -> None:
    async with world() as w:
        await w.mira.click(await opened(w, "why-care"), label="I have my three")

        assert "▰▱▱▱▱▱▱▱ 1 of 8" in await path_shown(w)
        assert custom_id((await w.mira.slash(w.general, "learn connection")).response, words.START_OVER)
