"""How long a caption is, in the two ways that platforms count: code points and UTF-16 units."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from bot.caption.document import Document, Hit
from bot.caption.measures.check import Numbers, check

Cut = Callable[[str, int], int]


def utf16_units(text: str) -> int:
    """What JavaScript, Java and TikTok's API count: a character outside the basic plane (most emoji) is two."""
    return len(text) + sum(c > "\uffff" for c in text)


def code_points_cut(text: str, units: int) -> int:
    """The offset where the first `units` code points end."""
    return min(units, len(text))


def utf16_cut(text: str, units: int) -> int:
    """The offset where the first `units` UTF-16 units end; a character that straddles the cut is left out."""
    if units >= 2 * len(text):
        return len(text)
    for i, c in enumerate(text):
        units -= 1 + (c > "\uffff")
        if units < 0:
            return i
    return len(text)


def _whole(doc: Document, at: int) -> int:
    """The offset itself, or the start of the emoji that it would tear apart."""
    return next((t.start for t in doc.tokens if t.kind == "emoji" and t.start < at < t.end), at)


def _over(doc: Document, numbers: Numbers, count: Callable[[str], int], cut: Cut) -> Iterator[Hit]:
    """The caption is longer than the platform takes: everything after the limit."""
    length, limit = count(doc.text), numbers["caption"]
    if length > limit:
        values = {"count": f"{length:,}", "limit": f"{limit:,}", "over": f"{length - limit:,}"}
        yield Hit(_whole(doc, cut(doc.text, limit)), len(doc.text), values)


def _near(doc: Document, numbers: Numbers, count: Callable[[str], int], cut: Cut) -> Iterator[Hit]:
    """The caption still fits, but only just: its end, from where `percent` of the limit are left."""
    length, limit = count(doc.text), numbers["caption"]
    tight = max(1, -(-limit * (100 - numbers["percent"]) // 100))
    if tight <= length <= limit:
        values = {"count": f"{length:,}", "limit": f"{limit:,}", "left": f"{limit - length:,}"}
        yield Hit(_whole(doc, cut(doc.text, tight - 1)), len(doc.text), values)


_over_fills = ("count", "limit", "over")
_near_fills = ("count", "limit", "left")

CHECKS = {
    "over_the_caption_limit": check(partial(_over, count=len, cut=code_points_cut), ("caption",), _over_fills),
    "over_the_caption_limit_utf16": check(partial(_over, count=utf16_units, cut=utf16_cut), ("caption",), _over_fills),
    "near_the_caption_limit": check(
        partial(_near, count=len, cut=code_points_cut), ("caption", "percent"), _near_fills
    ),
    "near_the_caption_limit_utf16": check(
        partial(_near, count=utf16_units, cut=utf16_cut), ("caption", "percent"), _near_fills
    ),
}
