"""Hashtags: how many there are, and whether a tag of several words can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from ahocorasick_rs import AhoCorasick

from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers

_LOWER = re.compile(r"[#\uff03]([a-z]+)(\d*)")
_SHORTEST_TAG = 9  # a shorter tag is read aloud well enough, and easily cut wrong
_LONGEST_WORD = 14


def _too_many(doc: Document, numbers: Numbers, cap: str) -> Iterator[Hit]:
    """More hashtags than the cap: from the first that is over it to the last."""
    tags = doc.hashtags
    if len(tags) > numbers[cap]:
        values = {"count": str(len(tags)), "limit": str(numbers[cap]), "over": str(len(tags) - numbers[cap])}
        starts, ends = doc.spans
        yield Hit(starts[tags[numbers[cap]]], ends[tags[-1]], values)


def words_of(tag: str, known: frozenset[str], short: frozenset[str]) -> tuple[str, ...] | None:
    """A run of letters cut into common words; None unless all of it is covered, and by two words or more.

    The cut with the fewest words wins, then the one with the longer words first ("friends and family"); a tag that is
    a word itself ("sunset") is left whole. At least two thirds of the letters must lie in words of three and more.
    """
    pieces = _pieces(tag, known, short)
    if tag in known or not pieces:
        return None
    rest_of: dict[int, tuple[str, ...]] = {len(tag): ()}
    for start, end in sorted(pieces, reverse=True):
        rest, piece = rest_of.get(end), tag[start:end]
        if rest is None or (end - start == 1 and not _single_letter_fits(piece, start, rest)):
            continue
        so_far = rest_of.get(start)
        if so_far is None or len(rest) + 1 < len(so_far):
            rest_of[start] = (piece, *rest)
    words = rest_of.get(0)
    if words is None or len(words) < 2 or 3 * sum(len(w) for w in words if len(w) >= 3) < 2 * len(tag):
        return None
    return words


def _pieces(tag: str, known: frozenset[str], short: frozenset[str]) -> list[tuple[int, int]]:
    """Where words stand that follow each other from the first letter on; none unless they reach the last."""
    reached = {0}
    pieces = []
    for _, start, end in _finder(known, short).find_matches_as_indexes(tag, overlapping=True):  # by their ends
        if start in reached:
            reached.add(end)
            pieces.append((start, end))
    return pieces if len(tag) in reached else []


@lru_cache(maxsize=4)
def _finder(known: frozenset[str], short: frozenset[str]) -> AhoCorasick:
    """Finds the words that a tag can be cut into."""
    return AhoCorasick([*(w for w in known if 3 <= len(w) <= _LONGEST_WORD), *(w for w in short if len(w) < 3)])


def _single_letter_fits(letter: str, start: int, rest: tuple[str, ...]) -> bool:
    """ "I" opens a tag; "a" stands inside one, before a longer word. Anything else is a chance cut."""
    return start == 0 if letter == "i" else start > 0 and bool(rest) and len(rest[0]) >= 4


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
    starts, ends = doc.spans
    found = []
    for i in doc.hashtags:
        if camel := camel_case(doc.text[starts[i] : ends[i]], known, short):
            found.append((i, camel))
    if found:
        i, camel = found[0]
        yield Hit(starts[i], ends[i], {"camel": camel, "count": str(len(found))})


_CAP_FILLS = ("count", "limit", "over")

CHECKS = {
    "over_the_hashtag_cap": Check(partial(_too_many, cap="hashtags"), ("hashtags",), _CAP_FILLS, signs=("#",)),
    "many_hashtags": Check(partial(_too_many, cap="hashtags_warn"), ("hashtags_warn",), _CAP_FILLS, signs=("#",)),
    "hashtag_without_capitals": Check(_all_lower_case, (), ("camel", "count"), signs=("#",)),
}
