"""Where the answers to one interaction go, and the watchdog that tells Discord in time that one is still coming."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cards import words
from bot.cards.card import layout, text
from bot.commands.intake import Refusal

if TYPE_CHECKING:
    from bot.cards.card import Card

_log = logging.getLogger(__name__)

ALREADY_ANSWERED = 40060  # Discord has an answer to this interaction already
_EXTRA = "reply"


class Reply:
    """The answers to one interaction.

    Discord gives three seconds for the first. Whoever comes first, the command or the watchdog, gives it; where it was
    the watchdog, the command's own answer fills what was held open. The command need not know.
    """

    def __init__(self, interaction: discord.Interaction[Any]) -> None:
        self._interaction = interaction
        self._turn = asyncio.Lock()  # one at a time: the command and the watchdog may both want to be first
        self._holding: asyncio.Task[None] | None = None
        self.received = perf_counter()
        self.first: float | None = None  # when Discord had its first answer, by the same clock
        self.deferred = False
        self._told = False  # whether a card that says how far it is stands where the answer belongs

    async def send(
        self, line: str = "", *, card: Card | None = None, files: Sequence[discord.File] = (), private: bool = True
    ) -> None:
        """A message as the answer: a line, or a card, or files."""
        content: dict[str, Any] = {"ephemeral": private, "files": [*(card.files() if card else ()), *files]}
        # A card shows no link previews; of a line's links none are wanted either.
        content |= {"view": card.view} if card else {"content": line or None, "suppress_embeds": True}
        async with self._turn:
            if self._told:
                shown = card or layout(text(line))
                await self._interaction.edit_original_response(view=shown.view, attachments=[*shown.files(), *files])
            elif self._begun:
                await self._interaction.followup.send(**content)
            else:
                await self._begin(self._interaction.response.send_message(**content))

    async def tell(self, card: Card) -> None:
        """How far a long answer is, in private. The answer itself takes its place."""
        async with self._turn:
            if not self._begun:
                await self._begin(self._interaction.response.defer(ephemeral=True, thinking=True))
                self.deferred = True
            await self._interaction.edit_original_response(view=card.view)
            self._told = True

    async def edit(self, card: Card) -> None:
        """A card in place of the one that was pressed."""
        async with self._turn:
            if self._begun:
                await self._interaction.edit_original_response(view=card.view, attachments=card.files())
            else:
                await self._begin(self._interaction.response.edit_message(view=card.view, attachments=card.files()))

    async def put_back(self) -> None:
        """A change of nothing as the first answer: until its message changes, a select shows what was picked, and
        Discord doesn't send the same pick again.
        """
        async with self._turn:
            if not self._begun:
                await self._begin(self._interaction.response.edit_message())

    async def open(self, form: ui.Modal) -> None:
        """A form as the answer. Discord takes one only as the first; raises Refusal where that is past."""
        async with self._turn:
            if self._begun:
                raise Refusal(words.FORM_TOO_LATE)
            await self._begin(self._interaction.response.send_modal(form))

    @contextmanager
    def watched(self, patience: float) -> Iterator[None]:
        """While the command works: that many seconds after the interaction came, its answer is held open."""
        left = self.received + patience - perf_counter()
        timer = asyncio.get_running_loop().call_later(left, self._hold)
        try:
            yield
        finally:
            timer.cancel()
            if self._holding is not None:
                self._holding.cancel()  # it has done its work, or there is none left to do

    @property
    def _begun(self) -> bool:
        return self.first is not None or self._interaction.response.is_done()

    def _hold(self) -> None:
        self._holding = asyncio.create_task(self._hold_open())

    async def _hold_open(self) -> None:
        """Ask Discord for more time: in place of the card that was pressed, otherwise with "thinking" in private."""
        response = self._interaction.response
        async with self._turn:
            if self._begun:
                return
            try:
                if self._interaction.message is not None:
                    await self._begin(response.defer())  # what follows may edit the card or be a message of its own
                else:
                    await self._begin(response.defer(ephemeral=True, thinking=True))
                self.deferred = True
            except Exception as error:  # the command's own answer is still to come, and may fare better
                _log.warning("an answer could not be deferred: %s", type(error).__name__)

    async def _begin(self, answer: Awaitable[object]) -> None:
        try:
            await answer
        except discord.HTTPException as error:
            if error.code != ALREADY_ANSWERED:
                raise  # otherwise an earlier attempt arrived, and only the word that it did was lost
        self.first = perf_counter()


def reply_to(interaction: discord.Interaction[Any]) -> Reply:
    """The one Reply of an interaction; its clock starts with the first call."""
    reply = interaction.extras.get(_EXTRA)
    if reply is None:
        reply = interaction.extras[_EXTRA] = Reply(interaction)
    assert isinstance(reply, Reply)
    return reply
