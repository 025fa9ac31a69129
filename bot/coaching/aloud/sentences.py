"""Where the sentences of a talk start and end: "3.50", "bread.org" and "Mr. Fox" are no ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"\n|[.!?…]+[”\"')\]]*")
_WORD = re.compile(r"(?<![^\W_])(?<!['’])[^\W\d_]+\Z")
_LONGEST = 10  # code points: more than any abbreviation has
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "st", "vs", "etc", "approx", "feat", "ft"})


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Every sentence that holds more than blanks."""
    first = 0
    for last in (*sentence_ends(text, 0, len(text)), len(text)):
        if text[first:last].strip():
            yield first, last
        first = last


def sentence_ends(text: str, first: int, last: int) -> Iterator[int]:
    """Where sentences end in text[first:last], each after its mark."""
    for found in _MARK.finditer(text, first, last):
        after = text[found.end() : found.end() + 1]
        if found[0] == "\n" or ((not after or after.isspace()) and not _abbreviates(text, found)):
            yield found.end()


def _abbreviates(text: str, mark: re.Match[str]) -> bool:
    """Whether a full stop belongs to the word before it: "Mr.", "e.g.", "J."; "you and I." ends a sentence."""
    at = mark.start()
    word = _WORD.search(text, max(at - _LONGEST, 0), at)
    if mark[0] != "." or word is None:
        return False
    letters = word[0].casefold()
    if letters == "i":
        return text[word.start() - 1 : word.start()] == "."
    return len(letters) == 1 or letters in _ABBREVIATIONS


def sentence_around(text: str, start: int, end: int, most: int = 160) -> tuple[int, int]:
    """The sentence that holds text[start:end]; of a long one, whole words around them."""
    least, reach = max(0, start - most // 2), min(len(text), end + most // 2)
    first = max(sentence_ends(text, least, start), default=None)
    last = min(sentence_ends(text, end, reach), default=None)
    first = _word_start(text, least, start) if first is None else first
    last = _word_end(text, end, reach) if last is None else last
    shown = text[first:last]
    return first + len(shown) - len(shown.lstrip()), last - len(shown) + len(shown.rstrip())


def _word_start(text: str, least: int, start: int) -> int:
    if least == 0:
        return 0
    space = text.find(" ", least, start)
    return space + 1 if space >= 0 else least


def _word_end(text: str, end: int, reach: int) -> int:
    if reach == len(text):
        return reach
    space = text.rfind(" ", end, reach)
    return space if space >= 0 else reach
