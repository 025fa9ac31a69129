"""/learn: a For You page to play with, myths with a plan, and a glossary that finds a word in any spelling."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.cards import learning_words, words
from bot.cards.bar import EMPTY, FULL
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, size
from bot.cards.keys import LONGEST, ForYouKey
from bot.cards.learn.learning import Reader, algorithm_card, glossary_card, myth_card, term_card
from bot.coaching.foryou import LONGEST as A_ROUND
from bot.coaching.foryou import play
from bot.rulebook.knowledge.model import Myth, Term
from bot.rulebook.knowledge.naming import fold_term
from tests.commands.test_compare import FRESH, LATER
from tests.sim.everything import NEXT, planted
from tests.sim.world import custom_id, labels, select_ids, shelf, texts, world

KNOWN = shelf().current.knowledge
EXAMPLE = next(iter(KNOWN.algorithms.values()))
FINISH, LIKE, SWIPE = (one.label for one in EXAMPLE.reactions)
READER = Reader(1, FRESH)


def bars(message: Any) -> dict[str, int]:
    """How many of the next videos each subject gets, as the card says it."""
    found = {}
    for line in texts(message).split("\n"):
        if line.startswith((FULL, EMPTY)):
            _, count, name = line.split(maxsplit=2)
            found[name] = int(count)
    return found


# The worked example


async def test_watching_cooking_to_the_end_brings_more_cooking() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "learn algorithm")
        assert answer.ephemeral
        before = bars(answer.response)

        await w.mira.click(answer.response, label=FINISH)

        after = bars(answer.response)
        assert after["Cooking"] > before["Cooking"]
        assert sum(after.values()) == sum(before.values())


async def test_the_round_goes_on_after_a_restart() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn algorithm")).response
        for label in (FINISH, SWIPE):
            await w.mira.click(card, label=label)
        await w.restart()
        await w.mira.click(card, label=LIKE)

        expected = play(EXAMPLE, [0, 2, 1])
        assert expected.video in texts(card)
        assert bars(card) == {one.name: expected.shares[one.id] for one in EXAMPLE.interests}


async def test_start_again_is_there_after_the_first_press_and_starts_again() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn algorithm")).response
        first = texts(card)
        assert learning_words.START_AGAIN not in labels(card)

        await w.mira.click(card, label=FINISH)
        await w.mira.click(card, label=learning_words.START_AGAIN)

        assert texts(card) == first


@pytest.mark.parametrize(
    ("pressed", "command"),
    [
        ("foryou:react:{member}:0:0", "/learn algorithm"),
        ("foryou:again:{member}:0:", "/learn algorithm"),
        ("myth:{member}", "/learn myths"),
        ("term:{member}", "/learn glossary"),
        ("compare:{member}", "/compare"),
        ("compare-page:{member}:1:limits", "/compare"),
    ],
)
async def test_the_buttons_belong_to_the_member(pressed: str, command: str) -> None:
    async with world() as w:
        id = "coach1:" + pressed.format(member=w.mira.id)
        answer = await w.jo.click(await planted(w, id), custom_id=id)

        assert answer.ephemeral
        assert texts(answer.response) == learning_words.NOT_YOUR_CARD.format(member=f"<@{w.mira.id}>", command=command)


def test_a_round_ends_with_what_it_showed_and_no_more_reactions() -> None:
    done = "0" * A_ROUND
    card = algorithm_card(EXAMPLE, play(EXAMPLE, [0] * A_ROUND), ForYouKey(1, 0, done), READER)
    shown = json.dumps(card.view.to_components())

    assert str(A_ROUND) in shown
    assert FINISH not in [one.get("label") for one in _buttons(card)]


def _buttons(card: Any) -> list[dict[str, Any]]:
    rows = [row for frame in card.view.to_components() for row in frame["components"]]
    return [one for row in rows for one in row.get("components", ())]


def test_the_longest_round_fits_a_custom_id() -> None:
    assert len(ForYouKey(8 * 10**18, 9, "2" * A_ROUND).id("react")) <= LONGEST


@pytest.mark.parametrize("forged", ["9:0", "0:9", "0:00000000000000000009"])
async def test_a_forged_round_is_answered_honestly(forged: str) -> None:
    async with world() as w:
        pressed = f"coach1:foryou:react:{w.mira.id}:{forged}"
        answer = await w.mira.click(await planted(w, pressed), custom_id=pressed)

        assert texts(answer.response) == learning_words.EXAMPLE_CHANGED


# Myths


@pytest.mark.parametrize("myth", KNOWN.myths.values(), ids=list(KNOWN.myths))
@pytest.mark.parametrize("today", [FRESH, LATER])
def test_each_myth_fits_a_card_and_ends_on_a_step(myth: Myth, today: Any) -> None:
    card = myth_card(myth, list(KNOWN.myths.values()), Reader(1, today))

    assert size(card.view)[0] <= MOST_COMPONENTS and size(card.view)[1] <= MOST_TEXT
    assert learning_words.NEXT_STEPS[myth.next] in [one.get("label") for one in _buttons(card)]


async def test_the_follower_myth_comes_first_with_a_plan_for_nobody_s_followers() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "learn myths")
        shown = texts(answer.response)

        assert answer.ephemeral
        assert "followers" in shown and "no followers at all" in shown
        assert [f"{n}. " for n in range(1, 7) if f"\n{n}. " not in shown] == []
        assert "Lookfamed" in shown and "TikTok Newsroom" in shown, "both sides, dated"

        form = await w.mira.click(answer.response, custom_id=custom_id(answer.response, "Review a caption"))
        assert form.modal is not None


async def test_another_myth_is_picked_from_the_list() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn myths")).response
        await w.mira.select(card, ["thirty-hashtags"], custom_id=select_ids(card)[0])

        assert "hashtags" in texts(card).split("\n")[0]


# The glossary


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("100人カイギ", "100人カイギ"),
        ("１００人ｶｲｷﾞ", "100人カイギ"),
        ("hyakunin kaigi", "100人カイギ"),
        ("HYAKUNIN-KAIGI", "100人カイギ"),
        ("ｋｐｉ", "KPI"),
        ("key performance indicators", "KPI"),
        ("for-you page", "For You page"),
    ],
)
async def test_a_word_is_found_in_any_spelling(typed: str, term: str) -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "learn glossary", term=typed)

        assert answer.ephemeral
        assert texts(answer.response).startswith(f"## {term}")


@pytest.mark.parametrize("term", KNOWN.glossary(), ids=lambda one: fold_term(one.term))
def test_each_word_fits_a_card_and_ends_on_a_step(term: Term) -> None:
    card = term_card(term, Reader(1, LATER))

    assert size(card.view)[1] <= MOST_TEXT
    assert learning_words.NEXT_STEPS[term.next] in [one.get("label") for one in _buttons(card)]


async def test_a_word_that_is_nearly_one_is_answered_with_the_nearest() -> None:
    async with world() as w:
        assert "Engagement rate" in texts(
            (await w.mira.slash(w.general, "learn glossary", term="ingagment rate")).response
        )


async def test_an_unknown_word_acts_as_no_markup_and_is_told_plainly() -> None:
    async with world() as w:
        shown = texts((await w.mira.slash(w.general, "learn glossary", term="**@everyone** xyzzy")).response)

        assert "xyzzy" in shown and "**" not in shown


async def test_without_a_word_the_glossary_is_listed_and_one_is_picked() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn glossary")).response
        assert all(one.term in texts(card) for one in KNOWN.glossary())

        await w.mira.select(card, ["KPI"], custom_id=select_ids(card)[0])

        assert texts(card).startswith("## KPI")


async def test_words_are_offered_while_typing_by_any_of_their_names() -> None:
    async with world() as w:
        offered = await w.mira.autocomplete(w.general, "learn glossary", "term", "HYAKU")

        assert [one["value"] for one in offered] == ["100人カイギ"]


def test_the_whole_glossary_fits_a_card() -> None:
    many = [
        Term(f"a long term of the trade, number {n}", (), KNOWN.terms["kpi"].facts, "Go.", "review") for n in range(300)
    ]

    assert size(glossary_card(many, READER).view)[1] <= MOST_TEXT


async def test_every_next_step_starts_something() -> None:
    async with world() as w:
        for step in NEXT:
            pressed = f"coach1:next-{step}"
            answer = await w.mira.click(await planted(w, pressed), custom_id=pressed)

            assert answer.modal is not None or (answer.ephemeral and texts(answer.response))
            assert texts(answer.response) != words.OLD_BUTTON
