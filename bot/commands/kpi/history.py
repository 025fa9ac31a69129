"""/kpi trend: a member's own posts as a chart, and what follows from them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.chart import Point, trend_png
from bot.cards.keys import place_pattern
from bot.cards.kpi import words
from bot.cards.kpi.figures import value_of
from bot.cards.kpi.history import (
    TrendShown,
    trend_card,
)
from bot.coaching.kpi.comparison import Compared, TooFew, compare
from bot.coaching.kpi.history import LATEST, alerts_on, all_on_one
from bot.coaching.kpi.rates import COUNTS, FORMULAS, Figures
from bot.coaching.kpi.scorecard import values_of
from bot.commands.answering import answering, pressed_id, show
from bot.commands.intake import Refusal
from bot.commands.kpi.figures import (
    PLATFORM_CHOICES,
    PLATFORMS,
    day_of,
    depth_of,
    figures_of,
    format_typed,
    own,
    read_format,
    told,
)
from bot.commands.me.absence import wonder_said
from bot.commands.press import Press
from bot.store.posts import Post

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

_UNITS = {"percent": "%", "seconds": "s"}
SEED = 20  # of the chance in a comparison: the same history gets the same answer each time


def add_history(group: app_commands.Group) -> None:
    @group.command(name="trend", description=words.TREND_ABOUT)
    @app_commands.describe(
        platform=words.OPTION_PLATFORM, figure=words.OPTION_FIGURE, format=words.OPTION_FORMAT_OF_TREND
    )
    @app_commands.choices(platform=PLATFORM_CHOICES)
    @app_commands.autocomplete(figure=_figures, format=format_typed)
    async def trend(
        interaction: discord.Interaction[Any], platform: str, figure: str | None = None, format: str | None = None
    ) -> None:
        async with answering(interaction):
            await _show_trend(interaction, platform, figure, format)


async def _figures(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """The figures of the picked platform that a chart can be drawn of."""
    known = told(interaction.client, str(interaction.namespace.platform))
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=one.name, value=id)
        for id, one in known.items()
        if is_drawn(id) and wanted in one.name.casefold()
    ][:25]


def is_drawn(figure: str) -> bool:
    return figure in COUNTS or figure in FORMULAS


async def _show_trend(
    interaction: Coached, platform: str, figure: str | None = None, format: str | None = None
) -> None:
    client, kind = interaction.client, read_format(interaction.client, platform, format)
    known, depth = told(client, platform), depth_of(client, platform)
    figure = figure or next(one for one in known if is_drawn(one))
    name = PLATFORMS[platform]
    if figure not in known or not is_drawn(figure):
        raise Refusal(words.TREND_UNKNOWN.format(platform=name))
    everything = await client.services.store.posts.of(interaction.user.id)
    posts = [one for one in everything if one.platform == platform and kind in ("", one.format)]
    drawn = [(one, value) for one in posts for value in values_of(figure, [figures_of(one)])][-LATEST:]
    label = known[figure].name
    if len(drawn) < 2:
        raise Refusal(words.TREND_FEW.format(label=label.lower(), count=len(drawn), platform=name))
    days, values = tuple(day_of(one) for one, _ in drawn), tuple(value for _, value in drawn)
    points = [Point(day_of(one), float(value), one.one_to_one) for one, value in drawn]
    middle = median(values)
    said = words.CHART_MEDIAN.format(median=value_of(figure, middle))
    unit = _UNITS[FORMULAS[figure].unit] if figure in FORMULAS else ""
    chart = await asyncio.to_thread(trend_png, points, float(middle), said, unit)
    shown = TrendShown(
        f"{name} · {kind}" if kind else name,
        interaction.user.id,
        figure,
        label,
        days,
        values,
        middle,
        known[depth].name,
        await asyncio.to_thread(compared, depth, posts),
        alerts_on(depth, all_of(posts)),
        alone(everything),
        await wonder_said(client, interaction.user.id, everything),
    )
    await show(interaction, trend_card(shown, chart))


def compared(depth: str, posts: Sequence[Post]) -> Compared | TooFew:
    one, crowd = (
        values_of(depth, (figures_of(each) for each in posts if each.one_to_one is kind)) for kind in (True, False)
    )
    return compare(one, crowd, Random(SEED))


def alone(posts: Sequence[Post]) -> tuple[str, int] | None:
    """The one platform that all posts are on, by name, and how many those are."""
    counts = {id: sum(one.platform == id for one in posts) for id in PLATFORMS}
    alone = all_on_one(counts, PLATFORMS)
    return (PLATFORMS[alone], counts[alone]) if alone else None


def all_of(posts: Sequence[Post]) -> list[Figures]:
    return list(map(figures_of, posts))


class ShowTrend(Press, template=place_pattern("kpi-trend")):
    async def pressed(self, interaction: Coached) -> None:
        _, _, platform, owner = pressed_id(interaction).split(":")
        own(interaction, int(owner))
        if platform not in PLATFORMS:
            raise Refusal(words.POST_GONE)
        await _show_trend(interaction, platform)


HISTORY_BUTTONS: tuple[type[Press], ...] = (ShowTrend,)
