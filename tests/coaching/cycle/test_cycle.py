"""A cycle in words: who starts it, when its evenings may be, who speaks, and how it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

import pytest

from bot.coaching.cycle import founding, holding, planning, running, speaking
from bot.coaching.cycle.agenda import agenda
from bot.coaching.cycle.model import Cycle, End, Event, Talk, Terms
from bot.coaching.cycle.noticing import fades, gap_is_long_at, long_gap
from bot.coaching.cycle.presets import UnreadableEnd, end_of, read_end, terms_of
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.seats import in_line
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.standing import milestone, projected, standing, streak
from tests.sim.world import shelf

NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)
MIRA, JO, KEN, ADA, NOOR, LEA, TOM = range(1, 8)
WEEK, MINUTE = timedelta(weeks=1), timedelta(minutes=1)


def proposed(end: End | None = None, zone: str = "UTC", **terms: int) -> Cycle:
    return founding.propose(7, "Talks", "clay", zone, Terms(**terms), end or End(events=20), by=MIRA, now=NOW)


def begun(end: End | None = None, zone: str = "UTC", **terms: int) -> Cycle:
    cycle = proposed(end, zone, **terms)
    for member in (MIRA, JO, KEN):
        cycle = founding.found(cycle, member, NOW)
    return cycle


def with_evening(cycle: Cycle, starts: datetime = NOW + 4 * WEEK) -> Cycle:
    return planning.plan(cycle, starts, MIRA, NOW)


def why(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.why


# Starting


def test_two_founders_are_not_enough_the_same_one_counts_once_and_the_third_begins_it() -> None:
    cycle = founding.found(founding.found(proposed(), MIRA, NOW), JO, NOW)
    with pytest.raises(Refused) as twice:
        founding.found(cycle, JO, NOW)

    assert (cycle.state, why(twice)) == ("proposed", "founder-already")
    assert founding.found(cycle, KEN, NOW).state == "active"


def test_who_takes_their_name_off_is_not_counted() -> None:
    cycle = founding.found(founding.found(proposed(), MIRA, NOW), JO, NOW)
    cycle = founding.found(founding.step_back(cycle, JO, NOW), KEN, NOW)

    assert cycle.state == "proposed" and [one.member for one in cycle.founders] == [MIRA, KEN]


def test_only_who_proposed_a_cycle_takes_it_back_and_only_before_it_begins() -> None:
    with pytest.raises(Refused) as other:
        founding.withdraw_proposal(proposed(), JO, NOW)
    with pytest.raises(Refused) as late:
        founding.withdraw_proposal(begun(), MIRA, NOW)

    assert (why(other), why(late)) == ("only-proposer", "not-proposed")
    assert founding.withdraw_proposal(proposed(), MIRA, NOW).state == "withdrawn"


def test_there_is_no_cycle_without_an_end_or_with_two() -> None:
    for ends in ({}, {"events": 3, "speakers": 9}, {"events": 0}):
        with pytest.raises(ValueError):
            End(**ends)


def test_a_founder_leaves_without_a_reason_and_another_may_take_the_place() -> None:
    left = founding.leave(begun(), JO, NOW)
    assert founding.founders_missing(left) == 1 and left.state == "active"
    assert founding.founders_missing(founding.found(left, ADA, NOW)) == 0

    handed = founding.hand_over(begun(), JO, ADA, NOW)
    assert [one.member for one in handed.founders] == [MIRA, KEN, ADA]
    with pytest.raises(Refused) as uninvited:
        founding.found(handed, NOOR, NOW)
    assert why(uninvited) == "not-invited"
    assert founding.invite(handed, ADA, NOOR, NOW).founded_by(NOOR)


# Evenings


@pytest.mark.parametrize(
    ("zone", "third", "free"),
    [
        ("UTC", "2027-03-31T23:59", None),
        ("UTC", "2027-04-01T00:00", "fits"),
        ("America/New_York", "2027-04-01T03:59", None),  # still March there
        ("America/New_York", "2027-04-01T04:00", "fits"),
        ("Pacific/Kiritimati", "2027-03-31T09:59", None),
        ("Pacific/Kiritimati", "2027-03-31T10:00", "fits"),  # April there
        ("Europe/Berlin", "2027-03-31T21:59", None),  # summer time since the 28th
        ("Europe/Berlin", "2027-03-31T22:00", "fits"),
    ],
)
def test_the_third_evening_of_a_month_is_refused_where_the_cycle_is(zone: str, third: str, free: str | None) -> None:
    cycle = begun(zone=zone)
    for day in (9, 23):
        cycle = with_evening(cycle, datetime(2027, 3, day, 18, tzinfo=UTC))
    starts = datetime.fromisoformat(third).replace(tzinfo=UTC)
    if free:
        assert len(with_evening(cycle, starts).events) == 3
        return
    with pytest.raises(Refused) as refused:
        with_evening(cycle, starts)

    assert refused.value.details == {"most": 2, "month": date(2027, 3, 1), "next": date(2027, 4, 1)}


def test_a_leap_day_belongs_to_february() -> None:
    cycle = begun()
    for day in (1, 29):
        cycle = with_evening(cycle, datetime(2028, 2, day, 18, tzinfo=UTC))

    with pytest.raises(Refused):
        with_evening(cycle, datetime(2028, 2, 29, 20, tzinfo=UTC))
    assert with_evening(cycle, datetime(2028, 3, 1, 18, tzinfo=UTC))


def test_moving_an_evening_is_checked_again_and_cancelling_one_frees_its_place() -> None:
    cycle = begun()
    for starts in ("2027-03-09", "2027-03-23", "2027-04-06"):
        cycle = with_evening(cycle, datetime.fromisoformat(starts).replace(tzinfo=UTC))
    in_march = datetime(2027, 3, 30, tzinfo=UTC)

    with pytest.raises(Refused) as full:
        planning.reschedule(cycle, 3, in_march, MIRA, NOW)
    assert why(full) == "month-full"
    assert planning.reschedule(cycle, 2, in_march, MIRA, NOW)
    assert planning.reschedule(planning.cancel(cycle, 1, MIRA, NOW), 3, in_march, MIRA, NOW)


def test_no_evening_is_planned_beyond_the_end_of_the_last_day_where_the_cycle_is() -> None:
    cycle = begun(End(day=date(2027, 1, 31)), "America/New_York")

    assert with_evening(cycle, datetime(2027, 2, 1, 4, 59, tzinfo=UTC))
    with pytest.raises(Refused) as late:
        with_evening(cycle, datetime(2027, 2, 1, 5, tzinfo=UTC))
    assert why(late) == "beyond-the-end"


def test_a_stranger_plans_nothing_and_who_manages_the_server_does() -> None:
    with pytest.raises(Refused) as stranger:
        planning.plan(begun(), NOW + WEEK, TOM, NOW)

    assert why(stranger) == "only-founders"
    assert planning.plan(begun(), NOW + WEEK, None, NOW).events


# Speaking


def test_who_has_not_spoken_is_picked_before_who_has() -> None:
    cycle = with_evening(with_evening(begun(seats=1), NOW + WEEK), NOW + 6 * WEEK)
    cycle = holding.hold(speaking.sign_up(cycle, 1, ADA, NOW), 1, MIRA, NOW + WEEK)
    then = NOW + 2 * WEEK
    for member in (ADA, NOOR, LEA):  # ADA has spoken and asks first
        cycle = speaking.sign_up(cycle, 2, member, then)

    assert [one.member for one in cycle.talks_at(2, "signed")] == [NOOR]
    assert [one.member for one in in_line(cycle, 2)] == [LEA, ADA]


def test_a_free_seat_is_offered_to_who_spoke_before_only_when_the_evening_is_near() -> None:
    cycle = with_evening(with_evening(begun(), NOW + WEEK), NOW + 6 * WEEK)
    cycle = holding.hold(speaking.sign_up(cycle, 1, ADA, NOW), 1, MIRA, NOW + WEEK)
    cycle = speaking.sign_up(cycle, 2, ADA, NOW + WEEK)
    assert cycle.talk_of(ADA, 2).state == "waiting"  # type: ignore[union-attr]

    near = settled(cycle, NOW + 5 * WEEK)
    assert near.talk_of(ADA, 2).state == "offered"  # type: ignore[union-attr]
    assert speaking.accept(near, 2, ADA, NOW + 5 * WEEK).talk_of(ADA, 2).state == "signed"  # type: ignore[union-attr]


def test_a_seat_that_is_given_back_is_offered_for_a_while_and_then_to_the_next() -> None:
    cycle = with_evening(begun(seats=1))
    for member in (ADA, NOOR, LEA):
        cycle = speaking.sign_up(cycle, 1, member, NOW)

    cycle = speaking.step_down(cycle, 1, ADA, NOW)
    [offered] = cycle.talks_at(1, "offered")
    assert (offered.member, offered.offered_until) == (NOOR, NOW + timedelta(hours=24))
    assert settled(cycle, NOW + timedelta(hours=23, minutes=59)) == cycle
    later = settled(cycle, NOW + timedelta(hours=24))
    assert [one.member for one in later.talks_at(1, "offered")] == [LEA]
    with pytest.raises(Refused) as late:
        speaking.accept(later, 1, NOOR, NOW + timedelta(hours=24))
    assert why(late) == "no-offer"


def test_who_stepped_down_and_comes_back_is_the_last_in_line() -> None:
    cycle = with_evening(begun(seats=1))
    for member in (ADA, NOOR, LEA):
        cycle = speaking.sign_up(cycle, 1, member, NOW)
    cycle = speaking.sign_up(speaking.step_down(cycle, 1, NOOR, NOW), 1, NOOR, NOW)

    assert [one.member for one in in_line(cycle, 1)] == [LEA, NOOR]


def test_on_the_evening_itself_whoever_asks_first_takes_a_free_seat() -> None:
    cycle = with_evening(begun(seats=2))
    cycle = holding.begin(speaking.sign_up(cycle, 1, ADA, NOW), 1, MIRA, NOW + 4 * WEEK)
    cycle = speaking.sign_up(cycle, 1, NOOR, NOW + 4 * WEEK)

    assert cycle.talk_of(NOOR, 1).state == "signed"  # type: ignore[union-attr]
    with pytest.raises(Refused) as full:
        speaking.sign_up(cycle, 1, LEA, NOW + 4 * WEEK)
    assert why(full) == "seats-full"


def test_five_speakers_talk_for_fifty_minutes_with_a_changeover_between_two() -> None:
    cycle = with_evening(begun())
    for member in (ADA, NOOR, LEA, TOM, MIRA):
        cycle = speaking.sign_up(cycle, 1, member, NOW)
    found = agenda(cycle, cycle.events[0])

    assert found.talk_minutes == 50
    assert [one.kind for one in found.slots] == ["talk", "changeover"] * 4 + ["talk"]
    assert found.ends - cycle.events[0].starts == timedelta(minutes=58)


def test_while_an_evening_is_on_its_agenda_goes_by_its_own_clock() -> None:
    cycle = with_evening(begun())
    starts = cycle.events[0].starts
    for member in (ADA, NOOR, LEA):
        cycle = speaking.sign_up(cycle, 1, member, NOW)

    def ahead(cycle: Cycle) -> list[tuple[int | None, float]]:
        talks = (one for one in agenda(cycle, cycle.events[0]).slots if one.kind == "talk")
        return [(one.member, (one.starts - starts) / MINUTE) for one in talks]

    cycle = holding.begin(cycle, 1, MIRA, starts - 20 * MINUTE)
    assert ahead(cycle) == [(ADA, 0), (NOOR, 12), (LEA, 24)]
    cycle = running.skip_talk(cycle, 1, MIRA, starts + 4 * MINUTE)
    cycle = running.call_up(cycle, 1, MIRA, starts + 5 * MINUTE)
    assert ahead(cycle) == [(NOOR, 5), (LEA, 17)]
    cycle = running.finish_talk(cycle, 1, MIRA, starts + 9 * MINUTE)
    assert ahead(cycle) == [(LEA, 11)]
    assert agenda(cycle, cycle.events[0]).spoken == (NOOR,)
    with pytest.raises(Refused) as again:
        speaking.sign_up(cycle, 1, NOOR, starts + 9 * MINUTE)
    assert why(again) == "spoke-there"


# On the day, and the end


def test_an_evening_is_not_held_before_its_time() -> None:
    cycle = with_evening(begun())
    with pytest.raises(Refused) as early:
        holding.hold(cycle, 1, MIRA, NOW)

    assert why(early) == "too-early"


def test_who_ran_over_is_noted_and_who_did_not_come_is_not_counted() -> None:
    cycle, then = with_evening(begun()), NOW + 4 * WEEK
    for member in (ADA, NOOR):
        cycle = speaking.sign_up(cycle, 1, member, NOW)
    cycle = holding.talk_held(holding.begin(cycle, 1, MIRA, then), 1, ADA, then, overran=95)
    cycle = holding.hold(cycle, 1, MIRA, then, spoke=())

    assert [(one.member, one.state, one.overran) for one in cycle.talks] == [(ADA, "held", 95), (NOOR, "missed", 0)]
    assert cycle.speakers() == 1
    assert holding.talk_held(cycle, 1, NOOR, then).speakers() == 2


def test_who_came_after_all_has_no_talk_where_somebody_else_took_the_seat() -> None:
    cycle, then = with_evening(begun(seats=2)), NOW + 4 * WEEK
    for member in (ADA, NOOR):
        cycle = speaking.sign_up(cycle, 1, member, NOW)
    cycle = running.skip_talk(holding.begin(cycle, 1, MIRA, then), 1, MIRA, then)
    cycle = speaking.sign_up(cycle, 1, LEA, then)
    with pytest.raises(Refused) as full:
        holding.talk_held(cycle, 1, ADA, then)
    assert why(full) == "seats-full"


def test_the_last_speaker_ends_the_cycle_when_the_evening_is_over() -> None:
    cycle = with_evening(begun(End(speakers=2), seats=2))
    for member in (ADA, NOOR):
        cycle = speaking.sign_up(cycle, 1, member, NOW)
    with pytest.raises(Refused) as full:
        with_evening(cycle, NOW + 5 * WEEK)
    then = NOW + 4 * WEEK
    cycle = holding.begin(cycle, 1, MIRA, then)
    for member in (ADA, NOOR):
        cycle = holding.talk_held(cycle, 1, member, then)

    assert (why(full), cycle.state) == ("no-events-left", "active")
    cycle = holding.hold(cycle, 1, MIRA, then + timedelta(hours=1))
    assert (cycle.state, cycle.ended) == ("closed", "speakers")
    with pytest.raises(Refused) as over:
        speaking.sign_up(cycle, 1, LEA, then)
    assert why(over) == "over"


def test_the_last_day_ends_a_cycle_and_an_evening_of_that_day_may_still_be_marked() -> None:
    cycle = begun(End(day=date(2027, 1, 31)))
    assert settled(cycle, datetime(2027, 1, 31, 23, 59, tzinfo=UTC)).state == "active"
    assert settled(cycle, datetime(2027, 2, 1, tzinfo=UTC)).ended == "day"

    cycle = with_evening(cycle, datetime(2027, 1, 31, 20, tzinfo=UTC))
    after = datetime(2027, 2, 1, 9, tzinfo=UTC)
    assert settled(cycle, after).state == "active"
    assert holding.hold(cycle, 1, MIRA, after).state == "closed"
    assert settled(cycle, after + timedelta(days=4)).events[0].state == "cancelled"


def test_an_evening_that_was_on_when_the_last_day_came_and_went_keeps_who_spoke() -> None:
    then, days_after = datetime(2027, 1, 31, 20, tzinfo=UTC), datetime(2027, 2, 9, tzinfo=UTC)
    cycle = with_evening(begun(End(day=date(2027, 1, 31))), then)
    for member in (ADA, NOOR):
        cycle = speaking.sign_up(cycle, 1, member, NOW)
    cycle = holding.begin(cycle, 1, MIRA, then)
    called = running.call_up(cycle, 1, MIRA, then)

    closed = settled(called, days_after)
    assert closed.state == "closed" and [one.state for one in closed.talks] == ["held", "missed"]
    assert settled(cycle, days_after).speakers() == 2, "nobody was called up here"


def test_an_evening_that_ends_by_itself_knows_of_no_overrun() -> None:
    then = NOW + 4 * WEEK
    cycle = speaking.sign_up(with_evening(begun()), 1, ADA, NOW)
    cycle = running.call_up(holding.begin(cycle, 1, MIRA, then), 1, MIRA, then)
    late = then + WEEK
    cue = running.last_cue(cycle, cycle.events[0], late)
    assert cue is not None and cue.says == "ends"

    cycle = running.by_itself(cycle, 1, cue, late)
    assert [(one.state, one.overran) for one in cycle.talks] == [("held", 0)] and cycle.events[0].state == "held"


# How it stands


def held(attended: list[int], gaps: list[int], filled: list[int]) -> Cycle:
    """A cycle whose evenings were so many days apart, with so many people there and so many speakers."""
    days = accumulate([0, *gaps])
    events = [
        Event(n, NOW + timedelta(days=day), "held", attended=frozenset(range(came)))
        for n, (day, came) in enumerate(zip(days, attended, strict=True), 1)
    ]
    talks = [
        Talk(n * 10 + k, n, 1000 + n * 10 + k, "held", NOW) for n, seats in enumerate(filled, 1) for k in range(seats)
    ]
    return replace(begun(End(events=20)), events=tuple(events), talks=tuple(talks))


@pytest.mark.parametrize(
    ("attended", "gaps", "filled", "warns"),
    [
        ([30, 26, 20, 14], [14, 21, 35], [5, 4, 3, 2], True),
        ([30, 26, 20, 14], [14, 14, 14], [5, 4, 3, 2], False),  # no gap slips
        ([30, 26, 20, 14], [14, 21, 35], [5, 5, 5, 5], False),  # no seat stays empty
        ([20, 20, 20, 20], [14, 21, 35], [5, 4, 3, 2], False),  # as many come
        ([20, 20, 20, 20], [14, 14, 14], [3, 3, 3, 3], False),  # flat
        ([20, 19, 21, 20], [14, 15, 13], [4, 5, 4, 5], False),  # flat, but for chance
        ([30, 20, 10], [14, 30], [5, 3, 1], False),  # too few to tell
        ([0, 0, 0, 0], [14, 21, 35], [2, 2, 1, 1], False),  # nobody counts
    ],
)
def test_only_a_cycle_that_fades_in_all_three_ways_is_warned_of(
    attended: list[int], gaps: list[int], filled: list[int], warns: bool
) -> None:
    assert fades(held(attended, gaps, filled)) is warns


def test_a_gap_is_long_when_it_is_half_as_long_again_as_usual() -> None:
    cycle = held([9, 9, 9], [20, 20], [5, 5, 5])
    last = cycle.events[-1].starts
    limit = last + timedelta(days=30)

    assert gap_is_long_at(cycle) == limit
    assert long_gap(cycle, limit) is None
    gap = long_gap(cycle, limit + timedelta(seconds=1))
    assert gap is not None and gap.after == 3


def test_another_theme_breaks_the_streak_and_asks_before() -> None:
    cycle = held([9] * 5, [14] * 4, [5] * 5)
    then = NOW + timedelta(days=60)
    assert (streak(cycle), milestone(cycle, (5, 10))) == (5, 5)
    with pytest.raises(Refused) as asks:
        founding.change_theme(cycle, "wool", MIRA, then)
    assert (why(asks), asks.value.details) == ("breaks-streak", {"streak": 5})

    changed = founding.change_theme(cycle, "wool", MIRA, then, sure=True)
    assert (changed.theme, streak(changed), milestone(changed, (5, 10))) == ("wool", 0, None)


def test_twenty_evenings_take_ten_months_at_two_a_month_and_twenty_at_one() -> None:
    ends = projected(proposed(End(speakers=100)), NOW)

    assert (ends.earliest - NOW.date()).days == 304
    assert (ends.likely - NOW.date()).days == 609


def test_how_it_stands_says_n_of_n() -> None:
    cycle = held([9] * 3, [14] * 2, [5, 4, 5])
    cycle = replace(cycle, end=End(speakers=100))
    stands = standing(cycle, NOW + timedelta(days=29))

    assert (stands.speakers, stands.of_speakers, stands.events, stands.of_events) == (14, 100, 3, 3 + 18)
    assert (stands.next, stands.free_seats, stands.streak) == (None, 0, 3)


# What a cycle is made from


def test_the_presets_are_what_they_are_called() -> None:
    gathering = shelf().current.knowledge.gathering
    assert gathering is not None
    today = date(2027, 1, 4)
    ends = {id: end_of(one, today) for id, one in gathering.presets.items()}
    seats = {id: terms_of(gathering.limits, one).seats for id, one in gathering.presets.items()}

    assert ends == {
        "hyakunin-kaigi": End(speakers=100),
        "small-circle": End(events=6),
        "one-month": End(day=date(2027, 2, 3)),
    }
    assert seats == {"hyakunin-kaigi": 5, "small-circle": 3, "one-month": 5}
    assert terms_of(gathering.limits, None) == Terms()
    rules = (gathering.limits.founders_from, gathering.limits.events_a_month_from)
    assert {source.id for one in rules for source in one.sources} == {"seed-platforms"}


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("12 events", End(events=12)),
        ("after 1 evening", End(events=1)),
        ("60 Speakers", End(speakers=60)),
        ("until 2027-06-30", End(day=date(2027, 6, 30))),
        ("by 31 December", End(day=date(2027, 12, 31))),
        ("in 3 months", End(day=date(2027, 4, 4))),
        ("end of June, perhaps", "unclear"),
        ("3/4/2027", "unclear"),  # April or March
        ("never", "unclear"),
        ("12", "unclear"),
        ("0 events", "unclear"),
        ("-3 events", "unclear"),
        ("", "unclear"),
        ("99999999999 events", "far"),
        ("2027-01-04", "past"),
        ("9999-12-31", "far"),
    ],
)
def test_an_end_is_read_as_it_is_typed_and_never_guessed_at(typed: str, end: End | str) -> None:
    if isinstance(end, End):
        assert read_end(typed, date(2027, 1, 4)) == end
        return
    with pytest.raises(UnreadableEnd) as refused:
        read_end(typed, date(2027, 1, 4))
    assert refused.value.why == end
