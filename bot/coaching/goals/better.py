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
_WORD = re.compile(r"\w+")
LITTLE_MORE = Fraction(6, 5)  # than the own pace


def better_versions(said: str, goals: Goals) -> Sequence[tuple[str, Better]]:
    """Of the entry whose phrase is the longest that stands in what was said, each with its name; else none."""
    words = _words(said)
    hits = [(len(phrase), one) for one in goals.vague for phrase in one.phrases if _words(phrase) in words]
    if not hits:
        return ()
    found = max(hits, key=lambda hit: hit[0])[1]
    return [(f"{found.id}.{n}", one) for n, one in enumerate(found.becomes[:MOST])]


def better_named(name: str, goals: Goals) -> Better | None:
    """The one that `better_versions` gave that name; None where it left the file."""
    id, _, number = name.partition(".")
    becomes = next((one.becomes for one in goals.vague if one.id == id), ())
    return becomes[int(number)] if number.isdigit() and int(number) < len(becomes) else None


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold().replace('’', '')))} "


def end_day(today: Day, days: int) -> Day:
    """The last day of a month that is at least so many days off."""
    return today + timedelta(days=days) + relativedelta(day=31)


def fitting_count(better: Better, day: Day, today: Day, own: Fraction | None) -> int:
    """The count of the rules, or a little more than the member's own pace where that is known."""
    if own is None or not better.at_pace:
        return better.count
    return max(LEAST_COUNT, round(own * LITTLE_MORE * (day - today).days / 7))
