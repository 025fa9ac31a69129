"""Sends answers: a line or a card, in private or to the room, and refusals as plain answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord

from bot.cards.card import Card
from bot.commands.intake import Refusal

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

    Coached = discord.Interaction[CoachClient]

MESSAGE_IS_GONE = 50035  # Discord calls a reply to a deleted message an invalid form
NO_HISTORY = 160002
THREAD_IS_ARCHIVED = 50083


@asynccontextmanager
async def answering(interaction: Coached) -> AsyncIterator[None]:
    """While a command or a button is answered: it counts as work, and a Refusal is its answer."""
    interaction.client.track(asyncio.current_task())
    try:
        yield
    except Refusal as refusal:
        await say(interaction, refusal.text)


async def say(interaction: Coached, line: str) -> None:
    """One line, seen by the member alone."""
    if interaction.response.is_done():
        await interaction.followup.send(line, ephemeral=True)
    else:
        await interaction.response.send_message(line, ephemeral=True)


async def show(interaction: Coached, card: Card, *, private: bool = True) -> None:
    """A card as the answer."""
    if interaction.response.is_done():
        await interaction.followup.send(view=card.view, files=card.files(), ephemeral=private)
    else:
        await interaction.response.send_message(view=card.view, files=card.files(), ephemeral=private)


async def show_instead(interaction: Coached, card: Card) -> None:
    """A card in place of the one that was pressed."""
    await interaction.response.edit_message(view=card.view, attachments=card.files())


async def post(message: discord.Message, card: Card) -> discord.Message | None:
    """A card under a message, pinging nobody. None where the message is gone or the coach may not write there."""
    try:
        return await message.reply(view=card.view, files=card.files(), mention_author=False)
    except discord.HTTPException as error:
        if error.code == MESSAGE_IS_GONE:
            return None
        if not out_of_reach(error) and error.code != NO_HISTORY:
            raise
    try:  # a reply needs the right to read the history; a plain message does not
        return await message.channel.send(view=card.view, files=card.files())
    except discord.HTTPException as error:
        if not out_of_reach(error):
            raise
        return None


async def post_line(message: discord.Message, line: str) -> None:
    """One line under a message, pinging nobody; nothing where the coach may not write."""
    try:
        await message.reply(line, mention_author=False)
    except discord.HTTPException as error:
        if not out_of_reach(error) and error.code not in (MESSAGE_IS_GONE, NO_HISTORY):
            raise


def out_of_reach(error: discord.HTTPException) -> bool:
    """Whether there is nothing left to do: the place is gone, or shut, or the coach has no right to write there."""
    return isinstance(error, discord.Forbidden | discord.NotFound) or error.code == THREAD_IS_ARCHIVED


def picked(interaction: Coached) -> list[str]:
    """The values that a select was set to."""
    data: dict[str, Any] = dict(interaction.data or {})
    return [str(value) for value in data.get("values", ())]


def pressed_id(interaction: Coached) -> str:
    """The custom id of what was pressed or sent in."""
    data: dict[str, Any] = dict(interaction.data or {})
    return str(data.get("custom_id", ""))
