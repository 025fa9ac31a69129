"""Where the cues of a file stand and when they are said: subtitles by their times, a plain text by its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.coaching.aloud.transcript import Source, UnreadableFile

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_ARROW = re.compile(r"(?<![-\u2013\u2014])[-\u2013\u2014]+[>\u203a]")
_TIME_ALONE = re.compile(r"[\[(]?((?:\d{1,3}:)?\d{1,2}:\d{2})[\])]?(?=\s|\Z)[ \t]*")
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One cue in the file: its words stand in file[first:last]. Times in milliseconds, None where it has none."""

    first: int
    last: int
    line: int
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _FileLine:
    number: int
    first: int
    last: int  # without the line break
    words: str


def stretches(source: Source) -> list[Stretch]:
    """Every cue, in the order in which they are said. Raises UnreadableFile where there is none."""
    if not source.text.strip("\ufeff \t\r\n"):
        raise UnreadableFile("empty")
    lines = [
        _FileLine(number, found.start(), found.end(1), found[1])
        for number, found in enumerate(_LINE.finditer(source.text), 1)
    ]
    found = list(_paragraphs(lines) if source.kind == "txt" else _timed(lines, vtt=source.kind == "vtt"))
    if not found:
        raise UnreadableFile("no times")
    return sorted(found, key=lambda one: one.start or 0)


def _timed(lines: list[_FileLine], *, vtt: bool) -> Iterator[Stretch]:
    """The cues of a subtitle file. What stands before, between or after them (numbers, notes, styles) is none."""
    timings = [i for i, line in enumerate(lines) if _says_when(line.words)]
    times = [_times(lines[i].words, vtt=vtt) for i in timings]
    readable = [time for time in times if time is not None]
    if timings and len(readable) * 2 < len(timings):
        raise UnreadableFile("bad times", lines[timings[times.index(None)]].number)
    said = 0
    nexts = [*timings[1:], len(lines)] if timings else []
    for i, time, after in zip(timings, times, nexts, strict=True):
        start, end = time or (said, said)  # a time that can't be read: right after the one before
        said = max(start, end)
        words = _words_of_cue(lines[i + 1 : after], vtt=vtt, last=after == len(lines))
        if words:
            yield Stretch(words[0].first, words[-1].last, words[0].number, start, said)
        else:
            yield Stretch(lines[i].last, lines[i].last, lines[i].number, start, said)


def _says_when(words: str) -> bool:
    """Whether a line is a cue's times, be they readable or not: a number before an arrow, and one behind it."""
    before, *after = _ARROW.split(words, maxsplit=1)
    return bool(after) and any(map(str.isdigit, before)) and any(map(str.isdigit, after[0]))


def _times(words: str, *, vtt: bool) -> tuple[int, int] | None:
    """When a cue starts and ends, if this is the line that says so."""
    # Imported only where a file is read: every other review starts without it.
    from pysubs2.formats.subrip import SubripFormat  # noqa: PLC0415
    from pysubs2.formats.webvtt import WebVTTFormat  # noqa: PLC0415

    formats = (WebVTTFormat, SubripFormat) if vtt else (SubripFormat, WebVTTFormat)
    for one in formats:
        stamps = one.TIMESTAMP.findall(words.replace(",", ".") if one is WebVTTFormat else words)
        if len(stamps) == 2:
            try:
                start, end = map(one.timestamp_to_ms, stamps)
            except ValueError:  # the library trips over ":00:04.000"
                return None
            return start, end
    return None


def _words_of_cue(lines: list[_FileLine], *, vtt: bool, last: bool) -> list[_FileLine]:
    """The lines of a cue's words, of those up to the next cue's times."""
    if vtt:
        end = next((i for i, line in enumerate(lines) if not line.words), len(lines))
        return [] if end and _NO_CUE.match(lines[0].words) else lines[:end]
    kept = list(lines)
    while kept and not kept[-1].words.strip():
        kept.pop()
    if not last and kept and kept[-1].words.strip().isdecimal():  # the number of the next cue
        kept.pop()
    while kept and not kept[-1].words.strip():
        kept.pop()
    while kept and not kept[0].words.strip():
        kept.pop(0)
    return kept


def _paragraphs(lines: list[_FileLine]) -> Iterator[Stretch]:
    """The lines of a plain text. A time that opens a line, as in a copied transcript, is the time of what follows."""
    opened = [_TIME_ALONE.match(line.words) for line in lines]
    if sum(one is not None for one in opened) < 2:
        yield from (Stretch(line.first, line.last, line.number) for line in lines if line.words.strip())
        return
    now = 0
    waiting: list[Stretch] = []
    for line, time in zip(lines, opened, strict=True):
        if time is not None:
            now = _milliseconds(time[1])
            yield from (replace(one, end=max(now, one.start or 0)) for one in waiting)
            waiting = []
        first = line.first + (time.end() if time else 0)
        if line.words[first - line.first :].strip():
            waiting.append(Stretch(first, line.last, line.number, now, now))
    yield from waiting


def _milliseconds(written: str) -> int:
    seconds = 0
    for part in written.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000
