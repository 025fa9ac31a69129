"""Whose a `you` is: the reader's, or nobody's (a formula, a general truth) or somebody else's."""

from __future__ import annotations

from typing import Literal

from bot.caption.address.called import calls_away, calls_kin, calls_reader
from bot.caption.address.headings import is_reported
from bot.caption.address.somebody import named_nearby, tagged_nearby, thanked_before
from bot.caption.cues import (
    among,
    asks,
    clause_end,
    clause_start,
    is_edge,
    mark,
    sentence,
    skip_back,
    starts_at,
    token,
    word,
)
from bot.caption.document import Document, Place

_SHORT = 16  # tokens of a question without a subject
_HEARTS = frozenset("❤♥💜💙💚💛🧡🖤🤍🤎💕💖💗💓💞💘<")

Reason = Literal["quoted", "crowd", "formula", "generic", "told", "tagged", "named", "somebody"]


def not_the_reader(place: Place, to_somebody: bool) -> Reason | None:
    """Why a `you` is not the reader; None where it is. `to_somebody`: the whole caption is a note to somebody else."""
    if _is_plural(place):
        return "crowd"
    if named_nearby(place) or calls_away(place) or calls_kin(place):
        return "named"
    if _around(place, "you_formula") or _wished(place) or _hearted(place) or _held_dear(place):
        return "formula"
    if calls_reader(place.doc, place.first):
        return None
    if _is_generic(place):
        return "generic"
    if is_told(place):
        return "told"
    if to_somebody:
        return "somebody"
    if tagged_nearby(place):
        return "tagged"
    if thanked_before(place):
        return "somebody"
    return "formula" if _shared_life(place) else None


def asked_at(doc: Document, i: int) -> Place | None:
    """A question to the reader that leaves the "you" out: "Ready for soup?", "Need a hand?"; `i` is its first word."""
    end = starts_at(doc, i, "asked_state")
    if end is None or among(doc, end, "own_subject"):
        return None
    place = Place(doc, i, end)
    first, _ = sentence(place)
    opens = skip_back(doc, i - 1, "order_opener")
    return place if (opens < first or is_edge(doc, opens)) and _ends_asking(place) else None


def _ends_asking(place: Place) -> bool:
    """The sentence is short and ends in a question mark."""
    _, last = sentence(place)
    return mark(place.doc, last - 1) == "?" and last - place.first <= _SHORT


def _around(place: Place, lexicon: str) -> bool:
    """The `you` is a word of an entry of the lexicon."""
    doc, i = place.doc, place.first
    for back in range(5):
        end = starts_at(doc, i - back, lexicon)
        if end is not None and end > i:
            return True
    return False


def _is_plural(place: Place) -> bool:
    """A `you` of several, though no rule calls it a crowd: "you two", "both of you"."""
    doc, i = place.doc, place.first
    end = starts_at(doc, i, "plural_you")
    several = (end is not None and end > i + 1) or among(doc, place.last, "several_of_you")
    part = word(doc, i - 1) == "of" and among(doc, i - 2, "quantifier_of")
    return several or (part and among(doc, i, "you_alone"))


def _held_dear(place: Place) -> bool:
    """The one whom the writer loves or misses, object of that verb: "I can still feel you", "thinking of you"."""
    doc, i = place.doc, place.first
    if not among(doc, i, "you_alone") or among(doc, place.last, "you_acts"):
        return False
    verb = i - 2 if among(doc, i - 1, "heart_link") else i - 1
    if not among(doc, verb, "heart_verb"):
        return False
    first = clause_start(place)
    waits = starts_at(doc, first, "own_waiting") is not None
    return waits or any(among(doc, k, "first_person") for k in range(max(first, verb - 5), verb)) or verb == first


def _shared_life(place: Place) -> bool:
    """The one with whom the writer lives: "a lifetime with you", "grow old with you"."""
    doc, i = place.doc, place.first
    return word(doc, i - 1) == "with" and among(doc, i, "you_alone") and among(doc, i - 2, "shared_life")


def _hearted(place: Place) -> bool:
    """A heart that is read as "love": "I ❤️ you", "❤️ you all so much"."""
    doc, i = place.doc, place.first
    before = token(doc, i - 1)
    if before is None or before.kind != "emoji" or before.word[:1] not in _HEARTS:
        return False
    return word(doc, i - 2) in ("i", "we") or among(doc, place.last, "so_fond")


def _wished(place: Place) -> bool:
    """A formulaic wish: "enjoy your weekend", "hope your day was good", "hope you have a lovely day"."""
    doc, i = place.doc, place.first
    if word(doc, i - 1) not in ("enjoy", "hope"):
        return False
    last = i + 7 if among(doc, i + 1, "wished_having") else i + 4
    return any(among(doc, k, "good_time") for k in range(i + 1, min(last, clause_end(place))))


def _is_generic(place: Place) -> bool:
    """`you` that is everybody and nobody: "you never know", "when you ...", "life is what you make it"."""
    doc = place.doc
    if _around(place, "generic_frame"):
        return not (among(doc, place.last, "cannot") and among(doc, place.first - 1, "cannot_frame"))
    if _around(place, "generic_person"):
        return not asks(place)
    first, last = sentence(place)
    while first < place.first and token(doc, first) is not None and not word(doc, first):
        first += 1
    if starts_at(doc, first, "rhetorical_opening") is not None and word(doc, place.first - 1) in ("when", "if", "that"):
        return True
    if _until(place, first, last):
        return True
    heads = [first] + [k + 1 for k in range(first, min(first + 6, place.first)) if mark(doc, k) == ":"]
    opening = any(starts_at(doc, k, n) is not None for k in heads for n in ("generic_opening", "maxim_opening"))
    return opening and not asks(place)


def _until(place: Place, first: int, last: int) -> bool:
    """A truth that is learnt late: "You don't know love until you have a goat"."""
    doc = place.doc
    if "until" not in doc.words[first:last]:
        return False
    knows = any(among(doc, k, "learnt") and among(doc, k - 1, "negated") for k in range(first + 1, place.last + 4))
    return knows and any(word(doc, k) == "until" and among(doc, k + 1, "you_alone") for k in range(first, last))


def is_told(place: Place) -> bool:
    """A line of a told scene: "Me: you are late", "You are late, said the clock"."""
    doc = place.doc
    if is_reported(place):
        return True
    first, _ = sentence(place)
    return any(
        mark(doc, k) == ":" and k > 0 and word(doc, k - 1) in doc.grammar["speaker_label"]
        for k in range(first, min(first + 4, place.first))
    )
