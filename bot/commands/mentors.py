"""Who answers where the coach can't: the role that a server named, and what stands in the way of telling it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cards.person import person_button

if TYPE_CHECKING:
    from bot.commands.client import CoachClient


async def mentor_role(client: CoachClient, server: int | None) -> discord.Role | None:
    """The role that a server named, while that role is there."""
    guild = client.get_guild(server) if server else None
    if guild is None:
        return None
    named = (await client.services.store.servers.get(guild.id)).mentor_role
    return guild.get_role(named) if named else None


async def mentor_button(client: CoachClient, server: int | None, custom_id: str) -> ui.Button[Any] | None:
    """The way to a person; none where no role is named."""
    return person_button(custom_id) if await mentor_role(client, server) else None


def can_tell(role: discord.Role, granted: discord.Permissions) -> bool:
    """Whether a message of the coach's, with these permissions, can ping the role."""
    return role.mentionable or granted.mention_everyone
