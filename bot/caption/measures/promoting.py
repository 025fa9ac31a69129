"""A promoter's voice: a shop that tells of its range and its news, and not one of those who watch."""

from __future__ import annotations

from collections.abc import Iterator

from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers
from bot.caption.measures.entries import entries, has, quoted

_PEER = ("voice_i", "inclusive_we")  # who says "I", or means everyone by "we", speaks as one of those who watch


def _promoter(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """The first phrase that only a promoter says, in a caption where nobody speaks as one of those who watch."""
    if any(has(doc, lexicon) for lexicon in _PEER):
        return
    for first, end in entries(doc, "promoter_phrase"):
        if not quoted(doc, doc.tokens[first]):
            yield Hit(doc.tokens[first].start, doc.tokens[end - 1].end, {})
            return


CHECKS = {"promoter_voice": Check(_promoter, wakes=("promoter_phrase",))}
