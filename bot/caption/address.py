"""Who a caption talks to and as whom: the places that speak to one reader, and the voice (I, we)."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from bot.caption.cues import (
    clause_end,
    clause_start,
    ends_at,
    is_edge,
    mark,
    says,
    sentence,
    skip_back,
    starts_at,
    word,
)
from bot.caption.document import Document, Place

Voice = Literal["I", "we", "both", "none"]
Span = tuple[int, int]
_PERSONAL = ("personal_occasion", "personal_affection", "personal_kin")
_QUOTED = ("quote", "lyric", "mention", "hashtag", "link", "name")


def voice(doc: Document) -> Voice:
    """Whether the creator speaks as I, as we, as both or as neither, outside quotations."""
    spoken = {
        t.word
        for i, t in enumerate(doc.tokens)
        if t.kind == "word" and not _quoted(doc, t.start, t.end) and not _initial(doc, i)
    }
    as_i, as_we = bool(spoken & doc.grammar["voice_i"]), bool(spoken & doc.grammar["voice_we"])
    return "both" if as_i and as_we else "I" if as_i else "we" if as_we else "none"


def one_to_one(doc: Document, crowd: Sequence[Span]) -> tuple[Span, ...]:
    """Where the caption speaks to one reader, as code points: `you` of the reader, and orders to the reader.

    `crowd` are the places that speak to a crowd: an order or a `you` in the same clause belongs to them.
    """
    found: list[Span] = []
    personal = _is_personal(doc)
    said = 0  # where the last place that was found ends
    for i, token in enumerate(doc.tokens):
        if (
            token.kind != "word"
            or _quoted(doc, token.start, token.end)
            or token.start < said
            or _within(token.start, crowd)
        ):
            continue
        place = Place(doc, i, i + 1)
        if token.word in doc.grammar["direct"]:
            spoken = not _initial(doc, i) and not _generic(place) and not personal and not _somebody_else(place)
        else:
            place = _reader_phrase(place) or place
            spoken = place.last > i + 1 or _orders_reader(place)
        if spoken and not _belongs_to_crowd(place, crowd):
            found.append((place.start, place.end))
            said = place.end
    return tuple(found)


def _initial(doc: Document, i: int) -> bool:
    """A letter of an abbreviation, not a pronoun: "U.S.", "T.I.", "U of M", "US" in a caption not all in capitals."""
    t, text = doc.tokens[i], doc.text
    typed = text[t.start : t.end]
    if typed == "US":
        return not text.isupper()
    if text[t.start - 1 : t.start] == "\\":
        return True  # an escape such as \u2063 that an app left behind
    if typed not in ("I", "U"):
        return False
    before, after = text[t.start - 1 : t.start], text[t.end : t.end + 2]
    dotted = before == "." or (after[:1] == "." and after[1:].isalpha())
    return dotted or (typed == "U" and word(doc, i + 1) == "of")


def _quoted(doc: Document, start: int, end: int) -> bool:
    mask = doc.masked(start, end)
    return mask is not None and mask.kind in _QUOTED


def _within(at: int, spans: Sequence[Span]) -> bool:
    """Whether a code point lies in one of the spans, which are sorted and don't overlap."""
    i = bisect_right(spans, (at, sys.maxsize)) - 1
    return i >= 0 and at < spans[i][1]


def _generic(place: Place) -> bool:
    """`you` that is nobody: "thank you", "you know", "you never know", "love you", "you can't have it all"."""
    doc, i = place.doc, place.first
    if ends_at(doc, i, "thanks_you") is not None:
        return True
    first, _ = sentence(place)
    if starts_at(doc, first, "generic_opening") is not None:
        return True
    return any(starts_at(doc, i - back, "generic_you") is not None for back in range(4))


def _somebody_else(place: Place) -> bool:
    """`you` of a tagged or named person: birthdays, love notes, thanks to somebody."""
    doc = place.doc
    first, last = sentence(place)
    if any(ends_at(doc, i, "personal_address") is not None for i in range(max(0, first - 12), last)):
        return True
    nearby = range(max(0, first - 4), min(len(doc.tokens), place.last + 3))
    tagged = any(doc.tokens[i].kind == "mention" for i in nearby)
    return tagged and any(word(doc, i) in doc.grammar["personal_verb"] for i in range(first, last))


def _is_personal(doc: Document) -> bool:
    """The caption is a note to one named person: two or more of an occasion, affection, kin, a tag; and no orders."""
    words = {t.word for t in doc.tokens if t.kind == "word"}
    if words & doc.grammar["reader_order_word"]:
        return False
    return sum(says(doc, kind) for kind in _PERSONAL) + any(t.kind == "mention" for t in doc.tokens) >= 2


def _reader_phrase(place: Place) -> Place | None:
    """Words that only a reader can be meant by, wherever they stand: "link in bio", "let me know", "stay tuned"."""
    end = starts_at(place.doc, place.first, "reader_phrase")
    return None if end is None else Place(place.doc, place.first, end)


def _orders_reader(place: Place) -> bool:
    """An order at the start of a clause that only a reader can follow: "comment below", "swipe", "tell me"."""
    doc, i = place.doc, place.first
    if word(doc, i) in doc.grammar["order_opener"] and word(doc, place.last) in doc.grammar["reader_order"]:
        return False  # "please share" is one order
    before = skip_back(doc, i - 1, "order_opener")
    if not is_edge(doc, before) or mark(doc, before) in (",", "(", "-", "/", '"', "“", "*"):
        return False
    return word(doc, i) in doc.grammar["reader_order"] and not _noun_follows_wrongly(place)


def _noun_follows_wrongly(place: Place) -> bool:
    """A verb that is a noun or a name here: "Love is", "Share price", "Follow-up"."""
    doc = place.doc
    follower = word(doc, place.last)
    if doc.tokens[place.first].word in doc.grammar["order_before_verb"] and follower not in doc.grammar["imperative"]:
        return True
    return mark(doc, place.last) in ("-", ":") or follower in doc.grammar["order_blocker"]


def _belongs_to_crowd(place: Place, crowd: Sequence[Span]) -> bool:
    """The clause speaks to a crowd, or follows a call to one: "Everyone, meet your new kettle"."""
    doc = place.doc
    first, last = clause_start(place), clause_end(place)
    if mark(doc, first - 1) == "," and first > 1 and _within(doc.tokens[first - 2].start, crowd):
        first -= 2
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    i = bisect_right(crowd, (end - 1, sys.maxsize)) - 1  # the last that starts before the clause ends
    return i >= 0 and start < crowd[i][1]
