"""What a goal asks for a week, beside what its member posts a week by their own log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from fractions import Fraction

LOOKED_BACK = timedelta(weeks=8)
LEAST_POSTS = 4
LEAST_TIME = timedelta(days=14)  # from the first of them until today
WEEK = 7
STEEP = Fraction(3, 2)  # times the own pace; below that a goal is within reach


@dataclass(frozen=True, slots=True)
class Weighed:
    """`asked` and `own` are a week. `by_then`: how many it will be at the own pace. `steep`: it asks for much more."""

    asked: Fraction
    own: Fraction
    by_then: int
    steep: bool


def own_pace(posted: Iterable[Day], today: Day) -> Fraction | None:
    """Posts a week of the last eight weeks; None where the log is too short to tell."""
    all_days = sorted(one for one in posted if one <= today)
    lately = [one for one in all_days if today - one < LOOKED_BACK]
    if len(lately) < LEAST_POSTS or today - lately[0] < LEAST_TIME:
        return None
    days = LOOKED_BACK.days if all_days[0] < lately[0] else (today - lately[0]).days + 1
    return Fraction(len(lately) * WEEK, days)


def asked_a_week(left: int, days: int) -> Fraction:
    """What is left, spread over the days that are left; those below a week count as one."""
    return Fraction(left * WEEK, max(days, WEEK))


def weigh(left: int, days: int, own: Fraction) -> Weighed:
    """How what is left over these days stands to the member's own pace."""
    asked, by_then = asked_a_week(left, days), int(own * days / WEEK)
    return Weighed(asked, own, by_then, steep=asked > own * STEEP and by_then < left)
