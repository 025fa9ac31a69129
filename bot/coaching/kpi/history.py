"""A member's own history: the median of one rate, never of two formulas at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from bot.coaching.kpi.rates import Figures, Rate, rate

FEWEST = 3  # posts; a median of two says nothing
LATEST = 20  # posts that still say how it goes


@dataclass(frozen=True, slots=True)
class Median:
    """The middle one of a member's latest posts, and how many those were."""

    value: Fraction
    posts: int


def own_median(name: str, earliest_first: Iterable[Figures]) -> Median | None:
    """Of one formula, over those of the latest posts that have it; None where there are too few."""
    rates = [found.percent for one in earliest_first if isinstance(found := rate(name, one), Rate)][-LATEST:]
    return Median(median(rates), len(rates)) if len(rates) >= FEWEST else None


def own_median_count(name: str, earliest_first: Iterable[Figures]) -> Median | None:
    """The same of a figure that counts by itself."""
    counts = [Fraction(count) for one in earliest_first if (count := one.of(name)) is not None][-LATEST:]
    return Median(median(counts), len(counts)) if len(counts) >= FEWEST else None
