"""What is masked: the cases of masks.yaml, and that a mask keeps the crowd rules out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.caption.reading import read
from bot.coaching.opening import open_rulebook
from bot.coaching.reviewing import review

BOOK = open_rulebook().rulebook
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("masks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_exactly_these_words_are_masked(case: dict[str, Any]) -> None:
    parts = re.split("<<|>>", case["text"])
    doc = read("".join(parts), BOOK.grammar("en"))
    assert [doc.text[m.start : m.end] for m in doc.masks] == parts[1::2]
    assert {m.kind for m in doc.masks} == ({case["kind"]} if "kind" in case else set())


@pytest.mark.parametrize("case", [c for c in CASES if "kind" in c], ids=lambda case: case["name"])
def test_no_masked_word_is_called_a_crowd(case: dict[str, Any]) -> None:
    result = review(re.sub("<<|>>", "", case["text"]), BOOK)
    for finding in result.findings:
        assert finding.family not in ("crowd", "voice"), finding.text


def test_masks_come_in_the_order_of_the_caption() -> None:
    doc = read("“one” @two #three “four”", BOOK.grammar("en"))
    assert [m.start for m in doc.masks] == sorted(m.start for m in doc.masks)
    assert len(doc.masks) == 4


def test_a_place_that_touches_a_mask_is_masked_and_its_neighbours_are_not() -> None:
    doc = read("a “b” c", BOOK.grammar("en"))
    assert doc.masked(2, 3) is not None
    assert doc.masked(0, 1) is None
    assert doc.masked(5, 7) is None


def test_a_forgotten_quotation_mark_hides_nothing_of_the_next_line() -> None:
    assert review("“A line that never closes\nHey guys, soup is ready”", BOOK).verdict in ("crowd", "mixed")
