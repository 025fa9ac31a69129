"""Repairs of what is said to all of a kind or to nobody: "wishing every baker", "girls who paint", "nobody tell"."""

from __future__ import annotations

from bot.caption.cues import among, clause_end, is_edge, mark, starts_at, word
from bot.caption.document import Choice, Edit, Place
from bot.caption.english import article, base_of_third
from bot.caption.repairs.thanks import thank_you
from bot.caption.repairs.wording import agreement, like, possessives, replace


def forbid_you(place: Place) -> tuple[Choice, ...]:
    """ "Nobody tell my sister" -> "Don't tell my sister"; "no one please look" keeps its plea."""
    return replace(place, "don't")


def wish_one(place: Place) -> tuple[Choice, ...]:
    """ "Wishing every baker out there a slow day" -> "Wishing you a slow day"."""
    doc, i = place.doc, place.last
    past = starts_at(doc, i, "everywhere")
    end = doc.tokens[(past or i) - 1].end
    after = past or i
    wishing = word(doc, place.first - 1) in ("wish", "wishing")
    if wishing and mark(doc, after) == "," and word(doc, after + 1) in ("a", "an", "the"):
        end = doc.tokens[after].end  # "wishing every baker, a slow day"
    return (Choice("you", (Edit(place.start, end, "you"),)),)


def one_reading(place: Place) -> tuple[Choice, ...]:
    """ "Every teacher reading this deserves a nap" -> "If you're a teacher reading this, you deserve a nap"."""
    doc, first = place.doc, place.first + 1
    first += word(doc, first) == "single"
    named = doc.text[doc.tokens[first].start : place.end]
    said = like(place.text, f"if you're {article(named)} {named}")
    edit, after = Edit(place.start, place.end, said), place.last + 2
    if is_edge(doc, after):
        return (Choice(said, (edit,)),)
    verb = doc.tokens[after]
    if base_of_third(verb.word) == verb.word and verb.word not in ("will", "can", "should", "must", "needs"):
        return ()
    at = doc.tokens[after - 1].end
    their = possessives(doc, after, clause_end(Place(doc, after, after + 1)))
    return (Choice(said, (edit, Edit(at, at, ", you"), *agreement(doc, after), *their)),)


def thank_one(place: Place) -> tuple[Choice, ...]:
    """ "Thank you to each of our guests" -> "Thank you"; "I love each of our guests" -> "I love you"."""
    doc, to = place.doc, place.first - 1
    if word(doc, to) == "to" and among(doc, to - 1, "thanked_before"):
        return thank_you(place)
    return replace(place, "you")


def if_you_do(place: Place) -> tuple[Choice, ...]:
    """ "Women who climb, ..." -> "If you climb, ..."; "are" and "have" follow "you" as they follow "who"."""
    doc = place.doc
    who = next(k for k in range(place.first, place.last) if word(doc, k) in ("who", "that"))
    said, end = like(place.text, "if you"), doc.tokens[who].end
    their = possessives(doc, who + 1, place.last)
    return (Choice(said, (Edit(place.start, end, said), *their)),)
