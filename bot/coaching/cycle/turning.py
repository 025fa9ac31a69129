"""When a cycle changes without anybody doing anything: an offer ends, seats open for everyone, an end comes."""

from __future__ import annotations

from datetime import datetime

from bot.coaching.cycle.ending import closes_at
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.seats import for_everyone_from


def next_turn(cycle: Cycle, now: datetime) -> datetime | None:
    """The next such moment after now; None where nothing is ahead."""
    if cycle.state != "active":
        return None
    planned = [one for one in cycle.events if one.state == "planned"]
    moments = [
        *(one.offered_until for one in cycle.talks if one.state == "offered"),
        *(for_everyone_from(cycle, one) for one in planned),
        *(one.starts for one in planned),  # the next one is another from then on
        closes_at(cycle),
    ]
    return min((one for one in moments if one is not None and one > now), default=None)
