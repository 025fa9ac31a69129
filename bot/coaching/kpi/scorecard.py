"""A campaign beside what came before it, and the bond check: how close people are, before a deal is taken on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Literal

from bot.coaching.kpi.history import RECENT
from bot.coaching.kpi.rates import COUNTS, Figures, Rate, rate

Way = Literal["rising", "steady", "falling", "unknown"]
TENTH = Fraction(1, 10)  # a change by less is none


@dataclass(frozen=True, slots=True)
class Score:
    """The medians of one figure, in the campaign and before it; None where no post has it."""

    name: str
    now: Fraction
    before: Fraction | None


@dataclass(frozen=True, slots=True)
class Bond:
    """How the rate that tells of closeness goes: the latest posts beside as many before. `missing`: posts to tell."""

    way: Way
    then: Fraction = Fraction(0)
    now: Fraction = Fraction(0)
    missing: int = 0


def scores(names: Iterable[str], before: Sequence[Figures], now: Sequence[Figures]) -> list[Score]:
    """Of each figure that the campaign has, in this order."""
    found = []
    for name in names:
        values = values_of(name, now), values_of(name, before)
        if values[0]:
            found.append(Score(name, median(values[0]), median(values[1]) if values[1] else None))
    return found


def bond(depth: str, earliest_first: Sequence[Figures]) -> Bond:
    """`depth`: the rate that tells how close people come on that platform."""
    values = values_of(depth, earliest_first)[-2 * RECENT :]
    if len(values) < 2 * RECENT:
        return Bond("unknown", missing=2 * RECENT - len(values))
    then, now = median(values[:RECENT]), median(values[RECENT:])
    if abs(now - then) <= then * TENTH:
        return Bond("steady", then, now)
    return Bond("rising" if now > then else "falling", then, now)


def values_of(name: str, posts: Iterable[Figures]) -> list[Fraction]:
    """A count, or a rate in its own unit, of the posts that have it."""
    if name in COUNTS:
        return [Fraction(count) for one in posts if (count := one.of(name)) is not None]
    return [found.value for one in posts if isinstance(found := rate(name, one), Rate)]
