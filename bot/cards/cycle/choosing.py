"""The list of a server's open cycles, and the form in which one is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, choose, layout, text
from bot.cards.cycle import start_words as words
from bot.cards.cycle.course_words import COURSE
from bot.cards.cycle.cycle import n_of_n
from bot.cards.cycle.keys import PROPOSE_FORM, cycle_id
from bot.cards.cycle.meeting_keys import PEOPLE
from bot.cards.cycle.people_words import FIND_PEOPLE, LIST_OPEN, SHARE_LIST
from bot.cards.guide import ACCENT
from bot.cards.keys import plain_id
from bot.cards.markdown import escape
from bot.cards.next_steps import next_id
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.standing import standing
from bot.rulebook.knowledge.gathering import CyclePreset

LONGEST_NAME, LONGEST_THEME, LONGEST_ZONE, LONGEST_END = 60, 100, 60, 40
MOST_LISTED = 15
OWN_END = "own"  # in place of a preset
SHARE = plain_id("cycle-share")


def cycles_card(cycles: Sequence[Cycle], now: datetime, *, public: bool = False, complete: Cycle | None = None) -> Card:
    """Each with how it stands; one may be looked at. `public`: everyone sees the card, later too. `complete`: the last
    one that came to its end, to look back at where none is open.
    """
    none = words.LIST_OVER.format(name=escape(complete.name)) if complete else words.LIST_NONE
    lines = [_line(one, now) for one in cycles[:MOST_LISTED]]
    if len(cycles) > MOST_LISTED:
        lines.append(words.LIST_MORE.format(count=len(cycles) - MOST_LISTED))
    options = [discord.SelectOption(label=one.name[:100], value=str(one.id)) for one in cycles[:MOST_LISTED]]
    return layout(
        text(f"## {words.LIST_TITLE}"),
        text("\n".join(lines) if lines else none),
        choose(plain_id("cycle-pick"), options, words.LIST_PICK) if options else None,
        buttons(
            button(words.PROPOSE_ONE, next_id("cycle"), discord.ButtonStyle.primary),
            button(FIND_PEOPLE, PEOPLE),
            button(SHARE_LIST, SHARE) if cycles and not public else None,
            button(COURSE, cycle_id("cycle-course", complete.id)) if complete and not cycles else None,
        ),
        text(LIST_OPEN.format(when=discord.utils.format_dt(now, "D"))) if public else None,
        accent=ACCENT,
    )


def _line(cycle: Cycle, now: datetime) -> str:
    name = escape(cycle.name)
    if cycle.state == "proposed":
        return words.LIST_PROPOSED.format(name=name, count=len(cycle.founders), needed=cycle.terms.founders)
    return words.LIST_ACTIVE.format(name=name, stands=n_of_n(standing(cycle, now)))


class ProposeForm(ui.Modal):
    """Stateless: its answers are read by custom id."""

    def __init__(self, presets: Mapping[str, CyclePreset]) -> None:
        super().__init__(title=words.PROPOSE_TITLE, timeout=None, custom_id=PROPOSE_FORM)
        options = [
            discord.SelectOption(label=one.name, value=one.id, description=one.about, default=not n)
            for n, one in enumerate(list(presets.values())[:24])
        ]
        options.append(discord.SelectOption(label=words.FORM_OWN_END, value=OWN_END))
        shape: ui.Select[Any] = ui.Select(custom_id="preset", options=options)
        self.add_item(_field("name", words.FORM_NAME, words.FORM_NAME_EXAMPLE, LONGEST_NAME))
        self.add_item(_field("theme", words.FORM_THEME, words.FORM_THEME_EXAMPLE, LONGEST_THEME))
        self.add_item(_field("zone", words.FORM_ZONE, words.FORM_ZONE_EXAMPLE, LONGEST_ZONE, hint=words.FORM_ZONE_HINT))
        self.add_item(ui.Label(text=words.FORM_PRESET, component=shape))
        self.add_item(_field("end", words.FORM_END, "", LONGEST_END, hint=words.FORM_END_HINT, required=False))
        self.stop()


def _field(
    id: str, label: str, example: str, longest: int, *, hint: str | None = None, required: bool = True
) -> ui.Label[Any]:
    field: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.short,
        custom_id=id,
        max_length=longest,
        placeholder=example or None,
        required=required,
    )
    return ui.Label(text=label, description=hint, component=field)
