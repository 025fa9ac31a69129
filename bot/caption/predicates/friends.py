"""Predicates on friends: what looks like the audience may be said to people who are tagged, named or shown."""

from __future__ import annotations

from bisect import bisect_left
from typing import cast

from bot.caption.cues import (
    among,
    any_among,
    any_starts,
    asks,
    clause_start,
    ends_at,
    mark,
    says,
    sentence,
    starts_at,
    word,
)
from bot.caption.document import Document, Place
from bot.caption.predicates.audience import counted, own

_NOTE = 24  # tokens before a place in which the people of a note are named
_AROUND = 14  # tokens before a place in which a tag still belongs to it; after it, half as many


def warm_to_the_tagged(place: Place) -> bool:
    """Thanks, love or praise near a tag: "so proud of @mira, y'all are the best". Questions ask readers."""
    doc = place.doc
    if asks(place) or not _warm(place):
        return False
    return "mention" in doc.kinds[max(0, place.first - _AROUND) : place.last + _AROUND // 2]


def warm_to_the_named(place: Place) -> bool:
    """Thanks, love or praise that names somebody: "Thanks Lea, you guys are gold", "Swim Club, I love you all"."""
    if asks(place) or not _warm(place):
        return False
    capitals, (first, _) = _capitals(place.doc), sentence(place)
    before = capitals[bisect_left(capitals, first) : bisect_left(capitals, place.first)]
    return any(_name(place, i) for i in before)


def note_to_own(place: Place) -> bool:
    """The caption is to the creator's own people: "To my boys, you make me proud", "Dear kids, I love you all", "My
    family. I love y'all", "Happy anniversary mom and dad! We love you guys"."""
    doc = place.doc
    i = doc.first_word
    i += word(doc, i) in ("to", "dear", "for")
    opened = word(doc, i) in ("my", "our") or word(doc, i - 1) == "dear"
    if opened and word(doc, i) != "fellow" and any(among(doc, k, "own_people") for k in range(i, i + 4)):
        return True
    if not _warm(place):
        return False
    mine = any(word(doc, k) in ("my", "our") for k in range(max(0, place.first - 3), place.first))
    if mine and among(doc, place.last - 1, "own_people"):
        return True
    near = max(0, place.first - _NOTE), place.first
    return any_among(doc, *near, "kin") or any_starts(doc, *near, "these_people")


def _warm(place: Place) -> bool:
    first, last = sentence(place)
    return says(place.doc, "warm") and any_among(place.doc, first, last, "warm")


def _name(place: Place, i: int) -> bool:
    """A capital inside a sentence, after thanks or "and"; or at its start, called before a comma and "I" or "we"."""
    doc = place.doc
    first, _ = sentence(place)
    if among(doc, i, "occasion", "platform_name", "never_a_name"):
        return False
    if i == first or word(doc, i - 1) == "":
        end = i + 2 if word(doc, i + 1) and _capital(doc.typed[i + 1]) else i + 1
        return mark(doc, end) == "," and word(doc, end + 1) in ("i", "we")
    before = ends_at(doc, i - 1, "thanks_word") is not None or word(doc, i - 1) in ("and", "&", "to")
    return before and not among(doc, i, "crowd_noun", "loose_crowd_noun", "everyone", "second_person")


def _capitals(doc: Document) -> list[int]:
    """The words with one capital, as tokens."""
    if "capitals" not in doc.notes:
        doc.notes["capitals"] = [i for i in doc.said if _capital(doc.typed[i])]
    return cast(list[int], doc.notes["capitals"])


def _capital(typed: str) -> bool:
    """One capital, not shouted: "Lea", not "LEA", not "I"."""
    return len(typed) > 1 and typed[0].isupper() and typed[1:].islower()


def cheers_the_shown(place: Place) -> bool:
    """Thanks or a cheer to people who are likely in the picture: "Way to go, girls!", "thanks boys"."""
    doc = place.doc
    if not among(doc, place.last - 1, "shown_noun"):
        return False
    first, i = clause_start(place), place.first - 1
    if mark(doc, i) == ",":
        first, i = clause_start(Place(doc, i, i + 1)), i - 1
    cheered = starts_at(doc, first, "rally_before") is not None or starts_at(doc, first, "thanks_word") is not None
    return cheered or ends_at(doc, i, "rally_before") is not None or ends_at(doc, i, "thanks_word") is not None


def welcomed(place: Place) -> bool:
    """A newcomer is welcomed to it: "welcome to the fam, little one"."""
    doc, i = place.doc, place.first
    return word(doc, i - 1) == "to" and word(doc, i - 2) in ("welcome", "welcoming")


def counted_without_thanks(place: Place) -> bool:
    """A number of followers is told, and nobody is thanked for it: "40k followers, and it rained"."""
    doc = place.doc
    if own(place) or not counted(place):
        return False
    first, last = sentence(place)
    near = max(0, first - _AROUND), last + _AROUND
    loved = any(word(doc, i) in ("love", "grateful") for i in range(*near))
    return not loved and not any_starts(doc, *near, "thanks_word")
