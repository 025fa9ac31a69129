"""Puts a card where the cycle's own card stands, for everyone to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.cards.card import Card
from bot.commands.answering import out_of_reach

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.client import CoachClient


async def show_publicly(
    client: CoachClient, cycle: Cycle, card: Card, *, otherwise: int | None = None, refreshed: bool = False
) -> bool:
    """Whether it could be posted: to the channel of the cycle's card, or to `otherwise` where it has none. `refreshed`:
    the cycle's card is brought up to date as well.
    """
    if refreshed:
        client.cycle_rounds.cards.show_anew(cycle)
    channel = cycle.card.channel if cycle.card else otherwise
    if channel is None:
        return False
    try:
        await client.get_partial_messageable(channel).send(view=card.view)
    except discord.HTTPException as error:
        if not out_of_reach(error):
            raise
        return False
    return True
