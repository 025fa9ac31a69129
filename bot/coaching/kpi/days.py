"""Days as tables write them: 2026-11-20, 20.11.2026, 11/20/2026, November 20."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day

_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:\D.*)?")
_TWO_WAYS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?:\D.*)?")
_IN_WORDS = re.compile(r"(?:([a-z]{3,9})\.? ([0-9]{1,2})|([0-9]{1,2})\.? ([a-z]{3,9}))\.?(?:,? ([0-9]{4})(?:\D.*)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def month_comes_first(days: Sequence[str], american: bool) -> bool | None:
    """How a table writes 03/04/2026, by a day in it that reads one way only; else month first where its column is
    named as in an `american` export. None where nothing tells.
    """
    pairs = [(int(m[1]), int(m[3])) for one in days if (m := _TWO_WAYS.fullmatch(one)) and m[2] != "."]
    if any(first > 12 for first, _ in pairs):
        return False
    return True if american or any(second > 12 for _, second in pairs) else None


def of_two_ways(text: str) -> bool:
    """Whether it could be two days."""
    return _TWO_WAYS.fullmatch(text) is not None


def read_day(text: str, today: Day, month_first: bool | None) -> Day | None:
    """None where it is no day, or could be two."""
    try:
        if match := _ISO.fullmatch(text):
            return Day(int(match[1]), int(match[2]), int(match[3]))
        if match := _TWO_WAYS.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            if match[2] == "." or month_first is False or first == second:
                return Day(year, second, first)
            return Day(year, first, second) if month_first else None
        if match := _IN_WORDS.fullmatch(text.casefold()):
            month = _MONTHS.index((match[1] or match[4])[:3]) + 1
            number = int(match[2] or match[3])
            if match[5]:
                return Day(int(match[5]), month, number)
            this_year = Day(today.year, month, number)  # TikTok's export leaves the year out
            return this_year if this_year <= today else Day(today.year - 1, month, number)
    except ValueError:
        return None
    return None
