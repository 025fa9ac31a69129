"""Calendar months where the cycle is: how many events each holds, and which is free next.

Where the cycles of a server share the places of a month, those of the others count as well, by this cycle's calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from datetime import datetime

from bot.coaching.cycle.model import Cycle

AHEAD = 24  # how many months are looked through for a free one


def month_of(cycle: Cycle, moment: datetime) -> Day:
    """The first day of the month that it is then where the cycle is."""
    return cycle.day_of(moment).replace(day=1)


def taken_in(cycle: Cycle, month: Day, besides: int | None = None) -> int:
    """How many of the month's places are taken; the event `besides` is not counted."""
    own = (one.starts for one in cycle.events if one.state != "cancelled" and one.id != besides)
    return sum(month_of(cycle, one) == month for one in (*own, *cycle.elsewhere))


def shared_in(cycle: Cycle, month: Day) -> int:
    """How many of those are evenings of the server's other cycles."""
    return sum(month_of(cycle, one) == month for one in cycle.elsewhere)


def next_free(cycle: Cycle, month: Day, besides: int | None = None) -> Day | None:
    """The first month after this one that has a place, as its first day; None where the cycle ends before."""
    for one in _after(month):
        if cycle.end.day is not None and one > cycle.end.day:
            return None
        if taken_in(cycle, one, besides) < cycle.terms.events_a_month:
            return one
    return None


def _after(month: Day) -> Iterator[Day]:
    year, number = month.year, month.month
    for _ in range(AHEAD):
        year, number = (year + 1, 1) if number == 12 else (year, number + 1)
        if year > Day.max.year:
            return
        yield Day(year, number, 1)
