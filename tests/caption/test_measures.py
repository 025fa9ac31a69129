"""The whole-caption checks, one readable case each, from tests/caption/measures/*.yaml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.caption.measures import CHECKS, measure
from bot.caption.reading import read
from bot.coaching.opening import open_rulebook

GRAMMAR = open_rulebook().rulebook.grammar("en")
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "measures").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A caption without its << and >>, and where they stood."""
    parts = re.split("<<|>>", text)
    edges = [0]
    for part in parts:
        edges.append(edges[-1] + len(part))
    return "".join(parts), [(edges[i], edges[i + 1]) for i in range(1, len(parts), 2)]


@pytest.mark.parametrize(("check", "case"), CASES)
def test_the_check_marks_exactly_these_words(check: str, case: dict[str, Any]) -> None:
    caption, expected = marked(case["caption"])
    hits = list(CHECKS[check].run(read(caption, GRAMMAR), case.get("with", {})))
    assert [caption[h.start : h.end] for h in hits] == [caption[a:b] for a, b in expected]
    assert [(h.start, h.end) for h in hits] == expected
    for name, value in case.get("says", {}).items():
        assert hits[0].values[name] == value


def test_every_check_has_cases_that_it_marks_and_cases_that_it_lets_pass() -> None:
    marked_or_not = {(check, "<<" in case["caption"]) for check, case in (p.values for p in CASES)}
    assert marked_or_not == {(check, marks) for check in CHECKS for marks in (True, False)}


def test_the_figures_of_a_caption_count_what_a_card_shows() -> None:
    figures = measure(read("Soup 🍲 for @user\n\nRecipe at example.org/soup #soup #1 👩‍👩‍👧 :)", GRAMMAR))
    assert (figures.hashtags, figures.mentions, figures.links, figures.emoji, figures.lines) == (1, 1, 1, 2, 2)
    assert figures.first_line_code_points == len("Soup 🍲 for @user")
    assert figures.utf16_units == figures.code_points + 4


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "\ud83d", "\u200b\u202e"], ids=repr)
def test_a_caption_of_nothing_has_figures_of_nothing_and_no_hits(text: str) -> None:
    doc = read(text, GRAMMAR)
    assert measure(doc).hashtags == 0
    numbers = {"caption": 500, "fold": 125, "hashtags": 5, "hashtags_warn": 15, "percent": 5, "words": 3, "letters": 3}
    numbers |= {"run": 4, "same": 3, "lines": 3, "pile": 3, "most": 2}
    assert [name for name, check in CHECKS.items() if list(check.run(doc, numbers))] == []
