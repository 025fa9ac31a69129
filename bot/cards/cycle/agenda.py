"""Who speaks when at an evening, which the talks themselves work out, and the way onto that list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.cycle import seat_words as words
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.start_words import NOBODY
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.agenda import agenda
from bot.coaching.cycle.lining import question_for
from bot.coaching.cycle.model import FORMER, Cycle, Event
from bot.coaching.cycle.seats import free
from bot.rulebook.knowledge.gathering import CycleQuestion


def agenda_card(cycle: Cycle, event: Event, questions: Sequence[CycleQuestion], viewer: int) -> Card:
    """All of it, with the question that goes with each talk, for one who looks at it."""
    mine = cycle.talk_of(viewer, event.id)
    listed = mine is not None and mine.state != "withdrawn"
    talks = cycle.talks_at(event.id, "signed", "held")
    asked = [(who(one.member), question_for(one, questions)) for one in talks]
    cards = [words.ASK_ENTRY.format(who=name, asks=escape(one.asks)) for name, one in asked if one is not None]
    return layout(
        text(f"{words.AGENDA_TITLE}\n{which_evening(cycle, event)}"),
        text(agenda_lines(cycle, event) or words.AGENDA_NONE),
        text(seats_said(cycle, event)) if event.state == "planned" else None,
        *([rule(), text("\n".join([words.ASK_AFTER, *cards]))] if cards else []),
        buttons(None if listed else sign_up_button(cycle, event)),
        accent=ACCENT,
    )


def agenda_lines(cycle: Cycle, event: Event) -> str:
    """A line a talk, with the time that Discord shows to each reader in theirs; "" where nobody speaks yet."""
    planned, terms = agenda(cycle, event), cycle.terms
    spoken = [words.SPOKEN.format(who=who(one)) for one in planned.spoken]
    lines = [
        words.SLOT.format(time=discord.utils.format_dt(one.starts, "t"), who=who(one.member or FORMER))
        for one in planned.slots
        if one.kind == "talk"
    ]
    if not lines:
        return "\n".join(spoken)
    ends = discord.utils.format_dt(planned.ends, "t")
    form = words.ENDS if terms.changeover_minutes else words.ENDS_AT_ONCE
    lines.append(form.format(minutes=terms.talk_minutes, changeover=terms.changeover_minutes, ends=ends))
    return "\n".join([*spoken, *lines])


def seats_said(cycle: Cycle, event: Event) -> str:
    left, waiting = free(cycle, event.id), len(cycle.talks_at(event.id, "waiting"))
    if left:
        return words.SEATS_ONE if left == 1 else words.SEATS.format(free=left)
    return words.SEATS_NONE_WAITING.format(waiting=waiting) if waiting else words.SEATS_NONE


def which_evening(cycle: Cycle, event: Event) -> str:
    """The name of the cycle and when it is, in small letters."""
    when, relative = discord.utils.format_dt(event.starts, "F"), discord.utils.format_dt(event.starts, "R")
    return words.WHICH.format(name=escape(cycle.name), when=when, relative=relative)


def sign_up_button(cycle: Cycle, event: Event) -> ui.Button[Any] | None:
    """Where one can still sign up."""
    if cycle.state != "active" or not event.open:
        return None
    return button(words.SIGN_UP, event_id("cycle-speak", cycle.id, event.id), discord.ButtonStyle.primary)


def agenda_button(cycle: Cycle, event: Event) -> ui.Button[Any]:
    return button(words.AGENDA, event_id("cycle-agenda", cycle.id, event.id))


def who(member: int) -> str:
    return NOBODY if member == FORMER else f"<@{member}>"
