"""Draws the course of a cycle: how far it has come towards its end, and how many people were at each evening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from itertools import pairwise
from typing import Any

from bot.cards.chart import CROWD, FAINT, INK, LINE, PAPER, day_said, drawn, legend, paper
from bot.cards.cycle import course_words as words

NARROW, WIDE = 0.008, 0.03  # of the whole time: a bar


@dataclass(frozen=True, slots=True)
class Held:
    """An evening: how far the cycle had come with it, and who was there."""

    day: Day
    reached: int
    back: int
    new: int


@dataclass(frozen=True, slots=True)
class CourseDrawn:
    """`said`: what is counted. `goal` is None where a day ends it: then there is no path, but the days until then."""

    began: Day
    ends: Day
    held: tuple[Held, ...]
    planned: tuple[Day, ...]
    goal: int | None
    said: str


def course_png(shown: CourseDrawn) -> bytes:
    """Days stand where they are in time. The title stands on the card, not in it."""
    figure, (above, below) = paper(rows=(3, 2))
    last = max([shown.ends, *(one.day for one in shown.held), *shown.planned])
    _towards_the_end(above, shown)
    _people(below, shown, (last - shown.began).days)
    _dates(below, shown, last)
    legend(above)
    legend(below)
    return drawn(figure)


def _towards_the_end(axes: Any, shown: CourseDrawn) -> None:
    days = [shown.began, *(one.day for one in shown.held)]
    reached = [0, *(one.reached for one in shown.held)]
    if shown.goal is not None:
        path = words.CHART_PATH.format(goal=shown.goal)
        axes.plot([shown.began, shown.ends], [0, shown.goal], color=INK, linewidth=2, linestyle=(0, (4, 3)), label=path)
    axes.plot(days, reached, color=LINE, linewidth=3, marker="o", markersize=8, label=shown.said, clip_on=False)
    if shown.planned:
        axes.plot(
            shown.planned,
            [reached[-1]] * len(shown.planned),
            linestyle="none",
            marker="o",
            markersize=9,
            markerfacecolor=PAPER,
            markeredgecolor=LINE,
            markeredgewidth=2,
            label=words.CHART_PLANNED,
            clip_on=False,
        )
    top = max(shown.goal or 0, reached[-1], 1)
    axes.set_ylim(bottom=0, top=top * 1.06)
    _whole_numbers(axes, 5)
    axes.tick_params(axis="x", labelbottom=False)


def _people(axes: Any, shown: CourseDrawn, whole: int) -> None:
    days, back, new = zip(*((one.day, one.back, one.new) for one in shown.held), strict=True)
    apart = min(((after - before).days for before, after in pairwise(days)), default=whole)
    width = min(max(apart * 0.7, whole * NARROW), max(1.0, whole * WIDE))
    axes.bar(days, back, width=width, color=LINE, label=words.CHART_BACK)
    axes.bar(days, new, width=width, bottom=back, color=CROWD, hatch="//", edgecolor=PAPER, label=words.CHART_NEW)
    axes.set_ylim(bottom=0, top=max([1, *(a + b for a, b in zip(back, new, strict=True))]) * 1.1)
    _whole_numbers(axes, 3)
    axes.axhline(0, color=FAINT, linewidth=2)


def _whole_numbers(axes: Any, most: int) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - as in the chart that it is drawn like

    axes.yaxis.set_major_locator(MaxNLocator(most, integer=True))


def _dates(axes: Any, shown: CourseDrawn, last: Day) -> None:
    """The first day, the last, and the latest evening where it has room between them."""
    latest, room = shown.held[-1].day, (last - shown.began).days / 4
    apart = min((latest - shown.began).days, (last - latest).days) > room
    days = [shown.began, *([latest] if apart else []), last]
    years = len({one.year for one in days}) > 1
    axes.set_xticks(days, [day_said(one, years) for one in days])
    for label, side in zip(axes.get_xticklabels(), ("left", *["center"] * (len(days) - 2), "right"), strict=True):
        label.set_horizontalalignment(side)
