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
from bot.commands.cycle.keeping import Move
from bot.commands.intake import Refusal
from bot.store.cycles import NoSuchCycle

if TYPE_CHECKING:
    from bot.commands.answering import Coached


async def cycle_here(interaction: Coached, id: int, *, anywhere: bool = False) -> Cycle:
    """Raises Refusal where this server has no such cycle. `anywhere`: a direct message will do, too."""
    found = await interaction.client.cycles.one(id)
    private = anywhere and interaction.guild_id is None
    if found is None or not (private or found.server == interaction.guild_id):
        raise Refusal(words.NO_SUCH_CYCLE)
    return found


async def changed(interaction: Coached, id: int, move: Move, *, anywhere: bool = False) -> Cycle:
    """The cycle after the move. Raises Refusal, in the words of why it was refused."""
    cycle = await cycle_here(interaction, id, anywhere=anywhere)
    try:
        return await interaction.client.cycles.change(id, move)
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
    if why in ("only-founders", "not-invited") and not cycle.founders:
        why = "no-founders"
    if why == "month-full" and refused.details.get("next") is None:
        why = "month-full-to-the-end"
    elif why == "month-full" and cycle.terms.month_scope == "server":
        why = "month-full-shared"
    return REFUSED[why].format(**names)
