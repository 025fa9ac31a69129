"""What a button, select or form of the coach is: answered by its custom ids alone, so that it works after a restart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import ui

from bot.cards import words
from bot.cards.form import form_answers
from bot.commands.accounting import UNKNOWN
from bot.commands.answering import answering, pressed_id
from bot.commands.intake import Refusal

if TYPE_CHECKING:
    from bot.commands.answering import Coached


class Press(ui.DynamicItem[ui.Item[Any]], template=r"(?!)"):
    """One kind of button or select. A subclass names its custom ids (`template`) and says what a press does."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Press:
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Nothing that breaks here may end as "This interaction failed"."""
        async with answering(interaction):
            await self.pressed(interaction)

    async def pressed(self, interaction: Coached) -> None:
        raise NotImplementedError


class SentForm:
    """One kind of form that was filled in and sent. A subclass names its custom ids (`pattern`) and says what comes of
    the answers.
    """

    pattern: ClassVar[str]

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        """`answers` by the custom ids of what was filled in."""
        raise NotImplementedError


class SentForms:
    """Gives each form that is sent in to its kind, and answers those of an earlier or foreign version."""

    def __init__(self, forms: tuple[type[SentForm], ...]) -> None:
        self._forms = [form() for form in forms]

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        form = next((one for one in self._forms if re.fullmatch(one.pattern, pressed_id(interaction))), None)
        async with answering(interaction, named=None if form else UNKNOWN):
            if form is None:
                raise Refusal(words.OLD_FORM)
            data: dict[str, Any] = dict(interaction.data or {})
            await form.sent(interaction, form_answers(data.get("components", ())))


class Strays:
    """Answers what no button class knows: presses on cards of an earlier or foreign version."""

    def __init__(self, presses: tuple[type[Press], ...]) -> None:
        self._templates = [press.__discord_ui_compiled_template__ for press in presses]

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        if interaction.type is not discord.InteractionType.component:
            return
        if not any(one.fullmatch(pressed_id(interaction)) for one in self._templates):
            async with answering(interaction, named=UNKNOWN):
                raise Refusal(words.OLD_BUTTON)
