"""The agenda of one event, which computes itself: ten minutes each, and a changeover between two talks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.coaching.cycle.model import Cycle, Event, Talk, Terms
from bot.coaching.cycle.talking import not_called_up, on_stage


@dataclass(frozen=True, slots=True)
class Slot:
    """One entry; `member` is who speaks."""

    kind: Literal["talk", "changeover"]
    starts: datetime
    ends: datetime
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """All entries in order. `spoken`: while it is on, who has spoken already, without a time of their own."""

    slots: tuple[Slot, ...]
    talk_minutes: int
    ends: datetime
    spoken: tuple[int, ...] = ()


def agenda(cycle: Cycle, event: Event) -> Agenda:
    """Of those who have a seat or have spoken, in the order in which they asked. While it is on, by its own clock."""
    talk = timedelta(minutes=cycle.terms.talk_minutes)
    changeover = timedelta(minutes=cycle.terms.changeover_minutes)
    held, slots = cycle.talks_at(event.id, "held"), list[Slot]()
    if event.state == "running":
        speaking, at, spoken = _still_to_speak(cycle, event), _goes_on(cycle, event), tuple(one.member for one in held)
    else:
        speaking, at, spoken = cycle.talks_at(event.id, "signed", "held"), event.starts, ()
    for one in speaking:
        if slots and changeover:
            slots.append(Slot("changeover", at, at + changeover))
            at += changeover
        slots.append(Slot("talk", at, at + talk, one.member))
        at += talk
    return Agenda(tuple(slots), cycle.terms.talk_minutes * len(speaking), at, spoken)


def _still_to_speak(cycle: Cycle, event: Event) -> list[Talk]:
    """Who speaks, then the others with a seat."""
    speaks = on_stage(cycle, event)
    return [*([speaks] if speaks else []), *not_called_up(cycle, event)]


def _goes_on(cycle: Cycle, event: Event) -> datetime:
    """When who speaks has begun, or about when the next one does."""
    if event.stage is not None:
        return event.stage.since
    quiet = event.quiet or event.starts
    if cycle.talks_at(event.id, "held"):
        return quiet + timedelta(minutes=cycle.terms.changeover_minutes)
    return max(quiet, event.starts)


def full_length(terms: Terms) -> timedelta:
    """How long an event is where every seat is taken."""
    return timedelta(minutes=terms.seats * terms.talk_minutes + (terms.seats - 1) * terms.changeover_minutes)
