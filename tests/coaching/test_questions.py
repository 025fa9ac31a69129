"""A question to the coach is told from a draft, which may ask its readers things."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.questions import LONGEST, answers_to, is_question
from tests.sim.world import shelf

CASES = yaml.safe_load((Path(__file__).parent / "questions_and_drafts.yaml").read_text("utf-8"))
BOOK = shelf().current


@pytest.mark.parametrize("text", CASES["questions"])
def test_a_question_to_the_coach_is_answered(text: str) -> None:
    assert answers_to(text, BOOK, "en")


@pytest.mark.parametrize("text", CASES["drafts"])
def test_a_draft_stays_a_draft_even_where_it_asks(text: str) -> None:
    assert [piece.title for piece in answers_to(text, BOOK, "en")] == []


def test_a_long_text_is_a_draft() -> None:
    question = "how many hashtags on instagram?"

    assert answers_to(question, BOOK, "en")
    assert not answers_to(f"{'Rain. ' * LONGEST}{question}", BOOK, "en")


@given(st.text(max_size=LONGEST + 1))
def test_any_text_is_one_or_the_other(text: str) -> None:
    assert is_question(text, BOOK.grammar("en")) in (True, False)


def test_in_a_language_without_words_everything_is_a_draft() -> None:
    assert answers_to("how many hashtags on instagram?", BOOK, "xx") == ()
