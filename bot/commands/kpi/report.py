"""/kpi report: a member's own posts as a scorecard, what to look at before a campaign, and all of it as a file."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import words as plain
from bot.cards.keys import member_pattern
from bot.cards.kpi import words
from bot.cards.kpi.checklist import checklist_card
from bot.cards.kpi.keys import ReportKey, report_pattern
from bot.cards.kpi.report import REPORT_FILE, PlatformReport, ReportShown, report_card, report_table
from bot.coaching.kpi.checklist import OF_COMMENTS, Log, ticked
from bot.coaching.kpi.history import RECENT, alerts_on
from bot.coaching.kpi.scorecard import scores
from bot.commands.answering import answering, picked, pressed_id, say, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.kpi.figures import PLATFORMS, day_of, depth_of, own, read_day, told
from bot.commands.kpi.history import all_of, alone, compared, is_drawn
from bot.commands.me.absence import wonder_said
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.store.posts import Post


def add_report(group: app_commands.Group) -> None:
    @group.command(name="report", description=words.REPORT_ABOUT)
    @app_commands.describe(since=words.OPTION_SINCE, answered=words.OPTION_ANSWERED)
    async def report(
        interaction: discord.Interaction[Any],
        since: str | None = None,
        answered: app_commands.Range[int, 0, OF_COMMENTS] | None = None,
    ) -> None:
        async with answering(interaction):
            first = None if since is None else read_day(since, interaction.client.services.now().date())
            await show(interaction, report_card(await _report(interaction, first, answered)))


async def _report(interaction: Coached, since: Day | None, answered: int | None) -> ReportShown:
    client = interaction.client
    everything = await client.services.store.posts.of(interaction.user.id)
    by_platform = {id: [one for one in everything if one.platform == id] for id in PLATFORMS}
    parts = await asyncio.to_thread(  # two thousand rounds of chance a platform
        lambda: [_part(client, id, posts, since, answered) for id, posts in by_platform.items()]
    )
    if not any(part.posts for part in parts):
        raise Refusal(words.REPORT_NONE if since is None else words.REPORT_NONE_SINCE.format(day=since.isoformat()))
    wonder = await wonder_said(client, interaction.user.id, everything)
    there = [part for part in parts if part.posts]
    today = client.services.now().date()
    return ReportShown(interaction.user.id, today, since, there, alone(everything), answered, wonder)


def _part(
    client: CoachClient, platform: str, posts: Sequence[Post], since: Day | None, answered: int | None
) -> PlatformReport:
    known, close = told(client, platform), depth_of(client, platform)
    if since is None:
        before, now = posts[:-RECENT], posts[-RECENT:]
    else:
        before = [one for one in posts if day_of(one) < since]
        now = [one for one in posts if day_of(one) >= since]
    spoken = [one.one_to_one for one in posts if one.one_to_one is not None]
    items = client.services.shelf.current.knowledge.campaigns.get(platform, ())
    return PlatformReport(
        platform,
        PLATFORMS[platform],
        {id: one.name for id, one in known.items()},
        len(now),
        len(before),
        scores([one for one in known if is_drawn(one)], all_of(before), all_of(now)),
        close,
        ticked(items, Log(close, all_of(posts), spoken, answered)),
        alerts_on(close, all_of(posts)),
        compared(close, posts),
    )


class ShowReport(Press, template=member_pattern("kpi-report")):
    async def pressed(self, interaction: Coached) -> None:
        own(interaction, int(pressed_id(interaction).rsplit(":", 1)[1]))
        await show(interaction, report_card(await _report(interaction, None, None)))


class _OfReport(Press, template=r"(?!)"):
    """A control of one report, which is made anew."""

    async def pressed(self, interaction: Coached) -> None:
        try:
            key = ReportKey.read(pressed_id(interaction))
        except ValueError:  # a day that no calendar has, which only a forger writes
            raise Refusal(plain.OLD_BUTTON) from None
        own(interaction, key.owner)
        key = self.changed(key, picked(interaction))
        await self.on_report(interaction, await _report(interaction, key.since, key.answered))

    def changed(self, key: ReportKey, picked: Sequence[str]) -> ReportKey:
        return key

    async def on_report(self, interaction: Coached, shown: ReportShown) -> None:
        raise NotImplementedError


class ShowChecklist(_OfReport, template=report_pattern("kpi-check")):
    async def on_report(self, interaction: Coached, shown: ReportShown) -> None:
        await show(interaction, checklist_card(shown))


class AnswerChecklist(_OfReport, template=report_pattern("kpi-answered")):
    """How many comments were answered, in place of the list that did not know."""

    def changed(self, key: ReportKey, picked: Sequence[str]) -> ReportKey:
        told = next((int(one) for one in picked if one.isdecimal() and int(one) <= OF_COMMENTS), None)
        return replace(key, answered=told)

    async def on_report(self, interaction: Coached, shown: ReportShown) -> None:
        await show_instead(interaction, checklist_card(shown))


class ExportReport(_OfReport, template=report_pattern("kpi-export")):
    async def on_report(self, interaction: Coached, shown: ReportShown) -> None:
        file = discord.File(io.BytesIO(report_table(shown).encode("utf-8-sig")), REPORT_FILE)
        await say(interaction, words.EXPORTED, file)


REPORT_BUTTONS: tuple[type[Press], ...] = (ShowReport, ShowChecklist, AnswerChecklist, ExportReport)
