"""Puts a card where the cycle's own card stands, for everyone to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.cards.card import Card
from bot.commands.answering import out_of_reach
from bot.commands.cycle.places import not_quiet

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.client import CoachClient


async def show_publicly(
    client: CoachClient,
    cycle: Cycle,
    card: Card,
    *,
    otherwise: int | None = None,
    refreshed: bool = False,
    to: Sequence[int] = (),
) -> bool:
    """Whether it could be posted: to the channel of the cycle's card; where that is gone or shut to `otherwise`, or to
    where the server has its notices. `refreshed`: the cycle's card is brought up to date as well. `to`: whom it
    pings, unless they chose quiet.
    """
    if refreshed:
        client.cycle_rounds.cards.show_anew(cycle)
    guild = client.get_guild(cycle.server)
    notices = guild.system_channel.id if guild and guild.system_channel else None
    heard = [discord.Object(one) for one in await not_quiet(client, to)]
    for channel in (cycle.card.channel if cycle.card else None, otherwise, notices):
        if channel is not None:
            if await _posted(client, channel, card, heard):
                return True
            await client.cycle_rounds.shut.noticed(cycle)
    return False


async def _posted(client: CoachClient, channel: int, card: Card, heard: Sequence[discord.Object]) -> bool:
    only = discord.AllowedMentions(everyone=False, roles=False, users=heard)
    try:
        await client.get_partial_messageable(channel).send(view=card.view, allowed_mentions=only)
    except discord.HTTPException as error:
        if not out_of_reach(error):
            raise
        return False
    return True
