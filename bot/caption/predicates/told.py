"""Predicates on what is told to everybody or to nobody, and on people who are called by what they do."""

from __future__ import annotations

from bot.caption.cues import (
    among,
    any_among,
    asks,
    clause_end,
    clause_start,
    ends_at,
    is_edge,
    mark,
    sentence,
    speaks_to_reader,
    starts_at,
    word,
)
from bot.caption.document import Place
from bot.caption.english import is_third
from bot.caption.predicates.calls import opens_clause
from bot.caption.predicates.greetings import after_thanks, head, wished_to
from bot.caption.predicates.groups import names_people, not_things

_OF_A_LAND, _OF_A_LAND_MANY = ("an", "ese", "ish", "i"), ("an", "ans", "is")  # every Kenyan, all Kenyans
_OF_ONE = ("er", "ist", "or")
_THING = 7  # words from "this" to the verb of what is shown: "this place in Lyon does"
_REPORT = 6  # words behind the verb that tell a report from an order
_TELLING = 5  # words from "wishing every baker" to what is wished


def forbidden_to_all(place: Place) -> bool:
    """All are told not to: "nobody tell my sister", "no one look at this"; "nobody tells me" is a report."""
    doc, i = place.doc, place.last
    i += among(doc, i, "imperative_opener") and not among(doc, i, "forbidden")
    reported = range(i + 1, min(i + _REPORT, clause_end(place)))
    if not opens_clause(place) or asks(place) or not among(doc, i, "forbidden"):
        return False
    return not any(among(doc, k, "compared") for k in reported)  # "nobody move like her", "nobody tell you"


def urged_on_all(place: Place) -> bool:
    """What the post shows is urged on everybody: "everyone needs to see this", "everybody should try it once"."""
    doc, i = place.doc, place.last
    if not opens_clause(place) or not among(doc, i, "urged"):
        return False
    i += 1 + (word(doc, i + 1) == "to")
    shown = any(word(doc, k) in ("this", "these", "it") for k in range(i + 1, i + 3))
    return among(doc, i, "taken_in") and shown


def shown_this(place: Place) -> bool:
    """People are called, and "this" follows at once: "Foodies this place", "Bookworms this shelf is yours"; "parents
    this week" tells a time."""
    doc, this = place.doc, place.last
    if not among(doc, place.last - 1, "people_noun", "crowd_noun") and not names_people(place):
        return False
    if among(doc, this + 1, "occasion", "time_or_place", "span_of_time") or _no_name(place):
        return False
    if word(doc, this + 1) in ("one", "is", "'s") and word(doc, this) == "this":
        return True
    if speaks_to_reader(doc, this, sentence(place)[1]):
        return True
    end = min(this + _THING, clause_end(place))  # "this rake weighs nothing", not "actors this young are rare"
    return word(doc, this) == "this" and any(is_third(word(doc, k)) for k in range(this + 2, end))


def who_then_told(place: Place) -> bool:
    """People are called by what they do, then spoken to: "Women who climb, these grips are for you"."""
    doc = place.doc
    who = _who(place)
    if not among(doc, who - 1, "crowd_noun", "people_noun") and not names_people(Place(doc, place.first, who)):
        return False
    if _no_name(Place(doc, place.first, who)) or any_among(doc, who, place.last, "second_person"):
        return False
    first, last = place.last, sentence(place)[1]
    listed = any(word(doc, k) == "who" for k in range(first, last))  # "women who lead, women who follow"
    if listed or among(doc, who + 1, "another_subject"):
        return False
    if mark(doc, first) in (",", ":", "-", "–", "—"):
        first += 1
        shown = word(doc, first) == "this" and word(doc, first - 1) == ""
        if among(doc, first, "thank_verb"):
            return False
        return shown or among(doc, first, "plain_order", "reader_act") or speaks_to_reader(doc, first, last)
    return word(doc, first) == "this" and speaks_to_reader(doc, first, last)


def _who(place: Place) -> int:
    """The token of "who" inside the place."""
    return next(k for k in range(place.first, place.last) if word(place.doc, k) in ("who", "that"))


def _no_name(place: Place) -> bool:
    """Words before the noun that make it the object or the subject of a sentence: "meet bakers", "the bakers"."""
    never = ("trail_blocker", "preposition", "determiner", "greeting", "imperative", "copula", "opener", "object_taker")
    return any(among(place.doc, k, *never) for k in range(place.first, place.last - 1))


def thanked_for_part(place: Place) -> bool:
    """A group is thanked for what readers do: "thank you to all the bakers who entered", "the 400 people who came"."""
    doc = place.doc
    if not after_thanks(place) or not not_things(place):
        return False
    i = place.last + 1
    while among(doc, i, "before_deed"):
        i += 1
    if among(doc, place.last - 1, "helpers"):
        return False
    if among(doc, i, "took_part"):
        return True
    named = range(place.first, place.last)
    many = any(doc.kinds[k] == "number" or among(doc, k, "big_number") for k in named)
    many = many or (word(doc, place.first) == "all" and word(doc, place.last - 1) == "people")
    return many and among(doc, i, "turned_up")


