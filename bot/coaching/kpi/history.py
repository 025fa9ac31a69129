"""A member's own history: the median of one rate, never of two formulas at once, and what a run of posts says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Literal

from bot.coaching.kpi.rates import Figures, Rate, rate

FEWEST = 3  # posts; a median of two says nothing
LATEST = 20  # posts that still say how it goes


@dataclass(frozen=True, slots=True)
class Median:
    """The middle one of a member's latest posts, and how many those were."""

    value: Fraction
    posts: int


def median_of(earliest_first: Sequence[Fraction]) -> Median | None:
    """Of the latest values; None where there are too few."""
    latest = earliest_first[-LATEST:]
    return Median(median(latest), len(latest)) if len(latest) >= FEWEST else None


def own_median(name: str, earliest_first: Iterable[Figures]) -> Median | None:
    """Of one formula, over those of the latest posts that have it; None where there are too few."""
    return median_of([found.value for one in earliest_first if isinstance(found := rate(name, one), Rate)])


def own_median_count(name: str, earliest_first: Iterable[Figures]) -> Median | None:
    """The same of a figure that counts by itself."""
    return median_of([Fraction(count) for one in earliest_first if (count := one.of(name)) is not None])


# What a run of posts says, each against the member's own earlier ones.

Alert = Literal["views without depth", "likes alone"]
RECENT = 5  # the latest posts, which are held against those before
RISE = Fraction(3, 2)  # views have risen where the median is half as much again
FLAT = Fraction(11, 10)  # and depth has not where it grew by a tenth at most
ALL_ON_ONE = 8  # posts on one platform and none on another


def alerts_on(depth: str, earliest_first: Sequence[Figures]) -> list[Alert]:
    """Of one platform. `depth`: the rate that tells there how close people come."""
    found: list[Alert] = []
    if _views_without_depth(depth, earliest_first):
        found.append("views without depth")
    if _likes_alone(earliest_first):
        found.append("likes alone")
    return found


def all_on_one(posts: Mapping[str, int], platforms: Iterable[str]) -> str | None:
    """The one platform that all the posts are on, where there are enough of them and there is another."""
    used = [platform for platform, count in posts.items() if count]
    alone = len(used) == 1 and len(set(platforms) - set(used)) > 0
    return used[0] if alone and posts[used[0]] >= ALL_ON_ONE else None


def _views_without_depth(depth: str, posts: Sequence[Figures]) -> bool:
    """Only over posts that have both, so that the two are of the same posts."""
    both = [(one.views, found.value) for one in posts if one.views and isinstance(found := rate(depth, one), Rate)]
    before, latest = both[:-RECENT], both[-RECENT:]
    if len(before) < RECENT:
        return False
    views = [Fraction(median([each[0] for each in part])) for part in (before, latest)]
    depths = [median([each[1] for each in part]) for part in (before, latest)]
    return views[1] >= views[0] * RISE and depths[1] <= depths[0] * FLAT


def _likes_alone(posts: Sequence[Figures]) -> bool:
    """Likes that nothing deeper comes with: none at all, or less than half of what came before."""
    shares = [Fraction(sum(deeper), one.likes) for one in posts if one.likes and (deeper := _deeper(one))]
    before, latest = shares[:-RECENT], shares[-RECENT:]
    if len(latest) < RECENT:
        return False
    if not any(latest):
        return True
    return len(before) >= RECENT and median(latest) * 2 < median(before)


def _deeper(one: Figures) -> list[int]:
    return [count for count in (one.comments, one.shares, one.saves) if count is not None]
