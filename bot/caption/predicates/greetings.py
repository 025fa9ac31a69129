"""Predicates on what is said to a place: greetings, thanks, wishes, dedications."""

from __future__ import annotations

from bot.caption.cues import (
    among,
    clause_start,
    ends_at,
    is_edge,
    mark,
    opens_with_for,
    sentence,
    skip_back,
    speaks_to_reader,
    starts_at,
    word,
    words_before,
)
from bot.caption.document import Place
from bot.caption.english import is_past
from bot.caption.predicates.audience import out_there, with_relative

_MOST_NAMES = 2  # words that name the group before its noun: "night shift nurses"


def head(place: Place) -> int:
    """The token before the place and its own modifiers ("my", "beautiful", "all the")."""
    return skip_back(place.doc, place.first - 1, "vocative_modifier")


def after_greeting(place: Place) -> bool:
    """A greeting stands before: "hi guys", "good morning, my lovely people"."""
    doc, i = place.doc, head(place)
    if mark(doc, i) in (",", "!"):
        if _told_of(place):
            return False
        i -= 1
    greeted = ends_at(doc, i, "greeting")
    if greeted is not None and (not among(doc, i, "greeting_noun") or i > greeted or _opens(place, i)):
        return True
    first = clause_start(place)
    first += word(doc, first) == "and"
    greeted = starts_at(doc, first, "greeting")
    last = place.last
    if (word(doc, last) == "and" or mark(doc, last) == "&") and among(
        doc, last + 1, "people_noun", "crowd_noun", "loose_crowd_noun"
    ):
        last += 2  # "hello my spooky ghouls & goblins"
    if greeted is None or not is_edge(doc, last) or not 0 <= place.first - greeted <= 3:
        return False
    greeted += among(doc, greeted, "vocative_possessive")  # "hello hello my sleepy owls"
    return all(word(doc, k) not in doc.grammar["trail_blocker"] for k in range(greeted, place.first))


def _opens(place: Place, i: int) -> bool:
    """Token `i` opens a clause: "night, everyone", not "the night nurses"."""
    doc = place.doc
    return is_edge(doc, i - 1) or (word(doc, i - 1) != "to" and ends_at(doc, i - 1, "opener") is not None)


def _told_of(place: Place) -> bool:
    """Something is told of the place: "Good morning! Everyone loved it", "Hello! Guys from the gym came by"."""
    follower = word(place.doc, place.last)
    return follower in place.doc.grammar["third_person_verb"] or is_past(follower)


def after_thanks(place: Place) -> bool:
    """Thanks, praise or good wishes go to the place: "thank you so much to everyone", "shoutout to my followers"."""
    doc = place.doc
    i = skip_back(doc, place.first - 1, "thanks_filler", most=7)
    return ends_at(doc, i, "thanks") is not None


def thanked_directly(place: Place) -> bool:
    """Thanked by name: "thanks guys", "thank you so much ladies", "sorry everyone"."""
    doc = place.doc
    i = skip_back(doc, place.first - 1, "thanks_filler_short")
    i -= mark(doc, i) == ","
    return ends_at(doc, i, "thanks_word") is not None


def wished(place: Place) -> bool:
    """A wish is said to the place: "happy Friday everyone", "have a great day friends", "hope everyone"."""
    doc = place.doc
    if ends_at(doc, skip_back(doc, place.first - 1, "wish_filler"), "wish_verb") is not None:
        return True
    if word(doc, place.first - 1) in ("and", "&", "or", "with", "of", "the", "your", "their"):
        return False
    first, last = sentence(place)
    if first == place.first and is_edge(doc, place.last) and place.last >= last - 1 and mark(doc, first - 1) == "!":
        first, _ = sentence(Place(doc, first - 1, first))  # "Happy New Year! Everyone"
    for i in range(place.first - 1, max(first, place.first - 12) - 1, -1):
        start = ends_at(doc, i, "wish")
        if start is not None:
            return word(doc, i + 1) not in doc.grammar["wish_blocker"] and (
                is_edge(doc, place.last) or word(doc, place.last) in doc.grammar["vocative_tail"]
            )
    return False


def wished_on_day(place: Place) -> bool:
    """A wish with its occasion right before the place: "have a great Sunday friends", "happy new year, my people"."""
    doc, i = place.doc, head(place)
    for _ in range(_MOST_NAMES):  # "happy Friday plant parents"
        if among(doc, i, "occasion", "trail_blocker", "preposition") or not word(doc, i):
            break
        i -= 1
    if mark(doc, i) in (",", "!"):
        i -= 1
    return word(doc, i) in doc.grammar["occasion"] and wished(place)