def wished_kind(place: Place) -> bool:
    """A wish goes to all of a kind: "wishing every baker a slow day", "Happy Eid to all Norwegians"."""
    doc, before = place.doc, place.first - 1
    wished = word(doc, before) in ("wish", "wishing") or wished_to(place)
    wished = wished or ends_at(doc, before, "dedication") is not None  # "love to all sailors", "happy CNY to all ..."
    if not wished or not not_things(place) or any(among(doc, k, "determiner") for k in range(place.first, place.last)):
        return False
    noun = word(doc, place.last - 1)
    if names_people(place) or among(doc, place.last - 1, "crowd_noun") or f"{noun}s" in doc.grammar["people_noun"]:
        return True
    if noun.endswith(_OF_ONE) and word(doc, place.first) == "every":
        return True  # "every gardener"
    typed = doc.text[doc.tokens[place.last - 1].start : place.end]
    from_there = typed.endswith(_OF_A_LAND if word(doc, place.first) == "every" else _OF_A_LAND_MANY)
    return typed.istitle() and from_there and not among(doc, place.last - 1, "function_word")


def reading_this(place: Place) -> bool:
    """Whoever of a kind reads it: "every teacher reading this"."""
    doc, i = place.doc, place.last
    seen = word(doc, i) in ("reading", "watching", "seeing", "scrolling") and word(doc, i + 1) in ("this", "past")
    return opens_clause(place) and seen


def held_dear_each(place: Place) -> bool:
    """Each of the creator's own is thanked or loved: "I love each of our clients", "thanks to each of our guests"."""
    doc, first = place.doc, max(sentence(place)[0], place.first - _TELLING)
    dear = ("love", "thank", "appreciate", "grateful", "thankful", "adore")
    return after_thanks(place) or any(word(doc, k) in dear for k in range(first, place.first))


def mistyped_you_guys(place: Place) -> bool:
    """ "your guys" for "you guys", praised: "your guys are the best", "your guys were so loud"."""
    doc, i = place.doc, place.last
    if word(doc, i) not in ("are", "were", "rock", "'re"):
        return False
    praise = range(i + 1, min(i + 4, clause_end(place)))
    opens = opens_clause(place) or among(doc, place.first - 1, "occasion")  # "what a night your guys are the best"
    return opens and (
        word(doc, i) == "rock" or any(among(doc, k, "superlative", "warm", "intensifier", "praised_as") for k in praise)
    )


def begged_of_any(place: Place) -> bool:
    """Whoever reads is begged: "please someone anyone", "anyone somebody help"."""
    return opens_clause(place) or among(place.doc, place.first - 1, "begging")


def asked_of_nobody(place: Place) -> bool:
    """A question opens with it: "is nobody else cold?", "does no one here own a ladder"."""
    doc, helper = place.doc, place.first - 1
    opens = is_edge(doc, helper - 1) or ends_at(doc, helper - 1, "opener") is not None
    return opens and word(doc, helper) in ("is", "does", "has", "did") and bool(word(doc, place.last))


def ordered_by_day(place: Place) -> bool:
    """An order ends in a time, then they are called: "Drive slowly tonight girls", "look up on holiday boys"."""
    doc, first = place.doc, clause_start(place)
    told = among(doc, first, "imperative", "plain_order") and place.first - first >= 2
    timed = among(doc, place.first - 1, "time_or_place") or (
        among(doc, place.first - 1, "occasion") and among(doc, place.first - 2, "before_a_day")
    )
    return told and timed and is_edge(doc, place.last) and mark(doc, place.last) != ","


def thanked_for_amount(place: Place) -> bool:
    """Thanks for so many, then they are called: "ty for 9k my sweet weirdos", "thanks for three years my people"."""
    doc, i, first = place.doc, head(place), clause_start(place)
    owned = i + 1 < place.first and word(doc, i + 1) in ("my", "our")
    thanks = starts_at(doc, first, "thanks_word")
    if not owned or thanks is None or word(doc, thanks) != "for" or not is_edge(doc, place.last):
        return False
    return doc.kinds[i] == "number" or among(doc, i, "big_number", "occasion") or among(doc, i - 1, "counted_out")


def owned_then_thanked(place: Place) -> bool:
    """ "My loves 🌿 thank you": called, an emoji, then thanked; without thanks it may be who is in the picture."""
    doc, i = place.doc, place.last
    opens = word(doc, place.first - 1) in ("my", "our") and is_edge(doc, place.first - 2)
    if not opens or i >= len(doc.words) or doc.kinds[i] != "emoji":
        return False
    while i < len(doc.words) and doc.kinds[i] == "emoji":
        i += 1
    return among(doc, i, "thank_verb") and among(doc, i + 1, "second_person")
