"""Hashtags: how many there are, and whether a tag of several words can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from bot.caption.document import Document, Hit, Token
from bot.caption.measures.check import Numbers, check

_LOWER = re.compile(r"[#\uff03]([a-z]+)(\d*)")
_SHORTEST_TAG = 9  # a shorter tag is read aloud well enough, and easily cut wrong
_LONGEST_WORD = 14


def hashtags(doc: Document) -> list[Token]:
    """The tags that a platform would link: "#1" is a number, not a tag."""
    return [t for t in doc.tokens if t.kind == "hashtag" and any(c.isalpha() for c in t.word)]


def _too_many(doc: Document, numbers: Numbers, cap: str) -> Iterator[Hit]:
    """More hashtags than the cap: from the first that is over it to the last."""
    tags = hashtags(doc)
    if len(tags) > numbers[cap]:
        values = {"count": str(len(tags)), "limit": str(numbers[cap]), "over": str(len(tags) - numbers[cap])}
        yield Hit(tags[numbers[cap]].start, tags[-1].end, values)


def words_of(tag: str, known: frozenset[str], short: frozenset[str]) -> tuple[str, ...] | None:
    """A run of letters cut into common words; None unless all of it is covered, and by two words or more.

    The cut with the fewest words wins; a tag that is a word itself ("sunset") is left whole. Short words ("of", "my")
    count only between longer ones: at least two thirds of the letters must lie in words of three letters or more.
    """
    if tag in known:
        return None
    best: list[tuple[str, ...] | None] = [()] + [None] * len(tag)
    for end in range(1, len(tag) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            head, piece = best[start], tag[start:end]
            if head is None or piece not in (known if end - start >= 3 else short):
                continue
            longer = best[end]
            if longer is None or len(head) + 1 < len(longer):
                best[end] = (*head, piece)
    words = best[-1]
    if words is None or len(words) < 2 or 3 * sum(len(w) for w in words if len(w) >= 3) < 2 * len(tag):
        return None
    return words


def camel_case(tag: str, known: frozenset[str], short: frozenset[str]) -> str | None:
    """ "#slowmorning2026" as "#SlowMorning2026"; None for a tag that is one word, unknown, or has capitals already."""
    m = _LOWER.fullmatch(tag)
    if m is None or len(m[1]) < _SHORTEST_TAG:
        return None
    words = words_of(m[1], known, short)
    return None if words is None else tag[0] + "".join(w.capitalize() for w in words) + m[2]


def _all_lower_case(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """A tag of several words without capitals. One hit a caption, on the first: the others are counted."""
    known, short = doc.grammar["tag_word"], doc.grammar["tag_short_word"]
    found = []
    for tag in hashtags(doc):
        if camel := camel_case(doc.text[tag.start : tag.end], known, short):
            found.append((tag, camel))
    if found:
        tag, camel = found[0]
        yield Hit(tag.start, tag.end, {"camel": camel, "count": str(len(found))})


_CAP_FILLS = ("count", "limit", "over")

CHECKS = {
    "over_the_hashtag_cap": check(partial(_too_many, cap="hashtags"), ("hashtags",), _CAP_FILLS),
    "many_hashtags": check(partial(_too_many, cap="hashtags_warn"), ("hashtags_warn",), _CAP_FILLS),
    "hashtag_without_capitals": check(_all_lower_case, (), ("camel", "count")),
}
