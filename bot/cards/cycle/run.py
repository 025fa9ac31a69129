"""The cards of an evening that is led: who speaks until when, who is next, what the clock says, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import run_words as words
from bot.cards.cycle.agenda import sign_up_button, who
from bot.cards.cycle.event import number_of
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.run_keys import talk_id
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.model import FORMER, Cycle, Event, Talk
from bot.coaching.cycle.running import Cue, cues
from bot.coaching.cycle.talking import on_stage, to_come

_PRIMARY = discord.ButtonStyle.primary


def run_card(cycle: Cycle, event: Event, *, unheard: bool = False) -> Card:
    """What stands in the room: who speaks or is next, and what to press. `unheard`: it could not be said there."""
    speaks = on_stage(cycle, event)
    lines = _speaking(cycle, event, speaks) if speaks else _quiet(cycle, event)
    following = next(iter(to_come(cycle, event)), None)
    return layout(
        text(f"{title_of(cycle, event)}\n{lines[0]}"),
        text("\n".join(lines[1:])) if lines[1:] else None,
        buttons(*_talk_buttons(cycle, event, speaks, following)),
        buttons(
            button(words.I_AM_HERE, event_id("run-here", cycle.id, event.id)),
            button(words.END, event_id("run-end", cycle.id, event.id)),
            sign_up_button(cycle, event) if following is None else None,
        ),
        text(words.WHO_MAY),
        text(_unheard(event)) if unheard else None,
        accent=ACCENT,
    )


def title_of(cycle: Cycle, event: Event) -> str:
    return words.TITLE.format(name=escape(cycle.name), number=number_of(cycle, event))


def _speaking(cycle: Cycle, event: Event, speaks: Talk) -> list[str]:
    assert event.stage is not None
    up = event.stage.since + timedelta(minutes=cycle.terms.talk_minutes)
    until = words.SPEAKS_UNTIL.format(relative=_relative(up), time=discord.utils.format_dt(up, "T"))
    return [words.SPEAKS.format(who=who(speaks.member)), until, *_then(to_come(cycle, event))]


def _quiet(cycle: Cycle, event: Event) -> list[str]:
    coming = to_come(cycle, event)
    begun = bool(cycle.talks_at(event.id, "held", "missed"))
    if not coming:
        return [words.NOBODY_LEFT, words.NOBODY_LEFT_THEN] if begun else [words.OPENING_NOBODY]
    first, rest = coming[0], coming[1:]
    if first.state == "missed":
        return [words.ONLY_LATE.format(who=names_said(coming)), words.ONLY_LATE_THEN, words.NOBODY_LEFT_THEN]
    if not begun:
        said = words.OPENING.format(who=who(first.member), minutes=cycle.terms.talk_minutes)
        return [said, *_then(rest)]
    by_itself = next((one.at for one in cues(cycle, event) if one.says == "calls-up"), None)
    goes_on = words.PAUSE_UNTIL.format(relative=_relative(by_itself)) if by_itself else words.PAUSE_PRESS
    return [words.PAUSE.format(who=who(first.member)), goes_on, *_then(rest)]


def _then(coming: Sequence[Talk]) -> list[str]:
    """Who comes after, and who was not there before."""
    signed = [one for one in coming if one.state == "signed"]
    missed = [one for one in coming if one.state == "missed"]
    lines = [words.AFTER.format(who=names_said(signed))] if signed else []
    return [*lines, words.LATE.format(who=names_said(missed))] if missed else lines


def _talk_buttons(
    cycle: Cycle, event: Event, speaks: Talk | None, following: Talk | None
) -> list[ui.Button[Any] | None]:
    if speaks is not None:
        done = button(words.DONE, talk_id("run-done", cycle.id, event.id, speaks.id), _PRIMARY)
        return [done, button(words.NOT_HERE, talk_id("run-skip", cycle.id, event.id, speaks.id))]
    if following is None:
        return []
    skip = button(words.NOT_HERE, talk_id("run-skip", cycle.id, event.id, following.id))
    return [
        button(words.NEXT, talk_id("run-next", cycle.id, event.id, following.id), _PRIMARY),
        skip if following.state == "signed" else None,
    ]


def cue_card(cycle: Cycle, event: Event, cue: Cue, *, unheard: bool = False) -> Card:
    """What is said at that moment."""
    speaks = on_stage(cycle, event)
    if speaks is None or cue.says not in _NUDGES:
        return run_card(cycle, event, unheard=unheard)
    trouble = text(_unheard(event)) if unheard else None
    said = _NUDGES[cue.says].format(who=who(speaks.member))
    if cue.says != "time-up":
        return layout(text(said), trouble, accent=ACCENT)
    goes_on = next(one.at for one in cues(cycle, event) if one.says == "moves-on")
    return layout(
        text(f"{said}\n{words.TIME_UP_THEN.format(relative=_relative(goes_on))}"),
        buttons(button(words.DONE, talk_id("run-over", cycle.id, event.id, speaks.id), _PRIMARY)),
        trouble,
        accent=ACCENT,
    )


_NUDGES: Mapping[str, str] = {
    "two-minutes": words.TWO_MINUTES,
    "thirty-seconds": words.THIRTY_SECONDS,
    "time-up": words.TIME_UP,
}


def said_card(said: str) -> Card:
    return layout(text(said), accent=ACCENT)


def time_up_card(cycle: Cycle, event: Event, talk: int) -> Card:
    """What stays of the line that time is up, once it was pressed."""
    found = next((one for one in cycle.talks_at(event.id) if one.id == talk), None)
    return said_card(words.TIME_UP.format(who=who(found.member if found else FORMER)))


def gone_card(cycle: Cycle, event: Event, talk: int | None) -> Card:
    """What stands in place of a card whose talk is over, or whose turn has come."""
    found = next((one for one in cycle.talks_at(event.id) if one.id == talk), None)
    waits = found is not None and found.state == "signed" and on_stage(cycle, event) != found
    form = words.GONE.get(found.state, "") if found and not waits else ""
    return said_card(form.format(who=who(found.member)) if found and form else words.GOES_ON)


def _unheard(event: Event) -> str:
    return words.NOT_IN_ROOM.format(room=f"<#{event.room}>")


def names_said(talks: Sequence[Talk]) -> str:
    return ", ".join(who(one.member) for one in talks)


def _relative(moment: datetime) -> str:
    return discord.utils.format_dt(moment, "R")
