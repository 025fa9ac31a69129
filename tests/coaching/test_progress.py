"""The share of captions to one person: by week, and the last ones beside those before."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.progress import LAST, WEEKS, Part, Spoken, progress_of
from bot.coaching.review import Verdict

MONDAY = Day(2025, 9, 1)


def captions(told: str, every: int = 1) -> list[Spoken]:
    """1: to one person, c: to a crowd, m: to both, n: to nobody, p: to a crowd on purpose; one every so many days."""
    kinds: dict[str, Verdict] = {"1": "one-to-one", "c": "crowd", "m": "mixed", "n": "none", "p": "crowd"}
    return [Spoken(MONDAY + timedelta(days=every * n), kinds[one], one == "p") for n, one in enumerate(told)]


def test_the_share_is_of_the_captions_that_had_a_choice() -> None:
    now = progress_of(captions("1cmnp"))

    assert (now.kept, now.whole) == (5, Part(1, 3))


def test_each_week_is_a_part_from_monday_to_sunday_and_one_without_captions_is_none() -> None:
    now = progress_of([*captions("11c1c1c"), Spoken(MONDAY + timedelta(days=14), "one-to-one")])

    assert [(one.monday.isoformat(), one.part) for one in now.weeks] == [
        ("2025-09-01", Part(4, 7)),
        ("2025-09-15", Part(1, 1)),
    ]


def test_below_ten_there_is_no_before_and_after_but_the_number_it_takes() -> None:
    now = progress_of(captions("1c1c1c1"))

    assert (now.last, now.before, now.missing) == (None, None, 3)


def test_the_last_five_stand_beside_all_before_them() -> None:
    now = progress_of(captions("ccc1cc11111"))

    assert (now.last, now.before) == (Part(5, 5), Part(1, 6))
    assert not now.could_be_chance


def test_a_small_difference_is_called_what_it_is() -> None:
    assert progress_of(captions("c1c1c11c1c")).could_be_chance


def test_nothing_kept_and_nothing_counted_are_no_mistake() -> None:
    assert progress_of([]).whole == Part(0, 0)
    assert progress_of(captions("npn")).weeks == ()


def test_a_half_is_rounded_upwards() -> None:
    assert [Part(1, 8).percent, Part(1, 3).percent, Part(2, 3).percent, Part(0, 4).percent] == [13, 33, 67, 0]


@given(st.text("1cmnp", max_size=60), st.integers(0, 30))
def test_whatever_is_kept_adds_up(told: str, every: int) -> None:
    now = progress_of(captions(told, every))

    assert now.kept == len(told) and now.whole.to_one <= now.whole.count <= now.kept
    assert len(now.weeks) <= WEEKS and all(one.part.count for one in now.weeks)
    if now.last and now.before:
        assert now.last.count == LAST and now.last.count + now.before.count == now.whole.count
    else:
        assert now.missing == 2 * LAST - now.whole.count > 0
