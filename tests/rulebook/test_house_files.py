"""Each file in house/ is wrong in one way; the .txt beside it is exactly what the admin who uploaded it reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.caption.grammar import Grammar
from bot.rulebook.house import (
    MOST_BYTES,
    HousePhrase,
    HouseRules,
    Known,
    Lines,
    as_yaml,
    kept_from,
    lines_of,
    read_house_rules,
    read_lines,
    to_keep,
)
from bot.rulebook.house.checks import MOST_PROBLEMS
from bot.rulebook.house.model import LONGEST, MOST
from bot.rulebook.model import Family, Level

CASES = sorted((Path(__file__).parent / "house").glob("*.yaml"))
KNOWN = Known(["crowd.vocative", "crowd.you-all", "access.emoji-run"], Grammar())
LABELS = Lines("Allowed words", "Phrases", "Rules")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_is_wrong_is_told_with_line_column_and_hint(case: Path) -> None:
    read = read_house_rules(case.read_bytes(), "house.yaml", KNOWN)

    said = "".join(f"{problem}\n" for problem in read.problems) + ("and more\n" if read.more else "")
    expected = case.with_suffix(".txt")
    if "REWRITE_BROKEN" in os.environ:  # after a change of wording: run once with it set, then read the diff
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert read.problems and read.rules is None


def test_a_file_that_is_too_big_is_not_read() -> None:
    read = read_house_rules(b"#" * (MOST_BYTES + 1), "house.yaml", KNOWN)

    assert [problem.message for problem in read.problems] == ["the file has 200,001 bytes, 200,000 is the most"]


def test_a_sound_file_says_all_that_it_can_say() -> None:
    read = read_house_rules(
        b"""
version: 1
edition: 4
allowed: [crew]
phrases:
  - loyal  legion
  - {phrase: night owls, instead: you, level: error}
  - phrase: cheap
    family: value
rules_off: access.emoji-run
levels:
  crowd.vocative: hint
""",
        "house.yaml",
        KNOWN,
    )

    assert (read.problems, read.edition) == ((), 4)
    assert read.rules == HouseRules(
        allowed=("crew",),
        phrases=(
            HousePhrase("loyal legion"),
            HousePhrase("night owls", "you", "error"),
            HousePhrase("cheap", family="value"),
        ),
        rules_off=("access.emoji-run",),
        levels=(("crowd.vocative", "hint"),),
    )


SIMPLE = HouseRules(
    allowed=("crew",),
    phrases=(HousePhrase("night owls", "you", "hint"), HousePhrase("on"), HousePhrase("cheap", family="value")),
    rules_off=("access.emoji-run",),
    levels=(("crowd.vocative", "error"),),
)


def test_a_form_shows_the_rules_and_gives_the_same_ones_back() -> None:
    assert read_lines(lines_of(SIMPLE), LABELS, SIMPLE, KNOWN).rules == SIMPLE


def test_what_is_wrong_in_a_form_is_told_at_its_line_as_in_a_file() -> None:
    typed = Lines("crew\n  Crew", "owl* = you\n\nnight owls = ", "crowd.vocatve\naccess.emoji-run = of")
    read = read_lines(typed, LABELS, HouseRules(), KNOWN)

    assert read.rules is None
    assert [str(problem).splitlines()[0] for problem in read.problems] == [
        'Allowed words:2:3: error: "Crew" stands here a second time',
        'Phrases:1:1: error: "owl*" looks like a pattern (*)',
        "Phrases:3:14: error: nothing that can be seen stands here",
        'Rules:1:1: error: unknown rule "crowd.vocatve"',
        'Rules:2:20: error: "of" is none of: off, hint, warning, error',
    ]


def test_an_emptied_form_is_no_mistake() -> None:
    assert read_lines(Lines("", " \n", ""), LABELS, SIMPLE, KNOWN).rules == HouseRules()


def test_a_form_with_too_much_in_it_is_refused() -> None:
    read = read_lines(Lines("\n".join(f"crew {n}" for n in range(MOST + 1)), "", ""), LABELS, SIMPLE, KNOWN)

    assert [problem.message for problem in read.problems] == ["201 phrases and allowed words, 200 is the most"]


letters = st.text(max_size=LONGEST)
names = st.sampled_from(["crowd.vocative", "crowd.you-all", "access.emoji-run"])
levels: st.SearchStrategy[Level] = st.sampled_from(["hint", "warning", "error"])
families: st.SearchStrategy[Family] = st.sampled_from(["crowd", "value", "access"])
phrases = st.builds(HousePhrase, letters, st.just("") | letters, levels, families)


@given(
    st.builds(
        HouseRules,
        st.lists(letters, max_size=4).map(tuple),
        st.lists(phrases, max_size=4).map(tuple),
        st.lists(names, max_size=1).map(tuple),
        st.lists(st.tuples(st.just("crowd.you-all"), levels), max_size=1).map(tuple),
    )
)
def test_what_is_read_is_kept_written_and_read_again_as_it_was(typed: HouseRules) -> None:
    first = read_house_rules(as_yaml(typed).encode("utf-8", "ignore"), "house.yaml", KNOWN)
    if first.rules is None:  # most of what may be typed is no phrase
        first = read_lines(lines_of(typed), LABELS, typed, KNOWN)
    rules = first.rules or SIMPLE
    again = read_house_rules(as_yaml(rules, 7, ["a comment"]).encode(), "house.yaml", KNOWN)

    if rules != HouseRules():
        assert (again.rules, again.edition, again.problems) == (rules, 7, ())
    assert kept_from(to_keep(rules)) == rules
    assert read_lines(lines_of(rules), LABELS, rules, KNOWN).rules == rules


def test_the_largest_rules_can_be_uploaded_again() -> None:
    def long(n: int) -> str:
        return f"{n:03}" + "🫶" * (LONGEST - 3)

    rules = HouseRules(phrases=tuple(HousePhrase(long(n), long(900 - n), "warning", "disclosure") for n in range(MOST)))
    written = as_yaml(rules, 1_000_000).encode()

    assert len(written) < MOST_BYTES - 20_000  # room for the comments of a file that was downloaded


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"version: 1\nphrases: {text}".encode()))
def test_whatever_is_uploaded_is_read_or_refused(raw: bytes) -> None:
    read = read_house_rules(raw, "house.yaml", KNOWN)

    assert (read.rules is None) == bool(read.problems)
    assert len(read.problems) <= 100 + MOST_PROBLEMS
    assert all(str(problem) for problem in read.problems)
