"""How long a caption is, in the two ways that platforms count: code points and UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial

from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers

Cut = Callable[[str, int], int]


def utf16_units(text: str) -> int:
    """What JavaScript, Java and TikTok's API count: a character outside the basic plane (most emoji) is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


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
    starts, ends = doc.spans
    i = bisect_left(starts, at) - 1  # the last token that starts before
    return starts[i] if i >= 0 and at < ends[i] and doc.kinds[i] == "emoji" else at


def _over(doc: Document, numbers: Numbers, count: Callable[[str], int], cut: Cut) -> Iterator[Hit]:
    """The caption is longer than the platform takes: everything after the limit."""
    length, limit = count(doc.text), numbers["caption"]
    if length > limit:
        values = {"count": f"{length:,}", "limit": f"{limit:,}", "over": f"{length - limit:,}"}
        yield Hit(_whole(doc, cut(doc.text, limit)), len(doc.text), values)


def _tight(numbers: Numbers) -> int:
    """The length from where a caption is nearly full."""
    return max(1, -(-numbers["caption"] * (100 - numbers["percent"]) // 100))


def _near(doc: Document, numbers: Numbers, count: Callable[[str], int], cut: Cut) -> Iterator[Hit]:
    """The caption still fits, but only just: its end, from where `percent` of the limit are left."""
    length, limit, tight = count(doc.text), numbers["caption"], _tight(numbers)
    if tight <= length <= limit:
        values = {"count": f"{length:,}", "limit": f"{limit:,}", "left": f"{limit - length:,}"}
        yield Hit(_whole(doc, cut(doc.text, tight - 1)), len(doc.text), values)


_over_fills = ("count", "limit", "over")
_near_fills = ("count", "limit", "left")

CHECKS = {
    "over_the_caption_limit": Check(
        partial(_over, count=len, cut=code_points_cut),
        ("caption",),
        _over_fills,
        shortest=lambda numbers: numbers["caption"] + 1,
    ),
    "over_the_caption_limit_utf16": Check(
        partial(_over, count=utf16_units, cut=utf16_cut),
        ("caption",),
        _over_fills,
        shortest=lambda numbers: numbers["caption"] // 2 + 1,
    ),
    "near_the_caption_limit": Check(
        partial(_near, count=len, cut=code_points_cut), ("caption", "percent"), _near_fills, shortest=_tight
    ),
    "near_the_caption_limit_utf16": Check(
        partial(_near, count=utf16_units, cut=utf16_cut),
        ("caption", "percent"),
        _near_fills,
        shortest=lambda numbers: -(-_tight(numbers) // 2),
    ),
}
