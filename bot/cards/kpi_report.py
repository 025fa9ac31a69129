"""The card of /kpi report: a scorecard of each platform, the checklist before a campaign, and both as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from bot.cards import kpi_words as words
from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.facts import whence
from bot.cards.guide import ACCENT
from bot.cards.keys import place_id
from bot.cards.kpi import day, percent, value_of
from bot.cards.kpi_history import alert_lines, alone_lines, compared_line
from bot.cards.kpi_keys import report_id
from bot.cards.next_steps import next_button
from bot.coaching.kpi.checklist import Ticked
from bot.coaching.kpi.comparison import Compared, TooFew
from bot.coaching.kpi.history import Alert
from bot.coaching.kpi.scorecard import Score

REPORT_FILE = "report.csv"


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
    """The scorecard of each platform, then the check before a campaign."""
    count = sum(one.posts for one in shown.platforms)
    title = words.REPORT_TITLE_ONE if count == 1 else words.REPORT_TITLE.format(count=count)
    if shown.since is not None:
        title = words.REPORT_SINCE.format(day=day(shown.since))
    alone = alone_lines(shown.alone)
    small = [f"-# {words.BOND_UNANSWERED}"] if shown.answered is None else []
    return layout(
        text(f"## {title}"),
        text(shown.wonder) if shown.wonder else None,
        *(item for one in shown.platforms for item in (text(_part(one)), text(_said(one)), rule())),
        text("\n".join(alone)) if alone else None,
        text(words.BEFORE_CAMPAIGN),
        *(item for one in shown.platforms for item in (text(_checklist(one, shown.today)), rule())),
        text("\n".join(small)) if small else None,
        buttons(
            *(
                button(f"{words.TREND}: {one.name}", place_id("kpi-trend", one.id, shown.owner))
                for one in shown.platforms
            ),
            button(words.EXPORT, report_id(shown.owner, shown.since, shown.answered)),
            next_button("absence", shown.owner),
        ),
        accent=ACCENT,
    )


def _part(one: PlatformReport) -> str:
    lines = [words.REPORT_PLATFORM.format(platform=one.name, count=one.posts, before=one.before)]
    for score in one.scores:
        now = value_of(score.name, score.now)
        form = words.REPORT_LINE if score.before is None else words.REPORT_BEFORE
        then = "" if score.before is None else value_of(score.name, score.before)
        lines.append(form.format(label=one.names[score.name], now=now, then=then))
    return "\n".join(lines)


def _said(one: PlatformReport) -> str:
    label = one.names[one.depth]
    return "\n\n".join([*alert_lines(one.alerts, label), compared_line(one.compared, label)])


def _checklist(one: PlatformReport, today: Day) -> str:
    """What to be able to say yes to; what the log answers is ticked, or says what to do."""
    lines = [words.CHECKLIST.format(platform=one.name)]
    for each in one.checklist:
        then = words.CHECK_NOTES[each.tick]
        told = {"count": each.missing, "do": each.item.do}
        if each.bond is not None:
            told |= {"then": percent(each.bond.then), "now": percent(each.bond.now)}
            then = f"{words.CHECK_BOND} {then}" if then else words.CHECK_BOND
        mark = words.TICKED if each.tick == "yes" else words.UNTICKED
        lines.append(f"{mark} {each.item.fact.says} {then.format(**told)}".rstrip())
    lines.append(f"-# {' · '.join(dict.fromkeys(whence(each.item.fact, today) for each in one.checklist))}")
    return "\n".join(lines)


def report_table(shown: ReportShown) -> str:
    """The same as a table for a spreadsheet. Nothing in it was typed by anybody."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(words.TABLE_HEAD)
    for one in shown.platforms:
        for score in one.scores:
            before = "" if score.before is None else value_of(score.name, score.before)
            table.writerow(
                [one.name, words.TABLE_FIGURE, one.names[score.name], value_of(score.name, score.now), before]
            )
        label = one.names[one.depth]
        for said in (*alert_lines(one.alerts, label), compared_line(one.compared, label)):
            table.writerow([one.name, words.TABLE_SAID, said.replace("**", ""), "", ""])
        for each in one.checklist:
            answer = words.TABLE_TICKS[each.tick].format(count=each.missing)
            table.writerow([one.name, words.TABLE_CHECK, each.item.fact.says, answer, ""])
    for line in alone_lines(shown.alone):
        table.writerow(["", words.TABLE_SAID, line, "", ""])
    return out.getvalue()
