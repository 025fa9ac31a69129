"""/review, the form it opens, and the message menu "Review caption": a private card for the one who asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import words
from bot.cards.form import FORM, ReviewForm, place_of
from bot.cards.keys import ReviewKey
from bot.cards.review import review_card
from bot.commands.answering import answering, open_form, show
from bot.commands.coach import ask, place
from bot.commands.intake import Refusal, caption_from, draft_of, talk_among
from bot.commands.press import SentForm
from bot.commands.talks import show_talk
from bot.rulebook.model import Platform

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

MOST_CHOICES = 25


def review_command(platforms: list[Platform]) -> app_commands.Command[Any, ..., None]:
    """The slash command; Discord shows the platforms as choices."""

    @app_commands.command(name="review", description=words.REVIEW_ABOUT)
    @app_commands.describe(
        caption=words.REVIEW_CAPTION_ABOUT,
        platform=words.REVIEW_PLATFORM_ABOUT,
        format=words.REVIEW_FORMAT_ABOUT,
        file=words.REVIEW_FILE_ABOUT,
    )
    @app_commands.choices(platform=[app_commands.Choice(name=p.name, value=p.id) for p in platforms[:MOST_CHOICES]])
    @app_commands.autocomplete(format=_formats)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def review(
        interaction: discord.Interaction[Any],
        caption: str | None = None,
        platform: str | None = None,
        format: str | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        async with answering(interaction):
            where, kind = await place(interaction.client, interaction.guild_id, platform, format)
            if file is not None:
                if caption is not None:
                    raise Refusal(words.FILE_AND_CAPTION)
                await show_talk(interaction, talk_among([file]), where)
            elif caption is None:
                known = interaction.client.services.shelf.current.platforms.values()
                await open_form(interaction, ReviewForm(known, where, kind))
            else:
                await show_review(interaction, caption_from(caption), where, kind)

    return review


def review_menu() -> app_commands.ContextMenu:
    """Press and hold a message, Apps, Review caption."""

    @app_commands.context_menu(name=words.REVIEW_MENU)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def review_message(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        async with answering(interaction):
            draft = draft_of(message, interaction.client.user.id)
            where, kind = await place(interaction.client, interaction.guild_id, None, None)
            await show_draft(interaction, draft, where, kind, own=message.author.id == interaction.user.id)

    return review_message


async def show_draft(
    interaction: Coached,
    draft: str | discord.Attachment,
    platform: str,
    format: str | None = None,
    *,
    own: bool = True,
) -> None:
    """The private card of a caption, or of a file with what is said aloud."""
    if isinstance(draft, str):
        await show_review(interaction, draft, platform, format, own=own)
    else:
        await show_talk(interaction, draft, platform, own=own)


async def show_review(
    interaction: Coached, caption: str, platform: str, format: str | None, *, own: bool = True
) -> None:
    """The private card of a caption; `own` where whoever asks wrote it."""
    member = interaction.user.id
    review = await ask(interaction.client, caption, platform, format, member, server=interaction.guild_id, own=own)
    await show(interaction, review_card(review, ReviewKey(platform, format, member, own=own)))


class FormSent(SentForm):
    """A caption, and where it is to be posted."""

    pattern = FORM

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        platform, format = place_of(answers.get("place", ""))
        where, kind = await place(interaction.client, interaction.guild_id, platform or None, format)
        await show_review(interaction, caption_from(answers.get("caption", "")), where, kind)


async def _formats(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """The formats of the platform that was picked, or of the server's default."""
    platforms = interaction.client.services.shelf.current.platforms
    picked = interaction.namespace.platform
    if not platforms:
        return []
    if picked not in platforms:
        picked, _ = await place(interaction.client, interaction.guild_id, None, None)
    fitting = [one for one in platforms[picked].formats if typed.strip().casefold() in one.casefold()]
    return [app_commands.Choice(name=one, value=one) for one in fitting[:MOST_CHOICES]]
