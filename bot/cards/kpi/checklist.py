"""The card of what to be able to say yes to before a campaign, with the ticks that a member's own log gives."""

from __future__ import annotations

from datetime import date as Day
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, choose, layout, rule, text
from bot.cards.facts import whence
from bot.cards.guide import ACCENT
from bot.cards.kpi import words
from bot.cards.kpi.figures import percent, posts_said
from bot.cards.kpi.keys import ReportKey
from bot.cards.kpi.report import PlatformReport, ReportShown
from bot.cards.next_steps import next_button
from bot.coaching.kpi.checklist import OF_COMMENTS


def checklist_card(shown: ReportShown) -> Card:
    """A list for each platform, because the same efforts don't work on both."""
    key = ReportKey(shown.owner, shown.since, shown.answered)
    ticks = [each for one in shown.platforms for each in one.checklist]
    asks = any(each.item.check == "answered" for each in ticks)
    few = any(each.tick == "too few" for each in ticks)
    return layout(
        text(f"## {words.BEFORE}\n-# {words.BEFORE_SMALL}"),
        *(item for one in shown.platforms for item in (text(_checklist(one, shown.today)), rule())),
        _answered(key) if asks else None,
        buttons(
            next_button("kpi" if few else "review", shown.owner),
            button(words.EXPORT, key.id("kpi-export")),
        ),
        accent=ACCENT,
    )


def _answered(key: ReportKey) -> ui.ActionRow[Any]:
    """The list that asks how many of the last ten comments were answered."""
    options = [
        discord.SelectOption(
            label=words.ANSWERED_OF.format(count=n, all=OF_COMMENTS), value=str(n), default=n == key.answered
        )
        for n in range(OF_COMMENTS, -1, -1)
    ]
    return choose(key.id("kpi-answered"), options, words.BOND_UNANSWERED)


def _checklist(one: PlatformReport, today: Day) -> str:
    """What to be able to say yes to; what the log answers is ticked, or says what to do."""
    lines = [words.CHECKLIST.format(platform=one.name)]
    for each in one.checklist:
        then = words.CHECK_NOTES[each.tick]
        told = {"posts": posts_said(each.missing), "do": each.item.do}
        if each.bond is not None:
            told |= {"then": percent(each.bond.then), "now": percent(each.bond.now)}
            then = f"{words.CHECK_BOND} {then}" if then else words.CHECK_BOND
        mark = words.TICKED if each.tick == "yes" else words.UNTICKED
        lines.append(f"{mark} {each.item.fact.says} {then.format(**told)}".rstrip())
    lines.append(f"-# {' · '.join(dict.fromkeys(whence(each.item.fact, today) for each in one.checklist))}")
    return "\n".join(lines)
