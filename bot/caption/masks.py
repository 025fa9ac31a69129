"""Stretches that are not the creator's own words to the reader: quotations, lyrics, tags, links, fixed names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.caption.document import Mask, MaskKind, Token

# A lone apostrophe is no quotation mark: single quotes must open after a space and close before one.
# A quotation stays on its line and within 600 code points, so that one forgotten mark masks nothing.
_QUOTES = (
    re.compile("\u201c[^\u201c\u201d\n]{1,600}\u201d"),
    re.compile(r"(?<!\w)\"[^\"\n]{1,600}\"(?!\w)"),
    re.compile("\u00ab[^\u00ab\u00bb\n]{1,600}\u00bb"),
    re.compile(
        "(?<!\\w)[\u2018'][^\u2018\u2019'\n]{1,200}(?:\\w[\u2019'](?=[a-z])[^\u2018\u2019'\n]{1,200})*[\u2019'](?!\\w)"
    ),
)
_LYRICS = re.compile(
    "[\u266a\u266b\u266c\U0001f3b5\U0001f3b6]+([^\n\u266a\u266b\u266c\U0001f3b5\U0001f3b6]{2,300})[\u266a\u266b\u266c\U0001f3b5\U0001f3b6]"
)
_TAGGED: dict[str, MaskKind] = {"hashtag": "hashtag", "mention": "mention", "link": "link"}


def find_masks(
    text: str, tokens: tuple[Token, ...], joined: str, token_at: tuple[int, ...], names: Iterable[str]
) -> tuple[Mask, ...]:
    """Every mask, by start. Code points of the text as typed."""
    found: list[Mask] = [Mask(t.start, t.end, _TAGGED[t.kind]) for t in tokens if t.kind in _TAGGED]
    found += [Mask(m.start(), m.end(), "quote") for quote in _QUOTES for m in quote.finditer(text)]
    found += [Mask(m.start(1), m.end(1), "lyric") for m in _LYRICS.finditer(text)]
    found += [Mask(a, b, "name") for name in names for a, b in _occurrences(name, tokens, joined, token_at)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _occurrences(
    name: str, tokens: tuple[Token, ...], joined: str, token_at: tuple[int, ...]
) -> Iterator[tuple[int, int]]:
    """Where a fixed name stands, as code points. `name` is folded."""
    at = joined.find(f" {name} ")
    while at >= 0:
        first = token_at[at + 1]
        yield tokens[first].start, tokens[first + name.count(" ")].end
        at = joined.find(f" {name} ", at + 1)