def dedicated(place: Place) -> bool:
    """It is meant for the place: "this song is for all of you", "to everyone who", "a message to", "for those who"."""
    doc = place.doc
    i = skip_back(doc, place.first - 1, "whole")
    if ends_at(doc, i, "dedication") is not None:
        return True
    if word(doc, place.first - 1) == "and" and with_relative(place):  # "to everyone baking and everyone eating"
        return any(among(doc, k, "everyone") for k in range(max(0, place.first - 9), place.first))
    if word(doc, i) not in ("for", "to"):
        return False
    if word(doc, place.last) in ("who", "that") and word(doc, place.last + 1) in doc.grammar["requested"]:
        return True  # "part two for everyone who asked"
    opening = is_edge(doc, i - 1) or doc.tokens[i - 1].kind == "mention"
    return opening and (with_relative(place) or out_there(place) or is_edge(doc, place.last))


def given_to_all(place: Place) -> bool:
    """It is for all, and the clause ends there: "A reminder to all: breathe", "Blessings to all!"."""
    doc, to = place.doc, place.first - 1
    given = among(doc, to - 1, "announcing_noun") or ends_at(doc, to - 1, "thanks") is not None
    return word(doc, to) == "to" and is_edge(doc, place.last) and given


def shared_with(place: Place) -> bool:
    """The creator shares or looks forward with the place: "can't wait for everyone to see", "share this with"."""
    doc, i = place.doc, place.first - 1
    if among(doc, i, "seeing") and is_edge(doc, i - 1) and among(doc, place.last, "time_or_place", "occasion"):
        return True  # "See everyone there!"
    near = set(words_before(place, 9))
    if word(doc, i) in ("for", "with", "to"):
        return bool(near & doc.grammar["sharing"])
    return word(doc, i) in doc.grammar["sharing_verb"] and bool(near & doc.grammar["looking_forward"])


def dedicated_to_those(place: Place) -> bool:
    """Meant for the place, which a clause describes: "for those who missed it", "to all who asked"."""
    return (dedicated(place) or wished_to(place)) and _described(place)


def wished_to(place: Place) -> bool:
    """A wish for an occasion goes to the place: "Happy Easter to those who", "Have a lovely day to all"."""
    doc, (first, _) = place.doc, sentence(place)
    if word(doc, place.first - 1) != "to":
        return False
    near = range(max(first, place.first - 8), place.first - 1)
    wish = next((i for i in near if ends_at(doc, i, "wish") is not None), None)
    return wish is not None and any(among(doc, i, "occasion") for i in range(wish, place.first - 1))


def thanked_those(place: Place) -> bool:
    """Thanks to the place, which a clause describes: "thank you to all who came", "thanks to those who stayed"."""
    return after_thanks(place) and _described(place)


def thanked_group(place: Place) -> bool:
    """A named group is thanked: "thank you to all the fans who came", "thanks to my subscribers"."""
    return after_thanks(place) and (_described(place) or is_edge(place.doc, place.last) or out_there(place))


def _described(place: Place) -> bool:
    """The clause that says who they are follows at once: "those who came", "all asking"."""
    doc, i = place.doc, place.last
    while word(doc, i) in ("still", "always", "already", "also", "here"):
        i += 1
    w = word(doc, i)
    if w in ("who", "that", "whom", "new", "interested"):
        return True
    return len(w) > 4 and w.endswith("ing") and (i > place.last or w in doc.grammar["reader_doing"])


def named_in_dedication(place: Place) -> bool:
    """A dedication names a group and ends there: "this one's for the girls", "happy Father's Day to all the dads"."""
    doc = place.doc
    named = ends_at(doc, skip_back(doc, place.first - 1, "whole"), "dedication") is not None
    described = word(doc, place.last) in ("who", "that", "with", "in", "on")
    if opens_with_for(doc, place.first - 1) and described:
        _, last = sentence(place)  # "To the moms in the trenches: I see you"
        spoken = speaks_to_reader(doc, place.last, last)
        return spoken or (among(doc, place.last - 1, "crowd_noun") and word(doc, place.last) in ("who", "that"))
    if word(doc, place.first - 2) == "and" and _own_thanked(place):
        return False  # "thanks to my coach, to my parents, and to my girls"
    return named and (is_edge(doc, place.last) or out_there(place) or described)


def _own_thanked(place: Place) -> bool:
    """Somebody of the creator's own stands before in the same list: "to my coach, ..."."""
    doc, (first, _) = place.doc, sentence(place)
    return any(word(doc, k) == "to" and word(doc, k + 1) in ("my", "our") for k in range(first, place.first - 2))


def opens_dedication(place: Place) -> bool:
    """A clause is nothing but a dedication to a group: "For my tired little owls 🌙"."""
    doc, first = place.doc, clause_start(place)
    if word(doc, place.last) == "who" and word(doc, head(place) + 1) in ("my", "our"):
        return ends_at(doc, head(place), "dedication") is not None  # "this one's for my owls who can't sleep"
    if word(doc, first) not in ("for", "to") or not is_edge(doc, place.last) or place.first - first > 5:
        return False
    between = range(first + 1, place.first)
    owned = any(word(doc, k) in ("my", "our", "all") for k in between)
    return owned and not any(among(doc, k, "preposition", "object_taker") for k in between)
