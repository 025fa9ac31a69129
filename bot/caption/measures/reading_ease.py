"""Whether a caption can be taken in at a glance: paragraphs, and sounds that have a name."""

from __future__ import annotations

from collections.abc import Iterator

from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers
from bot.caption.measures.entries import entries, has
from bot.caption.measures.lines import lines


def _long_paragraph(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """A paragraph of more than `letters` code points: from where it grows too long to its end. One hit, the first."""
    for start, end in lines(doc.text):
        if end - start > numbers["letters"]:
            yield Hit(start + numbers["letters"], end, {"count": str(end - start)})
            return


def _unnamed_sound(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """The caption speaks of its sound ("sound on", "this song") and doesn't say what is heard."""
    if has(doc, "named_sound") or any(m.kind in ("quote", "lyric") for m in doc.masks):
        return
    for first, end in entries(doc, "unnamed_sound"):
        yield Hit(doc.tokens[first].start, doc.tokens[end - 1].end, {})
        return


CHECKS = {
    "long_paragraph": Check(_long_paragraph, ("letters",), ("count",), shortest=lambda numbers: numbers["letters"] + 1),
    "unnamed_sound": Check(_unnamed_sound, wakes=("unnamed_sound",)),
}
