"""How a member's own time goes to the platforms: what they made in the last weeks, and what a week's minutes make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from fractions import Fraction

from bot.coaching.kpi.history import FEWEST, Median, median_of

WEEKS = 4


@dataclass(frozen=True, slots=True)
class Made:
    """A post, and how many minutes it took where that was told."""

    platform: str
    day: Day
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One platform's part of the last weeks. `timed`: posts of which the minutes are known; `pace`: the member's own
    median of them, over their latest posts there; `missing`: timed posts that it takes until there is one.
    """

    platform: str
    posts: int
    minutes: int
    timed: int
    pace: Median | None
    missing: int

    def posts_in(self, minutes: int) -> int | None:
        """How many whole posts that is at their own pace."""
        return int(minutes / self.pace.value) if self.pace else None


def first_day(today: Day) -> Day:
    """Of the weeks that are looked at."""
    return today - timedelta(days=7 * WEEKS - 1)


def split(made: Sequence[Made], platforms: Iterable[str], today: Day) -> list[Part]:
    """`made`: all of the member's posts, the earliest first."""
    return [_part(one, [each for each in made if each.platform == one], first_day(today)) for one in platforms]


def _part(platform: str, made: Sequence[Made], since: Day) -> Part:
    here = [one for one in made if one.day >= since]
    known = [one.minutes for one in here if one.minutes is not None]
    timed = [Fraction(one.minutes) for one in made if one.minutes is not None]
    return Part(platform, len(here), sum(known), len(known), median_of(timed), max(0, FEWEST - len(timed)))
