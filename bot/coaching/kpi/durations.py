"""Reads a time as people type it: "12h 30m", "3:20:15", "45,000 s", "90 min"; and says it again in hours or seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from bot.coaching.kpi.figures import LONGEST, UnreadableFigure, plain, read_number

MOST_SECONDS = 8 * 10**10  # two thousand years and more, of all viewers together
_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "sek", "second", "seconds", "sekunden"), 1),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "minuten"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "std", "hour", "hours", "stunden"), 3600),
    **dict.fromkeys(("d", "day", "days", "tage"), 86_400),
}
_PART = re.compile(r"(?P<number>[0-9](?:[0-9.,' ]*[0-9])?) ?(?P<unit>[a-z]+)\.?[ ,:]*")
_CLOCK = re.compile(r"(?:([0-9]{1,6}):)?([0-9]{1,6}):([0-5][0-9])(?:[.,]([0-9]{1,3}))?")


@dataclass(frozen=True, slots=True)
class Duration:
    """In seconds, as exactly as it was typed. `guessed`: it could have been meant otherwise."""

    exact: Fraction
    guessed: bool = False

    @property
    def seconds(self) -> int:
        """Whole ones."""
        whole = Decimal(self.exact.numerator) / Decimal(self.exact.denominator)
        return int(whole.to_integral_value(ROUND_HALF_UP))


def read_duration(typed: str, unit: str = "") -> Duration:
    """The time in what somebody typed. Raises UnreadableFigure. `unit`: of a number that stands alone, "" for none.

    Two numbers parted by a colon, "12:30", are minutes and seconds: a guess, and it says so.
    """
    text = plain(typed)
    if not text:
        raise UnreadableFigure("empty")
    if text.startswith("-"):
        raise UnreadableFigure("negative")
    if len(text) > LONGEST:
        raise UnreadableFigure("no duration")
    found = _clock(text) or _parts(text) or _alone(text, unit)
    if found.exact > MOST_SECONDS:
        raise UnreadableFigure("too big")
    return found


def _clock(text: str) -> Duration | None:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds, rest = match.groups()
    if hours is not None and int(minutes) > 59:
        raise UnreadableFigure("no duration")
    exact = Fraction(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) + Fraction(f"0.{rest or 0}")
    return Duration(exact, guessed=hours is None)


def _parts(text: str) -> Duration | None:
    """Numbers with their units, the larger units first."""
    at, exact, guessed, before = 0, Fraction(0), False, 10**6
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or (unit := _UNITS.get(match["unit"])) is None or unit >= before:
            return None
        number, guess = read_number(match["number"], suffixed=False)
        exact, guessed, at, before = exact + Fraction(number) * unit, guessed or guess, match.end(), unit
    return Duration(exact, guessed)


def _alone(text: str, unit: str) -> Duration:
    if not unit or re.fullmatch(r"[0-9](?:[0-9.,' ]*[0-9])?", text) is None:
        raise UnreadableFigure("no duration")
    number, guessed = read_number(text, suffixed=True)  # 1.234 seconds are more likely than 1,234 of an average
    return Duration(Fraction(number) * _UNITS[unit], guessed)
