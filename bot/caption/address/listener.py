"""The places of a caption that speak to one reader, and why the others do not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from sys import maxsize
from typing import Literal

from bot.caption.address.called import calls_away
from bot.caption.address.headings import is_motto
from bot.caption.address.orders import may_order, order_at
from bot.caption.address.second_person import Reason, asked_at, is_told, not_the_reader
from bot.caption.address.somebody import is_note
from bot.caption.address.words import FOLLOW_TAGS, Span, follow_tag, initial, quoted, within
from bot.caption.cues import (
    BASE_VERBS,
    among,
    any_among,
    asks,
    clause_end,
    clause_start,
    mark,
    sentence,
    starts_at,
    word,
)
from bot.caption.document import Document, Place
from bot.caption.patience import MOST_PLACES

Kind = Literal["reader", "order", "offer"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A place that speaks to one reader: a `you`, an order, or an offer such as "link in bio". Code points."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A `you` or an order that does not speak to the reader, and why. Code points."""

    start: int
    end: int
    why: Reason


def one_to_one(doc: Document, crowd: Sequence[Span]) -> tuple[Span, ...]:
    """Where the caption speaks to one reader, as code points. `crowd` are the places that speak to a crowd."""
    return tuple((h.start, h.end) for h in heard(doc, crowd))


def heard(doc: Document, crowd: Sequence[Span]) -> tuple[Heard, ...]:
    """Every place that speaks to one reader: what it is and where; of an endless caption only how it begins."""
    return tuple(h for h in islice(_listen(doc, crowd), MOST_PLACES) if isinstance(h, Heard))


def passed_over(doc: Document, crowd: Sequence[Span]) -> tuple[PassedOver, ...]:
    """Every `you` and every order that was not taken for the reader, and why."""
    return tuple(h for h in _listen(doc, crowd) if isinstance(h, PassedOver))


def _listen(doc: Document, crowd: Sequence[Span]) -> Iterator[Heard | PassedOver]:
    note: bool | None = None  # asked at the first candidate: most captions have none
    pronouns = doc.grammar["direct"]
    spoken_to: Place | None = None  # the last `you` of somebody named
    truth: Place | None = None  # the last `you` of nobody
    said = 0  # the token after the last place that was found
    for i in _openers(doc)[:_MOST_OPENERS]:
        if follow_tag(doc, i):
            yield Heard(doc.tokens[i].start, doc.tokens[i].end, "order")
        if doc.kinds[i] != "word" or i < said or (crowd and within(doc.spans[0][i], crowd)):
            continue
        if doc.words[i] in pronouns:
            place, kind = Place(doc, i, i + 1), _READER
        else:
            order = order_at(doc, i)
            asked = asked_at(doc, i) if order is None else None
            if order is None and asked is None:
                continue
            place, kind = order or (asked or Place(doc, i, i + 1), _READER)
        if initial(doc, i):
            continue
        note = is_note(doc, bool(crowd)) if note is None else note
        why = _why_not(place, kind, crowd, note)
        if why in ("named", "tagged"):
            spoken_to = place
        elif why is None and kind == "reader" and spoken_to is not None and _still(spoken_to, place):
            why, spoken_to = "named", place
        elif why is None and kind == "reader" and truth is not None and _same_truth(truth, place):
            why = "generic"
        truth = place if why == "generic" else truth
        said = place.last
        yield Heard(place.start, place.end, kind) if why is None else PassedOver(place.start, place.end, why)


def _openers(doc: Document) -> list[int]:
    """The tokens at which a place can start. All else in a caption need not be looked at."""
    firsts = {first for lexicon in _OPENING for first, _ in doc.spots(lexicon)}
    firsts.update(first for lexicon in BASE_VERBS for first, _ in doc.spots(lexicon) if may_order(doc, first))
    if "#follow" in doc.joined:
        firsts.update(i for i, word in enumerate(doc.words) if word in FOLLOW_TAGS)
    return sorted(firsts)


_OPENING = ("direct", "reader_offer", "reader_phrase", "asked_state")
_MOST_OPENERS = 3 * MOST_PLACES  # most verbs are no orders
_CALLED = (",", ":", "-", "–", "—")  # what stands between a crowd that is called and its order
_READER: Kind = "reader"
_SOON = 30  # tokens


def _refers_back(place: Place, crowd: Sequence[Span]) -> bool:
    """A statement that called a crowd before: "For all bakers in town, this one is for you"."""
    first, _ = sentence(place)
    i = bisect_right(crowd, (place.start, maxsize)) - 1  # the last before the `you`
    return (
        i >= 0
        and crowd[i][0] >= place.doc.tokens[first].start
        and not asks(place)
        and not _if_any(place.doc, first, crowd[i])
    )


def _if_any(doc: Document, first: int, span: Span) -> bool:
    """The place stands in a condition that one reader may meet: "if anyone bakes, tell me"."""
    k = next((k for k in range(first, len(doc.tokens)) if doc.tokens[k].start >= span[0]), first)
    return word(doc, k - 1) == "if" and among(doc, k, "anyone")


def _why_not(place: Place, kind: Kind, crowd: Sequence[Span], note: bool) -> Reason | None:
    if quoted(place.doc, place.first):
        return "quoted"
    if _belongs_to_crowd(place, crowd) if kind != "offer" else _beside_crowd(place, crowd):
        return "crowd"
    if kind == "reader":
        return "crowd" if _refers_back(place, crowd) else not_the_reader(place, note)
    if kind == "order" and is_told(place):
        return "told"
    if kind == "order" and is_motto(place):
        return "formula"
    if kind == "order" and calls_away(place):
        return "named"
    if kind == "order" and note and starts_at(place.doc, place.first, "reader_phrase") is None:
        return "somebody"
    return None


def _still(before: Place, place: Place) -> bool:
    """A `you` soon after one of somebody named is the same person, unless it is asked of the reader."""
    return place.first - before.first < _SOON and not asks(place)


def _beside_crowd(place: Place, crowd: Sequence[Span]) -> bool:
    """An offer that is called to a crowd in one breath: "Link in bio bakers"."""
    return place.last < len(place.doc.words) and within(place.doc.tokens[place.last].start, crowd)


def _same_truth(before: Place, place: Place) -> bool:
    """A `you` of the sentence of one that is nobody, without an I: "You never know what you have"."""
    first, last = sentence(place)
    same = sentence(before) == (first, last) and not asks(place)
    return same and not any_among(place.doc, first, last, "first_person")


def _belongs_to_crowd(place: Place, crowd: Sequence[Span]) -> bool:
    """The clause speaks to a crowd, or follows a call to one: "Everyone, meet your new kettle"."""
    if not crowd:
        return False
    doc = place.doc
    first, last = clause_start(place), clause_end(place)
    if mark(doc, first - 1) in _CALLED and first > 1 and within(doc.tokens[first - 2].start, crowd):
        first -= 2
    before = clause_start(Place(doc, first - 2, first - 1)) if mark(doc, first - 1) == "," and first > 1 else first
    if among(doc, before + among(doc, before, "order_opener"), "called_by") and before < first:
        first = before  # "To anyone who is late, please knock"
    if mark(doc, last) == "," and last + 1 < len(doc.tokens) and within(doc.tokens[last + 1].start, crowd):
        last += 2  # "Stock up, everyone"
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    i = bisect_right(crowd, (end - 1, maxsize)) - 1  # the last that starts before the clause ends
    if i < 0 or start >= crowd[i][1]:
        return False
    return not _if_any(doc, first, crowd[i])
