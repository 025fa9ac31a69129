"""The command tree: counts what runs, answers what breaks, and fingerprints itself."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.cards import words
from bot.commands.answering import say
from bot.commands.failures import answer_failure

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
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            return await say(interaction, words.COMMAND_CHANGED)
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await answer_failure(interaction, cause)


def command_hash(tree: app_commands.CommandTree[CoachClient], guilds: tuple[int, ...] = ()) -> str:
    """A fingerprint of every command as Discord would be told of it; it changes when the commands do."""
    scopes: list[discord.Object | None] = [None, *(discord.Object(id=guild) for guild in guilds)]
    told = [[command.to_dict(tree) for command in tree.get_commands(guild=scope)] for scope in scopes]
    return hashlib.sha256(json.dumps([guilds, told], sort_keys=True).encode()).hexdigest()
