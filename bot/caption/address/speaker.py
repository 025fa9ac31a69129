"""As whom a caption speaks: I, we, both or neither."""

from __future__ import annotations

from itertools import islice
from typing import Literal

from bot.caption.address.words import follows_me, initial, quoted
from bot.caption.cues import ends_at, is_word
from bot.caption.document import Document

Voice = Literal["I", "we", "both", "none"]
_LONE = 10  # how many times I must be said beside one we, or the reverse, for the one to be a slip


def voice(doc: Document) -> Voice:
    """Whether the creator speaks as I, as we, as both or as neither, outside quotations and idioms ("oh my god")."""
    we = _times_said(doc, "voice_we", 2)
    i = _times_said(doc, "voice_i", _LONE + 1 if we == 1 else 1) or follows_me(doc)
    if i > _LONE:
        return "I"
    return "both" if i and we else "I" if i else "we" if we else "none"


def _times_said(doc: Document, lexicon: str, most: int) -> int:
    """How many words of a lexicon are the creator's own; no more than `most` are counted."""
    said = (first for first, last in doc.spots(lexicon) if last == first + 1 and _said(doc, first))
    return len(list(islice(said, most)))


def _said(doc: Document, i: int) -> bool:
    if not is_word(doc, i) or initial(doc, i) or quoted(doc, i):
        return False
    return ends_at(doc, i, "voice_idiom") is None and ends_at(doc, i + 1, "voice_idiom") is None
