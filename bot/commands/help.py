"""/help: what the coach does, and how to ask for it."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.cards import words
from bot.cards.guide import help_card
from bot.commands.answering import answering, show


def help_command() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name="help", description=words.HELP_ABOUT)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            services = interaction.client.services
            dismissed = await services.store.dismissed.of(interaction.user.id)
            channel = None
            if interaction.guild_id is not None and services.operator.watch_drafts:
                settings = await services.store.servers.get(interaction.guild_id)
                channel = None if settings.paused else settings.drafts_channel
            await show(interaction, help_card(channel, dismissed))

    return help
