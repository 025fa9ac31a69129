"""One press, one move: the cycle of this server, changed in the store, and a refusal told in its words."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.cards.cycle import start_words as words
from bot.cards.cycle.cycle import day_shown, members
from bot.cards.cycle.refused_words import REFUSED
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.refusing import Refused
from bot.commands.answering import out_of_reach
from bot.commands.cycle.keeping import CyclesKept, Move
from bot.commands.intake import Refusal
from bot.store.cycles import NoSuchCycle

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


def kept_cycles(client: CoachClient) -> CyclesKept:
    return CyclesKept(client.services.store.cycles)


async def cycle_here(interaction: Coached, id: int) -> Cycle:
    """Raises Refusal where this server has no such cycle."""
    found = await kept_cycles(interaction.client).one(id)
    if found is None or found.server != interaction.guild_id:
        raise Refusal(words.NO_SUCH_CYCLE)
    return found


async def changed(interaction: Coached, id: int, move: Move) -> Cycle:
    """The cycle after the move. Raises Refusal, in the words of why it was refused."""
    cycle = await cycle_here(interaction, id)
    try:
        return await kept_cycles(interaction.client).change(id, move)
    except NoSuchCycle:
        raise Refusal(words.NO_SUCH_CYCLE) from None
    except Refused as refused:
        raise Refusal(refused_line(refused, cycle)) from None


def refused_line(refused: Refused, cycle: Cycle) -> str:
    """Why a move was refused, in a sentence."""
    names: dict[str, str] = {
        "needed": str(cycle.terms.founders),
        "founders": members([one.member for one in cycle.founders]),
        "proposer": members([cycle.proposed_by]),
    }
    for name, value in refused.details.items():
        if name in ("month", "next") and isinstance(value, Day):
            names[name] = f"{value:%B %Y}"
        elif isinstance(value, datetime):
            names[name] = discord.utils.format_dt(value, "R")
        elif isinstance(value, Day):
            names[name] = day_shown(value, cycle)
        else:
            names[name] = members([int(str(value))]) if name == "member" else str(value)
    why: str = refused.why
    if why == "month-full" and refused.details.get("next") is None:
        why = "month-full-to-the-end"
    return REFUSED[why].format(**names)


async def refresh(client: CoachClient, cycle: Cycle, card: Card, *, pressed: int | None = None) -> None:
    """The public card of a cycle, as it is by now; left where `pressed` is that card, or it is gone or out of reach."""
    if cycle.card is None or cycle.card.message == pressed:
        return
    channel = client.get_partial_messageable(cycle.card.channel)
    try:
        await channel.get_partial_message(cycle.card.message).edit(view=card.view)
    except discord.HTTPException as error:
        if not out_of_reach(error):
            raise
