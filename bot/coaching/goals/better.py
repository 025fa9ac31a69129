"""Better versions of a goal that has no end: those that the rules know for its words, with an end day near enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from bot.rulebook.knowledge.aims import Better, Goals

MOST = 2  # offered at once
LEAST_COUNT = 3
OWN_DAYS = 28  # at least, until the end of what a member said in their own words
LITTLE_MORE = Fraction(6, 5)  # than the own pace


def better_versions(said: str, goals: Goals) -> Sequence[Better]:
    """Of the entry whose phrase is the longest that stands in what was said; none where none does."""
    words = f" {' '.join(re.findall(r'[\w&]+', said.casefold().replace('’', '')))} "
    hits = [
        (len(phrase), one)
        for one in goals.vague
        for phrase in one.phrases
        if f" {' '.join(re.findall(r'[\w&]+', phrase.casefold().replace('’', '')))} " in words
    ]
    return max(hits, key=lambda hit: hit[0])[1].becomes[:MOST] if hits else ()


def end_day(today: Day, days: int) -> Day:
    """The last day of a month that is at least so many days off."""
    return today + timedelta(days=days) + relativedelta(day=31)


def fitting_count(better: Better, day: Day, today: Day, own: Fraction | None) -> int:
    """The count of the rules, or a little more than the member's own pace where that is known."""
    if own is None or not better.at_pace:
        return better.count
    return max(LEAST_COUNT, round(own * LITTLE_MORE * (day - today).days / 7))
