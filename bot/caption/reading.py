"""From the text as typed to a Document."""

from __future__ import annotations

from bot.caption.cutting import Pieces
from bot.caption.document import Document
from bot.caption.grammar import Grammar


def read(text: str, grammar: Grammar) -> Document:
    """A caption as something to reason about. Never fails, whatever the text holds."""
    return Document(text, grammar)


def fold_phrase(phrase: str, grammar: Grammar) -> str:
    """A phrase as it stands in Document.joined: its folded tokens, joined by single spaces."""
    return " ".join(Pieces(phrase, grammar["whole_word"], grammar["clitic"]).words)
