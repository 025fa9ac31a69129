"""A day with a time as people type it, where the cycle is: 3 Dec 19:30, next Thursday 7pm. What is unclear is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from datetime import date as Day
from typing import Literal
from zoneinfo import ZoneInfo

from bot.coaching.goals.days import both_days, read_day

LONGEST = 60  # characters

Asked = Literal["", "two days", "morning or evening", "midnight", "doubled", "gap"]
Why = Literal["no time", "no day", "no such day", "no such time", "zone", "unclear"]

_HALF = r"(?P<half>[ap])\.?\s?m\.?"
_TIMES = (
    re.compile(rf"(?<![\d.:])(?P<hour>\d{{1,2}})[:h](?P<minute>\d{{2}})(?![\d:])(?:\s?{_HALF}(?!\w))?"),
    re.compile(rf"(?<![\d.:/-])(?P<hour>\d{{1,2}})(?:\.(?P<minute>\d{{2}}))?\s?{_HALF}(?!\w)"),
    re.compile(r"(?<!\w)(?P<name>noon|midday|midnight)(?!\w)"),
    re.compile(r"(?<![\d.:/-])(?P<hour>\d{1,2})(?:\s?h|\s?o'clock)(?!\w)"),
    re.compile(r"(?<!\w)at (?P<hour>\d{1,2})(?![\d.:/\w])"),
    re.compile(r"(?<![\d.:])(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?![\d.])"),
)
_JOINS = re.compile(r"(?:^|(?<=\s))(?:at|@|from)(?=\s|$)")
_ZONE = re.compile(r"(?<!\w)(?:utc|gmt|[ecmp][sd]?t|cest|bst|jst|ist|aest|aedt|z)(?:[+-]\d{1,2}(?::?\d{2})?)?$")
_NUMBER_SIGN = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Read:
    """One moment; or several, between which whoever typed has to choose, and why. In UTC, the earliest first."""

    moments: tuple[datetime, ...]
    asked: Asked = ""


class Unreadable(ValueError):
    """It is no day with a time."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


def read_moment(typed: str, now: datetime, zone: ZoneInfo) -> Read:
    """Raises Unreadable. Of several moments, those that are past are no choice any more."""
    today = now.astimezone(zone).date()
    days, times, asked = _parts(" ".join(typed.casefold().replace("’", "'").split()), today)
    wall = [datetime.combine(day, at) for day in days for at in times]  # as on the wall there
    if asked == "midnight":
        wall = [wall[0], wall[0] + timedelta(days=1)]
    found: list[datetime] = []
    for one in wall:
        moments = _moments(one, zone)
        if len(moments) > 1 and len(wall) == 1:
            asked = "doubled" if _exists(one, zone) else "gap"
        found += moments if len(wall) == 1 else moments[:1]
    coming = sorted(one for one in found if one > now) or sorted(found)[-1:]
    return Read(tuple(coming), asked if len(coming) > 1 else "")


def _parts(text: str, today: Day) -> tuple[Sequence[Day], Sequence[time], Asked]:
    """Every way to part the text into a day and a time, until one can be read."""
    problem: Why = "unclear"
    found = list(_times(text))
    for start, end, times, asked in found:
        rest = _JOINS.sub(" ", f"{text[:start]} {text[end:]}")
        rest = " ".join(rest.split()).strip(" ,;:!?.@-")
        if not rest:
            problem = "no day"
            continue
        if not times:
            problem = "no such time"
            continue
        day = read_day(rest, today)
        if isinstance(day, Day):
            return [day], times, asked
        if day == "two ways" and (both := both_days(rest, today)):
            return both, times[-1:], "two days" if len(both) > 1 else asked
        if day == "no such day":
            problem = "no such day"
        elif day is None and _ZONE.search(rest):
            problem = "zone"
    if not found and (read_day(text, today) is not None or not _NUMBER_SIGN.search(text)):
        problem = "no time"
    raise Unreadable(problem)


def _times(text: str) -> Iterator[tuple[int, int, list[time], Asked]]:
    """Where a time may stand in it, the surest first; none where there is no such time, two where it may be two."""
    for form in _TIMES:
        for match in form.finditer(text):
            named = match.groupdict()
            if named.get("name"):
                midnight = named["name"] == "midnight"
                yield match.start(), match.end(), [time(0 if midnight else 12)], "midnight" if midnight else ""
                continue
            hour, minute, half = int(named["hour"]), int(named.get("minute") or 0), named.get("half")
            times, asked = _clock(hour, minute, half, typed=named["hour"])
            yield match.start(), match.end(), times, asked


def _clock(hour: int, minute: int, half: str | None, typed: str) -> tuple[list[time], Asked]:
    """A lone 7:30 is one in the morning or one in the evening; 07:30 and 10:30 are by the clock of 24 hours."""
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return [], ""
    if half:
        return [time(hour % 12 + (12 if half == "p" else 0), minute)], ""
    if 1 <= hour <= 9 and len(typed) == 1:
        return [time(hour, minute), time(hour + 12, minute)], "morning or evening"
    return [time(hour, minute)], ""


def _moments(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    """When the clock there shows it: once, or twice in the night when it is set back. When it is set forward and jumps
    over that time: that long after midnight as before the jump, and as after it.
    """
    both = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(both)


def _exists(wall: datetime, zone: ZoneInfo) -> bool:
    there = wall.replace(tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
