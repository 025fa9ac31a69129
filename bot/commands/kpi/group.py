"""/kpi: what one post's figures come to, in the order that counts on its platform."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.kpi import words
from bot.cards.kpi.figures import KpiShown, kpi_card
from bot.coaching.kpi.rates import kpis, name_of
from bot.commands.answering import answering, show
from bot.commands.everywhere import group_everywhere
from bot.commands.intake import Refusal
from bot.commands.kpi.figures import (
    PLATFORMS,
    described,
    format_choices,
    left_out,
    medians,
    read_all,
    read_format,
    told_of,
)
from bot.commands.kpi.history import add_history
from bot.commands.kpi.importing import add_import
from bot.commands.kpi.log import add_log
from bot.commands.kpi.report import add_report
from bot.commands.kpi.split import add_split
from bot.commands.me.absence import wonder_said

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


def kpi_commands() -> app_commands.Group:
    """The group; each thing to do with figures is a command of it."""
    group = group_everywhere("kpi", words.KPI_ABOUT)
    _add_instagram(group)
    _add_tiktok(group)
    add_log(group)
    add_history(group)
    add_report(group)
    add_split(group)
    add_import(group)
    return group


def _add_instagram(group: app_commands.Group) -> None:
    @group.command(name="instagram", description=words.INSTAGRAM_ABOUT)
    @app_commands.describe(**described("full_watches"))
    @app_commands.autocomplete(format=_formats)
    async def instagram(  # noqa: PLR0917 - the member sees each as an option
        interaction: discord.Interaction[Any],
        likes: str,
        comments: str,
        followers: str,
        views: str | None = None,
        saves: str | None = None,
        shares: str | None = None,
        reach: str | None = None,
        watch_time: str | None = None,
        format: str | None = None,
    ) -> None:
        typed = {"likes": likes, "comments": comments, "followers": followers, "views": views}
        typed |= {"saves": saves, "shares": shares, "reach": reach, "watch_time": watch_time}
        async with answering(interaction):
            await _show_figures(interaction, "instagram", format, typed)


def _add_tiktok(group: app_commands.Group) -> None:
    @group.command(name="tiktok", description=words.TIKTOK_ABOUT)
    @app_commands.describe(**described("reach"))
    @app_commands.autocomplete(format=_formats)
    async def tiktok(  # noqa: PLR0917 - the member sees each as an option
        interaction: discord.Interaction[Any],
        views: str,
        likes: str | None = None,
        comments: str | None = None,
        shares: str | None = None,
        saves: str | None = None,
        followers: str | None = None,
        watch_time: str | None = None,
        full_watches: str | None = None,
        format: str | None = None,
    ) -> None:
        typed = {"views": views, "likes": likes, "comments": comments, "shares": shares}
        typed |= {"saves": saves, "followers": followers, "watch_time": watch_time, "full_watches": full_watches}
        async with answering(interaction):
            await _show_figures(interaction, "tiktok", format, typed)


async def _formats(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """The formats of the platform that the command is named for."""
    return format_choices(interaction.client, interaction.command.name if interaction.command else "", typed)


async def _show_figures(
    interaction: Coached, platform: str, format: str | None, typed: Mapping[str, str | None]
) -> None:
    """The private card of one post that is only looked at."""
    client, kind = interaction.client, read_format(interaction.client, platform, format)
    figures, guesses = read_all(typed)
    known = told_of(client, platform, kind, figures)
    if not (found := kpis(tuple(known), figures)):
        raise Refusal(words.NOTHING_KNOWN)
    member = interaction.user.id
    everything = await client.services.store.posts.of(member)
    shown = KpiShown(
        platform,
        PLATFORMS[platform],
        kind,
        member,
        figures,
        found,
        known,
        guesses,
        medians(map(name_of, found), [one for one in everything if one.platform == platform]),
        left_out(client, platform, kind, figures),
        await wonder_said(client, member, everything),
    )
    await show(interaction, kpi_card(shown))
