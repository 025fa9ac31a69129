"""Predicates on groups that a caption names: bakers, plant parents, all my night owls."""

from __future__ import annotations

from bot.caption.cues import (
    among,
    asks,
    clause_end,
    ends_at,
    is_edge,
    mark,
    opens_with_for,
    sentence,
    speaks_to_reader,
    word,
)
from bot.caption.document import Place
from bot.caption.predicates.audience import out_there

# What English calls people by: bakers, artists, foodaholics, housemates, bookworms.
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "aholics", "lings", "mates", "heads", "eers", "ians", "worms", "lovers")


def names_people(place: Place) -> bool:
    """The last word names people, by the lexicons or by its ending: "bakers", "introverts", not "flowers"."""
    doc, i = place.doc, place.last - 1
    if among(doc, i, "crowd_noun"):
        return False  # another rule speaks of guys and besties
    if among(doc, i, "people_noun", "loose_crowd_noun", "audience_noun"):
        return True
    return word(doc, i).endswith(_PEOPLE_ENDINGS) and not among(doc, i, "thing_noun")


def looked_for(place: Place) -> bool:
    """People are looked for by any name: "where my introverts at", "where are my book girlies at"."""
    return among(place.doc, place.last - 1, "crowd_noun") or names_people(place)


def called_group(place: Place) -> bool:
    """People are called, then spoken to: "Runners! What is in your pockets", "my fellow overthinkers, breathe"."""
    doc, i = place.doc, place.last + 1
    named = range(place.first, place.last - 1)
    if not names_people(place) or word(doc, place.first - 2) in ("mr", "mrs", "ms", "dr", "st"):
        return False
    no_name = ("trail_blocker", "preposition", "determiner", "greeting", "imperative", "copula", "opener")
    if any(among(doc, k, *no_name) for k in named):
        return word(doc, place.first) == "fellow"
    if ends_at(doc, place.first, "wish") is not None:
        return False  # "Happy Sunday friends, ..." wishes, and the friends alone are the call
    if not mark(doc, place.last):
        told = among(doc, place.last, "begging") or word(doc, place.last) in ("this", "listen", "rise", "raise", "meet")
        told = told or (among(doc, place.last, "question_helper", "question_word") and asks(place))
        return told and speaks_to_reader(doc, place.last, clause_end(Place(doc, place.last, i)))
    if word(doc, place.first - 1) == "fellow" or among(doc, i, "imperative", "question_helper", "question_word"):
        return True
    return speaks_to_reader(doc, i, clause_end(Place(doc, i, i + 1)))


def described_then_told(place: Place) -> bool:
    """People are called by what they are, then asked or told: "Parents of twins, when do you nap?"."""
    doc = place.doc
    noun = next(k for k in range(place.first, place.last) if word(doc, k) in ("of", "with", "in")) - 1
    called = among(doc, noun, "crowd_noun") or names_people(Place(doc, place.first, noun + 1))
    if among(doc, place.last - 1, "platform_name"):
        return False  # another rule speaks of plumbers of TikTok
    if not called or any(among(doc, k, "determiner", "imperative") for k in range(place.first, noun)):
        return False
    if not mark(doc, place.last):
        return True
    i, end = place.last + 1, clause_end(Place(doc, place.last, place.last + 1))
    asked = among(doc, i, "question_word") and (mark(doc, place.last) == ":" or asks(Place(doc, i, i + 1)))
    return (
        asked
        or among(doc, i, "question_helper")
        or among(doc, i, "imperative", "begging")
        or speaks_to_reader(doc, i, end)
    )


def every_one(place: Place) -> bool:
    """Each member of a group is meant: "to every single mum doing bedtime alone", "for every baker who cried"."""
    doc, before = place.doc, place.first - 1
    cheered = word(doc, before) == "to" and ends_at(doc, before - 1, "cheer") is not None
    if not cheered and not opens_with_for(doc, before) and ends_at(doc, before, "dedication") is None:
        return False
    w = word(doc, place.last)
    return w in ("who", "that", "out", "reading") or (len(w) > 4 and w.endswith("ing"))


def needs_to_hear(place: Place) -> bool:
    """Whoever reads is meant: "whoever needs to hear this", "for whoever is awake"."""
    doc, i = place.doc, place.last
    before = place.first - 1
    meant = (
        is_edge(doc, before) or word(doc, before) == "for" or (word(doc, before) == "to" and is_edge(doc, before - 1))
    )
    wants = word(doc, i) in ("needs", "need", "sees", "reads", "is", "wants") and not among(doc, i + 1, "preposition")
    return meant and wants  # "send it to whoever is packing" means somebody else


def who_follow(place: Place) -> bool:
    """Those who follow the creator: "the people who watch my stories", "those who read this"."""
    doc, i = place.doc, place.last
    if word(doc, i) in ("asking", "wondering", "requesting"):
        return word(doc, place.first - 1) == "the"  # "for the people asking"
    if word(doc, i) not in ("who", "that"):
        return False
    i += 1
    while among(doc, i, "before_deed") or word(doc, i) in ("actually", "always", "keep", "still"):
        i += 1
    return among(doc, i, "following") and any(word(doc, k) in ("my", "me", "us", "our", "this") for k in (i + 1, i + 2))


def not_things(place: Place) -> bool:
    """The last word is no known thing: where only people can be meant, that is enough ("introverts, assemble")."""
    return not among(place.doc, place.last - 1, "thing_noun", "not_a_noun")


def dedicated_to_group(place: Place) -> bool:
    """A dedication or a wish names the group: "this is for all my plant mamas", "good luck to all the runners"."""
    doc, i = place.doc, place.first - 1
    if not not_things(place) or (word(doc, place.last), word(doc, place.last + 1)) == ("as", "they"):
        return False
    if word(doc, i) == "to" and ends_at(doc, i - 1, "thanks_word") is not None:
        return False  # thanks go to the people who helped, as often as to readers
    if word(doc, i) == "to" and ends_at(doc, i - 1, "cheer") is not None:
        return word(doc, place.last) == "who" or word(doc, place.last).endswith("ing") or out_there(place)
    if ends_at(doc, i, "dedication") is not None or among(doc, i, "wish_verb"):
        return True
    day = i - 1 - (word(doc, i - 1) == "'s")
    return word(doc, i) == "to" and word(doc, day) in doc.grammar["occasion"] and _wished_before(place)


def _wished_before(place: Place) -> bool:
    """A wish opens the sentence: "Happy Eid to ...", "Have a lovely day to ..."."""
    first, _ = sentence(place)
    return any(ends_at(place.doc, i, "wish") is not None for i in range(first, place.first))


def dedicated_then_told(place: Place) -> bool:
    """ "For all my ..." opens a clause, and the sentence speaks to them: "For all the night nurses, you are seen"."""
    doc = place.doc
    _, last = sentence(place)
    if not opens_with_for(doc, place.first - 1) or not not_things(place):
        return False
    if names_people(place) and any(mark(doc, k) == ":" for k in range(place.last, place.last + 4)):
        return True  # "To all my brides of June: two dates are left"
    return speaks_to_reader(doc, place.last, last)


def stands_alone(place: Place) -> bool:
    """The whole line is a call: "Party people!", "My night owls!!"."""
    doc = place.doc
    first, last = sentence(place)
    called = mark(doc, place.last) == "!" and place.last >= last - 1
    named = first == place.first or (first == place.first - 1 and bool(word(doc, first)))
    if among(doc, place.last - 1, "label_noun"):
        return False  # "Cousins!!" under a picture
    return called and named and not among(doc, first, "determiner", "preposition")
