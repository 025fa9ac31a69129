"""The card of /kpi report: a scorecard of each platform; and all of it as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.guide import ACCENT
from bot.cards.keys import place_id
from bot.cards.kpi import words
from bot.cards.kpi.figures import day, posts_said, value_of
from bot.cards.kpi.history import alert_lines, alone_lines, compared_line
from bot.cards.kpi.keys import ReportKey
from bot.cards.next_steps import next_button
from bot.coaching.kpi.checklist import Ticked
from bot.coaching.kpi.comparison import Compared, TooFew
from bot.coaching.kpi.history import Alert
from bot.coaching.kpi.scorecard import Score

REPORT_FILE = "report.csv"
MOST_SCORES = 5  # of a platform, those that count first; the file has all of them


@dataclass(frozen=True, slots=True)
class PlatformReport:
    """A platform's part. `names`: what each figure is called; `depth`: the rate that the bond is told by."""

    id: str
    name: str
    names: Mapping[str, str]
    posts: int
    before: int
    scores: Sequence[Score]
    depth: str
    checklist: Sequence[Ticked]
    alerts: Sequence[Alert]
    compared: Compared | TooFew


@dataclass(frozen=True, slots=True)
class ReportShown:
    """All of it. `alone`: the platform that all posts are on, and how many; `answered`: of the last ten comments."""

    owner: int
    today: Day
    since: Day | None
    platforms: Sequence[PlatformReport]
    alone: tuple[str, int] | None
    answered: int | None
    wonder: str = ""  # the wonder rate in a line, above every engagement rate


def report_card(shown: ReportShown) -> Card:
    """The scorecard of each platform; the checklist before a campaign is a button away."""
    count = sum(one.posts for one in shown.platforms)
    title = words.REPORT_TITLE_ONE if count == 1 else words.REPORT_TITLE.format(count=count)
    if shown.since is not None:
        title = words.REPORT_SINCE.format(day=day(shown.since))
    alone = alone_lines(shown.alone)
    key = ReportKey(shown.owner, shown.since, shown.answered)
    return layout(
        text(f"## {title}"),
        text(shown.wonder) if shown.wonder else None,
        *(item for one in shown.platforms for item in (text(_part(one)), text(_said(one)), rule())),
        text("\n".join(alone)) if alone else None,
        buttons(
            button(words.BEFORE, key.id("kpi-check")),
            *(
                button(f"{words.TREND}: {one.name}", place_id("kpi-trend", one.id, shown.owner))
                for one in shown.platforms
            ),
            button(words.EXPORT, key.id("kpi-export")),
            next_button("absence", shown.owner),
        ),
        accent=ACCENT,
    )


def _part(one: PlatformReport) -> str:
    posts = posts_said(one.posts)
    head = words.REPORT_BESIDE if one.before else words.REPORT_PLATFORM
    lines = [head.format(platform=one.name, posts=posts, before=one.before)]
    for score in one.scores[:MOST_SCORES]:
        now = value_of(score.name, score.now)
        form = words.REPORT_LINE if score.before is None else words.REPORT_BEFORE
        then = "" if score.before is None else value_of(score.name, score.before)
        lines.append(form.format(label=one.names[score.name], now=now, then=then))
    if len(one.scores) > MOST_SCORES:
        lines.append(words.REPORT_MORE.format(count=len(one.scores) - MOST_SCORES))
    return "\n".join(lines)


def _said(one: PlatformReport) -> str:
    label = one.names[one.depth]
    return "\n\n".join([*alert_lines(one.alerts, label), compared_line(one.compared, label)])


def report_table(shown: ReportShown) -> str:
    """The same as a table for a spreadsheet. Nothing in it was typed by anybody."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(words.TABLE_HEAD)
    for one in shown.platforms:
        for score in one.scores:
            now, before = (
                "" if value is None else value_of(score.name, value).replace("\u00a0", " ")
                for value in (score.now, score.before)
            )
            table.writerow([one.name, words.TABLE_FIGURE, one.names[score.name], now, before])
        label = one.names[one.depth]
        for said in (*alert_lines(one.alerts, label), compared_line(one.compared, label)):
            table.writerow([one.name, words.TABLE_SAID, said.replace("**", ""), "", ""])
        for each in one.checklist:
            answer = words.TABLE_TICKS[each.tick].format(posts=posts_said(each.missing))
            table.writerow([one.name, words.TABLE_CHECK, each.item.fact.says, answer, ""])
    for line in alone_lines(shown.alone):
        table.writerow(["", words.TABLE_SAID, line, "", ""])
    return out.getvalue()
