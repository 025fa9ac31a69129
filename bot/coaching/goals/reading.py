"""Reads a goal as people type it: what is counted, how many of it, until when; and what is missing for an end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from typing import Literal

from bot.coaching.goals.days import Found, find_end
from bot.coaching.goals.numbers import NUMBER, number_of

LONGEST = 100  # characters of a goal
MOST = 1_000_000  # of what is counted
FURTHEST = timedelta(days=366)

Missing = Literal["an end", "one day", "a real day", "a day ahead", "a nearer day"]

_RATE_WORDS = {"once": "one", "twice": "two"}
_PER = {"day": 7.0, "daily": 7.0, "week": 1.0, "weekly": 1.0, "month": 12 / 52, "monthly": 12 / 52}
_WEEKDAY = "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
_RATE = re.compile(
    rf"\b(?:a|an|per|each|every|once a|one a)\s+(?P<per>day|week|month)\b|\b(?P<ly>daily|weekly|monthly)\b"
    rf"|\bevery\s+(?:{_WEEKDAY})\b"
)
_STOP = "by until till til before on in within for over during to with and or at of from than through every each per"
_STOP += " & + a an the my this next that which who so but without as"
_COUNT = re.compile(rf"(?<![\w.,:/#$€£+-])(?P<number>{NUMBER})(?![%:/\w]|-[a-z])(?=(?P<rest>[^.,;:!?()\n]*))")
_NO_COUNT_AFTER = {"part", "top", "no", "no.", "number", "season", "episode", "version", "level", "chapter", "#"}
_TIME = {"second", "sec", "", "minute", "min", "hour", "h", "hr", "day", "week", "month", "year", "am", "pm", "o'clock"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_DAYS = re.compile(r" days? (?:of|in a row|straight|challenge|streak)\b")
_NO_DAY_AFTER = re.compile(r"\b(?:by|until|till|before)\b")
_MORE = {"more", "new", "other", "extra", "different"}
_LONGEST_UNIT = 3  # words


@dataclass(frozen=True, slots=True)
class ReadGoal:
    """`unit`: the words of what is counted, "" where none were said. `rest`: the text without its end. `missing`: what
    keeps it from being a goal with an end; None where nothing does.
    """

    text: str
    count: int | None
    unit: str
    until: Day | None
    rest: str
    missing: Missing | None = None

    @property
    def day_unread(self) -> bool:
        """Whether a day seems to be meant that could not be read."""
        return self.until is None and _NO_DAY_AFTER.search(self.rest.casefold()) is not None


def read_goal(text: str, today: Day, named: Mapping[str, tuple[int, int]]) -> ReadGoal:
    """`named`: (month, day) of days that have a name."""
    text = " ".join(text.split())[:LONGEST]
    end = find_end(text, today, named)
    rest = _without(text, end)
    until = end.day if end and isinstance(end.day, Day) else None
    count, unit = _count(rest, until, today)
    goal = ReadGoal(text, count, unit, until, rest)
    missing = _missing(goal, end, today)
    return ReadGoal(text, count, unit, until, rest, missing)


def _missing(goal: ReadGoal, end: Found | None, today: Day) -> Missing | None:
    if end is not None and not isinstance(end.day, Day):
        return "one day" if end.day == "two ways" else "a real day"
    if goal.until is not None:
        if goal.until < today:
            return "a day ahead"
        return "a nearer day" if goal.until - today > FURTHEST else None
    return None if goal.count is not None and goal.count > 1 else "an end"  # a single one is no end


def _without(text: str, end: Found | None) -> str:
    if end is None:
        return text.rstrip(" .,;:!")
    before, after = text[: end.start].rstrip(" ,;:("), text[end.end :].strip(" ,;:.!)")
    return f"{before} {after}".strip()


def _count(text: str, until: Day | None, today: Day) -> tuple[int | None, str]:
    """How many, and of what. A rhythm ("3 a week") is a number only where there is a day until which it goes on."""
    read = text.casefold().replace("’", "'")
    read = re.sub(r"\bfrom [0-9][0-9.,]*[km]? to\b", "to", read)
    read = re.sub(r"\b([0-9]+) ?x\b", r"\1 times", read)
    parts = [one for one in re.split(r",(?!\d)|[;()]| at | with ", read) if not _RATE.search(one)]
    rate = _RATE.search(read)
    if rate is not None and (until is not None or not parts):
        return _of_rate(read, rate, until, today)
    return _plain(" , ".join(parts))


def _plain(read: str) -> tuple[int | None, str]:
    """The first number that counts something."""
    for match in _COUNT.finditer(read):
        number, unit = number_of(match["number"]), _unit(match["rest"])
        before = read[: match.start()].split()
        if match["number"] in ("a", "an") or (before and before[-1] in _NO_COUNT_AFTER) or unit is None:
            continue
        a_year = _YEAR.fullmatch(match["number"]) is not None and not unit
        if number and number == int(number) and 1 <= number <= MOST and not a_year:
            return int(number), unit
    return None, ""


def _of_rate(read: str, rate: re.Match[str], until: Day | None, today: Day) -> tuple[int | None, str]:
    if until is None:
        return None, ""
    a_week = _PER[rate["per"] or rate["ly"] or "week"]
    before = re.sub(r"\b(once|twice)\b", lambda match: _RATE_WORDS[match[1]], read[: rate.start()])
    times, unit = 1.0, ""
    for match in _COUNT.finditer(before):
        found = _unit(match["rest"])
        if found is not None:
            times, unit = number_of(match["number"]) or 1.0, found
    count = round(times * a_week * (until - today).days / 7)
    return (count if 1 <= count <= MOST else None), "" if unit == "times" else unit


def _unit(rest: str) -> str | None:
    """The words after a number up to one that goes on with something else. None: the number is a time."""
    if _OF_DAYS.match(rest):
        return "days"
    words: list[str] = []
    for word in rest.split():
        if word in _STOP.split():
            break
        words.append(word)
    if words and words[0].rstrip("s.") in _TIME:
        return None
    while words and words[0] in _MORE:
        words = words[1:]
    return " ".join(words[:_LONGEST_UNIT])
