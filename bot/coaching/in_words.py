"""An edit in the caption's own words: what stands there now, and what would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.caption.document import Choice, Edit
from bot.coaching.rewriting import made

NEAR = 20  # edits with no more between them are shown in one piece
OPENING = 12  # an edit with no more before it on its line is shown from the line's start
CUT = " … "  # between two pieces

Span = tuple[int, int]


def in_words(text: str, choice: Choice, beside: Sequence[Choice] = ()) -> tuple[str, str]:
    """(“Hey guys,”, “Hey,”): whole words on one line, spaces and line breaks as one space. The second may be empty.

    `beside` are other ways to put it: the same stretch of the text is shown for all of them.
    """
    before, after = [], []
    ways = [choice, *beside]
    for piece in _pieces(sorted((edit.start, edit.end) for way in ways for edit in way.edits)):
        start, end = _with_words(text, piece, ways)
        before.append(_one_line(text[start:end]))
        after.append(_one_line(_made_of(text, (start, end), choice)))
    return CUT.join(before), CUT.join(filter(None, after))


def seen(text: str, span: Span) -> Span:
    """The span, and where nothing stands in it the word before it or, at a line's start, the one after."""
    start, end = _to_blanks(text, *span)
    return (start, end) if _has_word(text[start:end]) else _with_neighbour(text, start, end)


def _pieces(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those near each other as one."""
    piece: Span | None = None
    for start, end in spans:
        if piece is not None and start - piece[1] > NEAR:
            yield piece
            piece = None
        piece = (start, end) if piece is None else (piece[0], max(piece[1], end))
    if piece is not None:
        yield piece


def _with_words(text: str, piece: Span, ways: Iterable[Choice]) -> Span:
    """The stretch of the edits, made whole words, so wide that whatever is chosen a word is left in it."""
    start, end = _to_blanks(text, *piece)
    line = text.rfind("\n", 0, start) + 1
    if start <= line + OPENING:
        start = line
    wordless = any(not _has_word(_made_of(text, (start, end), one)) for one in ways)
    return _with_neighbour(text, start, end) if wordless else (start, end)


def _made_of(text: str, span: Span, choice: Choice) -> str:
    """What the choice makes of this stretch."""
    start, end = span
    here = sorted((e for e in choice.edits if start <= e.start and e.end <= end), key=lambda e: (e.start, e.end))
    return made(text[start:end], [Edit(e.start - start, e.end - start, e.text) for e in here])


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
