"""The course of a cycle: who was there for the first time, the stage it is at, and when a word is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest

from bot.coaching.cycle.course import course, evening_held, milestone_of
from bot.coaching.cycle.model import FORMER, Cycle, End, Event, Founder, Talk, Terms, Volunteer
from bot.coaching.cycle.noticing import begins_to_fade, fades, signs
from bot.coaching.cycle.stage import stage_of

START = datetime(2026, 1, 5, 18, tzinfo=UTC)


def cycle(end: End, events: Sequence[Event] = (), talks: Sequence[Talk] = ()) -> Cycle:
    """An active one."""
    founders = tuple(Founder(one, START) for one in (1, 2, 3))
    blank = Cycle(1, 7, "Talks", "clay", "UTC", Terms(), end, 1, START, START, state="active", founders=founders)
    return replace(blank, events=tuple(events), talks=tuple(talks), began_at=START)


def held(came: Sequence[int], gaps: Sequence[int], filled: Sequence[int] = (), end: End | None = None) -> Cycle:
    """Evenings that were so many days apart, with so many people there and so many talks."""
    days = accumulate([0, *gaps])
    events = [
        Event(n, START + timedelta(days=day), "held", attended=frozenset(range(1, 1 + count)))
        for n, (day, count) in enumerate(zip(days, came, strict=True), 1)
    ]
    talks = [
        Talk(n * 10 + k, n, 1000 + n * 10 + k, "held", START) for n, seats in enumerate(filled, 1) for k in range(seats)
    ]
    return cycle(end or End(events=20), events, talks)


def test_who_was_there_spoke_or_helped_counts_once_and_as_new_once() -> None:
    first = Event(1, START, "held", volunteers=(Volunteer("door", 3),), attended=frozenset({1, 2}))
    second = Event(2, START + timedelta(days=20), "held", attended=frozenset({1, 3, 4, 5}))
    talks = [Talk(1, 1, 2, "held", START), Talk(2, 2, 4, "held", START), Talk(3, 2, 2, "held", START, first_time=False)]
    talks.append(Talk(4, 2, 9, "missed", START))
    one, two = course(cycle(End(speakers=9), [second, first], talks))

    assert (one.number, one.there, one.new, one.back, one.talks, one.speakers) == (1, 3, 3, 0, 1, 1)
    assert (two.number, two.there, two.new, two.back, two.talks, two.speakers) == (2, 5, 2, 3, 2, 2)
    assert evening_held(cycle(End(speakers=9), [first]), 2) is None


def test_who_was_forgotten_is_counted_as_the_speaker_that_they_were() -> None:
    event = Event(1, START, "held", attended=frozenset({1}))
    talks = [Talk(1, 1, FORMER, "held", START), Talk(2, 1, FORMER, "held", START)]
    (evening,) = course(cycle(End(speakers=9), [event], talks))
    assert (evening.there, evening.new, evening.speakers) == (3, 3, 2)


def test_a_milestone_counts_evenings_with_the_same_theme() -> None:
    told = [milestone_of(one, (5, 10)) for one in course(held([1] * 11, [14] * 10))]
    assert told == [None, None, None, None, 5, None, None, None, None, 10, None]

    wool = replace(held([1] * 11, [14] * 10), theme="wool", theme_since=START + timedelta(days=15))
    assert [milestone_of(one, (5, 10)) for one in course(wool)].index(5) == 6


def test_a_cycle_that_fades_is_warned_of_once_for_as_long_as_it_goes_on() -> None:
    came, gaps, filled = [30, 26, 20, 14, 9, 6], [14, 20, 28, 36, 50], [5, 4, 3, 2, 2, 1]
    warned = []
    for n in range(1, 7):
        now = held(came[:n], gaps[: n - 1], filled[:n])
        warned.append((fades(now), begins_to_fade(now)))
    assert warned == [*3 * [(False, False)], (True, True), (True, False), (True, False)]

    found = signs(held(came[:4], gaps[:3], filled[:4]))
    assert found is not None and found.came == (30, 26, 20, 14) and found.free == (2, 3)


@pytest.mark.parametrize("count", range(1, 12))
def test_a_flat_series_warns_of_nothing(count: int) -> None:
    flat = held([20] * count, [21] * (count - 1), [3] * count)
    assert not fades(flat) and not begins_to_fade(flat)
    assert stage_of(flat, flat.events[-1].starts + timedelta(days=21)) == "middle"


def test_each_stage_is_told_from_how_the_cycle_stands() -> None:
    flat, month = held([20] * 5, [28] * 4, [5] * 5), timedelta(days=28)
    last = flat.events[-1].starts
    late = last + month * 1.6
    planned = replace(flat, events=(*flat.events, Event(6, late + month)))

    assert stage_of(replace(flat, state="proposed", events=()), START) == "proposed"
    assert stage_of(cycle(End(events=20), [Event(1, START + month)]), START) == "first"
    assert stage_of(flat, last + month) == "middle"
    assert stage_of(flat, late) == "slump"
    assert stage_of(planned, late) == "middle"
    assert stage_of(held([30, 26, 20, 14], [14, 21, 35], [5, 4, 3, 2]), START + timedelta(days=80)) == "slump"
    assert stage_of(replace(flat, state="closed"), late) == "over"
    assert stage_of(replace(flat, state="withdrawn"), late) == "over"


@pytest.mark.parametrize(
    ("end", "stage"),
    [
        (End(events=8), "last"),
        (End(events=9), "middle"),
        (End(speakers=40), "last"),
        (End(speakers=41), "middle"),
        (End(day=(START + timedelta(days=28 * 4 + 28 * 3 + 10)).date()), "last"),
        (End(day=(START + timedelta(days=28 * 4 + 28 * 4 + 10)).date()), "middle"),
    ],
)
def test_the_last_three_evenings_are_a_stage_of_their_own(end: End, stage: str) -> None:
    after_five = held([20] * 5, [28] * 4, [5] * 5, end)
    assert stage_of(after_five, after_five.events[-1].starts) == stage
