"""Nothing that a cycle says asks anybody to keep it alive: it was meant to end."""

from __future__ import annotations

import re

import pytest

from tests.cards.test_own_words import known_sentences, own_sentences

NAGS = re.compile(
    r"""
    \bkeep\b[^.]{0,30}\b(alive|going|running)\b | \bstay(s|ing)?\s(alive|active) | \balive\b
    | \b(dying|dies|dead|die\sout|fizzl\w+|goes\squiet|gone\squiet|so\squiet|inactive)\b
    | \b(reviv\w+|resurrect\w*|rescue|save)\b(?!\sit\sto) | \bbring\b[^.]{0,20}\bback\b
    | \bcome\sback\b(?!\s(an\shour|in))
    | \bdon't\slet\b | \bneeds?\syou\b | \bmiss(es|ed)?\syou\b | \bwhere\sis\severyone\b | \bstill\sthere\?
    | \b(hurry|last\schance|at\srisk|in\sdanger|before\sit's\stoo\slate)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def of_cycles() -> list[tuple[str, str]]:
    said = [(name, one) for name, one in own_sentences() if re.match(r"cycle|(event|refused)_words", name)]
    return said + [(name, one) for name, one in known_sentences() if "cycles.yaml" in name]


def test_there_is_something_to_look_at() -> None:
    assert len(of_cycles()) > 200


@pytest.mark.parametrize(("name", "said"), of_cycles())
def test_no_sentence_of_a_cycle_asks_to_keep_it_alive(name: str, said: str) -> None:
    assert not NAGS.search(said)


@pytest.mark.parametrize(
    "said",
    [
        "It is so quiet here. Come back and keep the cycle alive.",
        "Don't let it die out.",
        "The cycle needs you.",
        "Bring Night Market Talks back.",
        "Plan an evening before it's too late.",
    ],
)
def test_a_nag_would_be_seen(said: str) -> None:
    assert NAGS.search(said)
