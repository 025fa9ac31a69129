"""Reads a table of posts as the platforms export it: forgiving on column names, exact on errors, all of it or none."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import Literal

from bot.coaching.kpi.figures import UnreadableFigure, read_figure
from bot.coaching.kpi.rates import COUNTS, Figures

MOST_BYTES = 1_000_000
MOST_ROWS = 1000
MOST_PROBLEMS = 8  # told at once; the rest is counted
LONGEST_LINK = 200

Why = Literal["not text", "no rows", "no day column", "no figures", "too many rows"]
CellWhy = Literal["day", "day of two ways", "day ahead", "figure", "platform", "no platform", "link"]

# Column names as they come, in small letters without signs. Where several are there, the first that is listed counts.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "day": (
        "publishtime",
        "posttime",
        "postedon",
        "publishdate",
        "datepublished",
        "published",
        "postdate",
        "createdtime",
        "createtime",
        "videocreatetime",
        "date",
        "day",
        "datum",
        "time",
    ),
    "platform": ("platform", "network", "app"),
    "link": ("permalink", "videolink", "postlink", "posturl", "videourl", "link", "url"),
    "views": ("views", "videoviews", "totalviews", "videoviewcount", "viewcount", "plays", "aufrufe"),
    "likes": ("likes", "totallikes", "likecount", "likescount", "likeanzahl"),
    "comments": ("comments", "totalcomments", "commentcount", "commentscount", "replies", "kommentare"),
    "shares": ("shares", "totalshares", "sharecount", "sends", "geteilt"),
    "saves": ("saves", "totalsaves", "saved", "favorites", "favourites", "totalfavorites", "bookmarks"),
    "reach": ("reach", "accountsreached", "reachedaudience", "totalreach"),
    "followers": ("followers", "totalfollowers", "followercount", "followerscount"),
}
_NOTHING = {"", "-", "–", "—", "n/a", "na", "null", "none", "nan", "--"}
_PLATFORMS = {"instagram": "instagram", "ig": "instagram", "insta": "instagram", "tiktok": "tiktok", "tt": "tiktok"}
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:\D.*)?")
_TWO_WAYS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?:\D.*)?")
_IN_WORDS = re.compile(r"(?:([a-z]{3,9})\.? ([0-9]{1,2})|([0-9]{1,2})\.? ([a-z]{3,9}))\.?(?:,? ([0-9]{4})(?:\D.*)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, or what is wrong with some: then none counts. `columns`: the figures that the table has."""

    posts: tuple[ImportedPost, ...]
    problems: tuple[CellProblem, ...]
    columns: tuple[str, ...]


def read_table(raw: bytes, platform: str | None, today: Day) -> Table:
    """The posts in a file. `platform`: of all of them, where it was said. Raises UnreadableTable."""
    rows = _rows(_text(raw))
    if not rows:
        raise UnreadableTable("no rows")
    header = rows[0][1]
    at = _columns(header)
    if "day" not in at:
        raise UnreadableTable("no day column")
    counted = tuple(name for name in COUNTS if name in at)
    if not counted:
        raise UnreadableTable("no figures")
    if len(rows) - 1 > MOST_ROWS:
        raise UnreadableTable("too many rows")
    reading = _Reading(
        at, header, platform, today, _month_first([_cell(row, at["day"]) for _, row in rows[1:]], header)
    )
    posts = [post for number, row in rows[1:] if (post := reading.post(number, row)) is not None]
    if not posts and not reading.problems:
        raise UnreadableTable("no rows")
    return Table(() if reading.problems else tuple(posts), tuple(reading.problems), counted)


class _Reading:
    """One table on its way, with all that is wrong in it."""

    def __init__(
        self, at: Mapping[str, int], header: Sequence[str], platform: str | None, today: Day, month_first: bool | None
    ) -> None:
        self._at, self._header, self._platform, self._today = at, header, platform, today
        self._month_first = month_first
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
        return ImportedPost(number, platform, day, figures, link)

    def _wrong(self, number: int, column: str, why: CellWhy) -> None:
        name = self._header[self._at[column]].strip() if column in self._at else column
        self.problems.append(CellProblem(number, name, why))

    def _day(self, number: int, row: Sequence[str]) -> Day | None:
        text = _cell(row, self._at["day"])
        found = _day(text, self._today, self._month_first)
        if found is None:
            two_ways = _TWO_WAYS.fullmatch(text) is not None and self._month_first is None
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
        counts: dict[str, int] = {}
        for name in COUNTS:
            text = _cell(row, self._at[name]) if name in self._at else ""
            if text.casefold() in _NOTHING:
                continue
            try:
                counts[name] = read_figure(text).count
            except UnreadableFigure:
                self._wrong(number, name, "figure")
        return Figures(**counts)

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


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Where each thing stands, by what it is here."""
    plain = [re.sub(r"[^a-z]", "", unicodedata.normalize("NFKC", one).casefold()) for one in header]
    found = {}
    for name, aliases in _NAMES.items():
        if (alias := next((one for one in aliases if one in plain), None)) is not None:
            found[name] = plain.index(alias)
    return found


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _month_first(days: Sequence[str], header: Sequence[str]) -> bool | None:
    """How the table writes 03/04/2026, by a day in it that reads one way only; by "Permalink", which is Instagram's
    export, month first. None where nothing tells.
    """
    pairs = [(int(m[1]), int(m[3])) for one in days if (m := _TWO_WAYS.fullmatch(one)) and m[2] != "."]
    if any(first > 12 for first, _ in pairs):
        return False
    if any(second > 12 for _, second in pairs) or any(one.strip().casefold() == "permalink" for one in header):
        return True
    return None


def _day(text: str, today: Day, month_first: bool | None) -> Day | None:
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
