"""Which reason to care a draft gives, seen only where its words say it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given as whatever
from hypothesis import strategies as st

from bot.coaching.reasons import Given, given
from bot.coaching.reviewing import review
from tests.sim.world import shelf

CASES = yaml.safe_load(Path(__file__).with_name("reasons.yaml").read_text("utf-8"))
CARE = shelf().current.knowledge.care


def seen(caption: str) -> tuple[Given, ...]:
    assert CARE is not None
    book = shelf().current
    return given(review(caption, book), CARE.reasons, book.grammar("en"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["caption"])
def test_a_reason_is_seen_where_the_words_say_it(case: dict[str, Any]) -> None:
    assert [one.reason.id for one in seen(case["caption"])] == case["sees"]


def test_the_sentence_that_shows_it_is_named() -> None:
    (one,) = seen("The kiln is cold. What would you fire first? I will wait.")

    assert one.sentence == "What would you fire first?"


def test_a_question_that_reads_as_bait_is_no_reason() -> None:
    assert seen("Comment YES if you agree, what do you think?") == ()


@whatever(st.text(st.sampled_from("aI? .,\n“”\"'#@🎵é"), max_size=80))
def test_whatever_the_caption_its_reasons_are_its_own_words(caption: str) -> None:
    for one in seen(caption):
        assert one.sentence in caption
