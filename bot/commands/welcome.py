"""Greets a server that the coach just joined: what it does, and the three things to set."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.cards.guide import welcome_card

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

JUST_NOW = timedelta(minutes=10)  # an older join is a server coming back after an outage; it had its welcome


class Welcome:
    def __init__(self, client: CoachClient) -> None:
        self._client = client

    async def on_guild_join(self, guild: discord.Guild) -> None:
        joined = guild.me.joined_at
        if joined is None or self._client.services.now() - joined > JUST_NOW:
            return
        channel = first_writable(guild)
        if channel is None:
            return
        self._client.track(asyncio.current_task())
        card = welcome_card()
        try:
            await channel.send(view=card.view)
        except discord.Forbidden:
            return  # not welcome there after all; /settings still tells an admin everything


def first_writable(guild: discord.Guild) -> discord.TextChannel | None:
    """The channel for system messages, else the first text channel that the coach can write in."""
    candidates = [guild.system_channel, *sorted(guild.text_channels, key=lambda one: one.position)]
    for channel in candidates:
        if channel is not None:
            granted = channel.permissions_for(guild.me)
            if granted.view_channel and granted.send_messages:
                return channel
    return None
