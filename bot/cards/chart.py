"""Draws a member's history as a picture: readable on a phone, and opaque, so that it is legible on any background."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import TYPE_CHECKING, Any

from bot.cards.kpi import words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PAPER, INK, FAINT = "#FBFAF7", "#1F2A30", "#C9CFD2"
LINE, ONE, CROWD = "#1F7A6C", "#1F7A6C", "#B5541F"
INCHES, DOTS = (6.4, 4.4), 150  # 960 by 660: a phone shows it at a third, so letters are large
TALL = (6.4, 5.4)  # for more than one place to draw in
_LEGEND: Mapping[str, Any] = {"fontsize": 15, "frameon": False, "labelcolor": INK, "handletextpad": 0.4}


@dataclass(frozen=True, slots=True)
class Point:
    """A day and its figure; of a post, whom its caption spoke to."""

    day: Day
    value: float
    one_to_one: bool | None = None


def trend_png(points: Sequence[Point], median: float, median_said: str, unit: str) -> bytes:
    """One figure, post after post. The title stands on the card, not in it. `unit`: of a rate; "" for a count."""
    figure, axes = paper()
    places = list(range(len(points)))  # posts stand evenly: days without a post say nothing
    axes.plot(places, [one.value for one in points], color=LINE, linewidth=2.5, zorder=2)
    axes.axhline(median, color=INK, linewidth=2, linestyle=(0, (4, 3)), zorder=1, label=median_said)
    _marks(axes, points)
    axes.set_ylim(bottom=0, top=max(1e-9, *(one.value for one in points)) * 1.12)
    scale(axes, lambda value: f"{value:g} {unit}" if unit else _short(value))
    _dates(axes, places, [one.day for one in points])
    return drawn(figure)


def share_png(points: Sequence[Point], said: str, whole: float, whole_said: str) -> bytes:
    """A share in percent, week after week: each stands where its time is, with the weeks between left open."""
    figure, axes = paper()
    places = [(one.day - points[0].day).days // 7 for one in points]
    axes.plot(places, [one.value for one in points], color=LINE, linewidth=2.5, marker="o", ms=9, zorder=2, label=said)
    axes.axhline(whole, color=INK, linewidth=2, linestyle=(0, (4, 3)), zorder=1, label=whole_said)
    axes.set_ylim(bottom=-4, top=104)
    scale(axes, lambda value: f"{value:g} %")
    axes.set_yticks([0, 25, 50, 75, 100])
    _dates(axes, places, [one.day for one in points])
    return drawn(figure)


def paper(rows: Sequence[int] = (1,)) -> tuple[Figure, Any]:
    """An empty picture and where to draw in it; several such places below each other, in these shares of its height."""
    # Imported where it is used: it takes half a second, and most of what the coach does needs no picture.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415

    room = ConstrainedLayoutEngine(w_pad=0.2, h_pad=0.1)  # inches; a card rounds the corners of a picture
    figure = Figure(figsize=INCHES if len(rows) == 1 else TALL, dpi=DOTS, facecolor=PAPER, layout=room)
    FigureCanvasAgg(figure)
    places = figure.subplots(len(rows), sharex=True, height_ratios=rows, subplot_kw={"facecolor": PAPER})
    for axes in [places] if len(rows) == 1 else places:
        axes.set_axisbelow(True)
        axes.tick_params(labelsize=15, colors=INK, length=0)
        axes.tick_params(axis="x", pad=12)
        axes.grid(axis="y", color=FAINT, linewidth=1)
        for side in axes.spines.values():
            side.set_visible(False)
    return figure, places


def scale(axes: Any, said: Callable[[float], str]) -> None:
    """At the left, five steps at the most."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415

    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: said(value)))


def _dates(axes: Any, places: Sequence[int], days: Sequence[Day]) -> None:
    """Below: the first day, the last, and the one in the middle unless it would run into another."""
    middle, room = len(days) // 2, (places[-1] - places[0]) / 3
    apart = min(places[middle] - places[0], places[-1] - places[middle]) >= room
    shown = sorted({0, len(days) - 1} | ({middle} if apart else set()))
    years = len({one.year for one in days}) > 1
    axes.set_xticks([places[at] for at in shown], [day_said(days[at], years) for at in shown])


def legend(axes: Any) -> None:
    """Right above what it is for, where a picture has more than one place."""
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(-0.02, 1),
        ncols=3,
        borderaxespad=0.1,
        columnspacing=1,
        handlelength=1.6,
        **_LEGEND,
    )


def drawn(figure: Figure) -> bytes:
    if len(figure.axes) == 1:
        figure.legend(loc="outside upper left", ncols=2, **_LEGEND)
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _marks(axes: Any, points: Sequence[Point]) -> None:
    """A circle to one person, a square to a crowd: told apart by shape, not by colour alone."""
    kinds = (
        (True, "o", ONE, words.CHART_ONE),
        (False, "s", CROWD, words.CHART_CROWD),
        (None, "o", PAPER, words.CHART_OPEN),
    )
    for kind, shape, colour, said in kinds:
        chosen = [(at, one.value) for at, one in enumerate(points) if one.one_to_one is kind]
        if chosen:
            axes.scatter(
                *zip(*chosen, strict=True),
                marker=shape,
                s=80,
                color=colour,
                edgecolors=LINE if kind is None else colour,
                zorder=3,
                label=said,
                clip_on=False,
            )


def day_said(day: Day, years: bool) -> str:
    return f"{day:%b %Y}" if years else f"{day.day} {day:%b}"


def _short(value: float) -> str:
    """12k, 1.2M: as the platforms write it."""
    for size, letter in ((1e9, "B"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:g}"
