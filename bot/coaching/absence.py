"""The wonder rate: who sought a member out, unprompted, for each week of a gap in posting. The coach's own measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from fractions import Fraction
from itertools import pairwise
from typing import Literal

Signal = Literal["asked", "visits", "searches", "came_back"]
SIGNALS: tuple[Signal, ...] = ("asked", "visits", "searches", "came_back")
LEAST = 7  # days between two posts that are called a gap
WEEK = 7


@dataclass(frozen=True, slots=True)
class Gap:
    """From one post to the next; `ended` None: there was none yet."""

    began: Day
    ended: Day | None = None

    def days(self, today: Day) -> int:
        return ((self.ended or today) - self.began).days

    def closed_by(self, posted: Iterable[Day]) -> Gap:
        """The same gap, ended by the first post after it began where nobody said when it did."""
        if self.ended is not None:
            return self
        return Gap(self.began, min((one for one in posted if one > self.began), default=None))


@dataclass(frozen=True, slots=True)
class Wonder:
    """The rate and its parts, in the order of the signals; only what was given is a part."""

    gap: Gap
    days: int
    parts: Mapping[Signal, int]

    @property
    def people(self) -> int:
        return sum(self.parts.values())

    @property
    def a_week(self) -> Fraction:
        return Fraction(self.people * WEEK, self.days)


NoWonder = Literal["no gap", "not counted"]


def wonder(gap: Gap, counted: Mapping[Signal, int | None], today: Day) -> Wonder | NoWonder:
    """The rate, or why there is none: a gap of no day, or nothing that was counted."""
    days = gap.days(today)
    if days <= 0:
        return "no gap"
    parts = {one: count for one in SIGNALS if (count := counted.get(one)) is not None}
    return Wonder(gap, days, parts) if parts else "not counted"


def beside(one: Wonder, others: Iterable[Wonder]) -> list[Wonder]:
    """Those of the others that were counted by the same signals: two ways of counting are never laid side by side."""
    return [other for other in others if other.gap.began != one.gap.began and set(other.parts) == set(one.parts)]


def gaps(posted: Sequence[Day], today: Day) -> list[Gap]:
    """The gaps between a member's posts, and since the last one, the latest first."""
    days = sorted(set(posted))
    between = [Gap(one, other) for one, other in pairwise(days)]
    since = [Gap(days[-1])] if days else []
    return [one for one in reversed([*between, *since]) if one.days(today) >= LEAST]
