"""Repairs of counted readers and of parts of a crowd: "300 of you" are people, "10k followers" are 10k."""

from __future__ import annotations

from bot.caption.cues import among, clause_end, ends_at, is_edge, mark, starts_at, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import is_past
from bot.caption.repairs.thanks import thank_you
from bot.caption.repairs.vocatives import cut
from bot.caption.repairs.wording import agreement, like, replace

_PEOPLE = {
    "one": "someone",
    "none": "nobody",
    "few": "few people",
    "a few": "a few people",
    "several": "several people",
    "some": "some people",
    "many": "many people",
    "most": "most people",
    "lots": "lots of people",
    "loads": "loads of people",
    "plenty": "plenty of people",
    "a lot": "a lot of people",
    "so": "so many people",
    "half": "half the people",
    "enough": "enough people",
    "the majority": "most people",
    "the rest": "the others",
    "dozens": "dozens of people",
    "hundreds": "hundreds of people",
    "thousands": "thousands of people",
    "millions": "millions of people",
} | {n: f"{n} people" for n in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")}
_SINGULAR = {"are": "is", "have": "has", "were": "was", "do": "does", "know": "knows", "want": "wants", "need": "needs"}
_ANY_NUMBER = ("will", "would", "can", "could", "should", "may", "might", "must", "is", "has", "was", "knows")
_THEIRS = {"your": "their", "ur": "their", "yours": "theirs", "yourselves": "themselves", "yourself": "themselves"}


def counted_thanks(place: Place) -> tuple[Choice, ...]:
    """ "thank you to all 500 of you" -> "thank you", "all 12 of you are" -> "you are", "300 of you" -> "300 people"."""
    doc, i = place.doc, place.first - 1
    while i > 0 and (
        doc.tokens[i].kind == "number" or mark(doc, i) in (",", ".") or among(doc, i, "big_number", "whole")
    ):
        i -= 1
    thanked = any(ends_at(doc, k, "thanks") is not None for k in range(max(0, i - 4), i))
    if is_edge(doc, place.last) and word(doc, i) == "to" and among(doc, i - 1, "thanked_before") and thanked:
        return (Choice("", (cut(doc, doc.tokens[i - 1].end, place.end),)),)
    whole = next((k for k in range(max(0, i), place.first) if word(doc, k) == "all"), None)
    if whole is not None and mark(doc, whole - 1) == "," and is_edge(doc, place.last):  # "thank you, all 300 of you"
        return (Choice("", (cut(doc, doc.tokens[whole - 1].start, place.end),)),)
    if whole is not None:
        start = doc.tokens[whole].start
        said = like(doc.text[start:], "you")
        return (Choice(said, (Edit(start, place.end, said),)),)
    if word(doc, i) in ("to", "for") and (told := _of_you_who(place, i)):
        return told
    if (theirs := _theirs(doc, place.last, clause_end(place))) is None:
        return ()
    there = word(doc, i) == "there" or word(doc, i - 1) == "there"
    people = "people here" if there and not among(doc, place.last, "vocative_tail", "relative") else "people"
    said = f"of {people}" if doc.tokens[place.first - 1].word.endswith("%") else people
    return (Choice(said, (Edit(place.start, place.end, said), *theirs)),)


def _of_you_who(place: Place, to: int) -> tuple[Choice, ...]:
    """ "To the 900 of you who joined" -> "If you joined", "goes out to the 900 of you who bake" -> "to you if you"."""
    doc, who = place.doc, place.last
    if word(doc, who) not in ("who", "that") or among(doc, who + 1, "another_subject"):
        return ()
    if among(doc, to - 1, "thanked_before") and (thanked := thank_you(Place(doc, to + 1, who))):
        return thanked
    opening = is_edge(doc, to - 1)
    t = doc.tokens[to if opening else to + 1]
    said = like(doc.text[t.start : t.end], "if you") if opening else "you if you"
    return (Choice(said, (Edit(t.start, doc.tokens[who].end, said), *agreement(doc, who + 1))),)


def part_to_people(place: Place) -> tuple[Choice, ...]:
    """The part as people: "one of you" -> "someone", "none of you are" -> "nobody is"; "most of you know": you may."""
    doc, part = place.doc, word(place.doc, place.first)
    if part in ("some", "many", "most", "lots", "loads", "plenty", "a") and word(doc, place.first + 1) != "few":
        if word(doc, place.last) in ("may", "might", "probably"):
            return replace(place, "you")
        if among(doc, place.last, "may_be_yours") or (
            among(doc, place.last, "passed_over") and among(doc, place.last + 1, "may_be_yours")
        ):
            return replace(place, "you may")
        if word(doc, place.last) == "are" and not word(doc, place.last + 1).endswith("ing"):
            return replace(Place(doc, place.first, place.last + 1), "you may be")
    people = _PEOPLE.get(f"{part} {word(doc, place.first + 1)}" if part in ("a", "the") else part)
    theirs = _theirs(doc, place.last, clause_end(place))
    if people is None or theirs is None:
        return ()
    if part == "half" and not _here(doc, place.last):
        people = "half the people here"
    verb, asked = word(doc, place.last), among(doc, place.first - 1, "question_helper", "auxiliary")
    if part != "none" or asked or not verb or is_past(verb) or verb in _ANY_NUMBER:
        return replace(place, people, *theirs)
    if verb not in _SINGULAR:
        return ()
    t = doc.tokens[place.last]
    agreed = Edit(t.start, t.end, like(doc.text[t.start : t.end], _SINGULAR[verb]))
    return replace(place, people, agreed, *theirs)


def _here(doc: Document, i: int) -> bool:
    """It is said where they are: "half of you [in here]", "half of you [on this app]"."""
    return word(doc, i) in ("here", "who", "in", "on") or starts_at(doc, i, "out_there") is not None


def _theirs(doc: Document, first: int, last: int) -> tuple[Edit, ...] | None:
    """ "half of you forgot [your] keys" -> "their"; None where "you" goes on with words of its own."""
    edits = []
    for i in range(first, last):
        w, t = word(doc, i), doc.tokens[i]
        if w in _THEIRS:
            edits.append(Edit(t.start, t.end, like(doc.text[t.start : t.end], _THEIRS[w])))
        elif among(doc, i, "second_person", "plural_you"):
            return None
    return tuple(edits)
