"""Whether a caption is a note to somebody else than the reader: a birthday, a love note, thanks to a tag or a name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.caption.address.words import capital
from bot.caption.cues import among, is_edge, mark, sentence, starts_at, token, word
from bot.caption.document import Document, Place


@dataclass(frozen=True, slots=True)
class Note:
    """To whom a caption as a whole is written."""

    to_somebody: bool


def read_note(doc: Document, to_a_crowd: bool) -> Note:
    """A note has a greeting for an occasion or words of affection, and somebody: kin, a tag, a name; no shop talk."""
    occasion = greeting = kin = tagged = False
    affection = 0
    for i, t in enumerate(doc.tokens):
        if t.kind == "mention":
            tagged = True
        elif t.kind == "word":
            if among(doc, i, "reader_mark"):
                return Note(False)
            occasion = occasion or _greets(doc, i, "note_occasion")
            greeting = greeting or (_greets(doc, i, "note_greeting") and is_edge(doc, i - 1))
            affection += _is_fond(doc, i)
            kin = kin or starts_at(doc, i, "note_kin") is not None
    somebody = kin or tagged
    if occasion or (greeting and (somebody or affection > 0)):
        return Note(True)
    return Note(not to_a_crowd and (affection > 1 or (affection > 0 and somebody)))


def _is_fond(doc: Document, i: int) -> bool:
    """Words of affection to one: "proud of you", not "proud of you all"."""
    end = starts_at(doc, i, "note_affection")
    return end is not None and word(doc, end) not in ("all", "guys", "both", "lot")


def _greets(doc: Document, i: int, lexicon: str) -> bool:
    """A greeting for an occasion that isn't everybody's: "Happy birthday Sam", not "Congratulations to all"."""
    end = starts_at(doc, i, lexicon)
    return end is not None and starts_at(doc, end, "occasion_to_others") is None


def tagged_nearby(place: Place) -> bool:
    """A tag that is spoken to stands in this sentence or the one before: "@sam your soup", "your photo @sam"."""
    doc = place.doc
    first, last = sentence(place)
    return any(_is_called(doc, k) for k in range(first, last))


def _is_called(doc: Document, i: int) -> bool:
    """A @tag that is no credit and no object: no preposition, no "photo", no verb on the page before it."""
    t = token(doc, i)
    if t is None or t.kind != "mention":
        return False
    k = i - 1
    while k >= 0 and doc.tokens[k].kind == "mention":
        k -= 1
    return not among(doc, k, "credited_before") or word(doc, k - 1) == "your"


def named_nearby(place: Place) -> bool:
    """A name that is called stands right before or after: "Rome you were good", "love you Rome!", "Sam, you won"."""
    doc, i = place.doc, place.first
    first, last = sentence(place)
    after = place.last
    if capital(doc, after) and _is_name(doc, after) and (i == first or not capital(doc, i)):
        while capital(doc, after):
            after += 1
        if is_edge(doc, after) or after >= last:
            return True
    if _called_at_the_end(doc, place.last, last):
        return True
    while first < i and doc.tokens[first].kind != "word":
        first += 1
    k = first
    while k < i and among(doc, k, "order_opener"):
        k += 1
    start = k
    while k < i and capital(doc, k) and (k > start or _is_name(doc, k)):
        k += 1
    return k > start and (k == i or mark(doc, k) == ",")


def thanked_before(place: Place) -> bool:
    """The sentence before thanks somebody: "Huge thanks to @sam. Your soup was the best"."""
    doc = place.doc
    first, _ = sentence(place)
    if place.first > first + 1 or first < 2:
        return False
    start, end = sentence(Place(doc, first - 2, first - 1))
    thanks = any(starts_at(doc, k, "thanks_opening") is not None for k in range(start, end))
    return thanks and any(doc.tokens[k].kind == "mention" for k in range(start, end))


def _called_at_the_end(doc: Document, first: int, last: int) -> bool:
    """A name after a comma, before an edge: "you left early, Sam"."""
    return any(
        mark(doc, k) == ","
        and capital(doc, k + 1)
        and _is_name(doc, k + 1)
        and is_edge(doc, k + 2)
        and mark(doc, k + 2) != ","
        for k in range(first, last)
    )


def _is_name(doc: Document, i: int) -> bool:
    return not among(
        doc,
        i,
        "function_word",
        "base_verb",
        "order_opener",
        "question_word",
        "order_frame",
        "telegraphic_verb",
        "greeting",
        "opener",
        "question_opening",
        "not_a_name",
        "thanks_word",
        "occasion",
        "asked_state",
    )
