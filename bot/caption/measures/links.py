"""Web addresses in a caption."""

from __future__ import annotations

from collections.abc import Iterator

from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers


def _link(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """Every web address."""
    if doc.joined.count(".") == doc.joined.count(" . ") and "://" not in doc.joined:
        return  # a full stop is a token of its own; any other stands inside a link, a mention or a number
    for i in [i for i, kind in enumerate(doc.kinds) if kind == "link"]:
        token = doc.tokens[i]
        address = doc.text[token.start : token.end].rstrip(".,;:!?)”\"'")
        yield Hit(token.start, token.start + len(address), {})


CHECKS = {"link_in_caption": Check(_link)}
