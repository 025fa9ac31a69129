"""Whom a sentence calls at its start: the reader ("Friend, rest"), or somebody else ("Dear winter, you are late")."""

from __future__ import annotations

from bot.caption.address.words import capital
from bot.caption.cues import among, asks, clause_end, ends_at, is_edge, mark, sentence, skip_back, starts_at, word
from bot.caption.document import Document, Place

_LONGEST_NAME = 9  # tokens of "To the nurse who held my hand,"


def calls_reader(doc: Document, i: int) -> bool:
    """A word by which one stranger calls another ends before token `i`: "Friend, rest", "hey mama you can"."""
    last = i - 2 if mark(doc, i - 1) == "," else i - 1
    first = ends_at(doc, last, "reader_name")
    return first is not None and is_edge(doc, skip_back(doc, first - 1, "call_opener"))


def calls_kin(place: Place) -> bool:
    """The writer's own mother, sister or love is called: "mom, you are my rock", "You built this, Papa"."""
    doc = place.doc
    first, last = sentence(place)
    kin = _called(doc, first, last, "own_kin")
    if kin is not None:
        return not asks(place) and not among(doc, place.last, "must")
    if _called(doc, first, last, "maybe_kin") is None:
        return False
    after = range(place.last, min(place.last + 4, clause_end(place)))
    mine = any(word(doc, k) == "my" and among(doc, k - 1, "copula", "your") for k in after)  # "Babe, you are my home"
    return mine or any(among(doc, k, "tied_to_me") for k in after)


def _called(doc: Document, first: int, last: int, lexicon: str) -> int | None:
    """Where a word of the lexicon stands alone before the sentence's first comma, or alone after its last."""
    while first < last and (not word(doc, first) or among(doc, first, "call_opener")):
        first += 1
    end = starts_at(doc, first, lexicon)
    if end is not None and (mark(doc, end) == "," or among(doc, end, "direct")):
        return first
    while last > first and is_edge(doc, last - 1):
        last -= 1
    start = ends_at(doc, last - 1, lexicon)
    return start if start is not None and mark(doc, start - 1) == "," else None


def calls_away(place: Place) -> bool:
    """The place's sentence opens with a call to somebody who is not the reader."""
    doc = place.doc
    first, _ = sentence(place)
    while first < place.first and not word(doc, first):
        first += 1
    if _praised(place, first):
        return True
    goodbye = starts_at(doc, first, "goodbye_opener")
    if goodbye is None and among(doc, first, "call_opener") and not among(doc, first, "hello_opener", "dear_opener"):
        first += 1
    end = starts_at(doc, first, "sacred")
    if end is not None and (mark(doc, end) in (",", "!") or end == place.first or word(doc, first) == "thank"):
        return not among(doc, place.last, "must")
    end = letter_to(doc, first, place.first)
    if end is not None:
        return end <= place.first
    if _dear_one(place, first):
        return True
    opener = goodbye or starts_at(doc, first, "hello_opener")
    if opener is None or asks(place):
        return False
    end = _name_end(doc, opener, place.first)
    left = goodbye is not None and end - opener <= 3 and not _is_reader(doc, opener, end)
    return opener < end and (left or _is_time(doc, opener, end))


def _praised(place: Place, first: int) -> bool:
    """A name after praise: "Well done Ella, you did it"."""
    doc = place.doc
    end = starts_at(doc, first, "praise_opening")
    if end is None or not capital(doc, end) or among(doc, end, "reader_name", "reader_role"):
        return False
    end += 1 + capital(doc, end + 1)
    return mark(doc, end) == "," and end + 1 == place.first


def _dear_one(place: Place, first: int) -> bool:
    """One of the writer's own, or a thing, before a comma: "My sweet boy, you are four", "Autumn, you win"."""
    doc = place.doc
    end = _name_end(doc, first, place.first)
    if mark(doc, end) != "," or end + 1 != place.first:
        return False
    mine = (
        word(doc, first) in ("my", "our")
        and end - first <= 4
        and among(doc, end - 1, "maybe_kin", "own_kin", "own_one")
    )
    return mine or (end == first + 1 and among(doc, first, "never_reads"))


def letter_to(doc: Document, first: int, before: int) -> int | None:
    """Where "To my son", "Dear 2020", "Thanks to my parents" ends that starts at `first`; None if it is a reader."""
    opener = starts_at(doc, first, "letter_opener")
    if opener is None:
        return None
    end = _name_end(doc, opener, before)
    if end == opener or _is_reader(doc, opener, end):
        return None
    mine = among(doc, opener, "first_person") and not among(doc, opener, "me_alone")
    tied = among(doc, opener, "the_one") and any(among(doc, k, "first_person") for k in range(opener, end))
    name = capital(doc, opener) and among(doc, first, "dear_opener") and not among(doc, opener, "the_one")
    kin = ends_at(doc, end - 1, "own_kin") is not None
    return end if mine or tied or name or kin or _is_time(doc, opener, end) else None


def _name_end(doc: Document, opener: int, before: int) -> int:
    """Where the one who is called ends: at a mark, or at the `you` that follows; `opener` where it ends nowhere."""
    for k in range(opener, min(before + 1, opener + _LONGEST_NAME)):
        if is_edge(doc, k) or k == before:
            return k
    return opener


def _is_reader(doc: Document, first: int, end: int) -> bool:
    """A reader or a crowd is called: "To whoever needs this", "Dear friend", "To my followers"."""
    if any(among(doc, k, "whoever", "direct") for k in range(first, end)):
        return True
    named = ends_at(doc, end - 1, "reader_name") is not None and not among(doc, first, "first_person")
    return named or among(doc, end - 1, "audience_noun", "crowd_noun", "reader_role", "to_my")


def _is_time(doc: Document, first: int, end: int) -> bool:
    """A season, a year, the writer as a child, a thing: what never reads a caption."""
    if any(among(doc, k, "own_self") or doc.kinds[k] == "number" for k in range(first, end)):
        return True
    return among(doc, end - 1, "never_reads") or ends_at(doc, end - 1, "city") is not None
