"""One place that turns an unexpected error into an answer with an id, and logs it without anyone's text."""

from __future__ import annotations

import hashlib
import logging
import traceback
from typing import Any

import discord

from bot.cards import words
from bot.commands.accounting import kind_and_name
from bot.commands.slow import reply_to
from bot.store import NotKept

_log = logging.getLogger(__name__)


def failure_id(number: int) -> str:
    """Four characters that name one failure: short enough to read aloud, the same in the answer and in the log."""
    return hashlib.blake2s(str(number).encode(), digest_size=2).hexdigest().upper()


def log_failure(where: str, number: int, error: BaseException) -> str:
    """Log the type and the places in the code; never the message, which may quote a caption."""
    name = failure_id(number)
    if isinstance(error, NotKept):  # nobody's bug: its own words are for the operator, and hold no value
        _log.error("error %s in %s: %s", name, where, error)
        return name
    kind = type(error).__name__
    if isinstance(error, discord.HTTPException):
        kind = f"{kind} (status {error.status}, code {error.code})"
    if isinstance(error, NotKept):
        kind = f"{kind} ({error})"  # it says what the database needs, and nothing of anyone
    places = "".join(traceback.format_tb(error.__traceback__))
    _log.error("error %s in %s: %s\n%s", name, where, kind, places)
    return name


async def answer_failure(interaction: discord.Interaction[Any], error: BaseException) -> str:
    """Tell the member that it broke here and what to do next; the error's id. One that is gone can't be answered."""
    name = log_failure(_where(interaction), interaction.id, error)
    try:
        await reply_to(interaction).send(_apology(error).format(id=name))
    except Exception as second:  # let through, it would be logged with the first error's message in its chain
        _log.warning("error %s could not be answered: %s", name, type(second).__name__)
    return name


async def answer_failure_under(message: discord.Message, error: BaseException, *, tell: bool = True) -> str:
    """The same for a message that was about to be answered."""
    name = log_failure("a message", message.id, error)
    try:
        if tell:
            await message.reply(_apology(error).format(id=name), mention_author=False, suppress_embeds=True)
    except Exception as second:
        _log.warning("error %s could not be answered: %s", name, type(second).__name__)
    return name


def _apology(error: BaseException) -> str:
    return words.NOT_KEPT if isinstance(error, NotKept) else words.BROKE


def _where(interaction: discord.Interaction[Any]) -> str:
    kind, name = kind_and_name(interaction)
    return name if kind == "command" else f"{kind} {name}"
