"""/learn advice: three things worth doing, each with the button that starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import goal_words as words
from bot.cards.advice import advice_card
from bot.commands.answering import answering, show
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to, reader_of

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
    return advice_card(known.values(), reader_of(interaction))
