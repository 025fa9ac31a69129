"""What a post's figures come to: rates by their names, exact until they are shown; refused where they can't be had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


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

    def of(self, name: str) -> int | None:
        count: int | None = getattr(self, name)
        return count

    @property
    def any(self) -> bool:
        """Whether anything is known at all."""
        return any(self.of(name) is not None for name in COUNTS)


COUNTS = tuple(one.name for one in fields(Figures))


@dataclass(frozen=True, slots=True)
class Formula:
    """Some counts added up, over another one. Its name is the id of the figure in rules/en/knowledge/kpi.yaml."""

    name: str
    top: tuple[str, ...]
    bottom: str


def _formulas(*all_of_them: Formula) -> Mapping[str, Formula]:
    return {one.name: one for one in all_of_them}


FORMULAS = _formulas(
    # The seed text on key figures: (likes + comments) over followers.
    Formula("engagement-rate", ("likes", "comments"), "followers"),
    # formatterplus and erc-798: saves and shares too. Another number, so another name.
    Formula("engagement-rate-all", ("likes", "comments", "saves", "shares"), "followers"),
    # conbersa and erc-798: the same over the accounts that were reached.
    Formula("engagement-rate-by-reach", ("likes", "comments", "saves", "shares"), "reach"),
    # Instagram's own advice of January 2025: sends, and likes, over reach.
    Formula("sends-per-reach", ("shares",), "reach"),
    Formula("likes-per-reach", ("likes",), "reach"),
    # The seed text, and HypeAuditor: what people do over views; without saves, and with them.
    Formula("interaction-rate", ("likes", "comments", "shares"), "views"),
    Formula("interaction-rate-all", ("likes", "comments", "shares", "saves"), "views"),
    # The seed text and ezrakits: shares over views.
    Formula("share-rate", ("shares",), "views"),
    # ezrakits: favourites over views.
    Formula("save-rate", ("saves",), "views"),
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as it is: `top` over `bottom`, never rounded."""

    formula: Formula
    top: int
    bottom: int

    @property
    def percent(self) -> Fraction:
        return Fraction(self.top * 100, self.bottom)


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
