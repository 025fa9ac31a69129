"""/kpi: what one post's figures come to, in the order that counts on its platform."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import kpi_words as words
from bot.cards.kpi import KpiShown, kpi_card
from bot.coaching.kpi.rates import COUNTS, kpis, name_of
from bot.commands.answering import answering, show
from bot.commands.intake import Refusal
from bot.commands.kpi_figures import PLATFORMS, medians, read_all, told
from bot.commands.kpi_history import add_history
from bot.commands.kpi_import import add_import
from bot.commands.kpi_log import add_log

if TYPE_CHECKING:
    from bot.commands.answering import Coached


def kpi_commands() -> app_commands.Group:
    """The group; each thing to do with figures is a command of it."""
    group = app_commands.Group(
        name="kpi",
        description=words.KPI_ABOUT,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    )
    _add_instagram(group)
    _add_tiktok(group)
    add_log(group)
    add_history(group)
    add_import(group)
    return group


def _add_instagram(group: app_commands.Group) -> None:
    @group.command(name="instagram", description=words.INSTAGRAM_ABOUT)
    @app_commands.describe(**dict.fromkeys(COUNTS, words.OPTION))
    async def instagram(  # noqa: PLR0917 - the member sees each as an option
        interaction: discord.Interaction[Any],
        likes: str,
        comments: str,
        followers: str,
        views: str | None = None,
        saves: str | None = None,
        shares: str | None = None,
        reach: str | None = None,
    ) -> None:
        typed = {"likes": likes, "comments": comments, "followers": followers, "views": views}
        typed |= {"saves": saves, "shares": shares, "reach": reach}
        async with answering(interaction):
            await _show_figures(interaction, "instagram", typed)


def _add_tiktok(group: app_commands.Group) -> None:
    @group.command(name="tiktok", description=words.TIKTOK_ABOUT)
    @app_commands.describe(**dict.fromkeys((one for one in COUNTS if one != "reach"), words.OPTION))
    async def tiktok(  # noqa: PLR0917 - the member sees each as an option
        interaction: discord.Interaction[Any],
        views: str,
        likes: str | None = None,
        comments: str | None = None,
        shares: str | None = None,
        saves: str | None = None,
        followers: str | None = None,
    ) -> None:
        typed = {"views": views, "likes": likes, "comments": comments, "shares": shares}
        typed |= {"saves": saves, "followers": followers}
        async with answering(interaction):
            await _show_figures(interaction, "tiktok", typed)


async def _show_figures(interaction: Coached, platform: str, typed: Mapping[str, str | None]) -> None:
    """The private card of one post that is only looked at."""
    figures, guesses = read_all(typed)
    known = told(interaction.client, platform)
    if not (found := kpis(tuple(known), figures)):
        raise Refusal(words.NOTHING_KNOWN)
    member = interaction.user.id
    posts = await interaction.client.services.store.posts.of(member, platform)
    own = medians(map(name_of, found), posts)
    name = PLATFORMS[platform]
    await show(interaction, kpi_card(KpiShown(platform, name, member, figures, found, known, guesses, own)))
