"""What a post's figures come to: rates by their names, exact until they are shown; refused where they can't be had.

Where the formulas come from:
- engagement-rate: (likes + comments) over followers; the seed text on key figures.
- engagement-rate-all: saves and shares too (formatterplus, erc-798). Another number, so another name.
- engagement-rate-by-reach: the same over the accounts that were reached (conbersa, erc-798).
- sends-per-reach, likes-per-reach: Instagram's own advice of January 2025 (socialsamosa).
- interaction-rate: likes, comments and shares over views; the seed text and HypeAuditor. With saves: -all.
- share-rate: shares over views; the seed text and ezrakits.
- save-rate: favourites over views (ezrakits).
- average-watch-time: total watch time over views, in seconds; longer than the video where it loops (ezrakits,
  tiktokflow).
- completion-rate: full watches over views (ezrakits, tiktokflow). Where TikTok shows it itself, as "watched full
  video", it is taken as shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from bot.coaching.kpi.durations import MOST_SECONDS
from bot.coaching.kpi.figures import MOST

Unit = Literal["percent", "seconds"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of one post, and of the account on that day. None is not known, which is not nothing."""

    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    saves: int | None = None
    reach: int | None = None
    followers: int | None = None
    watch_time: int | None = None  # of all viewers together, in seconds
    full_watches: int | None = None
    full_share: int | None = None  # full watches over views as TikTok shows it, in hundredths of a per cent

    def of(self, name: str) -> int | None:
        count: int | None = getattr(self, name)
        return count

    @property
    def any(self) -> bool:
        """Whether anything is known at all."""
        return any(self.of(name) is not None for name in KNOWN)

    def known(self) -> dict[str, int]:
        """Those that are, by name."""
        return {name: value for name in KNOWN if (value := self.of(name)) is not None}


KNOWN = tuple(one.name for one in fields(Figures))
COUNTS = tuple(one for one in KNOWN if one not in ("watch_time", "full_share"))  # how many of something
WHOLE_SHARE = 100_00  # hundredths of a per cent
LARGEST = tuple({"full_share": WHOLE_SHARE, "watch_time": MOST_SECONDS}.get(one, MOST) for one in KNOWN)


@dataclass(frozen=True, slots=True)
class Formula:
    """Some figures added up, over another one. Its name is the id of the figure in rules/en/knowledge/kpi.yaml.

    `shown`: the figure in which a platform shows the result itself, in hundredths of a per cent.
    """

    name: str
    top: tuple[str, ...]
    bottom: str
    unit: Unit = "percent"
    shown: str = ""


def _formulas(*all_of_them: Formula) -> Mapping[str, Formula]:
    return {one.name: one for one in all_of_them}


FORMULAS = _formulas(
    Formula("engagement-rate", ("likes", "comments"), "followers"),
    Formula("engagement-rate-all", ("likes", "comments", "saves", "shares"), "followers"),
    Formula("engagement-rate-by-reach", ("likes", "comments", "saves", "shares"), "reach"),
    Formula("sends-per-reach", ("shares",), "reach"),
    Formula("likes-per-reach", ("likes",), "reach"),
    Formula("interaction-rate", ("likes", "comments", "shares"), "views"),
    Formula("interaction-rate-all", ("likes", "comments", "shares", "saves"), "views"),
    Formula("share-rate", ("shares",), "views"),
    Formula("save-rate", ("saves",), "views"),
    Formula("average-watch-time", ("watch_time",), "views", unit="seconds"),
    Formula("completion-rate", ("full_watches",), "views", shown="full_share"),
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as it is: `top` over `bottom`, never rounded. `as_shown`: the platform worked it out."""

    formula: Formula
    top: int
    bottom: int
    as_shown: bool = False

    @property
    def value(self) -> Fraction:
        """In the unit of its formula."""
        return Fraction(self.top * (100 if self.formula.unit == "percent" else 1), self.bottom)


@dataclass(frozen=True, slots=True)
class NoRate:
    """Why there is no rate: counts that are not known, or one to divide by that is nothing."""

    formula: Formula
    missing: tuple[str, ...] = ()

    @property
    def divides_by_nothing(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that counts by itself."""

    name: str
    count: int | None


Kpi = Rate | NoRate | Count


def name_of(kpi: Kpi) -> str:
    """The id of the figure."""
    return kpi.name if isinstance(kpi, Count) else kpi.formula.name


def rate(name: str, figures: Figures) -> Rate | NoRate:
    """One rate by the name of its formula, or why there is none."""
    formula = FORMULAS[name]
    if formula.shown and (share := figures.of(formula.shown)) is not None:
        return Rate(formula, share, WHOLE_SHARE, as_shown=True)
    counts = {one: figures.of(one) for one in (*formula.top, formula.bottom)}
    if missing := tuple(one for one, count in counts.items() if count is None):
        return NoRate(formula, missing)
    bottom = counts[formula.bottom] or 0
    if bottom == 0:
        return NoRate(formula)
    return Rate(formula, sum(counts[one] or 0 for one in formula.top), bottom)


def kpis(order: Sequence[str], figures: Figures) -> list[Kpi]:
    """The figures and rates of these names, in this order: the platform's order is data. What is not known here is
    left out: it takes more than counts.
    """
    return [
        Count(one, figures.of(one)) if one in COUNTS else rate(one, figures)
        for one in order
        if one in COUNTS or one in FORMULAS
    ]


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """The one place where a rate is rounded, half up, as people do."""
    scaled = Decimal(value.numerator) / Decimal(value.denominator)
    return scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
