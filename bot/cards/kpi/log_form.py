"""The form that logs a post: the day and the first figures.

After a review it knows platform and verdict by its id; as a next step it asks where the post is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from typing import Any

import discord
from discord import ui

from bot.cards.keys import VERSION
from bot.cards.kpi import words

FIELDS: Mapping[str, tuple[str, ...]] = {
    "instagram": ("likes", "comments", "followers", "views"),
    "tiktok": ("views", "likes", "comments", "shares"),
}
ANYWHERE = "any"
ASKED = (*FIELDS, ANYWHERE)
_OF_ANY = ("views", "likes", "comments")
_SPOKE: Mapping[bool | None, str] = {True: "one", False: "crowd", None: "open"}
LOG_FORM_PATTERN = rf"{VERSION}:log-form:(?:{'|'.join(ASKED)}):(?:one|crowd|open)"


def fields_of(platform: str) -> tuple[str, ...]:
    """The figures that the form asks for."""
    return FIELDS.get(platform, _OF_ANY)


def log_form_id(platform: str, one_to_one: bool | None) -> str:
    return f"{VERSION}:log-form:{platform}:{_SPOKE[one_to_one]}"


def read_log_form_id(custom_id: str) -> tuple[str, bool | None]:
    """The platform, and whom the caption spoke to."""
    _, _, platform, spoke = custom_id.split(":")
    return platform, next(value for value, said in _SPOKE.items() if said == spoke)


class LogForm(ui.Modal):
    """Stateless; all but the day may stay empty. `platforms`: names by id, to choose from where it is not known."""

    def __init__(
        self, platform: str, one_to_one: bool | None, today: Day, platforms: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(title=words.FORM_TITLE, timeout=None, custom_id=log_form_id(platform, one_to_one))
        if platforms:
            options = [discord.SelectOption(label=name, value=id) for id, name in platforms.items()]
            place: ui.Select[Any] = ui.Select(custom_id="platform", options=options)
            self.add_item(ui.Label(text=words.FORM_PLATFORM, component=place))
        self._field("date", words.FORM_DATE, today.isoformat(), None)
        for name in fields_of(platform):
            self._field(name, words.LABELS[name], None, words.FORM_EXAMPLE)
        self.stop()

    def _field(self, id: str, label: str, typed: str | None, example: str | None) -> None:
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.short,
            custom_id=id,
            required=typed is not None,
            max_length=40,
            default=typed,
            placeholder=example,
        )
        hint = words.FORM_HINT if example else None
        self.add_item(ui.Label(text=label, description=hint, component=field))
