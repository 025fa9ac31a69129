"""What is worth a quiet word to the organisers: a gap that grew too long, and signs that a cycle is fading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.seats import taken
from bot.coaching.cycle.speaking import STILL
from bot.coaching.cycle.standing import gaps_between, next_event, usual_gap

TOO_LONG = 1.5  # times the usual gap
LOOKED_AT = 4  # the last events that a warning is drawn from
FELL = 0.8  # of the attendance of the first of them
SLIPPED = 1.2  # times the first gap among them


@dataclass(frozen=True, slots=True)
class Gap:
    """The time since the last event, longer than it usually is. `after`: one note for each event is enough."""

    after: int
    lasts: timedelta
    usual: timedelta
    next: datetime | None


def long_gap(cycle: Cycle, now: datetime) -> Gap | None:
    """The gap by now, where it is longer than TOO_LONG times the usual."""
    usual, held = usual_gap(cycle), cycle.held_events()
    if cycle.state != "active" or usual is None or now - held[-1].starts <= usual * TOO_LONG:
        return None
    coming = expected(cycle, now)
    return Gap(held[-1].id, now - held[-1].starts, usual, coming.starts if coming else None)


def expected(cycle: Cycle, now: datetime) -> Event | None:
    """The next evening; one whose time has come too, though nobody has begun it here."""
    due = (one for one in cycle.open_events() if one.starts <= now < one.starts + STILL)
    return next_event(cycle, now) or next(due, None)


def gap_is_long_at(cycle: Cycle) -> datetime | None:
    """When the gap after the last event will be too long, if nothing happens until then."""
    usual = usual_gap(cycle)
    return None if usual is None else cycle.held_events()[-1].starts + usual * TOO_LONG


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen at the last evenings: people there, days from one to the next, seats that stayed free."""

    came: tuple[int, ...]
    gaps: tuple[timedelta, ...]
    free: tuple[int, ...]  # at the last two


def fades(cycle: Cycle) -> bool:
    """Whether fewer come, the gaps slip and seats stay empty, all three. A series that stays as it is never does."""
    return signs(cycle) is not None


def begins_to_fade(cycle: Cycle) -> bool:
    """Whether that is so since the last evening: one warning is enough for as long as it goes on."""
    return fades(cycle) and not fades(_without_the_last(cycle))


def signs(cycle: Cycle) -> Signs | None:
    """None where they are not all there."""
    last = cycle.held_events()[-LOOKED_AT:]
    if cycle.state != "active" or len(last) < LOOKED_AT:
        return None
    came = [len(one.attended) for one in last]
    gaps = gaps_between(cycle)[-(LOOKED_AT - 1) :]
    free = [max(0, cycle.terms.seats - taken(cycle, one.id)) for one in last[-2:]]
    falls = came[-1] <= came[0] * FELL and all(after <= before for before, after in pairwise(came))
    slips = gaps[-1] >= gaps[0] * SLIPPED and all(b >= a for a, b in pairwise(gaps))
    found = falls and came[0] > 0 and slips and all(free)
    return Signs(tuple(came), tuple(gaps), tuple(free)) if found else None


def _without_the_last(cycle: Cycle) -> Cycle:
    last = cycle.held_events()[-1:]
    return replace(cycle, events=tuple(one for one in cycle.events if one not in last))
