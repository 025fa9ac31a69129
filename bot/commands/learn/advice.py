"""/learn advice: three things worth doing, each with the button that starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.goal import words
from bot.cards.goal.keys import TERM_PATTERN
from bot.cards.learn.advice import advice_card
from bot.commands.answering import answering, pressed_id, show
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to, reader_of
from bot.commands.learn.glossary import meaning
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached


def add_advice(group: app_commands.Group) -> None:
    @group.command(name="advice", description=words.ADVICE_ABOUT)
    async def advice(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, all_advice(interaction))


def all_advice(interaction: Coached) -> Card:
    known = known_to(interaction.client).advice
    if not known:
        raise Refusal(words.NO_ADVICE)
    return advice_card(list(known.values()), reader_of(interaction))


class AdviceTerm(Press, template=TERM_PATTERN):
    """The card of the word that a piece of advice names."""

    async def pressed(self, interaction: Coached) -> None:
        advice = known_to(interaction.client).advice.get(pressed_id(interaction).rsplit(":", 1)[1])
        if advice is None or not advice.term:  # it left the file
            raise Refusal(words.NO_ADVICE)
        await show(interaction, meaning(interaction, advice.term))


ADVICE_BUTTONS: tuple[type[Press], ...] = (AdviceTerm,)
