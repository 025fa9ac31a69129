"""What is wrong with a rule file and where: `file:line:column: error: ...`, the line, a caret, and a hint."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_WIDEST = 110  # columns of a source line that are shown


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file. `line` and `column` count from 1, the column in code points."""

    file: str
    line: int
    column: int
    message: str
    source_line: str = ""
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}:{self.column}: error: {self.message}"
        shown, before = _window(self.source_line, self.column - 1)
        if not shown.strip():
            return f"{head}\n    {self.hint}" if self.hint else head
        caret = f"{before}^ {self.hint}".rstrip()
        return f"{head}\n    {shown}\n    {caret}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint for a misspelled name, "" where nothing known looks like it."""
    close = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else ""


def shown(value: str) -> str:
    """A name out of a file, in quotes, short and on one line, for use in a message."""
    return f'"{_printable(value[:40])}{"…" if len(value) > 40 else ""}"'


def _window(line: str, column: int) -> tuple[str, str]:
    """The part of the line around the column, and the blank that puts a caret under that column."""
    start = 0 if len(line) <= _WIDEST else max(0, min(column - _WIDEST // 2, len(line) - _WIDEST))
    part = line[start : start + _WIDEST]
    lead, tail = "…" if start else "", "…" if start + _WIDEST < len(line) else ""
    before = lead + part[: column - start]
    blank = "".join("\t" if c == "\t" else " " * _columns(c) for c in before)
    return lead + _printable(part) + tail, blank


def _printable(text: str) -> str:
    """Nothing that could move a terminal's cursor or turn its reading direction."""
    return "".join(c if c.isprintable() or c in "\t\u200d" else "\ufffd" for c in text)


def _columns(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if char == "\u200d" or unicodedata.combining(char) or "\ufe00" <= char <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
