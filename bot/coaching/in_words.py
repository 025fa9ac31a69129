"""An edit in the caption's own words: what stands there now, and what would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.caption.document import Choice, Edit
from bot.coaching.rewriting import made

NEAR = 20  # edits with no more between them are shown in one piece
OPENING = 12  # an edit with no more before it on its line is shown from the line's start
CUT = " … "  # between two pieces

Span = tuple[int, int]


def in_words(text: str, choice: Choice) -> tuple[str, str]:
    """(“Hey guys,”, “Hey,”): whole words on one line, spaces and line breaks as one space. The second may be empty."""
    before, after = [], []
    for edits in _pieces(sorted(choice.edits, key=lambda edit: (edit.start, edit.end))):
        start, end = _with_words(text, edits)
        there = [Edit(one.start - start, one.end - start, one.text) for one in edits]
        before.append(_one_line(text[start:end]))
        after.append(_one_line(made(text[start:end], there)))
    return CUT.join(before), CUT.join(filter(None, after))


def seen(text: str, span: Span) -> Span:
    """The span, and where nothing stands in it the word before it or, at a line's start, the one after."""
    start, end = _to_blanks(text, *span)
    return (start, end) if _has_word(text[start:end]) else _with_neighbour(text, start, end)


def _pieces(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    piece: list[Edit] = []
    for edit in edits:
        if piece and edit.start - piece[-1].end > NEAR:
            yield piece
            piece = []
        piece.append(edit)
    if piece:
        yield piece


def _with_words(text: str, edits: list[Edit]) -> Span:
    """The stretch of the edits, made whole words, so wide that a word is left in it after the edits."""
    start, end = _to_blanks(text, edits[0].start, edits[-1].end)
    line = text.rfind("\n", 0, start) + 1
    if start <= line + OPENING:
        start = line
    rest = made(text[start:end], [Edit(one.start - start, one.end - start, one.text) for one in edits])
    return (start, end) if _has_word(rest) else _with_neighbour(text, start, end)


def _to_blanks(text: str, start: int, end: int) -> Span:
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _with_neighbour(text: str, start: int, end: int) -> Span:
    """A word more: the one before on the same line, else the one after."""
    line = text.rfind("\n", 0, start) + 1
    if _has_word(text[line:start]):
        before = text[line:start].rstrip()
        return line + max(before.rfind(blank) for blank in (" ", "\t", "\u00a0")) + 1, end
    after = text[end:].lstrip()
    return start, _to_blanks(text, start, len(text) - len(after) + 1)[1] if after else end


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
