"""/adapt: one draft becomes the version for the other platform, or for both of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import learning_words as words
from bot.cards.adapt import versions_card
from bot.cards.keys import EditsKey, ReviewKey
from bot.coaching.adapting import Advice, advice
from bot.coaching.choosing import Chosen
from bot.commands.answering import answering, show
from bot.commands.coach import ask_with_edits, place, route_of
from bot.commands.edit_buttons import edits_shown
from bot.commands.intake import Refusal, caption_from
from bot.commands.knowing import known_to
from bot.commands.review_buttons import review_for
from bot.rulebook.model import Platform

if TYPE_CHECKING:
    from bot.commands.answering import Coached

BOTH = "both"
MOST_CHOICES = 24  # Discord's limit, without "both"


def adapt_command(platforms: list[Platform]) -> app_commands.Command[Any, ..., None]:
    """The slash command; Discord shows the platforms as choices."""
    known = [app_commands.Choice(name=one.name, value=one.id) for one in platforms[:MOST_CHOICES]]

    @app_commands.command(name="adapt", description=words.ADAPT_ABOUT)
    @app_commands.rename(leaves="from", enters="to")
    @app_commands.describe(
        caption=words.ADAPT_CAPTION_ABOUT, leaves=words.ADAPT_FROM_ABOUT, enters=words.ADAPT_TO_ABOUT
    )
    @app_commands.choices(leaves=known, enters=[*known, app_commands.Choice(name=words.ADAPT_BOTH, value=BOTH)])
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def adapt(interaction: discord.Interaction[Any], caption: str, leaves: str, enters: str) -> None:
        async with answering(interaction):
            text = caption_from(caption)
            leaves, _ = await place(interaction.client, interaction.guild_id, leaves, None)
            if enters == BOTH:
                await _show_versions(interaction, text, leaves)
            else:
                enters, _ = await place(interaction.client, interaction.guild_id, enters, None)
                await _show_version(interaction, text, leaves, enters)

    return adapt


async def _show_version(interaction: Coached, caption: str, leaves: str, enters: str) -> None:
    if leaves == enters:
        raise Refusal(words.ADAPT_NOWHERE)
    chosen, key = await _chosen(interaction, caption, leaves, enters)
    await show(interaction, edits_shown(interaction, chosen, EditsKey(key)))


async def _show_versions(interaction: Coached, caption: str, leaves: str) -> None:
    """One for each platform of the file; for the one it was written for, the review's own rewrite."""
    both = known_to(interaction.client).both
    if not both:
        raise Refusal(words.NOTHING_TO_ADAPT)
    versions: list[tuple[Chosen, ReviewKey, list[Advice]]] = []
    for enters in both:
        chosen, key = await _chosen(interaction, caption, leaves, enters)
        home = key.came_from is None
        way = None if home else route_of(interaction.client, leaves, enters, None)
        versions.append((chosen, key, advice(way, caption) if way else []))
    await show(interaction, versions_card(caption, versions, interaction.user.id))


async def _chosen(interaction: Coached, caption: str, leaves: str, enters: str) -> tuple[Chosen, ReviewKey]:
    member, server = interaction.user.id, interaction.guild_id
    key = ReviewKey(enters, None, member, own=True, came_from=None if leaves == enters else leaves)
    review, key = await review_for(interaction, key, caption)
    chosen = await ask_with_edits(
        interaction.client, review, member, None, server=server, own=True, came_from=key.came_from
    )
    return chosen, key
