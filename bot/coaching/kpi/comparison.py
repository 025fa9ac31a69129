"""Did a member's own posts to one person do better than those to a crowd? The difference, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean
from typing import Protocol

FAIR = 8  # posts of each kind; fewer would make a story out of one good day
LATEST = 100  # of each kind
ROUNDS = 2000
SURE = 0.95


class Chance(Protocol):
    """What draws; a `random.Random` does. Which one, and from what it starts, is for the caller to say."""

    def choices(self, population: Sequence[float], *, k: int) -> list[float]: ...


@dataclass(frozen=True, slots=True)
class TooFew:
    """How many more posts of each kind it takes."""

    to_one: int
    to_crowd: int

    @property
    def missing(self) -> int:
        return self.to_one + self.to_crowd


@dataclass(frozen=True, slots=True)
class Compared:
    """`difference`: how many points the mean rate of the posts to one person lies above that of the others; in 95 of
    100 histories like this one it lies between `low` and `high`.
    """

    to_one: int
    to_crowd: int
    difference: Fraction
    low: Fraction
    high: Fraction

    @property
    def could_be_nothing(self) -> bool:
        return self.low <= 0 <= self.high


def compare(to_one: Sequence[Fraction], to_crowd: Sequence[Fraction], chance: Chance) -> Compared | TooFew:
    """Rates of one formula, the earliest first. The interval is a percentile bootstrap, from the chance passed in."""
    if len(to_one) < FAIR or len(to_crowd) < FAIR:
        return TooFew(max(0, FAIR - len(to_one)), max(0, FAIR - len(to_crowd)))
    one, crowd = [list(map(float, part[-LATEST:])) for part in (to_one, to_crowd)]
    differences = sorted(
        fmean(chance.choices(one, k=len(one))) - fmean(chance.choices(crowd, k=len(crowd))) for _ in range(ROUNDS)
    )
    tail = round(ROUNDS * (1 - SURE) / 2)
    difference = _mean(to_one[-LATEST:]) - _mean(to_crowd[-LATEST:])
    return Compared(len(one), len(crowd), difference, Fraction(differences[tail]), Fraction(differences[-tail - 1]))


def _mean(rates: Sequence[Fraction]) -> Fraction:
    return sum(rates, Fraction(0)) / len(rates)
