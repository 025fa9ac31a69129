"""The form that "Log this post" opens after a review: the day and the first figures. It knows the verdict by its id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from typing import Any

import discord
from discord import ui

from bot.cards import kpi_words as words
from bot.cards.keys import VERSION

FIELDS: Mapping[str, tuple[str, ...]] = {
    "instagram": ("likes", "comments", "followers", "views"),
    "tiktok": ("views", "likes", "comments", "shares"),
}
_SPOKE: Mapping[bool | None, str] = {True: "one", False: "crowd", None: "open"}
LOG_FORM_PATTERN = rf"{VERSION}:log-form:(?:{'|'.join(FIELDS)}):(?:one|crowd|open)"


def log_form_id(platform: str, one_to_one: bool | None) -> str:
    return f"{VERSION}:log-form:{platform}:{_SPOKE[one_to_one]}"


def read_log_form_id(custom_id: str) -> tuple[str, bool | None]:
    """The platform, and whom the caption spoke to."""
    _, _, platform, spoke = custom_id.split(":")
    return platform, next(value for value, said in _SPOKE.items() if said == spoke)


class LogForm(ui.Modal):
    """Stateless; all but the day may stay empty."""

    def __init__(self, platform: str, one_to_one: bool | None, today: Day) -> None:
        super().__init__(title=words.FORM_TITLE, timeout=None, custom_id=log_form_id(platform, one_to_one))
        self._field("date", words.FORM_DATE, today.isoformat(), None)
        for name in FIELDS[platform]:
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
