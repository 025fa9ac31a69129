"""The day in a goal, as people type it: 31 December, next Friday, in 3 weeks, the end of the month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime, timedelta
from typing import Literal

from dateutil.parser import ParserError, parse
from dateutil.relativedelta import relativedelta

from bot.coaching.goals.numbers import NUMBER, number_of

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_UNTIL = r"(?:by|until|till|til|before|due|due on|due by|through|on|no later than|not later than|up to)"
_DURING = r"(?:in|within|for|over|during)"
_LEAD = re.compile(rf"(?P<lead>{_UNTIL}|{_DURING}|this|next|from now (?:to|until))\s+(?P<rest>.+)")
_SPAN = re.compile(rf"(?:the )?(?:next |coming )?(?P<count>{NUMBER}) (?P<unit>day|week|month|year)s?(?: from now)?")
_END_OF = re.compile(r"(?:the )?end of (?:(?P<which>the|this|next) )?(?P<what>[a-z]+)(?P<year> \d{4})?")
_WEEKDAY = re.compile(rf"(?:(?P<which>this|next|coming) )?(?P<day>{'|'.join(_WEEKDAYS)})")
_PERIOD = re.compile(r"(?P<which>this|next|the) (?P<what>weekend|week|month|year)")
_YEAR = re.compile(r"20\d\d")
_NUMBER = r"(?:the )?(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_NAMED = re.compile(
    rf"(?:(?:{'|'.join(_WEEKDAYS)}),? )?(?:{_NUMBER}(?: of)? {_MONTH}|{_MONTH} {_NUMBER})(?:,? (?P<year>\d{{4}}))?"
)
_TOO_MANY = re.compile(rf"(?:the )?[3-9]\d(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} [3-9]\d(?:st|nd|rd|th)?")
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?|\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"\S+")
MOST_WORDS = 7

Unclear = Literal["two ways", "no such day"]


@dataclass(frozen=True, slots=True)
class Found:
    """Where in a text its end stands, and which day it is; "two ways" where it could be two."""

    start: int
    end: int
    day: Day | Unclear


def find_end(text: str, today: Day, named: Mapping[str, tuple[int, int]]) -> Found | None:
    """The last end in a text, in as many words as it has. `named`: (month, day) of days that have a name."""
    best: Found | None = None
    for start, end, words in _windows(text):
        if best is not None and start < best.end:
            continue
        day = _day_of(words, today, named)
        if day is not None:
            best = Found(start, end, day)
    return best


def read_day(words: str, today: Day) -> Day | Unclear | None:
    """The day that these few words are, with a word before it or without: Thursday, 3 Dec, in 3 weeks."""
    read = _folded(words)
    return _day_of(read, today, {}) or _day_of(f"on {read}", today, {})


def both_days(words: str, today: Day) -> tuple[Day, ...]:
    """The days that figures of two ways could be, the earlier one first; those that there are not are left out."""
    match = _FIGURES.fullmatch(_folded(words).removeprefix("on "))
    if match is None or not match[1]:
        return ()
    pairs = ((int(match[1]), int(match[3])), (int(match[3]), int(match[1])))
    year = f"{int(match[4]) + (2000 if len(match[4]) == 2 else 0)}" if match[4] else ""
    found = [_in_year(year, month, day) if year else _in_future(today, month, day) for month, day in pairs]
    return tuple(sorted({one for one in found if one is not None}))


def _in_year(year: str, month: int, day: int) -> Day | None:
    try:
        return Day(int(year), month, day)
    except ValueError:
        return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(",;:!?()")


def _windows(text: str) -> Iterator[tuple[int, int, str]]:
    """Every run of words, the earliest first, of those the longest; where each stands, and how it reads."""
    words = list(_WORD.finditer(text))
    for first in range(len(words)):
        for last in range(min(len(words), first + MOST_WORDS), first, -1):
            start, end = words[first].start(), words[last - 1].end()
            yield start, end, _folded(text[start:end])


def _day_of(words: str, today: Day, named: Mapping[str, tuple[int, int]]) -> Day | Unclear | None:
    lead = _LEAD.fullmatch(words)
    if lead is None:
        return _absolute(words, today) if "/" not in words else None  # a fraction has a slash too
    said, rest = lead["lead"], lead["rest"].removeprefix("the day of ").rstrip(".") or lead["rest"]
    period = f"{said} {rest}" if said in ("this", "next") else rest
    found = _relative(said, rest, period, today)
    if found is None and (name := rest.removeprefix("the ")) in named:
        found = _in_future(today, *named[name])
    if found is None and said not in ("this", "next"):
        return _absolute(lead["rest"], today)
    return found - timedelta(days=1) if found and said == "before" else found


def _relative(lead: str, rest: str, period: str, today: Day) -> Day | None:
    if rest in ("today", "tonight"):
        return today
    if rest == "tomorrow":
        return today + timedelta(days=1)
    if (match := _WEEKDAY.fullmatch(period)) and lead not in ("in", "for"):
        return _weekday(match["which"] or "", _WEEKDAYS.index(match["day"]), today)
    if match := _SPAN.fullmatch(period):
        return _after(today, number_of(match["count"]), match["unit"])
    if match := _END_OF.fullmatch(rest):
        return _end_of(match["which"] or "this", match["what"], today, match["year"])
    if match := _PERIOD.fullmatch(period):
        return _end_of(match["which"], match["what"], today)
    if _YEAR.fullmatch(rest):  # by 2027 is before it, in 2027 is all of it
        return Day(int(rest) if lead in ("in", "during", "through") else int(rest) - 1, 12, 31)
    if rest.startswith(("mid ", "mid-")) and (month := _month(rest[4:])):
        return _in_future(today, month, 15)
    if month := _month(rest):
        whole = lead in ("in", "this", "through", "during", "for", "over", "next")
        return _end_of("this", rest, today) if whole else _in_future(today, month, 1)
    return None


def _weekday(which: str, weekday: int, today: Day) -> Day:
    """The coming one, and after "next" the one in the week that begins on Monday next."""
    if which == "next":
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _after(today: Day, count: float | None, unit: str) -> Day | None:
    if count is None or count != int(count) or not 1 <= count <= 1_000:
        return None
    many = int(count)
    spans = {"day": relativedelta(days=many), "week": relativedelta(weeks=many), "month": relativedelta(months=many)}
    return today + spans.get(unit, relativedelta(years=many))


def _end_of(which: str, what: str, today: Day, year: str | None = None) -> Day | None:
    further = 1 if which == "next" else 0
    if what in ("week", "weekend"):
        return today + timedelta(days=6 - today.weekday() + 7 * further)
    if what == "month":
        return today + relativedelta(months=further, day=31)
    if what == "year":
        return Day(today.year + further, 12, 31)
    if (month := _month(what)) is None:
        return None
    first = Day(int(year) if year else today.year, month, 1)
    last = first + relativedelta(day=31)
    return last if year or last >= today else first + relativedelta(years=1, day=31)


def _month(word: str) -> int | None:
    short = word.rstrip(".")
    return next((n for n, name in enumerate(_MONTHS, 1) if short in (name, name[:3], name[:4])), None)


def _in_future(today: Day, month: int, day: int) -> Day | None:
    """That day of this year or of the next; None where there is none."""
    for year in (today.year, today.year + 1):
        try:
            found = Day(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _absolute(words: str, today: Day) -> Day | Unclear | None:
    """A day by its number and month; the year may be left out."""
    if match := _FIGURES.fullmatch(words):
        first, mark, second = int(match[1] or 0), match[2], int(match[3] or 0)
        if mark in ("/", "-") and first != second and max(first, second) <= 12:
            return "two ways"
        if match[1] and not match[4]:
            day, month = (second, first) if second > 12 and mark != "." else (first, second)
            return _in_future(today, month, day) or "no such day"
        return _read(words) or "no such day"
    match = _NAMED.fullmatch(words)
    if match is None:
        return "no such day" if _TOO_MANY.fullmatch(words) else None
    found = _read(words)
    if found is None or match["year"]:
        return found or "no such day"
    return _in_future(today, found.month, found.day) or "no such day"


def _read(words: str) -> Day | None:
    """What was not said is as in the first month of a leap year, so that only the day itself can be wrong."""
    year_first = words[:4].isdigit()
    try:
        return parse(words.replace("the ", ""), default=datetime(2024, 1, 1), dayfirst=not year_first).date()  # noqa: DTZ001
    except (ParserError, OverflowError, ValueError):
        return None
