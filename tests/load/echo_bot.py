"""The least that answers /review: a bare discord.py bot that says the caption back, to measure the coach beside."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route


class EchoBot(discord.AutoShardedClient):
    """One command, no store, no rules, no buttons."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        await self.tree.sync()


def echo_bot() -> EchoBot:
    bot = EchoBot()

    @bot.tree.command(name="review", description="Says it back")
    async def review(interaction: discord.Interaction[EchoBot], caption: str) -> None:
        await interaction.response.send_message(caption, ephemeral=True)

    return bot


def main() -> None:
    api = os.environ["COACH_DISCORD_API"]
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{urlsplit(api).netloc}/gateway/")
    echo_bot().run(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    main()
