"""Whether a caption is in the language that the rules are for."""

from __future__ import annotations

import re

from bot.caption.document import Document

_FOREIGN_FROM = 2  # one foreign word may be a name: "El Paso", "La La Land"
_LATIN_TO = "\u0250"
_BEYOND_LATIN = re.compile("[^\\W\x00-\u024f]")  # letters, and signs of numbers


def speaks(doc: Document) -> bool:
    """Whether the caption can be in the grammar's language: mostly its script, and not more words of another one."""
    if any(map(str.isalpha, _BEYOND_LATIN.findall(doc.unusual))) and not _mostly_latin(doc):
        return False
    foreign_word = doc.grammar["foreign_word"]
    if foreign_word.isdisjoint(doc.words):
        return True
    foreign = sum(w in foreign_word for w in doc.words)
    return foreign < _FOREIGN_FROM or foreign <= sum(w in doc.grammar["function_word"] for w in doc.words)


def _mostly_latin(doc: Document) -> bool:
    words = [w for w, kind in zip(doc.words, doc.kinds, strict=True) if kind == "word" and w[0] != "'"]
    return sum(w[0] < _LATIN_TO for w in words) * 2 >= len(words)
