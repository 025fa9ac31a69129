"""Who speaks at an event: signing up, taking an offered seat, and stepping back without a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.cycle.model import Cycle, Event, Talk
from bot.coaching.cycle.refusing import Refused, Why
from bot.coaching.cycle.seats import repeats, with_talk
from bot.coaching.cycle.settling import active, known_event, settled, with_a_seat

STILL = timedelta(hours=12)  # so long after its start, an event that was not begun here may be going on

_ALREADY: dict[str, Why] = {
    "signed": "signed-already",
    "waiting": "waiting-already",
    "offered": "offered-already",
    "held": "spoke-there",
    "missed": "not-planned",
}


def sign_up(cycle: Cycle, event: int, member: int, now: datetime) -> Cycle:
    """A seat, or a place in the line where there is none, or where seats are for first-time speakers so far.

    On the day itself, whoever comes first takes a seat that is free, and who came late to their talk gets one again.
    """
    cycle = active(cycle, now)
    found = known_event(cycle, event)
    on_the_day = _going_on(found, now)
    if not on_the_day and not (found.state == "planned" and now < found.starts):
        raise Refused("not-planned")
    before = cycle.talk_of(member, event)
    again = on_the_day and before is not None and before.state in ("waiting", "missed")
    if before is not None and before.state != "withdrawn" and not again:
        raise Refused(_ALREADY[before.state])
    if on_the_day:
        with_a_seat(cycle, event, member)
    others = tuple(one for one in cycle.talks if one is not before)
    id = max((one.id for one in cycle.talks), default=0) + 1
    first = not repeats(cycle, member, event)
    talk = Talk(id, event, member, "signed" if on_the_day else "waiting", now, first_time=first)
    return settled(replace(cycle, talks=(*others, talk)), now, just_asked=id)


def accept(cycle: Cycle, event: int, member: int, now: datetime) -> Cycle:
    """Take the seat that is offered."""
    cycle = active(cycle, now)
    talk = cycle.talk_of(member, event)
    if talk is not None and talk.state == "signed":
        raise Refused("signed-already")
    if talk is None or talk.state != "offered":
        raise Refused("no-offer")
    return settled(with_talk(cycle, replace(talk, state="signed", offered_until=None)), now)


def step_down(cycle: Cycle, event: int, member: int, now: datetime) -> Cycle:
    """Give the seat, the offer or the place in the line back; no reason is asked for."""
    cycle = active(cycle, now)
    talk = cycle.talk_of(member, event)
    if talk is None or talk.state not in ("signed", "waiting", "offered"):
        raise Refused("no-talk")
    return settled(with_talk(cycle, replace(talk, state="withdrawn", offered_until=None)), now)


def _going_on(event: Event, now: datetime) -> bool:
    return event.state == "running" or (event.state == "planned" and event.starts <= now < event.starts + STILL)
