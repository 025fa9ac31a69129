"""The wonder rate: who sought somebody out for each week of a gap, its parts seen, no follower in it."""

from __future__ import annotations

import inspect
from dataclasses import fields
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import absence as module
from bot.coaching.absence import LEAST, SIGNALS, Gap, Signal, Wonder, beside, gaps, wonder

TODAY = date(2026, 1, 1)
DAYS = st.dates(date(2020, 1, 1), TODAY)
COUNTS: st.SearchStrategy[dict[Signal, int | None]] = st.fixed_dictionaries(
    {one: st.one_of(st.none(), st.integers(0, 10**9)) for one in SIGNALS}
)


def found(days: int, **counts: int) -> Wonder:
    one = wonder(Gap(TODAY - timedelta(days=days), TODAY), counts, TODAY)  # type: ignore[arg-type]
    assert isinstance(one, Wonder)
    return one


def test_it_is_people_for_each_week() -> None:
    assert found(14, asked=3, searches=1).a_week == 2
    assert found(7, asked=3).a_week == 3
    assert found(1, asked=1).a_week == 7


@given(DAYS, DAYS, COUNTS)
def test_it_is_its_parts_and_the_days_and_nothing_else(
    began: date, ended: date, counts: dict[Signal, int | None]
) -> None:
    one = wonder(Gap(began, ended), counts, TODAY)

    if ended <= began:
        assert one == "no gap"
    elif all(count is None for count in counts.values()):
        assert one == "not counted"
    else:
        assert isinstance(one, Wonder)
        assert one.parts == {name: count for name, count in counts.items() if count is not None}
        assert one.a_week * (ended - began).days == 7 * sum(one.parts.values())


@given(st.integers(1, 400), COUNTS, st.sampled_from(SIGNALS), st.integers(1, 10**6))
def test_more_people_are_never_less_and_a_longer_gap_never_more(
    days: int, counts: dict[Signal, int | None], signal: Signal, more: int
) -> None:
    counts[signal] = counts[signal] or 0
    before = found(days, **counts)  # type: ignore[arg-type]

    assert found(days, **{**counts, signal: (counts[signal] or 0) + more}).a_week > before.a_week  # type: ignore[arg-type]
    assert found(days + 1, **counts).a_week <= before.a_week  # type: ignore[arg-type]


def test_nobody_is_an_answer_and_nothing_counted_is_none() -> None:
    assert found(14, asked=0).a_week == 0
    assert wonder(Gap(TODAY - timedelta(days=14)), {}, TODAY) == "not counted"


@pytest.mark.parametrize("days", [0, -3])
def test_a_gap_of_no_day_is_refused(days: int) -> None:
    assert wonder(Gap(TODAY, TODAY + timedelta(days=days)), {"asked": 3}, TODAY) == "no gap"


def test_no_part_of_it_can_take_a_count_of_followers() -> None:
    assert set(inspect.signature(wonder).parameters) == {"gap", "counted", "today"}
    assert {one.name for one in fields(Wonder)} == {"gap", "days", "parts"}
    assert "follower" not in inspect.getsource(module)


def test_gaps_counted_in_another_way_are_not_laid_beside() -> None:
    now, same, other = found(14, asked=3), found(21, asked=1), found(30, asked=1, visits=9)

    assert beside(now, [now, same, other]) == [same]


def test_a_gap_is_a_week_or_more_between_two_posts_or_since_the_last() -> None:
    posted = [date(2025, 10, 1), date(2025, 10, 3), date(2025, 11, 20), date(2025, 11, 20), date(2025, 11, 26)]

    assert gaps(posted, TODAY) == [Gap(date(2025, 11, 26)), Gap(date(2025, 10, 3), date(2025, 11, 20))]
    assert gaps([], TODAY) == []
    assert gaps([TODAY], TODAY) == []


@given(st.lists(DAYS, max_size=12))
def test_whatever_was_posted_no_gap_is_shorter_or_holds_a_post(posted: list[date]) -> None:
    for gap in gaps(posted, TODAY):
        assert gap.days(TODAY) >= LEAST
        assert not [one for one in posted if gap.began < one < (gap.ended or TODAY + timedelta(days=1))]


def test_a_gap_that_lasts_ends_with_the_next_post() -> None:
    gap = Gap(date(2025, 10, 3))

    assert gap.closed_by([date(2025, 10, 3), date(2025, 11, 20), date(2025, 12, 1)]).ended == date(2025, 11, 20)
    assert gap.closed_by([date(2025, 10, 1)]) == gap
    assert gap.days(TODAY) == 90
    assert Fraction(7, 90) == Wonder(gap, 90, {"asked": 1}).a_week
