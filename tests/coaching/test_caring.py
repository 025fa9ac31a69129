"""Caring is a sum of connection and value: more of either part is never less, and nothing of both is nothing."""

from __future__ import annotations

import inspect
import itertools
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import caring as module
from bot.coaching.caring import LONGEST_PARAGRAPH, MOST, STEPS, Caring, Ticks, caring, connection, hurdles
from bot.coaching.review import Review, Standing, Verdict
from tests.cards.reviews import review
from tests.sim.world import shelf

TICKS = st.builds(Ticks, st.booleans(), st.booleans(), st.booleans())
SUMS = st.builds(Caring, st.integers(0, MOST), TICKS)


def of(verdict: Verdict, **fields: object) -> Review:
    return review(verdict=verdict, **fields)


@given(SUMS)
def test_the_sum_is_its_two_parts_and_nothing_else(one: Caring) -> None:
    assert one.connection is not None
    assert one.total == one.connection + one.value
    assert 0 <= one.value <= MOST


@given(SUMS, SUMS)
def test_more_of_either_part_is_never_less(one: Caring, other: Caring) -> None:
    assert one.connection is not None and other.connection is not None
    assert one.total is not None and other.total is not None
    if one.connection >= other.connection and one.value >= other.value:
        assert one.total >= other.total


@given(SUMS)
def test_another_tick_counts_one_more(one: Caring) -> None:
    for name in ("enjoyable", "consumable", "valuable"):
        if not getattr(one.ticks, name):
            more = Ticks(**{f.name: f.name == name or getattr(one.ticks, f.name) for f in fields(Ticks)})
            assert Caring(one.connection, more).value == one.value + 1


def test_zero_and_zero_is_zero() -> None:
    assert Caring(0, Ticks()).total == 0


def test_nothing_else_is_zero() -> None:
    every = (Caring(c, Ticks(*ticks)) for c in range(MOST + 1) for ticks in itertools.product((False, True), repeat=3))

    assert [one for one in every if one.total == 0] == [Caring(0, Ticks())]


def test_no_part_of_it_can_take_a_count_of_followers() -> None:
    taken = {name for one in (caring, connection, hurdles, Caring, Ticks) for name in inspect.signature(one).parameters}

    assert taken == {"review", "enjoyable", "valuable", "connection", "ticks", "consumable"}
    assert not [one.name for one in fields(Review) if "follow" in one.name]
    assert "follower" not in inspect.getsource(module)


def test_each_step_of_connection_is_one_verdict() -> None:
    assert [connection(of(verdict)) for verdict in ("none", "crowd", "mixed", "one-to-one")] == [0, 1, 2, 3]
    assert sorted(STEPS.values()) == list(range(MOST + 1))


def test_in_another_language_there_is_no_connection_and_so_no_sum() -> None:
    now = caring(of("none", in_language=False), enjoyable=True)

    assert now.connection is None
    assert now.total is None
    assert now.value == 2


HARD = {
    "too long": ("x", Standing(too_long=True)),
    "late point": ("x", Standing(fold=80, point_first=False)),
    "long paragraph": ("a " * LONGEST_PARAGRAPH, Standing()),
}


@pytest.mark.parametrize("hurdle", HARD)
def test_what_is_hard_to_take_in_is_not_consumable(hurdle: str) -> None:
    caption, standing = HARD[hurdle]
    hard = review(caption, standing=standing)

    assert hurdles(hard) == (hurdle,)
    assert not caring(hard).ticks.consumable


def test_a_long_caption_in_short_paragraphs_is_consumable() -> None:
    assert hurdles(review("A line that is short.\n" * 60)) == ()


def test_a_long_paragraph_is_what_the_rule_about_it_says() -> None:
    assert shelf().current.rules["value.long-paragraph"].numbers == {"letters": LONGEST_PARAGRAPH}


def test_two_of_three_without_valuable_is_the_forgettable_pattern() -> None:
    assert Caring(3, Ticks(True, True, False)).forgettable
    others = [t for t in itertools.product((False, True), repeat=3) if t != (True, True, False)]
    assert not [t for t in others if Caring(3, Ticks(*t)).forgettable]
