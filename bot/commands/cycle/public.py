"""Keeps the public card of each cycle current: however many change it, one edit is under way and one waits."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.cards.cycle import leave_words as words
from bot.cards.cycle.cycle import CycleShown, cycle_card
from bot.cards.cycle.keys import cycle_of, cycle_pattern
from bot.cards.cycle.leave import lost_card
from bot.coaching.cycle.settling import settled
from bot.commands.answering import out_of_reach, pressed_id, show
from bot.commands.cycle.changing import cycle_here
from bot.commands.cycle.keeping import CyclesKept, with_card
from bot.commands.cycle.places import tell
from bot.commands.failures import log_failure
from bot.commands.intake import Refusal
from bot.commands.press import Press
from bot.store.cycles import NoSuchCycle

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Card, Cycle
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.store.outbox import Due

LOST = "cycle-lost"

_log = logging.getLogger(__name__)


class PublicCards:
    """It remembers only which cards are about to be written anew."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self._waiting: set[int] = set()
        client.timetable.on(LOST, self.lost)

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
            await self._client.cycle_rounds.shut.noticed(cycle)

    async def _forget(self, id: int, card: Card) -> None:
        """It was deleted, or its channel was; the cycle goes on."""
        with suppress(NoSuchCycle):
            cycle = await self._kept.change(id, lambda one: replace(one, card=None) if one.card == card else one)
            if cycle.card is None and cycle.state == "active":
                due = self._client.services.now()
                await self._client.services.store.outbox.plan(LOST, f"{id}:{card.message}", due, server=cycle.server)

    async def lost(self, due: Due) -> None:
        """The founders hear once what they can do."""
        cycle = await self._kept.one(int(due.key.partition(":")[0]))
        if cycle is not None and cycle.card is None and cycle.state == "active":
            await tell(self._client, cycle, lost_card(cycle), due.nonce, to=[one.member for one in cycle.founders])

    @property
    def _kept(self) -> CyclesKept:
        return CyclesKept(self._client.services.store.cycles)


class PutHere(Press, template=cycle_pattern("cycle-put-here")):
    """A founder puts the card of a cycle that has none any more where they are."""

    async def pressed(self, interaction: Coached) -> None:
        client, id = interaction.client, cycle_of(pressed_id(interaction))
        async with client.draft_lock(id):  # pressed twice, it is there once
            cycle = await cycle_here(interaction, id)
            if cycle.state != "active" or not cycle.founded_by(interaction.user.id):
                raise Refusal(words.NO_FOUNDER)
            if cycle.card is not None:
                link = f"https://discord.com/channels/{cycle.server}/{cycle.card.channel}/{cycle.card.message}"
                raise Refusal(words.HAS_CARD.format(link=link))
            now = client.services.now()
            await show(interaction, cycle_card(CycleShown(settled(cycle, now), now)), private=False)
            sent = await interaction.original_response()
            await client.cycles.change(id, with_card(sent.channel.id, sent.id))
