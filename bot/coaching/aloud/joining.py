"""Joins the lines of a file's cues into one text of whole sentences, and remembers where each word stands."""

from __future__ import annotations

from dataclasses import dataclass

from bot.coaching.aloud.cues import Stretch, stretches
from bot.coaching.aloud.decoding import decoded
from bot.coaching.aloud.saying import Line, lines_said, speakers
from bot.coaching.aloud.transcript import Cue, Run, Source, Transcript, UnreadableFile

PAUSE = 3000  # milliseconds of silence after which a new thought starts
AT_ONCE = 500  # milliseconds between two cues that follow each other directly
_ENDS = (".", "!", "?", "…", ":")


def read_transcript(name: str, data: bytes) -> Transcript:
    """What is said in a file. Raises UnreadableFile, which says why it can't be read."""
    return transcript(decoded(name, data))


def transcript(source: Source) -> Transcript:
    """The same, of a file that is already decoded."""
    found = stretches(source)
    names = speakers(line for one in found for line in source.text[one.first : one.last].splitlines())
    roll = _Roll()
    for one in found:
        roll.add(one, list(lines_said(source.text, one.first, one.last, subtitles=source.kind != "txt", names=names)))
    text = "".join(roll.text)
    if not any(map(str.isalnum, text)):
        raise UnreadableFile("no words")
    return Transcript(source, text, tuple(roll.cues), tuple(roll.runs))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line that the cue before showed, and where it stands in the text."""

    words: str
    first: int


class _Roll:
    """The text so far. What a cue repeats of the cue before it is the same words still on the screen, not new ones."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.cues: list[Cue] = []
        self.runs: list[Run] = []
        self._length = 0
        self._shown: list[_Shown] = []
        self._speaker: str | None = None
        self._before: Stretch | None = None

    def add(self, stretch: Stretch, lines: list[Line]) -> None:
        """The next cue."""
        repeated = self._repeated(stretch, lines)
        shown = self._shown[len(self._shown) - repeated :]
        first = self._length
        now: list[_Shown] = []
        for i, line in enumerate(lines):
            if i < repeated:
                again = shown[i]
                self.runs.append(Run(again.first, line.at[: len(again.words)], line.until[: len(again.words)]))
                grown = line.part(len(again.words))
                if grown.words:  # only the last: the line on the screen went on
                    self._append(grown.part(1), " ")
                now.append(_Shown(line.words, again.first))
            else:
                joint = self._joint(stretch, line, new_cue=i == repeated)
                now.append(_Shown(line.words, self._append(line, joint)))
        start = min(first + (first > 0), self._length) if self._length > first else self._length
        self.cues.append(Cue(start, self._length, stretch.line, stretch.start, stretch.end))
        if lines:
            self._shown, self._before = now, stretch

    def _append(self, line: Line, joint: str) -> int:
        """Where the line starts in the text."""
        joint = joint if self._length else ""
        first = self._length + len(joint)
        self.text += (joint, line.words)
        self.runs.append(Run(first, line.at, line.until))
        self._length = first + len(line.words)
        return first

    def _repeated(self, stretch: Stretch, lines: list[Line]) -> int:
        """How many lines at the end of the cue before open this cue again; the last of them may have grown."""
        before, shown = self._before, self._shown
        if before is None or before.end is None or stretch.start is None:
            return 0
        at_once = stretch.start - before.end <= AT_ONCE
        for count in range(min(len(lines), len(shown)), 0, -1):
            old, new = [one.words for one in shown[-count:]], [line.words for line in lines[:count]]
            still_there = old == new and (at_once or (count < len(lines) and " " in old[-1]))
            if still_there or (at_once and old[:-1] == new[:-1] and _grown(old[-1], new[-1])):
                return count
        return 0

    def _joint(self, stretch: Stretch, line: Line, *, new_cue: bool) -> str:
        """What stands between two lines: a space; a line break where somebody else speaks, or after a silence."""
        before, speaker = self._before, self._speaker
        self._speaker = line.speaker or speaker
        if line.speaker is not None and (line.speaker != speaker or line.speaker[0] in ">-"):
            return "\n"
        if before is None or not new_cue:
            return " "
        if stretch.start is None or before.end is None:  # a plain text: only what goes on in small letters is one line
            goes_on = line.words[0].islower() and not self.text[-1].endswith(_ENDS) and stretch.line == before.line + 1
            return " " if goes_on else "\n"
        return "\n" if stretch.start - before.end >= PAUSE else " "


def _grown(old: str, new: str) -> bool:
    """ "hey guys" grows to "hey guys welcome"; a single word may well be said twice."""
    return " " in old and new.startswith(old + " ")
