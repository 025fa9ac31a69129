"""The events of a cycle as a calendar file (.ics), for the calendar of whoever comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import icalendar

from bot.coaching.cycle.agenda import full_length
from bot.coaching.cycle.model import Cycle, Event

_MAKER = "-//Creator Coach//community cycles//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, with its title and place in words."""

    event: Event
    title: str
    place: str


def calendar(cycle: Cycle, entries: Sequence[Entry], now: datetime) -> bytes:
    """Taken into a calendar again, it moves what was moved and takes out what was called off."""
    made = icalendar.Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", cycle.name)
    for one in entries:
        made.add_component(_entry(cycle, one, now))
    return bytes(made.to_ical())


def _entry(cycle: Cycle, entry: Entry, now: datetime) -> icalendar.Event:
    event, made = entry.event, icalendar.Event()
    made.add("uid", f"{cycle.server}-{cycle.id}-{event.id}@creator-coach")
    made.add("dtstamp", now.astimezone(UTC))
    made.add("sequence", max(0, int((now - cycle.proposed_at).total_seconds()) // 60))  # a later file counts
    made.add("dtstart", event.starts)
    made.add("dtend", event.starts + full_length(cycle.terms))
    made.add("summary", entry.title)
    made.add("description", cycle.theme)
    if entry.place:
        made.add("location", entry.place)
    made.add("status", "CANCELLED" if event.state == "cancelled" else "CONFIRMED")
    return made
