"""The one true detail: whether a caption holds anything that only its writer could know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.caption.cues import starts_at
from bot.caption.document import Document, Hit
from bot.caption.measures.asking import last_english_word
from bot.caption.measures.check import Check, Numbers
from bot.caption.measures.entries import has

_DIGIT = re.compile(r"\d")
_VAGUE = ("common_word", "topicless", "vague_word")


def _no_detail(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """A caption of at least `words` words, in English, made of nothing but words that fit any post: at most one in
    `one_in` is of another kind, and there is no number, name, mention or quotation. Marks its last word.

    Thanks and wishes are complete without, and "when you ..." sets the scene of what the video shows. Hashtags are
    left out: they sort a post, and anyone could write them.
    """
    if len(doc.words) < numbers["words"] or _DIGIT.search(doc.text) or "@" in doc.text:
        return
    if starts_at(doc, 0, "scene_opener") is not None:
        return
    if _telling(doc, len(doc.words) // numbers["one_in"]) or has(doc, "tribute") or "link" in doc.kinds:
        return
    if _named(doc) or (doc.may_quote and any(mask.kind == "quote" for mask in doc.masks)):
        return
    last = last_english_word(doc, numbers["words"])
    if last is not None:
        yield Hit(doc.spans[0][last], doc.spans[1][last], {})


def _telling(doc: Document, most: int) -> bool:
    """Whether more than `most` words are of those that fit not every post. Most captions show it in a few words."""
    common, topicless, vague = (doc.grammar[name] for name in _VAGUE)
    telling = 0
    for word in doc.words:
        if word not in common and word not in topicless and word not in vague and word[0].isalpha():
            telling += 1
            if telling > most:
                return True
    return False


def _named(doc: Document) -> bool:
    """Whether a capital stands inside a sentence: nearly always a name. Where all is capitals, they tell nothing."""
    if doc.shouted:
        return False
    starts = {first for first, _ in doc.sentences}
    return any(
        doc.typed[i][:1].isupper() and not doc.typed[i].isupper()
        for i in doc.said
        if i not in starts and i - 1 not in starts and doc.kinds[i - 1] == "word"
    )


CHECKS = {"no_detail": Check(_no_detail, ("words", "one_in"), shortest=lambda numbers: 3 * numbers["words"])}
