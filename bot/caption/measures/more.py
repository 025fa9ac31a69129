"""What stands before “more”: the few words that are seen without a tap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from bot.caption.cues import is_edge
from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers


def point_before(doc: Document, fold: int) -> bool:
    """Whether a whole thought of at least `_THOUGHT` words ends before the fold (or the caption does)."""
    if len(doc.text.rstrip()) <= fold * 5 // 4:
        return True
    seen = bisect_right(doc.spans[1], fold * 5 // 4)  # tokens; the fold differs from phone to phone by a word or two
    words = 0
    for i in range(seen):
        words += doc.kinds[i] in ("word", "number") and not is_edge(doc, i)
        if words == _THOUGHT:
            return doc.edges.find(1, i + 1, seen) >= 0
    return False


_THOUGHT = 4


def _past_the_fold(numbers: Numbers) -> int:
    return numbers["fold"] * 5 // 4 + 1


def _cut_short(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """The fold comes before any thought is finished. Marks the word that the fold hides first."""
    fold = numbers["fold"]
    if point_before(doc, fold):
        return
    starts, ends = doc.spans
    spoken = [i for i, kind in enumerate(doc.kinds) if kind in ("word", "number")]
    hidden = next((i for i in spoken if ends[i] > fold), None)
    seen = [i for i in spoken if hidden is not None and i < hidden]
    if hidden is not None and seen:
        shown = "…" + doc.text[starts[seen[max(0, len(seen) - 3)]] : ends[seen[-1]]]
        yield Hit(starts[hidden], ends[hidden], {"fold": str(fold), "shown": shown})


CHECKS = {"fold_before_the_point": Check(_cut_short, ("fold",), ("fold", "shown"), shortest=_past_the_fold)}
