"""/reload, for the bot's owner in the one server named in the config: reads the rule files again."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import words
from bot.cards.markdown import fence
from bot.commands.answering import answering, say
from bot.commands.intake import Refusal
from bot.commands.review import review_command
from bot.commands.services import RULES

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

LONGEST_MESSAGE = 2000


def reload_command() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name="reload", description=words.RELOAD_ABOUT)
    @app_commands.default_permissions(manage_guild=True)
    async def reload(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            read_again = interaction.client.services.reload
            if read_again is None or not await interaction.client.is_owner(interaction.user):
                raise Refusal(words.RELOAD_NOT_OWNER)
            problems = await asyncio.to_thread(read_again)  # running every rule's examples takes a moment
            if not problems:
                await _offer_platforms(interaction.client)
            await interaction.client.services.store.engine.tell(RULES)  # the other processes look at theirs
            await _tell(interaction, problems)

    return reload


async def _offer_platforms(client: CoachClient) -> None:
    """The picker of /review shows the platforms that the rules have by now."""
    platforms = list(client.services.shelf.current.platforms.values())
    client.tree.add_command(review_command(platforms), override=True)
    await client.sync_commands()


async def _tell(interaction: Coached, problems: list[str]) -> None:
    book = interaction.client.services.shelf.current
    if not problems:
        return await say(interaction, words.RELOADED.format(rules=len(book.rules), platforms=len(book.platforms)))
    listed = "\n\n".join(problems)
    answer = f"{words.RELOAD_FAILED}\n{fence(listed)}"
    if len(answer) <= LONGEST_MESSAGE:
        return await say(interaction, answer)
    file = discord.File(io.BytesIO(listed.encode()), "problems.txt")
    await say(interaction, words.RELOAD_FAILED, file)
