"""The events of a cycle: planning, moving and cancelling them, within the month's places and never beyond the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.cycle.ending import events_left
from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.months import month_of, next_free, taken_in
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import active, by_founder, known_event, settled

FURTHEST = timedelta(days=730)


def plan(cycle: Cycle, starts: datetime, by: int | None, now: datetime, place: str = "") -> Cycle:
    """One more event. None is who manages the server."""
    cycle = active(cycle, now)
    by_founder(cycle, by)
    _fits(cycle, starts, now)
    if events_left(cycle) == 0:
        raise Refused("no-events-left")
    event = Event(max((one.id for one in cycle.events), default=0) + 1, starts, place=place)
    return settled(replace(cycle, events=(*cycle.events, event)), now)


def reschedule(cycle: Cycle, event: int, starts: datetime, by: int | None, now: datetime) -> Cycle:
    """Another time for an event that has not begun. Who signed up stays signed up."""
    cycle = active(cycle, now)
    by_founder(cycle, by)
    planned = _planned(cycle, event)
    _fits(cycle, starts, now, besides=event)
    return settled(with_event(cycle, replace(planned, starts=starts)), now)


def relocate(cycle: Cycle, event: int, place: str, by: int | None, now: datetime) -> Cycle:
    """Another place for an event that has not begun."""
    cycle = active(cycle, now)
    by_founder(cycle, by)
    return settled(with_event(cycle, replace(_planned(cycle, event), place=place)), now)


def cancel(cycle: Cycle, event: int, by: int | None, now: datetime) -> Cycle:
    """It does not take place: the month has a place again, and who wanted to speak is free."""
    cycle = active(cycle, now)
    by_founder(cycle, by)
    planned = _planned(cycle, event)
    gone = tuple(
        replace(one, state="withdrawn", offered_until=None) if one.event == event and one.state != "withdrawn" else one
        for one in cycle.talks
    )
    return settled(with_event(replace(cycle, talks=gone), replace(planned, state="cancelled")), now)


def mirrored(cycle: Cycle, event: int, discord_event: int | None) -> Cycle:
    """The server's own scheduled event for this one; None: it has none any more."""
    return with_event(cycle, replace(known_event(cycle, event), discord_event=discord_event))


def with_event(cycle: Cycle, event: Event) -> Cycle:
    """In place of the one with the same id."""
    return replace(cycle, events=tuple(event if one.id == event.id else one for one in cycle.events))


def _fits(cycle: Cycle, starts: datetime, now: datetime, besides: int | None = None) -> None:
    """Raises Refused where there can be no event at that time; the event `besides` gives its own place up."""
    if starts <= now:
        raise Refused("in-the-past")
    if cycle.end.day is not None and cycle.day_of(starts) > cycle.end.day:
        raise Refused("beyond-the-end", day=cycle.end.day)
    if starts - now > FURTHEST:
        raise Refused("too-far")
    others = (one for one in cycle.events if one.state != "cancelled" and one.id != besides)
    if any(one.starts == starts for one in others):
        raise Refused("same-time")
    month, most = month_of(cycle, starts), cycle.terms.events_a_month
    if taken_in(cycle, month, besides) >= most:
        raise Refused("month-full", most=most, month=month, next=next_free(cycle, month, besides))


def _planned(cycle: Cycle, event: int) -> Event:
    found = known_event(cycle, event)
    if found.state != "planned":
        raise Refused("not-planned")
    return found
