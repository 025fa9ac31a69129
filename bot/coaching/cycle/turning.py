"""When a cycle changes without anybody doing anything: an offer ends, seats open for everyone, a month ends."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from bot.coaching.cycle.ending import closes_at
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.months import month_of, taken_in
from bot.coaching.cycle.seats import for_everyone_from
from bot.coaching.cycle.speaking import STILL


def next_turn(cycle: Cycle, now: datetime) -> datetime | None:
    """The next such moment after now; None where nothing is ahead."""
    if cycle.state != "active":
        return None
    planned = [one for one in cycle.events if one.state == "planned"]
    moments = [
        *(one.offered_until for one in cycle.talks if one.state == "offered"),
        *(for_everyone_from(cycle, one) for one in planned),
        *(one.starts for one in planned),  # nobody is offered a seat from then on
        *(one.starts + STILL for one in planned),  # nobody has begun it: the next one is another from then on
        closes_at(cycle),
        _next_month(cycle, now),
    ]
    return min((one for one in moments if one is not None and one > now), default=None)


def _next_month(cycle: Cycle, now: datetime) -> datetime | None:
    """When the places of a month are those of another one, where that makes a difference."""
    this = month_of(cycle, now)
    following = (this + timedelta(days=31)).replace(day=1)
    if taken_in(cycle, this) == taken_in(cycle, following):
        return None
    return datetime.combine(following, time(), tzinfo=cycle.clock).astimezone(UTC)
