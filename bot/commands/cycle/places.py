"""Where a cycle speaks: in the channel of its card, or, where it can't any more, to whom it concerns in a message."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import discord

from bot.cards.cycle.people_words import NO_ANSWER
from bot.cards.cycle.place import channel_in
from bot.commands.answering import nobody_there
from bot.commands.intake import Refusal

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.coaching.cycle.model import Cycle
    from bot.commands.client import CoachClient

_log = logging.getLogger(__name__)

AT_ONCE = 100  # members that Discord names at once
READY_IN = 60.0  # seconds


async def tell(
    client: CoachClient,
    cycle: Cycle,
    card: Card,
    nonce: str,
    to: Sequence[int],
    *,
    ping: bool = False,
    room: int | None = None,
) -> bool:
    """Whether it was said anywhere. `ping`: those it is for hear it. The nonce keeps it from being said twice.
    Who chose /cycle quiet is neither pinged nor sent a message. `room`: a channel to say it in, and nowhere else.
    """
    place = room if room is not None else cycle.card.channel if cycle.card is not None else None
    if place is not None and await post_in(client, place, card, nonce, to if ping else ()) is not None:
        return True
    if room is not None:
        return False
    await client.cycle_rounds.shut.noticed(cycle)
    return await tell_alone(client, card, nonce, to)


async def tell_alone(client: CoachClient, card: Card, nonce: str, to: Sequence[int]) -> bool:
    """In a message to each of them. Whether it reached anybody."""
    heard = await not_quiet(client, to)
    reached = [await _sent_to(client, one, card, f"{nonce}-{n}") for n, one in enumerate(to) if one in heard]
    return any(reached)


async def post_in(
    client: CoachClient, channel: int, card: Card, nonce: str, to: Sequence[int] = (), *, silent: bool = False
) -> discord.Message | None:
    """The message in a channel; None where there is no way in. Those it is for hear it, unless they chose quiet.
    `silent`: no device of anybody rings for it.
    """
    users = [discord.Object(one) for one in await not_quiet(client, to)]
    only = discord.AllowedMentions(everyone=False, roles=False, users=users)
    return await _sent(client.get_partial_messageable(channel), card, nonce, only, silent=silent)


async def not_quiet(client: CoachClient, members: Sequence[int]) -> list[int]:
    """Those who may be pinged."""
    quiet = await client.services.store.cycle_quiet.spare(members)
    return [one for one in members if one not in quiet]


async def _sent_to(client: CoachClient, member: int, card: Card, nonce: str) -> bool:
    try:
        direct = await client.create_dm(discord.Object(member))
    except discord.HTTPException as error:
        if not nobody_there(error):
            raise
        return False
    return await _sent(direct, card, nonce, discord.AllowedMentions.none()) is not None


async def _sent(
    place: discord.abc.Messageable, card: Card, nonce: str, only: discord.AllowedMentions, *, silent: bool = False
) -> discord.Message | None:
    """None where there is no way in. Raises what a passing trouble at Discord's raises."""
    try:
        return await place.send(view=card.view, files=card.files(), nonce=nonce, allowed_mentions=only, silent=silent)
    except discord.HTTPException as error:
        if not nobody_there(error):
            raise
        return None


async def names_of(client: CoachClient, server: int, members: Collection[int]) -> dict[int, str]:
    """As the server shows them; who has left it has none, and where Discord doesn't answer the rest has none."""
    names, ids = dict[int, str](), sorted(members)
    for first in range(0, len(ids), AT_ONCE):
        try:
            names |= await _asked(client, server, ids[first : first + AT_ONCE])
        except TimeoutError:
            _log.warning("members could not be named: Discord did not answer")
            break
    return names


async def who_is_here(client: CoachClient, server: int, members: Collection[int]) -> dict[int, str]:
    """The same for AT_ONCE of them at the most, where it matters who is in the server. Raises Refusal where Discord
    doesn't answer.
    """
    try:
        return await _asked(client, server, sorted(members))
    except TimeoutError:
        raise Refusal(NO_ANSWER) from None


async def _asked(client: CoachClient, server: int, members: list[int]) -> dict[int, str]:
    await asyncio.wait_for(client.wait_until_ready(), READY_IN)
    guild = client.get_guild(server)
    if guild is None:
        return {}
    found = await guild.query_members(user_ids=members, limit=AT_ONCE, cache=False)
    return {one.id: one.display_name for one in found}


def channels_of(client: CoachClient, cycle: Cycle) -> dict[int, str]:
    """What the channels are called that its evenings are in; one that is gone has no name."""
    guild = client.get_guild(cycle.server)
    found = [guild.get_channel(channel_in(one.place) or 0) for one in cycle.events] if guild else []
    return {one.id: one.name for one in found if one is not None}
