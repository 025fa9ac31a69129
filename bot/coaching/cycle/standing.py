"""How a cycle stands: n of N, streak, next date, free seats, the places of this month, and when it will end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.months import month_of, shared_in, taken_in
from bot.coaching.cycle.seats import free
from bot.coaching.cycle.speaking import STILL

MONTH = timedelta(days=365.2425 / 12)
MONTHLY = 1  # events a month, as such cycles are mostly held
LONGEST = 200 * 366  # days; further away is not foreseen


@dataclass(frozen=True, slots=True)
class Standing:
    """`of_speakers` and `of_events` are None where the end does not say; `of_events` counts full events then."""

    speakers: int
    of_speakers: int | None
    events: int
    of_events: int | None
    streak: int
    next: Event | None
    free_seats: int  # at the next event
    waiting: int
    month_taken: int
    month_shared: int  # of those taken, by the server's other cycles
    month_most: int
    ends: Projected


@dataclass(frozen=True, slots=True)
class Projected:
    """`earliest`: with every month full; `likely`: at its own pace so far, once a month before there is one."""

    earliest: Day
    likely: Day


def standing(cycle: Cycle, now: datetime) -> Standing:
    following = next_event(cycle, now)
    held, left = len(cycle.held_events()), events_to_go(cycle)
    return Standing(
        speakers=cycle.speakers(),
        of_speakers=cycle.end.speakers,
        events=held,
        of_events=None if left is None else held + left,
        streak=streak(cycle),
        next=following,
        free_seats=free(cycle, following.id) if following else 0,
        waiting=len(cycle.talks_at(following.id, "waiting", "offered")) if following else 0,
        month_taken=taken_in(cycle, month_of(cycle, now)),
        month_shared=shared_in(cycle, month_of(cycle, now)),
        month_most=cycle.terms.events_a_month,
        ends=projected(cycle, now),
    )


def next_event(cycle: Cycle, now: datetime) -> Event | None:
    """The one that is on, or else the one whose time it is, though nobody has begun it, or else the next to come."""
    coming = cycle.open_events()
    on = [one for one in coming if one.state == "running"]
    due = [one for one in coming if one.starts <= now < one.starts + STILL]
    return next(iter([*on, *reversed(due), *(one for one in coming if one.starts > now)]), None)


def streak(cycle: Cycle) -> int:
    """Events held one after the other within the same theme."""
    return sum(one.starts >= cycle.theme_since for one in cycle.held_events())


def milestone(cycle: Cycle, milestones: Collection[int]) -> int | None:
    """The milestone that the last event held has reached."""
    return streak(cycle) if streak(cycle) in milestones else None


def usual_gap(cycle: Cycle) -> timedelta | None:
    """The median time from one event held to the next; None before there are three of them."""
    gaps = gaps_between(cycle)
    return timedelta(seconds=median(one.total_seconds() for one in gaps)) if len(gaps) >= 2 else None


def gaps_between(cycle: Cycle) -> list[timedelta]:
    starts = cycle.starts_of("held")
    return [after - before for before, after in pairwise(starts)]


def projected(cycle: Cycle, now: datetime) -> Projected:
    """When it will end. A day that was chosen is that day."""
    if cycle.over_at is not None:
        return Projected(cycle.day_of(cycle.over_at), cycle.day_of(cycle.over_at))
    if cycle.end.day is not None:
        return Projected(cycle.end.day, cycle.end.day)
    to_go, planned = events_to_go(cycle) or 0, [one.starts for one in cycle.open_events()]
    unplanned = max(0, to_go - len(planned))
    last = max([now, *planned, *cycle.starts_of("held")])
    pace = usual_gap(cycle) or MONTH / MONTHLY
    return Projected(
        cycle.day_of(_later(last, (MONTH / cycle.terms.events_a_month) * unplanned)),
        cycle.day_of(_later(last, pace * unplanned)),
    )


def events_to_go(cycle: Cycle) -> int | None:
    """How many more events there will be, each of them full; None where a day ends it."""
    if cycle.end.events is not None:
        return max(0, cycle.end.events - len(cycle.held_events()))
    if cycle.end.speakers is not None:
        return -(-max(0, cycle.end.speakers - cycle.speakers()) // cycle.terms.seats)
    return None


def _later(moment: datetime, by: timedelta) -> datetime:
    return moment + min(by, timedelta(days=LONGEST))
