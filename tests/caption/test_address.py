"""Who a caption talks to, and as whom."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.caption.address import heard, one_to_one, passed_over, voice
from bot.caption.reading import read
from bot.coaching.opening import open_rulebook

GRAMMAR = open_rulebook().rulebook.grammar("en")
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("address.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_exactly_these_words_speak_to_one_reader(case: dict[str, Any]) -> None:
    parts = re.split("<<|>>", case["text"])
    doc = read("".join(parts), GRAMMAR)
    starts = [(doc.text.index(words), words) for words in case.get("crowd", [])]
    spans = one_to_one(doc, [(at, at + len(words)) for at, words in starts])
    assert [doc.text[a:b] for a, b in spans] == parts[1::2]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_place_says_what_it_is_and_a_you_why_it_was_passed_over(case: dict[str, Any]) -> None:
    doc = read("".join(re.split("<<|>>", case["text"])), GRAMMAR)
    crowd = [(doc.text.index(words), doc.text.index(words) + len(words)) for words in case.get("crowd", [])]
    assert {h.kind for h in heard(doc, crowd)} <= {case.get("kind", "reader")}
    assert "why" not in case or case["why"] in {p.why for p in passed_over(doc, crowd)}


@pytest.mark.parametrize(
    ("caption", "speaks_as"),
    [
        ("I baked all night", "I"),
        ("i’m so tired", "I"),
        ("IM HERE", "I"),
        ("My oven and me", "I"),
        ("We open at eight", "we"),
        ("we're two sisters", "we"),
        ("Our oven is from 1961", "we"),
        ("Come and see us", "we"),
        ("I bake, we eat", "both"),
        ("The oven is from 1961", "none"),
        ("The U.S. is far away", "none"),
        ("The US is far away", "none"),
        ("T.I. sang all night", "none"),
        ("....I sang all night", "I"),
        ("Photo by @mira I Bread and salt", "none"),
        ("“I am late” said the clock", "none"),
        ("🎵 we are family 🎵 on repeat", "none"),
        ("@we.and.i #weare #iam", "none"),
        ("The oven is from 1961. #followme @mira for more", "I"),
        ("The oven is from 1961. #rye #followme", "none"),
        ("Oh my god, rye", "none"),
        ("Here we go: rye", "none"),
        ("I baked, I slept, I ran, I sang, I cried, I fell, I rose, I hid, I won, I lost, I left, as we all do", "I"),
        ("", "none"),
    ],
)
def test_a_creator_speaks_as_i_as_we_as_both_or_as_neither(caption: str, speaks_as: str) -> None:
    assert voice(read(caption, GRAMMAR)) == speaks_as


def test_a_crowd_takes_nothing_from_the_next_sentence() -> None:
    doc = read("Thank you guys. Your turn now.", GRAMMAR)
    assert [doc.text[a:b] for a, b in one_to_one(doc, [(6, 14)])] == ["Your"]


def test_words_that_speak_to_a_crowd_never_count_for_one_reader_as_well() -> None:
    doc = read("all of you", GRAMMAR)
    assert one_to_one(doc, [(0, 10)]) == ()
