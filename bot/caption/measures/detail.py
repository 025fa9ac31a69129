"""The one true detail: whether a caption holds anything that only its writer could know."""

from __future__ import annotations

from collections.abc import Iterator

from bot.caption.document import Document, Hit
from bot.caption.measures.asking import last_english_word
from bot.caption.measures.check import Check, Numbers
from bot.caption.measures.entries import has

_NAMING = frozenset({"number", "mention", "link"})
_VAGUE = ("common_word", "topicless", "vague_word")


def _no_detail(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """A caption of at least `words` words, in English, made of nothing but words that fit any post: at most one in
    `one_in` is of another kind, and there is no number, name, mention or quotation. Marks its last word.

    Thanks and wishes are complete without. Hashtags are left out: they sort a post, and anyone could write them.
    """
    if len(doc.words) < numbers["words"] or any(map(str.isdigit, doc.text)) or not _NAMING.isdisjoint(doc.kinds):
        return
    words = [i for i, kind in enumerate(doc.kinds) if kind == "word"]
    known = [doc.grammar[name] for name in _VAGUE]
    telling = sum(not any(doc.words[i] in some for some in known) for i in words)
    if telling * numbers["one_in"] > len(words) or has(doc, "tribute") or _named(doc, words):
        return
    if doc.may_quote and any(mask.kind == "quote" for mask in doc.masks):
        return
    last = last_english_word(doc, numbers["words"])
    if last is not None:
        yield Hit(doc.spans[0][last], doc.spans[1][last], {})


def _named(doc: Document, words: list[int]) -> bool:
    """Whether a capital stands inside a sentence: nearly always a name. Where all is capitals, they tell nothing."""
    if doc.shouted:
        return False
    starts = {first for first, _ in doc.sentences}
    return any(
        doc.typed[i][:1].isupper() and not doc.typed[i].isupper()
        for i in words
        if i not in starts and i - 1 not in starts and doc.kinds[i - 1] == "word"
    )


CHECKS = {"no_detail": Check(_no_detail, ("words", "one_in"), shortest=lambda numbers: 3 * numbers["words"])}
