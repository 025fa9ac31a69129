"""Reads a table of posts as the platforms export it: forgiving on column names, exact on errors, all of it or none."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from fractions import Fraction
from typing import Literal, TypeVar, cast

from bot.coaching.kpi.days import month_comes_first, of_two_ways, read_day
from bot.coaching.kpi.durations import read_duration
from bot.coaching.kpi.figures import UnreadableFigure, read_figure, read_share
from bot.coaching.kpi.rates import COUNTS, KNOWN, Figures
from bot.rulebook.knowledge.naming import fold_term
from bot.rulebook.knowledge.tables import ColumnId, Columns
from bot.rulebook.model import Platform

MOST_BYTES = 2_000_000
MOST_ROWS = 2000  # as many posts as a member keeps
LONGEST_LINK = 200

Read = TypeVar("Read")
Why = Literal["not text", "no rows", "no day column", "no figures", "too many rows"]
CellWhy = Literal["day", "day of two ways", "day ahead", "figure", "time", "share", "platform", "no platform", "link"]

_NOTHING = {"", "-", "–", "—", "n/a", "na", "null", "none", "nan", "--"}
_PLATFORMS = {"instagram": "instagram", "ig": "instagram", "insta": "instagram", "tiktok": "tiktok", "tt": "tiktok"}


class UnreadableTable(ValueError):
    """The table as a whole; nothing that stands in it is in the message."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in one cell: its row as a spreadsheet counts them, and its column by name."""

    row: int
    column: str
    why: CellWhy


@dataclass(frozen=True, slots=True)
class ImportedPost:
    """One row. A caption or a title that stands in it is not looked at."""

    row: int
    platform: str
    day: Day
    figures: Figures
    link: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, or what is wrong with some: then none counts. `columns`: the figures that the table has."""

    posts: tuple[ImportedPost, ...]
    problems: tuple[CellProblem, ...]
    columns: tuple[str, ...]


def with_own_names(names: Columns, platforms: Iterable[Platform]) -> Columns:
    """A format's own name stands for it too."""
    formats = {
        one.id: {**names.formats.get(one.id, {}), **{fold_term(name): name for name in one.formats}}
        for one in platforms
    }
    return replace(names, formats=formats)


def read_table(raw: bytes, platform: str | None, today: Day, names: Columns) -> Table:
    """The posts in a file. `platform`: of all of them, where it was said; `names`: what columns are called. Raises
    UnreadableTable.
    """
    rows = _rows(_text(raw))
    if not rows:
        raise UnreadableTable("no rows")
    header, body = rows[0][1], [row for _, row in rows[1:]]
    at = _columns(header, names)
    if "day" not in at:
        raise UnreadableTable("no day column")
    at["day"] = _day_column(header, body, names, today, at["day"])
    counted = tuple(name for name in KNOWN if name in at or (name == "watch_time" and "average_watch_time" in at))
    if not counted:
        raise UnreadableTable("no figures")
    if len(rows) - 1 > MOST_ROWS:
        raise UnreadableTable("too many rows")
    reading = _Reading(at, header, platform, today, names=names, rows=body)
    posts = [post for number, row in rows[1:] if (post := reading.post(number, row)) is not None]
    if not posts and not reading.problems:
        raise UnreadableTable("no rows")
    return Table(() if reading.problems else tuple(posts), tuple(reading.problems), counted)


