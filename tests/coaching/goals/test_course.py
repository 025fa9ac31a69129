"""The course of a goal: whatever is pressed, doubled or late, its count holds, and past its end nothing changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import date as Day
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.goals.better import end_day, fitting_count
from bot.coaching.goals.course import Course
from bot.coaching.goals.pace import own_pace, weigh
from bot.coaching.goals.reading import LONGEST, MOST, read_goal
from bot.rulebook.knowledge.aims import Better

BEGAN = datetime(2026, 1, 1, 12, tzinfo=UTC)
ZONES = st.sampled_from(["UTC", "Pacific/Honolulu", "Asia/Tokyo", "Europe/Berlin", "no such zone"])
COURSES = st.builds(
    Course,
    count=st.none() | st.integers(1, MOST),
    done=st.just(0),
    until=st.none() | st.dates(Day(2026, 1, 1), Day(2027, 1, 1)),
    zone=ZONES,
    began=st.just(BEGAN),
)
KINDS = st.sampled_from(["more", "stale", "typed"])
MOVES = st.lists(st.tuples(KINDS, st.integers(-5, MOST + 5), st.timedeltas(timedelta(0), timedelta(9))))
WORDS = ["post", "20", "reels", "by", "until", "the", "31", "30.2.", "feb", "may", "december", "of", "next", "last"]
WORDS += ["week", "friday", "2026", "a", "3/4", "in"]


@given(COURSES, MOVES)
def test_no_sequence_of_check_ins_breaks_a_count(course: Course, moves: list[tuple[str, int, timedelta]]) -> None:
    now = BEGAN
    for kind, number, later in moves:
        now += later
        before, standing = course, course.standing(now)
        course = (
            course.counted(number, now)
            if kind == "typed"
            else course.one_more(course.done if kind == "more" else number, now)
        )

        assert 0 <= course.done <= MOST
        assert course.left == max(0, course.aim - course.done)
        assert kind == "typed" or course.done - before.done in (0, 1)
        if standing != "open":
            assert course == before, "what has ended changes no more"


@given(COURSES, st.integers(0, 50))
def test_a_press_that_is_doubled_counts_once(course: Course, done: int) -> None:
    counted = course.counted(done, BEGAN)
    once = counted.one_more(counted.done, BEGAN)

    assert once.one_more(counted.done, BEGAN) == once


@given(COURSES, st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_reminders_are_ahead_in_order_and_none_is_past_the_end(course: Course, now: datetime) -> None:
    moments = course.reminders(now)

    assert all(moment > now for moment in moments.values())
    assert list(moments.values()) == sorted(moments.values())
    assert course.until is not None or not moments
    for name, moment in moments.items():
        assert (course.standing(moment) == "over") == (name == "end")


@given(st.text(max_size=LONGEST * 2), st.dates(Day(2020, 1, 1), Day(2040, 1, 1)))
def test_whatever_is_typed_is_read_without_breaking(text: str, today: Day) -> None:
    read = read_goal(text, today, {})

    assert len(read.text) <= LONGEST
    assert read.missing is not None or read.until is not None or (read.count or 0) > 1
    assert read.count is None or 1 <= read.count <= MOST


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.dates(Day(2024, 1, 1), Day(2030, 1, 1)))
def test_words_of_a_goal_in_any_order_are_read_without_breaking(words: list[str], today: Day) -> None:
    read = read_goal(" ".join(words), today, {})

    assert read.missing or read.until is None or read.until >= today


def test_the_end_that_is_offered_is_the_last_day_of_a_month() -> None:
    assert end_day(Day(2026, 11, 22), 28) == Day(2026, 12, 31)
    assert end_day(Day(2026, 1, 31), 28) == Day(2026, 2, 28)
    assert end_day(Day(2028, 1, 31), 28) == Day(2028, 2, 29)


def test_a_count_that_is_offered_is_a_little_more_than_the_own_pace() -> None:
    better, today = Better("post {count} reels by {day}", 20, at_pace=True, days=28), Day(2026, 11, 22)

    assert fitting_count(better, Day(2026, 12, 31), today, None) == 20
    assert fitting_count(better, Day(2026, 12, 31), today, Fraction(3, 2)) == 10
    assert fitting_count(better, Day(2026, 12, 31), today, Fraction(1, 9)) == 3


def test_the_own_pace_is_known_only_from_posts_enough() -> None:
    today = Day(2026, 11, 22)
    weekly = [today - timedelta(weeks=n) for n in range(12)]

    assert own_pace(weekly[:3], today) is None
    assert own_pace([today - timedelta(days=n) for n in range(9)], today) is None, "a week tells of no pace"
    assert own_pace(weekly, today) == 1
    assert own_pace([*weekly, today + timedelta(days=3)], today) == 1, "what is planned is not posted yet"


def test_a_goal_is_steep_where_it_asks_for_much_more_than_the_own_pace() -> None:
    assert weigh(20, 39, Fraction(3, 2)).steep
    assert weigh(20, 39, Fraction(3, 2)).by_then == 8
    assert not weigh(10, 39, Fraction(3, 2)).steep
