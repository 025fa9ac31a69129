"""The two forms for house rules: their words one a line, or a file. Stateless, like the form of /review."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cards import house_words
from bot.cards.keys import edition_id, edition_pattern, plain_id
from bot.rulebook.house import Lines

HOUSE_FILE = plain_id("house-file")
HOUSE_FORM_PATTERN = edition_pattern("house-form")
MOST_TYPED = 4000  # characters that Discord takes in one field
LABELS = Lines(house_words.FORM_ALLOWED, house_words.FORM_PHRASES, house_words.FORM_RULES)


class HouseForm(ui.Modal):
    """Shows what holds; its custom id says which edition that was."""

    def __init__(self, lines: Lines, edition: int) -> None:
        super().__init__(title=house_words.FORM_TITLE, timeout=None, custom_id=edition_id("house-form", edition))
        self._lines(
            "allowed", LABELS.allowed, house_words.FORM_ALLOWED_HINT, house_words.FORM_ALLOWED_EXAMPLE, lines.allowed
        )
        self._lines(
            "phrases", LABELS.phrases, house_words.FORM_PHRASES_HINT, house_words.FORM_PHRASES_EXAMPLE, lines.phrases
        )
        self._lines("rules", LABELS.rules, house_words.FORM_RULES_HINT, house_words.FORM_RULES_EXAMPLE, lines.rules)
        self.stop()

    def _lines(self, id: str, label: str, hint: str, example: str, typed: str) -> None:
        field: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.paragraph,
            custom_id=id,
            required=False,
            max_length=MOST_TYPED,
            default=typed or None,
            placeholder=example,
        )
        self.add_item(ui.Label(text=label, description=hint, component=field))


class HouseFileForm(ui.Modal):
    """Asks for one file."""

    def __init__(self) -> None:
        super().__init__(title=house_words.FILE_TITLE, timeout=None, custom_id=HOUSE_FILE)
        upload: ui.FileUpload[Any] = ui.FileUpload(custom_id="file", min_values=1, max_values=1, required=True)
        self.add_item(ui.Label(text=house_words.FILE_LABEL, description=house_words.FILE_HINT, component=upload))
        self.stop()
