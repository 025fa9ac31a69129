"""The roles that volunteers take for one evening: taking one, giving it back, and which are free shortly before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.cycle.model import Cycle, Event, Volunteer
from bot.coaching.cycle.planning import with_event
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import active, by_founder, known_event

BEFORE = timedelta(hours=48)  # so long before an evening its free roles are named once


def claim_role(cycle: Cycle, event: int, role: str, member: int, now: datetime) -> Cycle:
    """Take a role at an event to come. One person to a role; one may take several."""
    cycle = active(cycle, now)
    found = _open_event(cycle, event)
    holder = holder_of(found, role)
    if holder is not None:
        raise Refused("role-yours") if holder == member else Refused("role-taken", member=holder)
    return with_event(cycle, replace(found, volunteers=(*found.volunteers, Volunteer(role, member))))


def release_role(cycle: Cycle, event: int, role: str, member: int, now: datetime) -> Cycle:
    """Give it back; no reason is asked for."""
    cycle = active(cycle, now)
    found = _open_event(cycle, event)
    if holder_of(found, role) != member:
        raise Refused("no-role")
    return _without(cycle, found, role)


def free_role(cycle: Cycle, event: int, role: str, by: int | None, now: datetime) -> Cycle:
    """Have it free again where whoever took it can't be reached. None is who manages the server."""
    cycle = active(cycle, now)
    by_founder(cycle, by)
    found = _open_event(cycle, event)
    if holder_of(found, role) is None:
        raise Refused("role-free")
    return _without(cycle, found, role)


def _without(cycle: Cycle, event: Event, role: str) -> Cycle:
    return with_event(cycle, replace(event, volunteers=tuple(one for one in event.volunteers if one.role != role)))


def holder_of(event: Event, role: str) -> int | None:
    return next((one.member for one in event.volunteers if one.role == role), None)


def free_roles(event: Event, roles: Iterable[str]) -> list[str]:
    """Those of `roles` that nobody has taken, in their order."""
    return [one for one in roles if holder_of(event, one) is None]


def crew_of(cycle: Cycle, event: Event) -> list[int]:
    """Who makes this evening: the founders, then who has a role."""
    return list(dict.fromkeys([*(one.member for one in cycle.founders), *(one.member for one in event.volunteers)]))


def reminder_at(event: Event) -> datetime:
    """When its free roles are named."""
    return event.starts - BEFORE


def next_reminded(cycle: Cycle, now: datetime) -> Event | None:
    """The first evening that this is still ahead of. One planned within that time is not reminded of."""
    if cycle.state != "active":
        return None
    ahead = (one for one in cycle.events if one.state == "planned" and reminder_at(one) > now)
    return min(ahead, key=lambda one: one.starts, default=None)


def _open_event(cycle: Cycle, event: int) -> Event:
    found = known_event(cycle, event)
    if not found.open:
        raise Refused("not-planned")
    return found
