"""The command tree: counts what runs, answers what breaks before a command begins, and fingerprints itself."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.cards import words
from bot.commands.answering import answering
from bot.commands.intake import Refusal

if TYPE_CHECKING:
    from bot.commands.client import CoachClient


class CoachTree(app_commands.CommandTree["CoachClient"]):
    """All slash commands and context menus come through here, so errors are answered in one place."""

    async def interaction_check(self, interaction: discord.Interaction[CoachClient], /) -> bool:
        interaction.client.track(asyncio.current_task())
        return True

    async def on_error(
        self, interaction: discord.Interaction[CoachClient], error: app_commands.AppCommandError, /
    ) -> None:
        """What a command does inside `answering` never comes here; this is what happens before it."""
        async with answering(interaction):
            if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
                raise Refusal(words.COMMAND_CHANGED)
            raise error.original if isinstance(error, app_commands.CommandInvokeError) else error


def command_hash(tree: app_commands.CommandTree[CoachClient], guilds: tuple[int, ...] = ()) -> str:
    """A fingerprint of every command as Discord would be told of it; it changes when the commands do."""
    scopes: list[discord.Object | None] = [None, *(discord.Object(id=guild) for guild in guilds)]
    told = [[command.to_dict(tree) for command in tree.get_commands(guild=scope)] for scope in scopes]
    return hashlib.sha256(json.dumps([guilds, told], sort_keys=True).encode()).hexdigest()
