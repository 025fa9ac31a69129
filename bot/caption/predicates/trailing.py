"""Predicates on a call at the end of a clause without a comma: the clause is complete without it."""

from __future__ import annotations

from bot.caption.cues import BASE_VERBS, among, asks, clause_start, ends_at, is_edge, mark, starts_at, word
from bot.caption.document import Place
from bot.caption.english import is_past
from bot.caption.predicates.greetings import head

_BEFORE_NOUN = 4  # words back to the determiner of the noun that a call follows: "a very old house guys"


def trails(place: Place) -> bool:
    """Called at a clause's end without a comma: "time to stretch ladies!!", "this hill is so steep guys"."""
    doc = place.doc
    if word(doc, place.first - 2) in ("so", "too", "very") and word(doc, place.last) in ("it", "i", "we", "this"):
        return True  # "it is so hard guys it never rises"
    if not is_edge(doc, place.last) or mark(doc, place.last) == ",":
        return False
    before = word(doc, place.first - 1)
    near = {word(doc, i) for i in range(max(clause_start(place), place.first - 3), place.first)}
    if starts_at(doc, clause_start(place), "presenting") is not None:
        near = set()  # "here's the recipe guys"
    if not before or before in doc.grammar["trail_blocker"] or near & doc.grammar["determiner"]:
        return False
    few = place.first - clause_start(place) < 2
    return not few or (among(doc, place.first - 1, "clause_final") and not among(doc, place.last - 1, "label_noun"))


def trails_day(place: Place) -> bool:
    """Called at the end of a sentence that names a time: "it's Friday people!", "it's almost spring, my dears"."""
    doc = place.doc
    if not is_edge(doc, place.last):
        return False
    first = clause_start(place)
    it_is = word(doc, first) == "its" or (word(doc, first) == "it" and word(doc, first + 1) in ("'s", "is"))
    return it_is and word(doc, head(place)) in doc.grammar["occasion"]


def trails_adverb(place: Place) -> bool:
    """Called at the end of a clause that is complete without it: "we did it everyone", "dinner is ready folks"."""
    doc = place.doc
    if not is_edge(doc, place.last) or mark(doc, place.last) == ",":
        return False
    before = place.first - 1
    complete = word(doc, before) in doc.grammar["clause_final"] or ends_at(doc, before, "reciprocal") is not None
    if word(doc, before) in ("this", "that"):
        complete = word(doc, before - 1) in doc.grammar["base_verb_before_this"]
    return complete and place.first - clause_start(place) >= 2


def trails_clause(place: Place) -> bool:
    """Called after a clause that ends in a whole noun phrase or an adverb: "we bought a house guys", "drive safely
    everyone", "wash your hands people", "should I cut my hair guys?"."""
    doc, before = place.doc, place.first - 1
    first = clause_start(place)
    last = word(doc, before)
    if place.first - first < 2 or not _ends(place) or last.startswith("'"):
        return False  # "that's fam" is no call either
    verb = word(doc, before - 1)
    if among(doc, before, "after_verb") and (is_past(verb) or verb.endswith("ing") or among(doc, before - 1, "post")):
        return True
    if among(doc, before, "trail_blocker", "preposition", "copula"):
        return False
    if _asked_next(place) and among(doc, before, "occasion", "time_or_place"):
        return True  # "it is four in the afternoon people why is it dark"
    if among(doc, before, "clause_final") or (last.endswith("ly") and last not in ("only", "family")):
        return True
    if last.endswith("ing") and among(doc, before - 1, "copula", "clitic"):
        return among(doc, before, "happens")  # "spring is coming friends"
    if among(doc, before, "needed_of_you") and among(doc, before - 1, "second_person"):
        return True  # "I need your help guys"
    return _noun_phrase_before(place, first)


def _ends(place: Place) -> bool:
    """The clause ends here, or another starts: "new post up guys, go read", "don't worry guys he's fine"."""
    doc, i = place.doc, place.last
    if mark(doc, i) == ",":
        return among(doc, i + 1, "clause_subject", "imperative")
    if (among(doc, i, "told_next") and among(doc, place.first - 1, "intransitive")) or _asked_next(place):
        return True
    return is_edge(doc, i) or (doc.tokens[i].kind == "mention" and is_edge(doc, i + 1))


def _asked_next(place: Place) -> bool:
    """A question starts right behind the call: "people [why is] it dark"."""
    doc, i = place.doc, place.last
    return among(doc, i, "question_word") and word(doc, i) != "who" and among(doc, i + 1, "question_helper", "should_i")


def _noun_phrase_before(place: Place, first: int) -> bool:
    """A determiner of one thing, a noun, the call; "my" and "the" only after an order, thanks or a question."""
    doc = place.doc
    spoken = asks(place) or among(doc, first, "imperative", "question_word", "question_helper")
    spoken = spoken or starts_at(doc, first, "thanks_word") is not None or among(doc, first, *BASE_VERBS)
    spoken = spoken or (word(doc, first) in ("i", "we") and is_past(word(doc, first + 1)))
    for i in range(place.first - 2, max(first, place.first - _BEFORE_NOUN) - 1, -1):
        if among(doc, i, "one_thing"):
            return True
        if among(doc, i, "determiner", "noun_before"):
            guys = among(doc, place.last - 1, "call_only", "everyone")  # "tag your friends", "the shadow people"
            return spoken and (word(doc, i) == "your" or guys) and word(doc, place.last - 1) != "friends"
        if not word(doc, i) or among(doc, i, "preposition", "third_person_before"):
            return False
    return False
