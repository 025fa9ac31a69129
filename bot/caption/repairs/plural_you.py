"""Repairs of a plural you and of parts of a crowd: "you guys", "all of you", "some of you" become you."""

from __future__ import annotations

from bot.caption.cues import among, any_starts, clause_end, ends_at, is_edge, mark, sentence, starts_at, word
from bot.caption.document import Choice, Edit, Place
from bot.caption.repairs.counts import part_to_people
from bot.caption.repairs.everyone import if_you
from bot.caption.repairs.questions import how_many, which_of_you
from bot.caption.repairs.thanks import thank_you
from bot.caption.repairs.vocatives import drop_vocative, is_vocative
from bot.caption.repairs.wording import agreement, like, replace


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
            return (Choice(said, (Edit(place.start, t.end, said), *_one_life(place))),)
    if doc.tokens[place.last - 1].word in ("yalls", "y'alls") and clitic:
        return replace(place, "your")
    if clitic == "been" and word(doc, place.last + 1).endswith("ing"):
        return replace(place, "you've")  # "since y'all been asking"
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


def _one_life(place: Place) -> tuple[Edit, ...]:
    """ "part of y'all's lives" -> "part of your life"."""
    one = {"lives": "life", "hearts": "heart", "homes": "home", "families": "family"}
    i = place.last + 1
    if word(place.doc, i) not in one:
        return ()
    t = place.doc.tokens[i]
    return (Edit(t.start, t.end, like(place.doc.text[t.start : t.end], one[t.word])),)


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

    Where the reader may be outside that part, the part becomes people ("one of you" -> "someone"); "not all of you" has
    no such words.
    """
    doc, first = place.doc, place.first
    if word(doc, first - 1) == "how" and word(doc, first) in ("many", "lots"):
        return how_many(place)
    if reciprocal(place):
        return ()
    if word(doc, first) == "which":
        return which_of_you(place)
    part = word(doc, first) == "half" or _mocked(place)
    if ends_at(doc, first - 1, "part_only_before") is not None and not part:
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
    if word(doc, place.last) in ("who", "that", "that's") and word(doc, first) in (
        "those",
        "all",
        "some",
        "many",
        "every",
        "each",
    ):
        return if_you(place)
    if word(doc, first - 1) == "as" and word(doc, place.last) == "know":
        return replace(place, "you may")
    if starts_at(doc, first, "part_only") is not None and word(doc, first - 1) not in doc.grammar["sharing_verb"]:
        return part_to_people(place)
    if is_vocative(place) and (is_edge(doc, first - 1) or word(doc, first - 1) in doc.grammar["occasion"]):
        return drop_vocative(place)
    if word(doc, first - 1) == "of":
        return _yours(place)
    return replace(place, "you", *agreement(doc, place.last))


def _mocked(place: Place) -> bool:
    """ "Not all of you calling it soup": no part is denied, all of it is laughed at."""
    doc = place.doc
    if word(doc, place.first - 1) != "not" or not is_edge(doc, place.first - 2):
        return False
    return any(word(doc, i).endswith("ing") for i in range(place.last, min(place.last + 5, clause_end(place))))


def _yours(place: Place) -> tuple[Choice, ...]:
    """ "the patience of all of you" -> "your patience"; "proud of all of you" -> "proud of you"."""
    doc, the = place.doc, place.first - 3
    if word(doc, the) != "the" or not word(doc, the + 1):
        return replace(place, "you")
    t, owned = doc.tokens[the], doc.tokens[the + 1]
    said = like(doc.text[t.start : t.end], "your")
    return (Choice(said, (Edit(t.start, t.end, said), Edit(owned.end, place.end, ""))),)


def yourself(place: Place) -> tuple[Choice, ...]:
    """ "yourselves" -> "yourself"."""
    return replace(place, "yourself")
