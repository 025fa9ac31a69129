"""Whom a member's captions spoke to over time: the share to one person by week, and the last beside the earlier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from math import comb

from bot.coaching.review import Verdict

LAST = 5  # the latest captions, beside at least as many before them
WEEKS = 26  # on the chart
RARE = 0.05  # what chance alone makes less often than this is called more than chance


@dataclass(frozen=True, slots=True)
class Spoken:
    """One caption: when it was reviewed, whom it spoke to, and whether it was meant for a crowd."""

    day: Day
    verdict: Verdict
    on_purpose: bool = False

    @property
    def counted(self) -> bool:
        """Whether there was a choice between one person and a crowd. To speak to nobody is no fault."""
        return self.verdict != "none" and not self.on_purpose

    @property
    def to_one(self) -> bool:
        return self.verdict == "one-to-one"


@dataclass(frozen=True, slots=True)
class Part:
    """How many of some captions spoke to one person."""

    to_one: int
    count: int

    @property
    def percent(self) -> int:
        """In whole percent, a half upwards."""
        return (200 * self.to_one + self.count) // (2 * self.count)


@dataclass(frozen=True, slots=True)
class Week:
    """`monday` is its first day."""

    monday: Day
    part: Part


@dataclass(frozen=True, slots=True)
class Progress:
    """`last` and `before` are None until there are captions enough; `missing` says how many that takes."""

    kept: int
    whole: Part
    weeks: tuple[Week, ...]  # the latest, those without a caption left out
    missing: int = 0
    last: Part | None = None
    before: Part | None = None
    could_be_chance: bool = True


def progress_of(captions: Sequence[Spoken]) -> Progress:
    """The earliest first."""
    counted = [one for one in captions if one.counted]
    whole, weeks = _part(counted), _weeks(counted)
    if len(counted) < 2 * LAST:
        return Progress(len(captions), whole, weeks, missing=2 * LAST - len(counted))
    last, before = _part(counted[-LAST:]), _part(counted[:-LAST])
    return Progress(len(captions), whole, weeks, 0, last, before, _by_chance(last, before) >= RARE)


def _part(captions: Sequence[Spoken]) -> Part:
    return Part(sum(one.to_one for one in captions), len(captions))


def _weeks(captions: Sequence[Spoken]) -> tuple[Week, ...]:
    mondays = [one.day - timedelta(days=one.day.weekday()) for one in captions]
    counts = Counter(mondays)
    to_one = Counter(monday for monday, one in zip(mondays, captions, strict=True) if one.to_one)
    return tuple(Week(monday, Part(to_one[monday], counts[monday])) for monday in sorted(counts)[-WEEKS:])


def _by_chance(last: Part, before: Part) -> float:
    """How often a draw at random makes the last ones differ from the rest at least this much (Fisher's exact test)."""
    count, to_one = last.count + before.count, last.to_one + before.to_one
    ways = {
        drawn: comb(to_one, drawn) * comb(count - to_one, last.count - drawn)
        for drawn in range(max(0, last.count - (count - to_one)), min(to_one, last.count) + 1)
    }
    return sum(way for way in ways.values() if way <= ways[last.to_one]) / comb(count, last.count)
