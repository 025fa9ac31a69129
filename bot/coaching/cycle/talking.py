"""Who is on the stage of an evening that is running, who comes after, and a stage that its speaker has left."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.cycle.model import FORMER, Cycle, Event, Talk


def on_stage(cycle: Cycle, event: Event) -> Talk | None:
    """Who speaks right now."""
    if event.stage is None:
        return None
    return next((one for one in cycle.talks_at(event.id, "signed") if one.id == event.stage.talk), None)


def to_come(cycle: Cycle, event: Event) -> list[Talk]:
    """Who has not spoken, in the agenda's order; who was not there when it was their turn comes last."""
    speaks = on_stage(cycle, event)
    coming = (one for state in ("signed", "missed") for one in cycle.talks_at(event.id, state))
    return [one for one in coming if one != speaks and one.member != FORMER]


def not_called_up(cycle: Cycle, event: Event) -> list[Talk]:
    """Who has a seat still, and nobody said that they are not there."""
    return [one for one in to_come(cycle, event) if one.state == "signed"]


def over_by(cycle: Cycle, event: Event, now: datetime) -> int:
    """By how many seconds who speaks has run over."""
    if event.stage is None:
        return 0
    ends = event.stage.since + timedelta(minutes=cycle.terms.talk_minutes)
    return max(0, int((now - ends).total_seconds()))


def without_who_left(cycle: Cycle, now: datetime) -> Cycle:
    """Who gave their seat back while they spoke, or was forgotten, is on no stage any more."""
    left = [one for one in cycle.events if one.stage is not None and on_stage(cycle, one) is None]
    for event in left:
        quiet = now if event.state == "running" else None
        empty = replace(event, stage=None, quiet=quiet)
        cycle = replace(cycle, events=tuple(empty if one.id == event.id else one for one in cycle.events))
    return cycle
