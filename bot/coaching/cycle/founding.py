"""Who starts a cycle: proposing, founding it together, leaving, handing over, and the theme that they chose."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.cycle.ending import day_is_over
from bot.coaching.cycle.model import Cycle, End, Founder, Terms
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import active, by_founder, settled
from bot.coaching.cycle.standing import streak


def propose(  # noqa: PLR0917
    server: int, name: str, theme: str, zone: str, terms: Terms, end: End, *, by: int, now: datetime, preset: str = ""
) -> Cycle:
    """A cycle that nobody founds yet, not even who proposes it. Raises Refused where its last day is over."""
    cycle = Cycle(0, server, name, theme, zone, terms, end, by, now, now, preset=preset)
    if end.day is not None and end.day < cycle.day_of(now):
        raise Refused("in-the-past")
    return cycle


def found(cycle: Cycle, member: int, now: datetime) -> Cycle:
    """“I'll start this with you.” The same person counts once; with enough of them it begins.

    An active cycle that has too few founders left takes one more in the same way.
    """
    cycle = settled(cycle, now)
    _open(cycle, now)
    if cycle.state == "active" and len(cycle.founders) >= cycle.terms.founders:
        raise Refused("founder-already" if cycle.founded_by(member) else "not-invited")
    cycle = _with_founder(cycle, member, now)
    if cycle.state == "proposed" and len(cycle.founders) >= cycle.terms.founders:
        cycle = replace(cycle, state="active", began_at=now)
    return settled(cycle, now)


def step_back(cycle: Cycle, member: int, now: datetime) -> Cycle:
    """Take one's name off a cycle that has not begun."""
    cycle = settled(cycle, now)
    if cycle.state != "proposed":
        raise Refused("not-proposed")
    return _without_founder(cycle, member)


def withdraw_proposal(cycle: Cycle, by: int | None, now: datetime) -> Cycle:
    """Take back a cycle that has not begun. None is who manages the server."""
    cycle = settled(cycle, now)
    if cycle.state != "proposed":
        raise Refused("not-proposed")
    if by is not None and by != cycle.proposed_by:
        raise Refused("only-proposer")
    return replace(cycle, state="withdrawn", over_at=now)


def invite(cycle: Cycle, by: int, member: int, now: datetime) -> Cycle:
    """A founder takes in one more, who said yes."""
    cycle = active(cycle, now)
    by_founder(cycle, by)
    return settled(_with_founder(cycle, member, now), now)


def leave(cycle: Cycle, member: int, now: datetime) -> Cycle:
    """A founder leaves; no reason is asked for."""
    return settled(_without_founder(active(cycle, now), member), now)


def hand_over(cycle: Cycle, member: int, to: int, now: datetime) -> Cycle:
    """A founder leaves, and another member, who said yes, takes the place."""
    cycle = active(cycle, now)
    if cycle.founded_by(to):
        raise Refused("founder-already")
    return settled(_with_founder(_without_founder(cycle, member), to, now), now)


def change_theme(cycle: Cycle, theme: str, by: int | None, now: datetime, *, sure: bool = False) -> Cycle:
    """Another theme breaks the streak. Raises Refused until the founder is `sure` of that."""
    cycle = active(cycle, now)
    by_founder(cycle, by)
    if theme == cycle.theme:
        raise Refused("same-theme")
    if streak(cycle) and not sure:
        raise Refused("breaks-streak", streak=streak(cycle))
    after = (one + timedelta(seconds=1) for one in cycle.starts_of("held"))  # some end before their time
    return replace(cycle, theme=theme, theme_since=max([now, *after]))


def room_for_founder(cycle: Cycle) -> bool:
    """Whether it can take one more."""
    return len(cycle.founders) < cycle.terms.most_founders


def founders_missing(cycle: Cycle) -> int:
    """How many founders fewer there are than a cycle starts with."""
    return max(0, cycle.terms.founders - len(cycle.founders))


def _open(cycle: Cycle, now: datetime) -> None:
    if cycle.state not in ("proposed", "active") or day_is_over(cycle, now):
        raise Refused("over")


def _with_founder(cycle: Cycle, member: int, now: datetime) -> Cycle:
    if cycle.founded_by(member):
        raise Refused("founder-already")
    if not room_for_founder(cycle):
        raise Refused("founders-full")
    return replace(cycle, founders=(*cycle.founders, Founder(member, now)))


def _without_founder(cycle: Cycle, member: int) -> Cycle:
    if not cycle.founded_by(member):
        raise Refused("no-founder")
    return replace(cycle, founders=tuple(one for one in cycle.founders if one.member != member))
