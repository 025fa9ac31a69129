"""/ask: a question, answered from what the rulebook knows, with sources; or an honest “I don't know”."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
from discord import app_commands

from bot.cards import learning_words as words
from bot.cards.answer import answer_card
from bot.coaching.asking import index_of
from bot.commands.answering import answering, show
from bot.commands.intake import Refusal
from bot.commands.knowing import reader_of

LONGEST = 300  # characters of a question


def ask_command() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name="ask", description=words.ASK_ABOUT)
    @app_commands.describe(question=words.ASK_QUESTION_ABOUT)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(interaction: discord.Interaction[Any], question: app_commands.Range[str, 1, LONGEST]) -> None:
        async with answering(interaction):
            services = interaction.client.services
            index = await asyncio.to_thread(index_of, services.shelf.current, services.operator.language)
            found = index.answers(question)
            if not found:
                raise Refusal(words.NO_ANSWER)
            await show(interaction, answer_card(found, reader_of(interaction)))

    return ask
