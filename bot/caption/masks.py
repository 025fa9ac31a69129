"""Stretches that are not the creator's own words to the reader: quotations, lyrics, tags, links, fixed names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

MaskKind = Literal["quote", "lyric", "hashtag", "mention", "link", "name"]

# A lone apostrophe is no quotation mark: single quotes must open after a space and close before one.
# A quotation stays on its line and within 600 code points, so that one forgotten mark masks nothing.
_QUOTES = {  # by the sign that closes one
    "\u201d": re.compile("\u201c[^\u201c\u201d\n]{1,600}\u201d"),
    '"': re.compile(r"(?<!\w)\"[^\"\n]{1,600}\"(?!\w)"),
    "\u00bb": re.compile("\u00ab[^\u00ab\u00bb\n]{1,600}\u00bb"),
}
_SINGLE_QUOTE = re.compile(
    "(?<!\\w)[\u2018'][^\u2018\u2019'\n]{1,200}(?:\\w[\u2019'](?=[a-z])[^\u2018\u2019'\n]{1,200})*[\u2019'](?!\\w)"
)
_OPENS_SINGLE = re.compile("[\u2018'](?<!\\w.)")  # the sign first, so that nothing is asked of other letters
_SIGNS = ('"', "\u201d", "\u00bb", "\u266a", "\u266b", "\u266c", "\U0001f3b5", "\U0001f3b6")
_NOTES = "\u266a\u266b\u266c\U0001f3b5\U0001f3b6"
_LYRICS = re.compile(f"[{_NOTES}]+([^\n{_NOTES}]{{2,300}})[{_NOTES}]")


class Mask(NamedTuple):
    """A stretch that is not the creator's own speech to the reader. Code points, end exclusive."""

    start: int
    end: int
    kind: MaskKind


class Masks(tuple[Mask, ...]):
    """Every mask of a caption, by start."""

    _furthest: list[int]

    def __new__(cls, masks: Iterable[Mask]) -> Masks:
        self = super().__new__(cls, sorted(masks))
        self._furthest = list(accumulate([m.end for m in self], max))
        return self

    def over(self, start: int, end: int) -> Iterator[Mask]:
        """The masks that overlap the code points [start, end), by start."""
        for i in range(bisect_right(self._furthest, start), len(self)):
            mask = self[i]
            if mask.start >= end:
                break
            if mask.end > start:
                yield mask


NO_MASKS = Masks(())


def may_quote(text: str) -> bool:
    """Whether a sign stands in the text that can open or close a quotation or a lyric."""
    return any(sign in text for sign in _SIGNS) or _OPENS_SINGLE.search(text) is not None


def quotations(text: str) -> Iterator[Mask]:
    """Quotations, and lyrics between note signs."""
    for sign, quote in _QUOTES.items():
        if sign in text:
            yield from (Mask(m.start(), m.end(), "quote") for m in quote.finditer(text))
    if "'" in text or "\u2019" in text:
        yield from (Mask(m.start(), m.end(), "quote") for m in _SINGLE_QUOTE.finditer(text))
    if not text.isascii() and any(note in text for note in _NOTES):
        yield from (Mask(m.start(1), m.end(1), "lyric") for m in _LYRICS.finditer(text))
