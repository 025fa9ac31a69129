"""Calendar files: what a calendar reads out of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import icalendar

from bot.coaching.cycle.founding import found, propose
from bot.coaching.cycle.ics import Entry, calendar
from bot.coaching.cycle.model import Cycle, End, Terms
from bot.coaching.cycle.planning import cancel, plan, reschedule

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
THEN = datetime(2026, 12, 3, 18, 30, tzinfo=UTC)
LATER = datetime(2027, 3, 29, 17, 30, tzinfo=UTC)  # after the clocks were set


def kiln() -> Cycle:
    terms = Terms(founders=1)
    proposed = propose(7, "Kiln, talks; ☀️", "clay\nand fire", "Europe/Berlin", terms, End(events=4), by=1, now=NOW)
    cycle = replace(found(proposed, 1, NOW), id=9)
    return plan(plan(cycle, THEN, 1, NOW, "Oven lane 3; yard"), LATER, 1, NOW)


def entries(cycle: Cycle, now: datetime = NOW) -> list[icalendar.Event]:
    shown = [Entry(one, f"{cycle.name} {one.id}", one.place) for one in cycle.events]
    return list(icalendar.Calendar.from_ical(calendar(cycle, shown, now)).walk("VEVENT"))


def test_a_calendar_reads_when_it_begins_and_ends_what_it_is_and_where() -> None:
    first, second = entries(kiln())

    assert (first["dtstart"].dt, first["dtend"].dt) == (THEN, THEN + timedelta(minutes=58))
    assert second["dtstart"].dt == LATER
    assert first["summary"] == "Kiln, talks; ☀️ 1"
    assert first["location"] == "Oven lane 3; yard" and "location" not in second
    assert first["description"] == "clay\nand fire"
    assert first["status"] == "CONFIRMED"


def test_each_event_keeps_its_name_when_it_is_moved_and_the_later_file_counts() -> None:
    before, _ = entries(kiln())
    later = NOW + timedelta(hours=1)
    after, _ = entries(reschedule(kiln(), 1, THEN + timedelta(days=1), 1, later), later)

    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt == THEN + timedelta(days=1)


def test_what_was_called_off_says_so() -> None:
    first, second = entries(cancel(kiln(), 1, 1, NOW))
    assert (first["status"], second["status"]) == ("CANCELLED", "CONFIRMED")


def test_two_cycles_share_no_entry() -> None:
    ids = {
        one["uid"] for cycle in (kiln(), replace(kiln(), id=10), replace(kiln(), server=8)) for one in entries(cycle)
    }
    assert len(ids) == 6
