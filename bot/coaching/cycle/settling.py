"""What happens by itself, before and after each move: offers end, free seats go to the next in line, the end comes."""

from __future__ import annotations

from datetime import datetime

from bot.coaching.cycle.ending import closed_if_reached
from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.seats import end_offers, free, room_for, seat_the_next
from bot.coaching.cycle.talking import without_who_left

LEADING = frozenset({"host", "timer"})  # roles whose volunteer leads the evening as founders do


def settled(cycle: Cycle, now: datetime, just_asked: int | None = None) -> Cycle:
    """The cycle as it stands now. `just_asked`: a talk that takes a free seat at once, if it is next in line."""
    cycle = without_who_left(end_offers(cycle, now), now)
    if cycle.state == "active":
        cycle = closed_if_reached(cycle, now)
    if cycle.state == "active":
        for event in cycle.open_events():
            cycle = seat_the_next(cycle, event, now, just_asked)
    return cycle


def active(cycle: Cycle, now: datetime) -> Cycle:
    """The cycle as it stands now. Raises Refused where it is not active."""
    cycle = settled(cycle, now)
    if cycle.state == "proposed":
        raise Refused("not-active")
    if cycle.state != "active":
        raise Refused("over")
    return cycle


def known_event(cycle: Cycle, event: int) -> Event:
    """Raises Refused where there is none."""
    found = cycle.event(event)
    if found is None:
        raise Refused("no-event")
    return found


def with_a_seat(cycle: Cycle, event: int, member: int) -> None:
    """Raises Refused where there is no seat for them, or no place before the cycle ends."""
    if not free(cycle, event):
        raise Refused("seats-full")
    if not room_for(cycle, member):
        raise Refused("speakers-full")


def by_founder(cycle: Cycle, by: int | None) -> None:
    """Raises Refused where it is not a founder who does this. None is who manages the server."""
    if by is not None and not cycle.founded_by(by):
        raise Refused("only-founders")


def by_runner(cycle: Cycle, event: Event, by: int | None) -> None:
    """Raises Refused where it is nobody who leads that evening: a founder, or a volunteer with a role that does."""
    leads = any(one.member == by and one.role in LEADING for one in event.volunteers)
    if by is not None and not cycle.founded_by(by) and not leads:
        raise Refused("only-runners")
