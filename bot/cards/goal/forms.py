"""The forms of a goal: its words with its end, and how many are done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.cards.goal import words
from bot.cards.goal.keys import count_form_id, goal_form_id
from bot.coaching.goals.reading import LONGEST


class GoalForm(ui.Modal):
    """Stateless. `goal` 0 is a new one; `again`: the answer takes the place of the card that opened it."""

    def __init__(
        self, goal: int = 0, text: str = "", *, project: bool = False, remind: bool = False, again: bool = False
    ) -> None:
        title = words.FORM_CHANGE if goal else words.FORM_TITLE
        super().__init__(title=title, timeout=None, custom_id=goal_form_id(goal, again=again))
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.short,
            custom_id="goal",
            max_length=LONGEST,
            default=text or None,
            placeholder=words.FORM_TEXT_EXAMPLE,
        )
        self.add_item(ui.Label(text=words.FORM_TEXT, description=words.FORM_TEXT_HINT, component=field))
        self.add_item(_choice("kind", words.FORM_KIND, words.KINDS, "project" if project else "solo"))
        self.add_item(_choice("remind", words.FORM_REMIND, words.REMINDERS, "two" if remind else "none"))
        self.stop()


def _choice(id: str, label: str, said: Mapping[str, str], chosen: str) -> ui.Label[Any]:
    options = [discord.SelectOption(label=text, value=value, default=value == chosen) for value, text in said.items()]
    select: ui.Select[Any] = ui.Select(custom_id=id, options=options)
    return ui.Label(text=label, component=select)


class CountForm(ui.Modal):
    """Stateless too."""

    def __init__(self, goal: int, done: int) -> None:
        super().__init__(title=words.COUNT_TITLE, timeout=None, custom_id=count_form_id(goal))
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.short, custom_id="count", max_length=12, default=str(done)
        )
        self.add_item(ui.Label(text=words.COUNT_LABEL, description=words.COUNT_HINT, component=field))
        self.stop()
