"""/kpi trend and /kpi report: a member's own posts as a chart and as a scorecard, and the buttons that lead there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date as Day
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import kpi_words as words
from bot.cards.chart import Point, trend_png
from bot.cards.keys import member_pattern, place_pattern
from bot.cards.kpi import value_of
from bot.cards.kpi_history import (
    PlatformReport,
    ReportShown,
    TrendShown,
    report_card,
    trend_card,
)
from bot.coaching.kpi.comparison import Compared, TooFew, compare
from bot.coaching.kpi.history import LATEST, RECENT, alerts_on, all_on_one
from bot.coaching.kpi.rates import COUNTS, FORMULAS, Figures
from bot.coaching.kpi.scorecard import bond, scores, values_of
from bot.commands.absence import wonder_said
from bot.commands.answering import answering, pressed_id, show
from bot.commands.intake import Refusal
from bot.commands.kpi_figures import (
    PLATFORM_CHOICES,
    PLATFORMS,
    figures_of,
    format_choices,
    own,
    read_day,
    read_format,
    told,
)
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
    @app_commands.autocomplete(figure=_figures, format=_formats)
    async def trend(
        interaction: discord.Interaction[Any], platform: str, figure: str | None = None, format: str | None = None
    ) -> None:
        async with answering(interaction):
            await _show_trend(interaction, platform, figure, format)

    @group.command(name="report", description=words.REPORT_ABOUT)
    @app_commands.describe(since=words.OPTION_SINCE, answered=words.OPTION_ANSWERED)
    async def report(
        interaction: discord.Interaction[Any],
        since: str | None = None,
        answered: app_commands.Range[int, 0, 10] | None = None,
    ) -> None:
        async with answering(interaction):
            first = None if since is None else read_day(since, interaction.client.services.now().date())
            await _show_report(interaction, first, answered)


async def _figures(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """The figures of the picked platform that a chart can be drawn of."""
    known = told(interaction.client, str(interaction.namespace.platform))
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=one.name, value=id)
        for id, one in known.items()
        if _drawn(id) and wanted in one.name.casefold()
    ][:25]


async def _formats(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    return format_choices(interaction.client, str(interaction.namespace.platform), typed)


def _drawn(figure: str) -> bool:
    return figure in COUNTS or figure in FORMULAS


def _depth(client: CoachClient, platform: str) -> str:
    """The first rate that counts there: it tells how close people come."""
    depth = next((one for one in told(client, platform) if one in FORMULAS), None)
    if depth is None:
        raise Refusal(words.NOTHING_KNOWN)
    return depth


async def _show_trend(
    interaction: Coached, platform: str, figure: str | None = None, format: str | None = None
) -> None:
    client, kind = interaction.client, read_format(interaction.client, platform, format)
    known, depth = told(client, platform), _depth(client, platform)
    figure = figure or next(one for one in known if _drawn(one))
    name = PLATFORMS[platform]
    if figure not in known or not _drawn(figure):
        raise Refusal(words.TREND_UNKNOWN.format(platform=name))
    everything = await client.services.store.posts.of(interaction.user.id)
    posts = [one for one in everything if one.platform == platform and kind in ("", one.format)]
    drawn = [(one, value) for one in posts for value in values_of(figure, [figures_of(one)])][-LATEST:]
    label = known[figure].name
    if len(drawn) < 2:
        raise Refusal(words.TREND_FEW.format(label=label.lower(), count=len(drawn), platform=name))
    days, values = tuple(_day(one) for one, _ in drawn), tuple(value for _, value in drawn)
    points = [Point(_day(one), float(value), one.one_to_one) for one, value in drawn]
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
        await asyncio.to_thread(_compared, depth, posts),
        alerts_on(depth, _all(posts)),
        _alone(everything),
        await wonder_said(client, interaction.user.id),
    )
    await show(interaction, trend_card(shown, chart))


def _compared(depth: str, posts: Sequence[Post]) -> Compared | TooFew:
    one, crowd = (
        values_of(depth, (figures_of(each) for each in posts if each.one_to_one is kind)) for kind in (True, False)
    )
    return compare(one, crowd, Random(SEED))


async def _show_report(interaction: Coached, since: Day | None, answered: int | None) -> None:
    client = interaction.client
    everything = await client.services.store.posts.of(interaction.user.id)
    by_platform = {id: [one for one in everything if one.platform == id] for id in PLATFORMS}
    parts = [_part(client, id, posts, since) for id, posts in by_platform.items()]
    if not any(part.posts for part in parts):
        raise Refusal(words.REPORT_NONE if since is None else words.REPORT_NONE_SINCE.format(day=since.isoformat()))
    shown = ReportShown(
        interaction.user.id,
        since,
        [part for part in parts if part.posts],
        _alone(everything),
        answered,
        await wonder_said(client, interaction.user.id),
    )
    await show(interaction, report_card(shown))


def _alone(posts: Sequence[Post]) -> tuple[str, int] | None:
    """The one platform that all posts are on, by name, and how many those are."""
    counts = {id: sum(one.platform == id for one in posts) for id in PLATFORMS}
    alone = all_on_one(counts, PLATFORMS)
    return (PLATFORMS[alone], counts[alone]) if alone else None


def _part(client: CoachClient, platform: str, posts: Sequence[Post], since: Day | None) -> PlatformReport:
    known, depth = told(client, platform), _depth(client, platform)
    if since is None:
        before, now = posts[:-RECENT], posts[-RECENT:]
    else:
        before = [one for one in posts if _day(one) < since]
        now = [one for one in posts if _day(one) >= since]
    return PlatformReport(
        platform,
        PLATFORMS[platform],
        {id: one.name for id, one in known.items()},
        len(now),
        len(before),
        scores([one for one in known if _drawn(one)], _all(before), _all(now)),
        depth,
        bond(depth, _all(posts)),
        alerts_on(depth, _all(posts)),
        _compared(depth, posts),
    )


def _all(posts: Sequence[Post]) -> list[Figures]:
    return list(map(figures_of, posts))


def _day(post: Post) -> Day:
    return Day.fromisoformat(post.posted_on)


class ShowTrend(Press, template=place_pattern("kpi-trend")):
    async def pressed(self, interaction: Coached) -> None:
        _, _, platform, owner = pressed_id(interaction).split(":")
        own(interaction, int(owner))
        if platform not in PLATFORMS:
            raise Refusal(words.POST_GONE)
        await _show_trend(interaction, platform)


class ShowReport(Press, template=member_pattern("kpi-report")):
    async def pressed(self, interaction: Coached) -> None:
        own(interaction, int(pressed_id(interaction).rsplit(":", 1)[1]))
        await _show_report(interaction, None, None)


HISTORY_BUTTONS: tuple[type[Press], ...] = (ShowTrend, ShowReport)
