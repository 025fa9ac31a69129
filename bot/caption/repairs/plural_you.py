"""Repairs of a plural you and of parts of a crowd: "you guys", "all of you", "some of you" become you."""

from __future__ import annotations

from bot.caption.cues import among, any_starts, ends_at, is_edge, mark, sentence, starts_at, word
from bot.caption.document import Choice, Edit, Place
from bot.caption.english import is_past
from bot.caption.repairs.everyone import if_you
from bot.caption.repairs.questions import how_many
from bot.caption.repairs.thanks import thank_you
from bot.caption.repairs.vocatives import drop_vocative, is_vocative
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
}
_SINGULAR = {"are": "is", "have": "has", "were": "was", "do": "does", "know": "knows", "want": "wants", "need": "needs"}
_ANY_NUMBER = ("will", "would", "can", "could", "should", "may", "might", "must", "is", "has", "was", "knows")


def to_you(place: Place) -> tuple[Choice, ...]:
    """A plural pronoun becomes "you": "you guys are" -> "you are", "y'all's" -> "your"; a mere call goes."""
    doc = place.doc
    if reciprocal(place):
        return ()
    clitic = word(doc, place.last)
    if clitic == "'s" or (mark(doc, place.last) == "'" and place.text.lower().endswith("s")):
        t = doc.tokens[place.last]
        if word(doc, place.last + 1) not in ("a", "the", "so", "not", "going"):
            said = like(place.text, "your")
            return (Choice(said, (Edit(place.start, t.end, said),)),)
    if doc.tokens[place.last - 1].word in ("yalls", "y'alls") and clitic:
        return replace(place, "your")
    if among(doc, place.last, "reaction", "needed_of_you") and word(doc, place.first - 1) in (
        "need",
        "want",
        "for",
        "appreciate",
    ):
        return replace(place, "your")  # "need you guys help"
    if _ordered(place) or (is_vocative(place) and not clitic.startswith("'")):
        return drop_vocative(place)
    if clitic == "all" and starts_at(doc, place.last + 1, "you_all_blocker") is None:  # "y'all all": "you" alone
        return replace(Place(doc, place.first, place.last + 1), "you")
    verb = agreement(doc, place.last) if clitic in ("is", "was", "has", "does") else ()
    return replace(place, "you", *verb)


def _ordered(place: Place) -> bool:
    """An order follows at once: "y'all go check it out", "you guys please vote"."""
    doc, i = place.doc, place.last
    opening = is_edge(doc, place.first - 1) or ends_at(doc, place.first - 1, "opener") is not None
    sent = word(doc, i) == "go" and word(doc, i + 1) in doc.grammar["imperative"]
    return (
        opening and mark(doc, sentence(place)[1] - 1) != "?" and (sent or word(doc, i) in ("please", "pls", "excuse"))
    )


def reciprocal(place: Place) -> bool:
    """ "each other" follows: one person has no other."""
    doc, end = place.doc, sentence(place)[1]
    return any_starts(doc, place.last, end, "reciprocal")


def drop_all(place: Place) -> tuple[Choice, ...]:
    """ "you are all" -> "you are", "you all" -> "you": the words stay, "all" goes."""
    doc = place.doc
    if reciprocal(place):
        return ()
    if doc.tokens[place.first + 1].word == "all" and is_vocative(place):
        return drop_vocative(place)
    last = doc.tokens[place.last - 1]
    cut = doc.tokens[place.last - 2].end
    return (Choice(doc.text[place.start : cut], (Edit(cut, last.end, ""),)),)


def of_you(place: Place) -> tuple[Choice, ...]:
    """A part of a crowd becomes the reader: "all of you are" -> "you are", "each of you has" -> "you have".

    Where the reader may be outside that part, the part becomes people ("one of you" -> "someone"); "not all of you" and
    "half of you" have no such words.
    """
    doc, first = place.doc, place.first
    if word(doc, first - 1) == "how":
        return how_many(place)
    if ends_at(doc, first - 1, "part_only_before") is not None or reciprocal(place):
        return ()
    if word(doc, first) == "those" and word(doc, place.last) in doc.grammar["preposition"]:
        return ()  # "those of you with curly hair"
    if word(doc, first) == "whichever":
        return replace(place, "if you", *agreement(doc, place.last))
    if doc.tokens[min(place.last, len(doc.tokens) - 1)].kind == "number" or among(doc, place.last, "counted_out"):
        return ()  # "one of you three"
    if word(doc, first) == "any" and word(doc, first - 1) in doc.grammar["question_helper"]:
        return replace(place, "you")
    thanked = among(doc, first - 2, "thanked_before", "thanked_to_you")
    if word(doc, first - 1) in ("to", "for") and thanked and (said := thank_you(place)):
        return said
    if word(doc, first - 1) in ("for", "to") and word(doc, place.last).endswith("ing"):
        return if_you(place)
    if word(doc, place.last) in ("who", "that", "that's") and word(doc, first) in ("those", "all", "some", "many"):
        return if_you(place)
    if word(doc, first - 1) == "as" and word(doc, place.last) == "know":
        return replace(place, "you may")
    if starts_at(doc, first, "part_only") is not None and word(doc, first - 1) not in doc.grammar["sharing_verb"]:
        return _people(place)
    if is_vocative(place) and (is_edge(doc, first - 1) or word(doc, first - 1) in doc.grammar["occasion"]):
        return drop_vocative(place)
    if word(doc, first - 1) == "of":
        return _yours(place)
    return replace(place, "you", *agreement(doc, place.last))


def _yours(place: Place) -> tuple[Choice, ...]:
    """ "the patience of all of you" -> "your patience"; "proud of all of you" -> "proud of you"."""
    doc, the = place.doc, place.first - 3
    if word(doc, the) != "the" or not word(doc, the + 1):
        return replace(place, "you")
    t, owned = doc.tokens[the], doc.tokens[the + 1]
    said = like(doc.text[t.start : t.end], "your")
    return (Choice(said, (Edit(t.start, t.end, said), Edit(owned.end, place.end, ""))),)


def _people(place: Place) -> tuple[Choice, ...]:
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
    people = _PEOPLE.get(f"a {word(doc, place.first + 1)}" if part == "a" else part)
    verb = word(doc, place.last)
    if people is None:
        return ()
    if part != "none" or not verb or is_past(verb) or verb in _ANY_NUMBER:
        return replace(place, people)
    if verb not in _SINGULAR:
        return ()
    t = doc.tokens[place.last]
    return replace(place, people, Edit(t.start, t.end, like(doc.text[t.start : t.end], _SINGULAR[verb])))


def yourself(place: Place) -> tuple[Choice, ...]:
    """ "yourselves" -> "yourself"."""
    return replace(place, "yourself")
