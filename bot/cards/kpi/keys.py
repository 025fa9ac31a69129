"""Custom ids of /kpi: figures that can be kept, a post's form, a report and its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.keys import ID, LONGEST, VERSION


@dataclass(frozen=True, slots=True)
class FiguresKey:
    """The button under figures that were only looked at: it carries them, so that the post can be kept."""

    platform: str
    format: str  # "" is not known
    owner: int
    figures: tuple[int | None, ...]  # in the order of the formulas' figures, each at most as large as `most` there

    PATTERN = rf"{VERSION}:keep:[a-z]{{1,10}}:[^:]{{0,20}}:{ID}:[0-9a-zA-Z]{{1,60}}"

    def id(self, most: Sequence[int]) -> str:
        packed = 0
        for one, limit in zip(reversed(self.figures), reversed(most), strict=True):
            packed = packed * (limit + 2) + (0 if one is None else one + 1)  # what is seldom known costs nothing
        tail = f"{self.owner}:{_base62(packed)}"
        custom_id = f"{VERSION}:keep:{self.platform}:{self.format}:{tail}"
        return custom_id if len(custom_id) <= LONGEST else f"{VERSION}:keep:{self.platform}::{tail}"

    @classmethod
    def read(cls, custom_id: str, most: Sequence[int]) -> FiguresKey:
        _, _, platform, format, owner, tail = custom_id.split(":")
        packed, figures = _from_base62(tail), list[int | None]()
        for limit in most:
            packed, one = divmod(packed, limit + 2)
            figures.append(one - 1 if one else None)
        return cls(platform, format, int(owner), tuple(figures))


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _base62(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 62)
        digits = _DIGITS[digit] + digits
    return digits


def _from_base62(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * 62 + _DIGITS.index(digit)
    return number


@dataclass(frozen=True, slots=True)
class ReportKey:
    """What every control of a report knows: whose, since when, and of the last ten comments how many were answered."""

    owner: int
    since: date | None = None
    answered: int | None = None

    def id(self, do: str) -> str:
        told = "" if self.answered is None else self.answered
        return f"{VERSION}:{do}:{self.owner}:{self.since.isoformat() if self.since else ''}:{told}"

    @classmethod
    def read(cls, custom_id: str) -> ReportKey:
        """Raises ValueError for a day that no calendar has."""
        _, _, owner, since, answered = custom_id.split(":")
        return cls(int(owner), date.fromisoformat(since) if since else None, int(answered) if answered else None)


def report_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:{ID}:(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})?:(?:[0-9]|10)?"


def figures_id(platform: str) -> str:
    """The button that opens the form for a post on a platform."""
    return f"{VERSION}:keep-figures:{platform}"


FIGURES_PATTERN = rf"{VERSION}:keep-figures:[a-z0-9-]+"
