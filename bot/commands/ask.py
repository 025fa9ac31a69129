"""/ask: a question, answered from what the rulebook knows, with sources; or “I don't know”, and whom to ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import asking_words as words
from bot.cards.answer import answer_card, no_answer_card, nothing_known_card
from bot.cards.keys import TOPIC_PATTERN, member_id
from bot.cards.kpi.keys import FIGURES_PATTERN
from bot.cards.kpi.log_form import FIELDS, LogForm
from bot.cards.person import person_button
from bot.coaching.asking import index_of
from bot.coaching.questions import LONGEST
from bot.commands.answering import answering, open_form, pressed_id, show
from bot.commands.compare import compared
from bot.commands.intake import Refusal, cleaned
from bot.commands.knowing import reader_of
from bot.commands.mentors import mentor_role
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.commands.answering import Coached


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
            role = await mentor_role(interaction.client, interaction.guild_id)
            person = person_button(member_id("person", interaction.user.id), first=not found) if role else None
            asked = cleaned(question)
            if found:
                await show(interaction, answer_card(found, reader_of(interaction), question=asked, person=person))
            elif role is None or person is None:
                await show(interaction, nothing_known_card(interaction.user.id))
            else:
                await show(interaction, no_answer_card(asked, role.mention, person))

    return ask


class SeeTopic(Press, template=TOPIC_PATTERN):
    """After an answer that compares: the whole topic, in private."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, topic = pressed_id(interaction).split(":")
        await show(interaction, compared(interaction, topic))


class KeepOwnFigures(Press, template=FIGURES_PATTERN):
    """After an answer about a figure: the form that keeps a post of the member's own."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, platform = pressed_id(interaction).split(":")
        if platform not in FIELDS:
            raise Refusal(words.NO_FORM)
        await open_form(interaction, LogForm(platform, None, interaction.client.services.now().date()))


ASK_BUTTONS: tuple[type[Press], ...] = (SeeTopic, KeepOwnFigures)
