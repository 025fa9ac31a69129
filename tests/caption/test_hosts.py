"""Which kind of we a caption speaks with, and what tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.caption.hosts import hosts
from bot.caption.reading import read
from bot.coaching.opening import open_rulebook

GRAMMAR = open_rulebook().rulebook.grammar("en")
CASES = yaml.safe_load(Path(__file__).with_name("hosts.yaml").read_text(encoding="utf-8"))
WORDS = ["we", "We're", "us", "our", "my", "wife", "I", "and", "Jo", "@jo", ".", "\n", "“", "”", "all", "US", "planet"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_kind_of_we_and_the_words_that_tell(case: dict[str, str | None]) -> None:
    parts = re.split("<<|>>", case["text"] or "")
    found = hosts(read("".join(parts), GRAMMAR))
    if case["kind"] is None:
        assert found is None
    else:
        assert found is not None
        assert (found.kind, "".join(parts)[found.start : found.end]) == (case["kind"], parts[1])


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_whatever_a_caption_says_the_words_that_tell_lie_inside_it(said: list[str]) -> None:
    text = " ".join(said)
    found = hosts(read(text, GRAMMAR))
    assert found is None or 0 <= found.start < found.end <= len(text)
