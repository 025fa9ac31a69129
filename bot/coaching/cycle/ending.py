"""The end: what is left until it, and a cycle that closes itself when it is reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.coaching.cycle.model import Cycle, Ended, Event, Talk
from bot.coaching.cycle.seats import spoken, with_talk

LATE = timedelta(days=3)  # so long after the last day, an event of before may still be marked as held


def events_left(cycle: Cycle) -> int | None:
    """How many more events may be planned; None where only a day ends it. For speakers: while seats are missing."""
    if cycle.end.events is not None:
        return max(0, cycle.end.events - sum(one.state != "cancelled" for one in cycle.events))
    if cycle.end.speakers is not None:
        seats = cycle.terms.seats
        missing = cycle.end.speakers - cycle.speakers() - seats * len(cycle.open_events())
        return max(0, -(-missing // seats))
    return None


def day_is_over(cycle: Cycle, now: datetime) -> bool:
    """Whether the last day has passed where the cycle is."""
    return cycle.end.day is not None and cycle.day_of(now) > cycle.end.day


def closes_at(cycle: Cycle) -> datetime | None:
    """When the day alone will close it, where a day ends it."""
    if cycle.end.day is None:
        return None
    midnight = datetime.combine(cycle.end.day + timedelta(days=1), time(), tzinfo=cycle.clock).astimezone(UTC)
    return midnight + LATE if cycle.open_events() else midnight


def closed_if_reached(cycle: Cycle, now: datetime) -> Cycle:
    """The cycle, closed where its end is reached. While an event is going on, that is waited for."""
    reached = _reached(cycle, now) if cycle.state == "active" else None
    if reached is None:
        return cycle
    for event in cycle.events:
        if event.state == "running":  # the coach was away for days
            cycle = _as_far_as_known(cycle, event)
    return replace(
        cycle,
        state="closed",
        over_at=now,
        ended=reached,
        events=tuple(_closed_event(one) for one in cycle.events),
        talks=tuple(_closed_talk(one) for one in cycle.talks),
    )


def _reached(cycle: Cycle, now: datetime) -> Ended | None:
    if cycle.end.day is not None:
        at = closes_at(cycle)
        return "day" if day_is_over(cycle, now) and at is not None and now >= at else None
    if any(one.state == "running" for one in cycle.events):
        return None
    if cycle.end.speakers is not None:
        return "speakers" if cycle.speakers() >= cycle.end.speakers else None
    held = len(cycle.held_events())
    return "events" if cycle.end.events is not None and held >= cycle.end.events else None


def _as_far_as_known(cycle: Cycle, event: Event) -> Cycle:
    """Of an evening that nobody ended: who was called up has spoken; where nobody was, all who had a seat have."""
    called = event.stage.talk if event.stage else None
    led = called is not None or bool(cycle.talks_at(event.id, "held"))
    for talk in cycle.talks_at(event.id, "signed"):
        has_spoken = not led or talk.id == called
        cycle = spoken(cycle, talk, 0) if has_spoken else with_talk(cycle, replace(talk, state="missed"))
    return cycle


def _closed_event(event: Event) -> Event:
    """One that nobody marked as held, though it was going on, took place; the others don't any more."""
    if event.state == "running":
        return replace(event, state="held", stage=None, quiet=None)
    return replace(event, state="cancelled") if event.state == "planned" else event


def _closed_talk(talk: Talk) -> Talk:
    return (
        replace(talk, state="withdrawn", offered_until=None) if talk.state in ("signed", "offered", "waiting") else talk
    )
