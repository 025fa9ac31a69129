"""Reads a count as people type it: "12.3k", "1,2 Mio", "1.234", "1 234"; says how, where it could be read otherwise."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

MOST = 10**10 - 1  # more than any post has; a button's id has room for as much
LONGEST = 40  # characters

Why = Literal[
    "empty", "not a number", "negative", "a share", "a fraction", "groups", "too big", "no duration", "over all"
]

_TIMES = {
    "": 1,
    **dict.fromkeys(("k", "tsd", "thousand"), 1_000),
    **dict.fromkeys(("m", "mio", "mn", "mil", "million", "millions"), 1_000_000),
    **dict.fromkeys(("b", "bn", "mrd", "billion", "billions"), 1_000_000_000),
}
_TYPED = re.compile(r"(?P<number>[0-9](?:[0-9.,' ]*[0-9])?)\s*(?P<suffix>[a-z]*)\.?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,' ][0-9]{3})+")


class UnreadableFigure(ValueError):
    """Not a count. `why` says what is wrong; what was typed is not in the message, which may end up in a log."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole count. `guessed`: another country would read what was typed as another number."""

    count: int
    guessed: bool = False


def read_figure(typed: str) -> Figure:
    """The count in what somebody typed, with either decimal mark. Raises UnreadableFigure.

    One mark with exactly three digits after it, "1.234" or "1,234", parts thousands; before a suffix, "1.234 Mio", it
    is the decimal mark, because nobody writes thousands of millions that way. Both are guesses, and say so.
    """
    text = plain(typed)
    if not text:
        raise UnreadableFigure("empty")
    if text.startswith("-"):
        raise UnreadableFigure("negative")
    if text.endswith("%"):
        raise UnreadableFigure("a share")
    match = _TYPED.fullmatch(text) if len(text) <= LONGEST else None
    if match is None or match["suffix"] not in _TIMES:
        raise UnreadableFigure("not a number")
    number, guessed = read_number(match["number"], bool(match["suffix"]))
    exact = number * _TIMES[match["suffix"]]
    if exact != int(exact) and not match["suffix"]:
        raise UnreadableFigure("a fraction")
    count = int(exact.to_integral_value(ROUND_HALF_UP))  # "1.2345k" is rounded already
    if count > MOST:
        raise UnreadableFigure("too big")
    return Figure(count, guessed)


def read_share(typed: str) -> int:
    """A share of a whole, "38%" or "38.2 %", in hundredths of a per cent. Raises UnreadableFigure."""
    text = plain(typed).removesuffix("%").strip()
    if text.startswith("-"):
        raise UnreadableFigure("negative")
    if len(text) > LONGEST or re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", text) is None:
        raise UnreadableFigure("not a number")
    percent = Decimal(text.replace(",", "."))
    if percent > 100:
        raise UnreadableFigure("over all")
    return int((percent * 100).to_integral_value(ROUND_HALF_UP))


def plain(typed: str) -> str:
    """One kind of digit, space and apostrophe, small letters, no plus sign."""
    folded = unicodedata.normalize("NFKC", typed).strip().lower().removeprefix("+")
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    return re.sub(r"\s+", " ", digits).replace("−", "-").replace("’", "'").replace("_", " ").replace("٬", "'")


def read_number(text: str, suffixed: bool) -> tuple[Decimal, bool]:
    """The number in digits and marks, and whether it was a guess. Raises UnreadableFigure."""
    if (point := _decimal_mark(text, suffixed)) is None:
        whole, part = text, ""
    else:
        whole, part = text[:point], text[point + 1 :]
    if not (whole.isdigit() or _evenly_grouped(whole)) or not (part.isdigit() or part == ""):
        raise UnreadableFigure("groups")
    lone = re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", text) is not None
    return Decimal(re.sub(r"[.,' ]", "", whole) + (f".{part}" if part else "")), lone


def _decimal_mark(text: str, suffixed: bool) -> int | None:
    """Where the decimal mark stands: the last of two kinds of mark, or a lone one that parts no thousands."""
    marks = [i for i, char in enumerate(text) if char in ".,"]
    if not marks:
        return None
    last = marks[-1]
    if len(marks) > 1:
        return last if text[last] not in (text[i] for i in marks[:-1]) else None
    thousands = re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", text)
    return None if thousands and not suffixed else last


def _evenly_grouped(text: str) -> bool:
    """Thousands parted by one kind of mark all through."""
    return _GROUPED.fullmatch(text) is not None and len(set(re.findall(r"[^0-9]", text))) == 1
