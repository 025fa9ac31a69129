"""As whom a caption speaks: I, we, both or neither."""

from __future__ import annotations

from typing import Literal

from bot.caption.address.words import initial, quoted
from bot.caption.document import Document

Voice = Literal["I", "we", "both", "none"]


def voice(doc: Document) -> Voice:
    """Whether the creator speaks as I, as we, as both or as neither, outside quotations."""
    as_i, as_we = doc.grammar["voice_i"], doc.grammar["voice_we"]
    spoken = {
        t.word
        for i, t in enumerate(doc.tokens)
        if (t.word in as_i or t.word in as_we) and t.kind == "word" and not quoted(doc, i) and not initial(doc, i)
    }
    i, we = bool(spoken & as_i), bool(spoken & as_we)
    return "both" if i and we else "I" if i else "we" if we else "none"
