"""Tells how far a long piece of work is: a card that is edited, once a second at the most."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from time import perf_counter
from typing import TYPE_CHECKING

import discord

from bot.commands.slow import reply_to

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached

PAUSE = 1.0  # seconds before the first word and between two: what is quick is not talked about


@asynccontextmanager
async def telling(interaction: Coached, card: Callable[[int], Card]) -> AsyncIterator[Callable[[int], None]]:
    """While the work goes on; it calls what it is given with how much is done. `card` makes a card of that."""
    teller = _Teller(interaction, card)
    try:
        yield teller.note
    finally:
        await teller.end()


class _Teller:
    """The work itself sets the pace: where nothing is done, nothing is told."""

    def __init__(self, interaction: Coached, card: Callable[[int], Card]) -> None:
        self._interaction, self._card = interaction, card
        self._last = perf_counter()
        self._editing: asyncio.Task[None] | None = None

    def note(self, done: int) -> None:
        now = perf_counter()
        if now - self._last >= PAUSE and (self._editing is None or self._editing.done()):
            self._last = now
            self._editing = asyncio.create_task(self._tell(done))

    async def _tell(self, done: int) -> None:
        with suppress(discord.HTTPException):  # the work itself is what counts
            await reply_to(self._interaction).tell(self._card(done))

    async def end(self) -> None:
        """An edit that is under way must not arrive after the answer."""
        if self._editing is not None:
            await self._editing
