"""Base verbs that give no order: the first word of a name ("Book club meeting"), a motto ("eat, sleep, repeat")."""

from __future__ import annotations

from bot.caption.cues import BASE_VERBS, among, clause_end, sentence, starts_at, word
from bot.caption.document import Document, Place

_LONGEST_NAME = 7  # tokens
_LONGEST_MOTTO = 16


def is_name(place: Place) -> bool:
    """The verb is the first noun of a name: "Stop sign art", "Book lovers club meeting", "Tap room opens at noon"."""
    doc, i = place.doc, place.first
    if starts_at(doc, i, "noun_pair") is not None:
        return True
    end = clause_end(place)
    if not word(doc, i + 1) or (among(doc, i + 1, "order_object") and not among(doc, i + 1, "motto_particle")):
        return False
    return _ends_as_a_name(doc, i, end) or _does_something(doc, i, end)


def _ends_as_a_name(doc: Document, i: int, end: int) -> bool:
    """Nothing but bare nouns up to a word for an event or a kind of post."""
    if not among(doc, i, "noun_act") or not 3 <= end - i <= _LONGEST_NAME or not among(doc, end - 1, "name_ending"):
        return False
    inner = range(i + 1, end)
    return not any(among(doc, k, "order_object", "joins_clauses", "preposition", "news_word") for k in inner)


def _does_something(doc: Document, i: int, end: int) -> bool:
    """The verb's noun is the subject of a verb that is no base form: "Pick up games on Sunday were fun"."""
    for k in range(i + 1 + among(doc, i + 1, "motto_particle"), min(end, i + _LONGEST_NAME)):
        if among(doc, k, "verb_of_thing"):
            return k > i + 1
        if not word(doc, k) or among(doc, k, "joins_clauses", "order_object"):
            return False
    return False


def is_motto(place: Place) -> bool:
    """Bare verbs that end in "repeat" tell what the writer's days are like: "eat sleep swim repeat"."""
    doc, i = place.doc, place.first
    if "repeat" not in doc.words[i : i + _LONGEST_MOTTO]:
        return False
    others = 0
    for k in range(i, min(i + _LONGEST_MOTTO, len(doc.words))):
        if word(doc, k) == "repeat":
            return k > i and clause_end(Place(doc, k, k + 1)) == k + 1
        others += word(doc, k) != "" and not among(doc, k, *BASE_VERBS, "motto_particle")
        if others > 1 or among(doc, k, "direct"):
            return False
    return False


def is_reported(place: Place) -> bool:
    """Words that somebody said, without quotes: "Breathe in, said the coach"."""
    doc = place.doc
    _, last = sentence(place)
    commas = (k for k in range(place.last, last) if doc.words[k] == ",") if "," in doc.text else ()
    return any(among(doc, k + 1, "reporting_verb") for k in commas)
