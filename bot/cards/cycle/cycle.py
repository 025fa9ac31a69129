"""The card of one cycle, for everyone to see: proposed, active or over; and where its rules come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from datetime import date as Day
from typing import Any

import discord
from discord import ui

from bot.cards.bar import bar
from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.cycle import start_words as words
from bot.cards.cycle.agenda import agenda_button, agenda_lines, sign_up_button
from bot.cards.cycle.course_words import COURSE
from bot.cards.cycle.keys import cycle_id
from bot.cards.cycle.leave import few_line
from bot.cards.cycle.leave_words import PUT_HERE
from bot.cards.cycle.people_words import TAKE_IN
from bot.cards.cycle.roles import roles_button
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.markdown import clip, escape
from bot.coaching.cycle.ending import day_is_over
from bot.coaching.cycle.founding import founders_missing, room_for_founder
from bot.coaching.cycle.model import FORMER, Cycle
from bot.coaching.cycle.standing import Standing, standing
from bot.rulebook.knowledge.model import Fact

BAR = 15  # fits a phone's width
_PRIMARY = discord.ButtonStyle.primary


@dataclass(frozen=True, slots=True)
class CycleShown:
    """A cycle and the time by which it is looked at; `viewer` where only one member sees the card."""

    cycle: Cycle
    now: datetime
    viewer: int | None = None


def cycle_card(shown: CycleShown) -> Card:
    """How it stands; the first button is the next step."""
    cycle = shown.cycle
    known = {"proposed": _proposed, "active": _active}.get(cycle.state, _over)
    head = words.PROPOSED_BY if cycle.state in ("proposed", "withdrawn") else words.STARTED_BY
    people = [cycle.proposed_by] if cycle.state in ("proposed", "withdrawn") else [one.member for one in cycle.founders]
    whose = head.format(who=members(people), zone=escape(cycle.zone))
    return layout(text(f"{words.TITLE.format(name=escape(cycle.name))}\n{whose}"), *known(shown), accent=ACCENT)


def _proposed(shown: CycleShown) -> list[ui.Item[Any] | None]:
    cycle = shown.cycle
    count, needed = len(cycle.founders), cycle.terms.founders
    if day_is_over(cycle, shown.now):
        return [text(_terms(shown)), rule(), text(words.LATE)]
    who = members([one.member for one in cycle.founders])
    started = words.FOUNDERS_COUNT if count else words.FOUNDERS_NONE
    more = words.ONE_MORE if needed - count == 1 else words.MORE.format(count=needed - count)
    return [
        text(_terms(shown)),
        rule(),
        text(f"{started.format(count=count, needed=needed, who=who)}\n{more}"),
        buttons(
            button(words.FOUND, cycle_id("cycle-found", cycle.id), _PRIMARY),
            button(words.STEP_BACK, cycle_id("cycle-step-back", cycle.id)) if count else None,
            button(words.WHENCE, cycle_id("cycle-whence", cycle.id)),
            button(words.TAKE_BACK, cycle_id("cycle-take-back", cycle.id))
            if shown.viewer == cycle.proposed_by
            else None,
        ),
    ]


def _active(shown: CycleShown) -> list[ui.Item[Any] | None]:
    cycle, stands = shown.cycle, standing(shown.cycle, shown.now)
    missing = founders_missing(cycle)
    event = stands.next
    return [
        text(f"{_bar(stands)}{n_of_n(stands)}\n{_coming(cycle, stands, shown.now)}"),
        text(lines) if event and (lines := agenda_lines(cycle, event)) else None,
        rule(),
        text(_terms(shown)),
        text(few_line(cycle)) if missing else None,
        buttons(
            sign_up_button(cycle, event) if event else None,
            agenda_button(cycle, event) if event else None,
        ),
        buttons(
            button(words.FOUND, cycle_id("cycle-found", cycle.id)) if missing else None,
            roles_button(cycle, event) if event else None,
            button(words.EVENINGS_BUTTON, cycle_id("cycle-events", cycle.id)),
            button(words.WHENCE, cycle_id("cycle-whence", cycle.id)),
        ),
        buttons(button(COURSE, cycle_id("cycle-course", cycle.id))) if stands.events else None,
        _for_founder(shown),
    ]


def _for_founder(shown: CycleShown) -> ui.ActionRow[Any] | None:
    """What a founder who looks at it alone can do: put its card here where it is gone, and take one more in."""
    cycle = shown.cycle
    if shown.viewer is None or not cycle.founded_by(shown.viewer):
        return None
    return buttons(
        button(PUT_HERE, cycle_id("cycle-put-here", cycle.id)) if cycle.card is None else None,
        button(TAKE_IN, cycle_id("cycle-take-in", cycle.id)) if room_for_founder(cycle) else None,
    )


def _over(shown: CycleShown) -> list[ui.Item[Any] | None]:
    cycle = shown.cycle
    if cycle.state == "withdrawn" or cycle.over_at is None:
        return [text(words.IS_WITHDRAWN)]
    stands = standing(cycle, shown.now)
    over = words.IS_OVER.format(when=discord.utils.format_dt(cycle.over_at, "D"))
    return [
        text(f"{_bar(stands)}{n_of_n(stands)}"),
        text(over),
        buttons(button(COURSE, cycle_id("cycle-course", cycle.id))) if stands.events else None,
    ]


def whence_card(cycle: Cycle, rules: Sequence[Fact], preset: Sequence[Fact], today: Day) -> Card:
    """Who says that it takes so many founders and no more evenings a month, and from when."""
    counted = words.WHENCE_SHARED if cycle.terms.month_scope == "server" else words.WHENCE_OWN
    changed = words.WHENCE_CHANGED.format(
        founders=cycle.terms.founders, most=cycle.terms.events_a_month, counted=counted
    )
    return layout(
        text(f"## {words.WHENCE_TITLE}"),
        text(clip(told(rules, today), 1500)),
        text(changed),
        *([rule(), text(clip(told(preset, today), 1500))] if preset else []),
        accent=ACCENT,
    )


def n_of_n(stands: Standing) -> str:
    """How many have spoken and how many evenings were held, of how many where the end says so."""
    talks = words.TALKS_OPEN_ONE if stands.speakers == 1 else words.TALKS_OPEN
    events = words.EVENTS_OPEN_ONE if stands.events == 1 else words.EVENTS_OPEN
    if stands.of_speakers is not None:
        talks = words.TALKS
    if stands.of_events is not None:
        events = words.EVENTS
    return " · ".join(
        (
            events.format(events=stands.events, of=stands.of_events),
            talks.format(speakers=stands.speakers, of=stands.of_speakers),
        )
    )


def members(ids: Sequence[int]) -> str:
    """Each by name, as Discord shows it."""
    return ", ".join(f"<@{one}>" if one != FORMER else words.NOBODY for one in ids) or words.NOBODY


def day_shown(day: Day, cycle: Cycle) -> str:
    """A day where the cycle is, as Discord shows it to each reader."""
    noon = datetime.combine(day, time(12), tzinfo=cycle.clock).astimezone(UTC)
    return discord.utils.format_dt(noon, "D")


def _bar(stands: Standing) -> str:
    """How far it is, of the end that it has; "" where a day ends it."""
    if stands.of_speakers is not None:
        share = stands.speakers / stands.of_speakers
    elif stands.of_events is not None:
        share = stands.events / stands.of_events
    else:
        return ""
    full = int(BAR * share)
    return f"{bar(full, BAR)}\n"


def _coming(cycle: Cycle, stands: Standing, now: datetime) -> str:
    taken = words.MONTH_SHARED if stands.month_shared else words.MONTH
    month = taken.format(taken=stands.month_taken, most=stands.month_most)
    if stands.next is None:
        return f"{words.BEGUN if not cycle.events else words.NO_NEXT}\n{month}"
    starts = stands.next.starts
    when, relative = discord.utils.format_dt(starts, "f"), discord.utils.format_dt(starts, "R")
    form = words.NEXT if starts > now and stands.next.state == "planned" else words.NOW
    following = form.format(when=when, relative=relative, free=stands.free_seats, seats=cycle.terms.seats)
    row = words.STREAK.format(streak=stands.streak) if stands.streak > 1 else ""
    return "\n".join(filter(None, (following, month, row)))


def _terms(shown: CycleShown) -> str:
    cycle, terms = shown.cycle, shown.cycle.terms
    evenings = words.EVENINGS.format(seats=terms.seats, minutes=terms.talk_minutes, most=terms.events_a_month)
    if terms.month_scope == "server":
        evenings = words.EVENINGS_SHARED.format(evenings=evenings)
    return "\n".join((words.THEME.format(theme=escape(cycle.theme)), evenings, _end(shown)))


def _end(shown: CycleShown) -> str:
    cycle = shown.cycle
    if cycle.end.day is not None:
        return words.ENDS_DAY.format(day=day_shown(cycle.end.day, cycle))
    ends = standing(cycle, shown.now).ends
    likely, earliest = day_shown(ends.likely, cycle), day_shown(ends.earliest, cycle)
    both = cycle.state == "proposed" and likely != earliest
    when = (words.WHEN_BOTH if both else words.WHEN_ONE).format(
        likely=likely, earliest=earliest, most=cycle.terms.events_a_month
    )
    if cycle.end.speakers is not None:
        return words.ENDS_SPEAKERS.format(count=cycle.end.speakers, when=when)
    return words.ENDS_EVENTS.format(count=cycle.end.events, when=when)
