"""Shortens a caption that is too long for where it goes: whole sentences are left out, the last ones first.

What asks, speaks to somebody, names an advert, tags or links stays, and so does the first thought. Nothing is cut
within a sentence. Where that does not make room enough, nothing is left out at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.caption.address import heard
from bot.caption.document import Document, Edit
from bot.caption.language import speaks
from bot.caption.measures.asking import opens_a_request
from bot.caption.measures.length import utf16_units

FIRST_THOUGHT = 4  # words that stay in any case

_KEPT_KINDS = frozenset({"mention", "link", "hashtag"})
_KEPT_WORDS = ("second_person", "direct", "crowd_noun", "everyone", "anyone")
_KEPT_PHRASES = (
    "request_phrase", "disclosure", "disclosure_label", "unclear_disclosure", "promo_code", "gift", "gifted_by",
)  # fmt: skip
_BULLET = re.compile(r"[^\w\s#@\"'“‘(]{1,3}\s|\d{1,2}[.):]\s|[^\x00-\u24ff]")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:\w|[^\Waeiouy\d]{2,3}|(?:\w\.)+\w|etc|approx|incl)\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, a list, or closing tags, without the blanks around it. Code points."""

    start: int
    end: int
    stays: bool = False


def shortened(doc: Document, most: int) -> tuple[Edit, ...] | None:
    """The edits after which the caption has no more than `most` UTF-16 units, and so no more code points; None where
    whole sentences don't make room enough, or where it is in a language that the grammar does not know.
    """
    over = utf16_units(doc.text) - most
    if over <= 0 or not speaks(doc):
        return () if over <= 0 else None
    pieces = list(_first_thought_stays(doc, _pieces(doc)))
    out: set[int] = set()
    for n in reversed([n for n, piece in enumerate(pieces) if not piece.stays]):
        out.add(n)
        if _room(doc, pieces, out) >= over:
            break
    else:
        return None
    for n in sorted(out):  # what a longer one after it made needless stays in
        if _room(doc, pieces, out - {n}) >= over:
            out.remove(n)
    return tuple(_cuts(doc.text, pieces, out))


def _room(doc: Document, pieces: Sequence[Piece], out: set[int]) -> int:
    """How many UTF-16 units shorter the caption is without these pieces."""
    return sum(utf16_units(doc.text[cut.start : cut.end]) for cut in _cuts(doc.text, pieces, out))


def _cuts(text: str, pieces: Sequence[Piece], out: set[int]) -> Iterator[Edit]:
    """One edit for each run of pieces. Of the blanks around it the wider ones stay: a paragraph's end is kept."""
    n = 0
    while n < len(pieces):
        if n not in out:
            n += 1
            continue
        last = n
        while last + 1 in out:
            last += 1
        before = pieces[n - 1].end if n else 0
        after = pieces[last + 1].start if last + 1 < len(pieces) else len(text)
        start, end = pieces[n].start, pieces[last].end
        if last + 1 == len(pieces) or text[end:after].count("\n") >= text[before:start].count("\n"):
            yield Edit(before, end, "")
        else:
            yield Edit(start, after, "")
        n = last + 1


def _first_thought_stays(doc: Document, pieces: Iterator[Piece]) -> Iterator[Piece]:
    words = 0
    for piece in pieces:
        yield replace(piece, stays=True) if words < FIRST_THOUGHT else piece
        words += sum(doc.kinds[i] == "word" for i in _tokens(doc, piece.start, piece.end))


def _pieces(doc: Document) -> Iterator[Piece]:
    """The pieces in order; what stays of them says so."""
    stays = _kept(doc)
    for start, end in _whole(doc.text, list(_sentences(doc))):
        for piece in _without_tags(doc, start, end):
            yield replace(piece, stays=bool(stays.intersection(_tokens(doc, piece.start, piece.end))))


def _sentences(doc: Document) -> Iterator[tuple[int, int]]:
    starts, ends = doc.spans
    for first, last in doc.sentences:
        yield starts[first], ends[last - 1]


def _whole(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences, put together where a stop ended none: "Dr. Wool", "3.5 m", a quotation, the lines of a list."""
    n = 0
    while n < len(sentences):
        start, end = sentences[n]
        while n + 1 < len(sentences) and _goes_on(text, (start, end), sentences[n + 1]):
            n += 1
            end = sentences[n][1]
        yield start, end
        n += 1


def _goes_on(text: str, one: tuple[int, int], following: tuple[int, int]) -> bool:
    said, gap, then = text[slice(*one)], text[one[1] : following[0]], text[slice(*following)]
    if said.rstrip().endswith(":"):
        return True
    if "\n" in gap:
        return "\n\n" not in gap and _is_item(said.rsplit("\n", 1)[-1]) and _is_item(then)
    line = said.rsplit("\n", 1)[-1]
    within = line.count("(") > line.count(")") or line.count("“") > line.count("”") or line.count('"') % 2 == 1
    nothing_said = not any(map(str.isalpha, said)) or not any(map(str.isalnum, then))
    return within or nothing_said or not gap or then[0].islower() or bool(_SHORT_FORM.search(said))


def _is_item(line: str) -> bool:
    return _BULLET.match(line) is not None


def _without_tags(doc: Document, start: int, end: int) -> Iterator[Piece]:
    """The piece, and the tags that close it as one of their own."""
    tags = end
    for i in reversed(_tokens(doc, start, end)):
        if doc.kinds[i] != "hashtag":
            break
        tags = doc.spans[0][i]
    said = len(doc.text[start:tags].rstrip())
    if said:
        yield Piece(start, start + said)
    if tags < end:
        yield Piece(tags, end)


def _tokens(doc: Document, start: int, end: int) -> range:
    starts = doc.spans[0]
    return range(bisect_left(starts, start), bisect_left(starts, end))


def _kept(doc: Document) -> set[int]:
    """The tokens for whose sake a sentence stays."""
    starts, _ = doc.spans
    kept = {i for i, kind in enumerate(doc.kinds) if kind in _KEPT_KINDS or "?" in doc.words[i]}
    for lexicon in _KEPT_WORDS:
        kept.update(doc.words_of(lexicon))
    for lexicon in _KEPT_PHRASES:
        kept.update(first for first, _ in doc.spots(lexicon))
    kept.update(first for first, _ in doc.spots("request_verb") if opens_a_request(doc, first))
    spoken = {place.start for place in heard(doc, ())}
    kept.update(i for i, start in enumerate(starts) if start in spoken)
    return kept
