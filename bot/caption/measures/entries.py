"""The entries of a lexicon in a whole caption. The lexicon must be a watched one (see grammar.py)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.caption.document import Document, Token


def entries(doc: Document, lexicon: str) -> Iterator[tuple[int, int]]:
    """Every place of a lexicon's entries, as tokens, end exclusive; at one token the longest entry only."""
    longest = dict(sorted(doc.spots(lexicon)))
    yield from longest.items()


def has(doc: Document, lexicon: str) -> bool:
    """Whether an entry of a lexicon stands anywhere in the caption."""
    return bool(doc.spots(lexicon))


def quoted(doc: Document, token: Token) -> bool:
    """Whether a token stands in a quotation or a lyric: those are somebody else's words."""
    mask = doc.masked(token.start, token.end) if doc.may_quote else None
    return mask is not None and mask.kind in ("quote", "lyric")
