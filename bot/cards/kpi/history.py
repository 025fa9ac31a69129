"""The card of a member's own history: the chart, one person beside a crowd, and the alerts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from fractions import Fraction

import discord

from bot.cards.card import Card, button, buttons, layout, picture, text
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.kpi import words
from bot.cards.kpi.figures import day, value_of
from bot.coaching.kpi.comparison import Compared, TooFew
from bot.coaching.kpi.history import Alert
from bot.coaching.kpi.rates import rounded

CHART = "trend.png"


@dataclass(frozen=True, slots=True)
class TrendShown:
    """One figure over a member's latest posts. `depth_name`: the rate that one person and a crowd are compared in."""

    platform: str
    owner: int
    figure: str
    label: str
    days: tuple[Day, ...]
    values: tuple[Fraction, ...]
    median: Fraction
    depth_name: str
    compared: Compared | TooFew
    alerts: Sequence[Alert]
    alone: tuple[str, int] | None = None  # the platform that all posts are on, and how many those are
    wonder: str = ""  # the wonder rate in a line


def trend_card(shown: TrendShown, chart: bytes) -> Card:
    """The chart, said in words too, and what follows from it."""
    said = {name: value_of(shown.figure, value) for name, value in _edges(shown).items()}
    count = len(shown.values)
    alt = words.TREND_ALT.format(
        label=shown.label.lower(),
        platform=shown.platform,
        count=count,
        first=day(shown.days[0]),
        last=day(shown.days[-1]),
        **said,
    )
    head = words.TREND_TITLE.format(label=shown.label, count=count)
    small = words.TREND_SMALL.format(platform=shown.platform, latest=said["latest"], median=said["median"])
    compared = compared_line(shown.compared, shown.depth_name)
    lines = [*alert_lines(shown.alerts, shown.depth_name), compared, *alone_lines(shown.alone)]
    return layout(
        text(shown.wonder) if shown.wonder else None,
        text(f"## {head}\n-# {small}"),
        picture(CHART, alt),
        text("\n\n".join(lines)),
        buttons(button(words.REPORT, member_id("kpi-report", shown.owner), discord.ButtonStyle.primary)),
        accent=ACCENT,
        texts=((CHART, chart),),
        alts={CHART: alt},
    )


def _edges(shown: TrendShown) -> dict[str, Fraction]:
    values = shown.values
    return {"low": min(values), "high": max(values), "latest": values[-1], "median": shown.median}


def compared_line(compared: Compared | TooFew, label: str) -> str:
    """Which did better for this member, and how sure that is."""
    if isinstance(compared, TooFew):
        each = ((compared.to_one, words.TO_ONE), (compared.to_crowd, words.TO_CROWD))
        parts = words.AND.join(f"{count} {to}" for count, to in each if count)
        few = words.COMPARED_FEW_ONE if compared.missing == 1 else words.COMPARED_FEW
        return few.format(count=compared.missing, parts=parts)
    better = words.COMPARED_ONE if compared.difference >= 0 else words.COMPARED_CROWD
    low, high = compared.low, compared.high
    if compared.difference < 0:
        low, high = -high, -low
    said = better.format(label=label, difference=_points(abs(compared.difference)))
    form = words.COMPARED_UNSURE if compared.could_be_nothing else words.COMPARED_SURE
    return form.format(
        said=said,
        posts=compared.to_one + compared.to_crowd,
        to_one=compared.to_one,
        to_crowd=compared.to_crowd,
        low=_points(low),
        high=_points(high),
    )


def _points(value: Fraction) -> str:
    return f"{rounded(value):,}".replace("-", "−")


def alert_lines(alerts: Sequence[Alert], label: str) -> list[str]:
    return [words.ALERTS[one].format(label=label.lower()) for one in alerts]


def alone_lines(alone: tuple[str, int] | None) -> list[str]:
    return [words.ONE_PLATFORM.format(platform=alone[0], count=alone[1])] if alone else []
