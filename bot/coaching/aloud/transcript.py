"""A transcript: what is said, joined into whole sentences, and where each word of it stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

Kind = Literal["srt", "vtt", "txt"]
Problem = Literal["picture", "film", "other", "too big", "binary", "no times", "bad times", "no words", "empty"]

ENDINGS: dict[str, Kind] = {".srt": "srt", ".vtt": "vtt", ".txt": "txt"}
MOST_BYTES = 100_000


class UnreadableFile(Exception):
    """A file that can't be read as speech. `line` is the line of the file where that shows, 0 where none does."""

    def __init__(self, problem: Problem, line: int = 0) -> None:
        super().__init__(problem)  # never anything of the file: an exception's message may end up in a log
        self.problem = problem
        self.line = line


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said at one time. `first` and `last` are code points of the transcript's text, end exclusive."""

    first: int
    last: int
    line: int  # of the file, from 1
    start: int | None = None  # milliseconds; None where the file has no times
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One line of words as the file has it: code point `first + k` of the text stands at file[at[k]:until[k]].

    A line that is shown twice, as automatic captions do, is two runs over one stretch of the text.
    """

    first: int
    at: tuple[int, ...]
    until: tuple[int, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.at)


@dataclass(frozen=True, slots=True)
class Source:
    """The file as it came: `text` is its content, decoded; `codec` and `mark` (of the byte order) give it back."""

    kind: Kind
    text: str
    codec: str
    mark: bytes
    exact: bool = True  # False: some bytes could not be read, and can't be given back


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said, in order. Where no run stands, a space or a line break joins two lines."""

    source: Source
    text: str
    cues: tuple[Cue, ...]
    runs: tuple[Run, ...]

    @property
    def timed(self) -> bool:
        return self.cues[0].start is not None

    def cue(self, offset: int) -> Cue:
        """The cue in which a code point of the text is said."""
        return self.cues[max(bisect_right(self.cues, offset, key=lambda cue: cue.first) - 1, 0)]

    def place(self, offset: int) -> str:
        """Where a code point of the text is said: "0:42", "1:02:03", or "line 7"."""
        cue = self.cue(offset)
        return f"line {cue.line}" if cue.start is None else clock(cue.start)


def clock(milliseconds: int) -> str:
    """ "0:42", as players show it."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
