"""What a button or select of the coach is: answered by its custom id alone, so that it works after a restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cards import words
from bot.cards.form import FORM
from bot.cards.house_forms import HOUSE_FILE, HOUSE_FORM_PATTERN
from bot.cards.log_form import LOG_FORM_PATTERN
from bot.cards.profile import PROFILE_FORM
from bot.commands.accounting import UNKNOWN
from bot.commands.answering import answering, pressed_id
from bot.commands.intake import Refusal

if TYPE_CHECKING:
    from bot.commands.answering import Coached


FORMS = (FORM, PROFILE_FORM, HOUSE_FILE, HOUSE_FORM_PATTERN, LOG_FORM_PATTERN)  # custom ids, or patterns of them


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


def form_of(custom_id: str) -> str:
    """Which of our forms was sent in; "" for none of them."""
    return next((one for one in FORMS if re.fullmatch(one, custom_id)), "")


class Strays:
    """Answers what no button class knows: presses on cards and forms of an earlier or foreign version."""

    def __init__(self, presses: tuple[type[Press], ...]) -> None:
        self._templates = [press.__discord_ui_compiled_template__ for press in presses]

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        if interaction.type is discord.InteractionType.component:
            if not any(one.fullmatch(pressed_id(interaction)) for one in self._templates):
                async with answering(interaction, named=UNKNOWN):
                    raise Refusal(words.OLD_BUTTON)
        elif interaction.type is discord.InteractionType.modal_submit and not form_of(pressed_id(interaction)):
            async with answering(interaction, named=UNKNOWN):
                raise Refusal(words.OLD_FORM)
