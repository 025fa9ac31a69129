"""As whom a caption speaks: I, we, both or neither."""

from __future__ import annotations

from typing import Literal

from bot.caption.address.words import initial, quoted
from bot.caption.cues import ends_at
from bot.caption.document import Document

Voice = Literal["I", "we", "both", "none"]
_LONE = 10  # how many times I must be said beside one we, or the reverse, for the one to be a slip


def voice(doc: Document) -> Voice:
    """Whether the creator speaks as I, as we, as both or as neither, outside quotations and idioms ("oh my god")."""
    as_i, as_we = doc.grammar["voice_i"], doc.grammar["voice_we"]
    spoken = [
        t.word
        for i, t in enumerate(doc.tokens)
        if (t.word in as_i or t.word in as_we) and t.kind == "word" and _said(doc, i)
    ]
    we = sum(word in as_we for word in spoken)
    i = len(spoken) - we
    if i > _LONE and we == 1:
        return "I"
    return "both" if i and we else "I" if i else "we" if we else "none"


def _said(doc: Document, i: int) -> bool:
    idiom = ends_at(doc, i, "voice_idiom") is not None or ends_at(doc, i + 1, "voice_idiom") is not None
    return not idiom and not quoted(doc, i) and not initial(doc, i)
