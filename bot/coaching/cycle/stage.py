"""Where a cycle stands now, for the advice that fits: before the first evening, in the middle, near its end."""

from __future__ import annotations

from datetime import datetime

from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.noticing import fades, long_gap
from bot.coaching.cycle.standing import MONTH, events_to_go, usual_gap
from bot.rulebook.knowledge.gathering import CycleStage

LAST = 3  # evenings


def stage_of(cycle: Cycle, now: datetime) -> CycleStage:
    """Near the end, that counts before all else: a slump there needs no other advice."""
    if cycle.state == "proposed":
        return "proposed"
    if cycle.state != "active":
        return "over"
    if not cycle.held_events():
        return "first"
    if evenings_to_go(cycle, now) <= LAST:
        return "last"
    gap = long_gap(cycle, now)
    return "slump" if fades(cycle) or (gap and gap.next is None) else "middle"


def evenings_to_go(cycle: Cycle, now: datetime) -> int:
    """How many more there will be: where a day ends it, at its own pace, or all that are planned."""
    counted = events_to_go(cycle)
    if counted is not None or cycle.end.day is None:
        return counted or 0
    pace = usual_gap(cycle) or MONTH / cycle.terms.events_a_month
    days = (cycle.end.day - cycle.day_of(now)).days
    return max(len(cycle.open_events()), int(days * 86400 / max(86400.0, pace.total_seconds())))
