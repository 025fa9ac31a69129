"""Keeps the public card of each cycle current: however many change it, one edit is under way and one waits."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.cards.cycle.cycle import CycleShown, cycle_card
from bot.coaching.cycle.settling import settled
from bot.commands.answering import out_of_reach
from bot.commands.cycle.keeping import CyclesKept
from bot.commands.failures import log_failure
from bot.store.cycles import NoSuchCycle

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Card, Cycle
    from bot.commands.client import CoachClient

_log = logging.getLogger(__name__)


class PublicCards:
    """It remembers only which cards are about to be written anew."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self._waiting: set[int] = set()

    def show_anew(self, cycle: Cycle) -> None:
        """Soon, and with what holds by then: whoever waits reads the cycle later than this."""
        if cycle.card is None or cycle.id in self._waiting:
            return
        self._waiting.add(cycle.id)
        self._client.track(asyncio.create_task(self._edit(cycle.id)))

    async def _edit(self, id: int) -> None:
        try:
            async with self._client.draft_lock(id):  # no message has a number as small as a cycle's
                self._waiting.discard(id)
                cycle = await self._kept.one(id)
                if cycle is not None and cycle.card is not None:
                    await self._show(cycle, cycle.card)
        except discord.HTTPException as error:  # the next change brings it along
            _log.warning("a cycle's card could not be shown: status %s, code %s", error.status, error.code)
        except Exception as error:
            log_failure("a cycle's card", id, error)
        finally:
            self._waiting.discard(id)

    async def _show(self, cycle: Cycle, card: Card) -> None:
        now = self._client.services.now()
        shown = cycle_card(CycleShown(settled(cycle, now), now))
        message = self._client.get_partial_messageable(card.channel).get_partial_message(card.message)
        try:
            await message.edit(view=shown.view, allowed_mentions=discord.AllowedMentions.none())
        except discord.NotFound:
            await self._forget(cycle.id, card)
        except discord.HTTPException as error:
            if not out_of_reach(error):
                raise

    async def _forget(self, id: int, card: Card) -> None:
        """It was deleted, or its channel was; the cycle goes on."""
        with suppress(NoSuchCycle):
            await self._kept.change(id, lambda cycle: replace(cycle, card=None) if cycle.card == card else cycle)

    @property
    def _kept(self) -> CyclesKept:
        return CyclesKept(self._client.services.store.cycles)