class _Reading:
    """One table on its way, with all that is wrong in it."""

    def __init__(
        self,
        at: Mapping[ColumnId, int],
        header: Sequence[str],
        platform: str | None,
        today: Day,
        *,
        names: Columns,
        rows: Sequence[Sequence[str]],
    ) -> None:
        self._at, self._header, self._platform, self._today, self._names = at, header, platform, today, names
        american = fold_term(header[at["day"]]) in names.month_first
        self._month_first = month_comes_first([_cell(row, at["day"]) for row in rows], american)
        shares = [_cell(row, at["full_share"]) for row in rows] if "full_share" in at else []
        self._shares_of_one = _of_one(shares)
        self.problems: list[CellProblem] = []

    def post(self, number: int, row: Sequence[str]) -> ImportedPost | None:
        before = len(self.problems)
        link = self._link(number, row)
        day, platform, figures = (
            self._day(number, row),
            self._platform_of(number, row, link),
            self._figures(number, row),
        )
        if len(self.problems) > before or day is None or platform is None:
            return None
        return ImportedPost(number, platform, day, figures, link, self._format(row, platform))

    def _wrong(self, number: int, column: ColumnId, why: CellWhy) -> None:
        name = self._header[self._at[column]].strip() if column in self._at else column
        self.problems.append(CellProblem(number, name, why))

    def _day(self, number: int, row: Sequence[str]) -> Day | None:
        text = _cell(row, self._at["day"])
        found = read_day(text, self._today, self._month_first)
        if found is None:
            two_ways = of_two_ways(text) and self._month_first is None
            self._wrong(number, "day", "day of two ways" if two_ways else "day")
        elif (found - self._today).days > 1:
            self._wrong(number, "day", "day ahead")
        return found

    def _platform_of(self, number: int, row: Sequence[str], link: str) -> str | None:
        typed = _cell(row, self._at["platform"]).casefold() if "platform" in self._at else ""
        if typed and (known := _PLATFORMS.get(re.sub(r"[^a-z]", "", typed))) is None:
            self._wrong(number, "platform", "platform")
            return None
        if typed:
            return known
        of_link = next((one for one in ("instagram", "tiktok") if f"{one}.com" in link), None)
        found = self._platform or of_link
        if found is None:
            self._wrong(number, "platform", "no platform")
        return found

    def _figures(self, number: int, row: Sequence[str]) -> Figures:
        found: dict[str, int] = {}
        for name in COUNTS:
            if (count := self._read(number, row, name, lambda text: read_figure(text).count, "figure")) is not None:
                found[name] = count
        total = self._read(number, row, "watch_time", lambda text: read_duration(text).exact, "time")
        average = self._read(number, row, "average_watch_time", lambda text: read_duration(text, "s").exact, "time")
        if total is None and average is not None and "views" in found:
            total = average * found["views"]
        if total is not None:
            found["watch_time"] = int(total + Fraction(1, 2))
        if (share := self._read(number, row, "full_share", self._share, "share")) is not None:
            found["full_share"] = share
        return Figures(**found)

    def _read(
        self, number: int, row: Sequence[str], column: str, read: Callable[[str], Read], why: CellWhy
    ) -> Read | None:
        """What stands in a cell; None for nothing, and for what can't be read, which is noted."""
        known = cast("ColumnId", column)
        text = _cell(row, self._at[known]) if known in self._at else ""
        if text.casefold() in _NOTHING:
            return None
        try:
            return read(text)
        except UnreadableFigure:
            self._wrong(number, known, why)
            return None

    def _share(self, text: str) -> int:
        if self._shares_of_one and not text.endswith("%"):
            return read_share(text) * 100
        return read_share(text)

    def _format(self, row: Sequence[str], platform: str) -> str:
        """By its own name, or as an export calls it; one that nobody knows is left out, for it is no figure."""
        typed = fold_term(_cell(row, self._at["format"])) if "format" in self._at else ""
        return self._names.formats.get(platform, {}).get(typed, "")

    def _link(self, number: int, row: Sequence[str]) -> str:
        link = _cell(row, self._at["link"]) if "link" in self._at else ""
        if link.casefold() in _NOTHING:
            return ""
        if not re.fullmatch(r"https?://\S+", link) or len(link) > LONGEST_LINK or not link.isprintable():
            self._wrong(number, "link", "link")
        return link


def _text(raw: bytes) -> str:
    for start, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if raw.startswith(start):
            try:
                text = raw.decode(name)
            except UnicodeDecodeError:
                raise UnreadableTable("not text") from None
            if "\0" in text:
                raise UnreadableTable("not text")
            return text
    raise UnreadableTable("not text")


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Each row that holds something, with its number as a spreadsheet counts it: the header's is 1."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=mark))
    except csv.Error:
        raise UnreadableTable("not text") from None
    return [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]


def _columns(header: Sequence[str], names: Columns) -> dict[ColumnId, int]:
    """Where each thing stands, by what it is here."""
    folded = [fold_term(one) for one in header]
    found: dict[ColumnId, int] = {}
    for column, known in names.names.items():
        if (name := next((one for one in known if one in folded), None)) is not None:
            found[column] = folded.index(name)
    return found


def _day_column(
    header: Sequence[str], rows: Sequence[Sequence[str]], names: Columns, today: Day, otherwise: int
) -> int:
    """Of the columns that are called as days are the first that has one: "Post time" may be a time of day."""
    folded = [fold_term(one) for one in header]
    for place in (folded.index(name) for name in names.names["day"] if name in folded):
        cells = (_cell(row, place) for row in rows)
        if any(of_two_ways(one) or read_day(one, today, None) for one in cells):
            return place
    return otherwise


def _of_one(shares: Sequence[str]) -> bool:
    """Whether a table writes a share as a part of one, 0.38, rather than in per cent: none of them is above one."""
    plain = [one.replace(",", ".") for one in shares if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", one)]
    return any("." in one for one in plain) and all(float(one) <= 1 for one in plain)


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""
