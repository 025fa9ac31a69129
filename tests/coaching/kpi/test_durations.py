"""Times as people type them: with units, as a clock, or alone where the unit is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.kpi.durations import read_duration
from bot.coaching.kpi.figures import UnreadableFigure, read_share


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("12h 30m", 45_000),
        ("12h:30m:5s", 45_005),
        ("3:20:15", 12_015),
        ("45,000 s", 45_000),
        ("45 000 seconds", 45_000),
        ("90 min", 5400),
        ("1.5 h", 5400),
        ("1,5 Std", 5400),
        ("2d 1h", 176_400),
        ("0:12", 12),
        ("100:00", 6000),
        ("12 Minutes", 720),
    ],
)
def test_a_time_is_read_as_people_see_it(typed: str, seconds: int) -> None:
    assert read_duration(typed).seconds == seconds


def test_an_average_is_as_exact_as_it_was_typed() -> None:
    assert read_duration("11.5", unit="s").exact * 2 == 23
    assert read_duration("0:09.5").exact * 2 == 19


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        ("45000", "no duration"),
        ("soon", "no duration"),
        ("3h 20", "no duration"),
        ("3m 2h", "no duration"),
        ("3 parsecs", "no duration"),
        ("1:75:00", "no duration"),
        ("-3 h", "negative"),
        ("99999999 days", "too big"),
        ("h" * 500, "no duration"),
    ],
)
def test_what_is_no_time_is_told_from_one_that_is_too_long(typed: str, why: str) -> None:
    with pytest.raises(UnreadableFigure) as refused:
        read_duration(typed)
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("typed", "guessed"), [("12:30", True), ("45.000 s", True), ("1:12:30", False), ("9 s", False)]
)
def test_a_time_that_could_be_meant_otherwise_is_a_guess(typed: str, guessed: bool) -> None:
    assert read_duration(typed).guessed is guessed


@given(st.text(max_size=60))
def test_whatever_is_typed_it_is_a_time_or_a_reason(typed: str) -> None:
    try:
        assert read_duration(typed).seconds >= 0
    except UnreadableFigure as refused:
        assert refused.why


@pytest.mark.parametrize(("typed", "hundredths"), [("38%", 3800), ("38,25 %", 3825), ("100%", 10_000), ("0.004%", 0)])
def test_a_share_is_read_to_the_hundredth_of_a_per_cent(typed: str, hundredths: int) -> None:
    assert read_share(typed) == hundredths


@pytest.mark.parametrize(("typed", "why"), [("101%", "over all"), ("-1%", "negative"), ("%", "not a number")])
def test_what_is_no_share_is_refused(typed: str, why: str) -> None:
    with pytest.raises(UnreadableFigure) as refused:
        read_share(typed)
    assert refused.value.why == why
