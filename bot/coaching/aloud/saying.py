"""The words that are said in a stretch of a file: no tags, no speaker's name, no [music], each with its place."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NOTES = "\u266a\u266b\u266c\U0001f3b5\U0001f3b6"
_MARKUP = (
    r"<(?:/?[A-Za-z][^<>]*|/|\d[\d:.]*)>"  # <i>, </c>, <v Mira>, <00:00:01.500>
    r"|\{\\[^{}]*\}"  # {\an8}
    r"|\\[Nnh]"  # line breaks and spaces of other subtitle formats
)
_SOUNDS = rf"\[[^\[\]]{{0,120}}\]|[{_NOTES}]+[^{_NOTES}]*(?:[{_NOTES}]+|\Z)"
_SOUNDS_OF_SUBTITLES = r"|\([^()]{0,120}\)|\*[a-z ]{1,30}\*"  # in a script, brackets may hold words to be said
_ENTITY = r"(?P<entity>&(?:[A-Za-z]{2,8}|\#\d{1,7}|\#[xX][\dA-Fa-f]{1,6});)"
_BREAK = r"(?P<break>\r\n?|\n)"
_VOICE = r"(?P<voice><v(?:\.[^ <>]*)?[ \t][^<>]*>)"
_SUBTITLE = re.compile(f"{_BREAK}|{_VOICE}|(?:{_MARKUP})|{_ENTITY}|(?:{_SOUNDS}{_SOUNDS_OF_SUBTITLES})")
_SCRIPT = re.compile(f"{_BREAK}|(?:{_SOUNDS})")

_TURN = re.compile(r"(?:>>+|-(?=\s?\S))\s*")
_LABEL = re.compile(r"([^\W\d_][\w.'’ -]{0,30}?)\s?:\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words: `words[k]` stands at file[at[k]:until[k]]. `speaker` is set where somebody else starts."""

    words: str
    at: tuple[int, ...]
    until: tuple[int, ...]
    speaker: str | None = None

    def part(self, first: int, last: int | None = None) -> Line:
        return Line(self.words[first:last], self.at[first:last], self.until[first:last], self.speaker)


def lines_said(file: str, start: int, end: int, *, subtitles: bool, names: frozenset[str]) -> Iterator[Line]:
    """The lines of words in file[start:end]. `names` are the labels that name a speaker."""
    for line in _lines(file, start, end, _SUBTITLE if subtitles else _SCRIPT):
        said = _without_speaker(_trimmed(line), names)
        if said.words:
            yield said


def speakers(lines: Iterable[str]) -> frozenset[str]:
    """The labels before a colon that name a speaker: those in capitals, and names that stand there more than once."""
    labels = Counter(found[1] for line in lines if (found := _LABEL.match(_TURN.sub("", line.lstrip(), count=1))))
    return frozenset(label for label, count in labels.items() if label.isupper() or (count > 1 and _is_name(label)))


def _is_name(label: str) -> bool:
    words = label.split()
    return len(words) <= 3 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _lines(file: str, start: int, end: int, markup: re.Pattern[str]) -> Iterator[Line]:
    words: list[str] = []
    at: list[int] = []
    until: list[int] = []
    speaker: str | None = None

    def add(char: str, first: int, last: int) -> None:
        """White space and control characters of any kind are one space."""
        blank = char.isspace() or char < " " or char == "\ufeff"
        if not blank or (words and words[-1] != " "):
            words.append(" " if blank else char)
            at.append(first)
            until.append(last)

    here = start
    for found in markup.finditer(file, start, end):
        for place in range(here, found.start()):
            add(file[place], place, place + 1)
        here = found.end()
        if found.lastgroup == "break":
            yield Line("".join(words), tuple(at), tuple(until), speaker)
            words, at, until, speaker = [], [], [], None
        elif found.lastgroup == "voice":
            speaker = found[0].partition(" ")[2].rstrip("> ")
        elif found.lastgroup == "entity":
            for char in html.unescape(found[0]):
                add(char, found.start(), found.end())
        elif found[0][0] == "\\":
            add(" ", found.start(), found.end())
    for place in range(here, end):
        add(file[place], place, place + 1)
    yield Line("".join(words), tuple(at), tuple(until), speaker)


def _trimmed(line: Line) -> Line:
    return line.part(0, -1) if line.words.endswith(" ") else line


def _without_speaker(line: Line, names: frozenset[str]) -> Line:
    """ ">> MIRA: hello" is "hello", said by MIRA."""
    speaker = line.speaker
    if turn := _TURN.match(line.words):
        line, speaker = line.part(turn.end()), turn[0]
    if (label := _LABEL.match(line.words)) and label[1] in names:
        line, speaker = line.part(label.end()), label[1]
    return Line(line.words, line.at, line.until, speaker)
