"""Sends answers: a line, a card or a form, in private or to the room; refusals and failures as plain answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cards import words
from bot.cards.card import Card
from bot.commands.accounting import Entry, Outcome, kind_and_name
from bot.commands.failures import answer_failure, answer_failure_under
from bot.commands.intake import Refusal
from bot.commands.slow import reply_to

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

    Coached = discord.Interaction[CoachClient]

MESSAGE_IS_GONE = 50035  # Discord calls a reply to a deleted message an invalid form
NO_HISTORY = 160002
THREAD_IS_ARCHIVED = 50083
NO_SUCH_RECIPIENT = 50033  # the account was deleted


@asynccontextmanager
async def answering(interaction: Coached, *, named: str | None = None) -> AsyncIterator[None]:
    """While a command, a button or a form is answered; whatever happens inside, the member gets an answer.

    It counts as work that a shutdown waits for, where too many ask at once it waits for its turn, a slow one is held
    open in time, a Refusal is its answer, an error is told with an id, and in the end it is a line in the log. `named`
    is for what the coach knows no name of.
    """
    client = interaction.client
    client.track(asyncio.current_task())
    reply = reply_to(interaction)
    outcome: Outcome = "ok"
    error_id: str | None = None
    try:
        with reply.watched(client.services.patience):
            try:
                try:
                    async with client.turns:
                        yield
                except Refusal as refusal:
                    outcome = "refused"
                    await say(interaction, refusal.text)
            except Exception as error:
                outcome = "failed"
                error_id = await answer_failure(interaction, error)
    finally:
        kind, name = kind_and_name(interaction)
        first = None if reply.first is None else (reply.first - reply.received) * 1000
        if outcome == "ok" and first is None:
            outcome = "unanswered"
        elif outcome == "ok" and reply.deferred:
            outcome = "deferred"
        total = (perf_counter() - reply.received) * 1000
        entry = Entry(interaction.id, kind, named or name, interaction.guild_id, first, total, outcome, error_id)
        client.services.tally.enter(entry)


async def say(interaction: Coached, line: str, file: discord.File | None = None) -> None:
    """One line, or a file, or both, seen by the member alone."""
    await reply_to(interaction).send(line, files=[file] if file else [])


async def show(interaction: Coached, card: Card, *, private: bool = True) -> None:
    """A card as the answer."""
    await reply_to(interaction).send(card=card, private=private)


async def show_instead(interaction: Coached, card: Card) -> None:
    """A card in place of the one that was pressed."""
    await reply_to(interaction).edit(card)


async def show_in_place(interaction: Coached, card: Card) -> None:
    """A card in place of the one that was pressed, or whose form was sent; as an answer where there is none."""
    await (show_instead if interaction.message is not None else show)(interaction, card)


async def show_turned(interaction: Coached, card: Card) -> None:
    """A card in place of one that only the member sees; under one that others see, in private."""
    await (show_instead if seen_alone(interaction) else show)(interaction, card)


def seen_alone(interaction: Coached) -> bool:
    """Whether only the member sees the card that was pressed."""
    return interaction.message is not None and interaction.message.flags.ephemeral


async def put_back(interaction: Coached) -> None:
    """Sets the select that was used back, so that the same pick can be made again; the answer follows it."""
    await reply_to(interaction).put_back()


async def open_form(interaction: Coached, form: ui.Modal) -> None:
    """A form as the answer: ask for little before it, because Discord takes a form only as the first answer."""
    await reply_to(interaction).open(form)


@dataclass(slots=True)
class AnsweringMessage:
    """How a message was answered; None where nothing was said to it."""

    outcome: Outcome | None = None


@asynccontextmanager
async def answering_message(
    client: CoachClient, message: discord.Message, named: str, *, tell: bool = True
) -> AsyncIterator[AnsweringMessage]:
    """The same for a message. Only what was answered, or should have been, is a line in the log.

    `tell`: whether an error is told under the message.
    """
    client.track(asyncio.current_task())
    began = perf_counter()
    answered = AnsweringMessage()
    error_id: str | None = None
    try:
        yield answered
    except Exception as error:
        answered.outcome = "failed"
        error_id = await answer_failure_under(message, error, tell=tell)
    finally:
        if answered.outcome is not None:
            total = (perf_counter() - began) * 1000
            first = total if answered.outcome in ("ok", "refused") else None
            server = message.guild.id if message.guild else None
            entry = Entry(message.id, "message", named, server, first, total, answered.outcome, error_id)
            client.services.tally.enter(entry)


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
        await message.reply(line, mention_author=False, suppress_embeds=True)
    except discord.HTTPException as error:
        if not out_of_reach(error) and error.code not in (MESSAGE_IS_GONE, NO_HISTORY):
            raise


def out_of_reach(error: discord.HTTPException) -> bool:
    """Whether there is nothing left to do: the place is gone, or shut, or the coach has no right to write there."""
    return isinstance(error, discord.Forbidden | discord.NotFound) or error.code == THREAD_IS_ARCHIVED


def nobody_there(error: discord.HTTPException) -> bool:
    """The same of a place to send to that may be a direct message."""
    return out_of_reach(error) or error.code == NO_SUCH_RECIPIENT


def picked(interaction: Coached) -> list[str]:
    """The values that a select was set to."""
    data: dict[str, Any] = dict(interaction.data or {})
    return [str(value) for value in data.get("values", ())]


def only_for(member: int, interaction: Coached, said: str = words.NOT_YOURS, **names: str) -> None:
    """Raises Refusal where somebody else pressed than the member whose card it is; `said` names the member."""
    if interaction.user.id != member:
        raise Refusal(said.format(member=f"<@{member}>", **names))


def pressed_id(interaction: Coached) -> str:
    """The custom id of what was pressed or sent in."""
    data: dict[str, Any] = dict(interaction.data or {})
    return str(data.get("custom_id", ""))
