"""The arithmetic of the weekly practice: when, which, and never twice within twelve weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.practice import APART, NOT_AGAIN, WEEKS, Rhythm, next_tip, shuffled, zone_names
from bot.rulebook.knowledge.model import Fact, Tip

ZONES = sorted(zone_names() - {"localtime"})
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
TOPICS = ("connection", "short-video", "value")

moments = st.integers(1_704_067_200, 2_051_222_400).map(lambda at: datetime.fromtimestamp(at, UTC))  # 2024 to 2034
rhythms = st.builds(Rhythm, st.integers(0, 6), st.integers(0, 23), st.sampled_from(ZONES))


def tips(count: int) -> dict[str, Tip]:
    why = Fact("", "fact", (), date(2026, 1, 1), date(2027, 1, 1))
    return {f"t{n}": Tip(f"t{n}", TOPICS[n % 3], None, "", "", "", why) for n in range(count)}


@given(rhythms, moments)
def test_the_next_time_is_that_weekday_within_a_little_more_than_a_week(rhythm: Rhythm, moment: datetime) -> None:
    due = rhythm.after(moment)
    local = due.astimezone(ZoneInfo(rhythm.zone))

    assert moment < due <= moment + timedelta(days=8, hours=2)  # where the clocks change, or a whole day is left out
    assert local.weekday() == rhythm.weekday


@given(rhythms, moments)
def test_it_is_the_hour_that_was_chosen_unless_the_clock_leaves_that_one_out(rhythm: Rhythm, moment: datetime) -> None:
    due = rhythm.after(moment)
    zone = ZoneInfo(rhythm.zone)
    local = due.astimezone(zone)
    skipped = local.replace(hour=rhythm.hour, minute=0)

    assert local.hour == rhythm.hour or skipped.astimezone(UTC).astimezone(zone) != skipped


@given(rhythms, moments, st.integers(0, 6 * 86400))
def test_two_techniques_are_never_close_together_however_late_the_first_one_is(
    rhythm: Rhythm, moment: datetime, late: int
) -> None:
    came = rhythm.after(moment) + timedelta(seconds=late)

    assert rhythm.following(came) > came + APART


@pytest.mark.parametrize(
    ("zone", "last", "expected"),
    [
        ("Europe/Berlin", datetime(2026, 3, 22, 1, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC)),  # no 2 o'clock
        ("Europe/Berlin", datetime(2026, 10, 18, 0, tzinfo=UTC), datetime(2026, 10, 25, 0, tzinfo=UTC)),  # two of them
        ("America/New_York", datetime(2026, 3, 1, 7, tzinfo=UTC), datetime(2026, 3, 8, 7, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2026, 3, 21, 17, tzinfo=UTC), datetime(2026, 3, 28, 17, tzinfo=UTC)),
    ],
)
def test_it_comes_once_where_the_clocks_leave_an_hour_out_or_have_it_twice(
    zone: str, last: datetime, expected: datetime
) -> None:
    rhythm = Rhythm(weekday=6, hour=2, zone=zone)

    assert rhythm.after(last + timedelta(hours=1)) == expected
    assert rhythm.following(expected) - expected >= timedelta(days=6, hours=22)


def test_a_time_zone_that_is_known_no_more_counts_as_utc() -> None:
    assert Rhythm(0, 9, "Mars/Olympus").after(BEGAN) == datetime(2026, 1, 5, 9, tzinfo=UTC)


@settings(max_examples=60)
@given(
    st.integers(WEEKS + 1, 60),
    st.sampled_from(["", *TOPICS]),
    moments,
    st.lists(st.integers(3 * 86400, 20 * 86400), min_size=3 * WEEKS, max_size=3 * WEEKS),
    st.data(),
)
def test_no_technique_comes_twice_within_twelve_weeks_whatever_leaves_the_file_and_whenever_one_begins_again(
    count: int, topic: str, began: datetime, gaps: list[int], data: st.DataObject
) -> None:
    known, now = tips(count), began
    came: list[tuple[datetime, str]] = []
    for gap in gaps:
        now += timedelta(seconds=gap)
        if data.draw(st.booleans()):
            began = now  # begins again
        if data.draw(st.booleans()) and len(known) > WEEKS + 1:
            known.pop(data.draw(st.sampled_from(sorted(known))))
        lately = {tip for when, tip in came if now - when <= NOT_AGAIN}
        tip = next_tip(known, topic, lately, began)
        assert (tip is None) == (set(known) <= lately)
        if tip is not None:
            assert tip in known and tip not in lately
            came.append((now, tip))


@given(st.integers(1, 60), moments)
def test_all_of_a_topic_comes_before_anything_else(count: int, began: datetime) -> None:
    known = tips(count)
    seen: list[str] = []
    while (tip := next_tip(known, "value", seen, began)) is not None:
        seen.append(tip)

    about = [known[one].topic == "value" for one in seen]
    assert about == sorted(about, reverse=True)
    assert sorted(seen) == sorted(known)


@given(st.sets(st.text("abcxyz", min_size=1, max_size=5), min_size=1), st.text(max_size=10))
def test_an_order_follows_from_its_seed_and_one_that_leaves_moves_no_other(ids: set[str], seed: str) -> None:
    order = shuffled(ids, seed)
    gone = sorted(ids)[0]

    assert sorted(order) == sorted(ids)
    assert shuffled(reversed(order), seed) == order
    assert shuffled(ids - {gone}, seed) == [one for one in order if one != gone]


def test_two_who_begin_at_different_times_get_different_orders() -> None:
    known = tips(40)
    first = {next_tip(known, "", (), BEGAN + timedelta(hours=n)) for n in range(20)}

    assert len(first) > 5
