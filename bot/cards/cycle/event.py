"""The card of one evening of a cycle, and the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, choose, layout, text
from bot.cards.cycle import event_words as words
from bot.cards.cycle.agenda import agenda_button, agenda_lines, sign_up_button, who
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.keys import cycle_id
from bot.cards.cycle.place import place_shown
from bot.cards.cycle.roles import helping_line, roles_button
from bot.cards.cycle.run_words import BEGIN
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.months import month_of, shared_in, taken_in
from bot.coaching.cycle.seats import free

Trouble = Literal["", "right", "full", "place", "later"]
MOST_LISTED = 10
_PRIMARY = discord.ButtonStyle.primary


@dataclass(frozen=True, slots=True)
class EventShown:
    """`interested`: members who say so in the server's own event, None where that is not known. `organiser`: whether it
    is for one who may move it; then `trouble` is what keeps it from the server's own events. `news`: it is said once
    and stays as it is, so it leaves out who helps; of `seated`, who have a seat or had one, it asks for a look.
    """

    cycle: Cycle
    event: Event
    said: str = ""
    interested: int | None = None
    organiser: bool = False
    trouble: Trouble = ""
    news: bool = False
    seated: Sequence[int] = ()


def event_card(shown: EventShown) -> Card:
    cycle, event = shown.cycle, shown.event
    current = event.open and not shown.news
    planned, native = event.state == "planned", event.discord_event is not None
    lines = [title(cycle, event), shown.said, when_line(event.starts), _where(event)]
    return layout(
        text("\n".join(filter(None, lines))),
        text("\n".join(filter(None, _stands(shown)))),
        text(_for_seated(shown)) if shown.seated else None,
        text(f"-# {_native_line(shown)}") if planned and shown.organiser else None,
        text(agenda) if current and (agenda := agenda_lines(cycle, event)) else None,
        text(helping) if current and (helping := helping_line(event)) else None,
        buttons(sign_up_button(cycle, event), agenda_button(cycle, event), roles_button(cycle, event))
        if event.open
        else None,
        buttons(
            button(words.CALENDAR, event_id("event-calendar", cycle.id, event.id)) if event.open else None,
            button(words.ALL_DATES, cycle_id("cycle-calendar", cycle.id)),
        ),
        buttons(*_to_organise(cycle, event, native=native)) if planned and shown.organiser else None,
        accent=ACCENT,
    )


def _for_seated(shown: EventShown) -> str:
    said = words.SEATED_GONE if shown.event.state == "cancelled" else words.SEATED_STAYS
    return said.format(who=", ".join(who(one) for one in shown.seated))


def _to_organise(cycle: Cycle, event: Event, *, native: bool) -> list[ui.Button[Any] | None]:
    return [
        button(BEGIN, event_id("run-begin", cycle.id, event.id)),
        button(words.CHANGE, event_id("event-change", cycle.id, event.id)),
        button(words.CANCEL, event_id("event-drop", cycle.id, event.id)),
        None if native else button(words.PUT_IN, event_id("event-native", cycle.id, event.id)),
        button(words.SEE_ALL, cycle_id("cycle-events", cycle.id)),
    ]


def number_of(cycle: Cycle, event: Event) -> int | None:
    """Which of the cycle's evenings it is, by their times; None for one that was called off."""
    if event.state == "cancelled":
        return None
    return 1 + sum(one.starts < event.starts for one in cycle.events if one.state != "cancelled")


def title(cycle: Cycle, event: Event) -> str:
    number = number_of(cycle, event)
    form = words.TITLE_NO_NUMBER if number is None else words.TITLE
    return form.format(name=escape(cycle.name), number=number)


def when_line(starts: datetime) -> str:
    return words.WHEN.format(when=shown_at(starts), relative=discord.utils.format_dt(starts, "R"))


def shown_at(moment: datetime) -> str:
    return discord.utils.format_dt(moment, "F")


def month_names(cycle: Cycle, starts: datetime) -> dict[str, object]:
    """Which month it is where the cycle is, and how many of its places are taken."""
    month = month_of(cycle, starts)
    taken, most = taken_in(cycle, month), cycle.terms.events_a_month
    return {"month": f"{month:%B %Y}", "taken": taken, "most": most}


def _where(event: Event) -> str:
    return words.WHERE.format(place=place_shown(event.place)) if event.place else ""


def _stands(shown: EventShown) -> list[str]:
    cycle, event = shown.cycle, shown.event
    month = month_names(cycle, event.starts)
    if event.state == "cancelled":
        return [words.CALLED_OFF.format(**month)]
    if event.state != "planned":
        return [words.RUNNING if event.state == "running" else words.HELD]
    seats, left = cycle.terms.seats, free(cycle, event.id)
    waiting = len(cycle.talks_at(event.id, "waiting"))
    places = (words.PLACES_SHARED if shared_in(cycle, month_of(cycle, event.starts)) else words.PLACES).format(**month)
    if shown.news:
        return [places, words.SEATS_ALL.format(seats=seats)]
    return [
        places,
        (words.SEATS if left else words.SEATS_NONE).format(free=left, seats=seats),
        words.SEATS_WAITING.format(waiting=waiting) if waiting else "",
        words.INTERESTED.format(count=shown.interested) if shown.interested is not None else "",
    ]


def _native_line(shown: EventShown) -> str:
    if shown.trouble:
        return words.TROUBLE[shown.trouble]
    return words.NATIVE_MISSING if shown.event.discord_event is None else words.IN_EVENTS


def events_card(cycle: Cycle, *, organiser: bool) -> Card:
    """What is planned; each can be looked at."""
    coming = cycle.open_events()
    listed = coming[:MOST_LISTED]
    lines = [_listed(cycle, one) for one in listed] or [words.LIST_NONE_YOURS if organiser else words.LIST_NONE]
    if len(coming) > MOST_LISTED:
        lines.append(words.LIST_MORE.format(count=len(coming) - MOST_LISTED))
    options = [discord.SelectOption(label=_option(cycle, one), value=str(one.id)) for one in listed]
    return layout(
        text(words.LIST_TITLE.format(name=escape(cycle.name))),
        text("\n".join(lines)),
        choose(cycle_id("event-pick", cycle.id), options, words.LIST_PICK) if options else None,
        buttons(
            button(words.PLAN, cycle_id("event-plan", cycle.id), _PRIMARY) if organiser else None,
            button(words.ALL_DATES, cycle_id("cycle-calendar", cycle.id)) if coming else None,
        ),
        accent=ACCENT,
    )


def _listed(cycle: Cycle, event: Event) -> str:
    relative = discord.utils.format_dt(event.starts, "R")
    line = words.LIST_LINE.format(number=number_of(cycle, event), when=shown_at(event.starts), relative=relative)
    return f"{line} · {place_shown(event.place)}" if event.place else line


def _option(cycle: Cycle, event: Event) -> str:
    return f"{number_of(cycle, event)} · {clock_of(cycle, event.starts)}"


def clock_of(cycle: Cycle, moment: datetime, *, offset: bool = False) -> str:
    """What calendar and clock show where the cycle is; with its distance to UTC where they show it twice."""
    there = moment.astimezone(cycle.clock)
    day = f"{there:%A} {there.day} {there:%B %Y}"
    form = words.CLOCK_OFFSET if offset else words.CLOCK
    return form.format(day=day, time=f"{there:%H:%M}", offset=f"{there:%Z}")
