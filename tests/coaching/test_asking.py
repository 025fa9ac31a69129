"""/ask finds what the coach knows, and finds nothing where it knows nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.asking import BEST, Index, index_of
from tests.sim.world import shelf

QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))
INDEX = index_of(shelf().current, "en")
KNOWN = shelf().current.knowledge


@pytest.mark.parametrize("question", QUESTIONS["known"], ids=lambda one: one["ask"])
def test_a_question_finds_its_answer(question: dict[str, str]) -> None:
    found = [(piece.title, piece.places) for piece in INDEX.answers(question["ask"])]
    where = question.get("where")

    assert any(question["title"] in title and (where is None or where in places) for title, places in found), found


@pytest.mark.parametrize("question", QUESTIONS["unknown"])
def test_what_it_does_not_know_is_not_answered(question: str) -> None:
    assert [piece.title for piece in INDEX.answers(question)] == []


@given(st.text(max_size=300))
def test_any_text_is_answered_with_few_pieces_and_always_the_same(question: str) -> None:
    answers = INDEX.answers(question)

    assert len(answers) <= BEST
    assert answers == INDEX.answers(question)


def test_every_piece_has_a_source() -> None:
    assert [
        piece.title for piece in INDEX.pieces if piece.limit is None and not all(f.sources for f in piece.facts)
    ] == []


@pytest.mark.parametrize("name", [*(one.term for one in KNOWN.glossary()), *(one.myth for one in KNOWN.myths.values())])
def test_what_has_a_name_is_found_by_that_name(name: str) -> None:
    assert name in {piece.title for piece in INDEX.answers(name)}


def test_a_word_that_means_the_same_finds_the_same() -> None:
    for group in KNOWN.synonyms:
        first = INDEX.answers(group[0])
        assert [word for word in group if INDEX.answers(word) != first] == []


def test_where_no_platform_is_named_the_ones_that_are_compared_come_first() -> None:
    first = INDEX.answers("how many hashtags?")[0]

    assert first.limit is not None and first.places[0] in ("TikTok", "Instagram")


def test_nothing_is_said_twice() -> None:
    found = INDEX.answers("how many hashtags on instagram?")

    assert len({(piece.places, piece.limit) for piece in found if piece.limit}) == sum(1 for one in found if one.limit)


def test_of_two_platforms_the_one_that_is_asked_about_comes_first() -> None:
    for platform in ("Instagram", "TikTok", "Threads"):
        assert INDEX.answers(f"how many hashtags on {platform}?")[0].places == (platform,)


def test_what_changes_between_platforms_is_found_and_leads_to_adapt() -> None:
    changes = {piece.title for piece in INDEX.pieces if piece.next == "adapt"}

    assert changes == {one.name for one in KNOWN.adaptations.values() if one.facts}


def test_what_is_compared_leads_to_its_topic_and_a_figure_to_ones_own() -> None:
    topics = {piece.about for piece in INDEX.pieces if piece.next == "topic"}
    platforms = {piece.about for piece in INDEX.pieces if piece.next == "log"}

    assert topics <= KNOWN.topics.keys() and topics
    assert platforms == KNOWN.figures.keys()


def test_the_index_is_made_once_for_a_rulebook() -> None:
    assert index_of(shelf().current, "en") is INDEX


def test_a_language_that_nothing_is_known_in_answers_nothing() -> None:
    assert Index(shelf().current, "xx").answers("engagement rate") == ()
