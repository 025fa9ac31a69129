"""Whether a caption is in the language that the rules are for."""

from __future__ import annotations

from bot.caption.document import Document

_FOREIGN_FROM = 2  # one foreign word may be a name: "El Paso", "La La Land"


def speaks(doc: Document) -> bool:
    """Whether the caption can be in the grammar's language: mostly its script, and not more words of another one."""
    words = [t.word for t in doc.tokens if t.kind == "word" and not t.word.startswith("'")]
    latin = sum(w[0] < "\u0250" for w in words)
    if latin * 2 < len(words):
        return False
    known = sum(w in doc.grammar["function_word"] for w in words)
    foreign = sum(w in doc.grammar["foreign_word"] for w in words)
    return foreign < _FOREIGN_FROM or foreign <= known
