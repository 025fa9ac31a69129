"""The agenda of one event, which computes itself: ten minutes each, and a changeover between two talks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.coaching.cycle.model import Cycle, Event, Terms


@dataclass(frozen=True, slots=True)
class Slot:
    """One entry; `member` is who speaks."""

    kind: Literal["talk", "changeover"]
    starts: datetime
    ends: datetime
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """All entries in order."""

    slots: tuple[Slot, ...]
    talk_minutes: int
    ends: datetime


def agenda(cycle: Cycle, event: Event) -> Agenda:
    """Of those who have a seat or have spoken, in the order in which they asked."""
    talk = timedelta(minutes=cycle.terms.talk_minutes)
    changeover = timedelta(minutes=cycle.terms.changeover_minutes)
    speaking, at, slots = cycle.talks_at(event.id, "signed", "held"), event.starts, list[Slot]()
    for one in speaking:
        if slots and changeover:
            slots.append(Slot("changeover", at, at + changeover))
            at += changeover
        slots.append(Slot("talk", at, at + talk, one.member))
        at += talk
    return Agenda(tuple(slots), cycle.terms.talk_minutes * len(speaking), at)


def full_length(terms: Terms) -> timedelta:
    """How long an event is where every seat is taken."""
    return timedelta(minutes=terms.seats * terms.talk_minutes + (terms.seats - 1) * terms.changeover_minutes)
