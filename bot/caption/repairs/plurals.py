"""Repairs of a plural you, of parts of a crowd and of wishes to everyone: they become you."""

from __future__ import annotations

from bot.caption.cues import among, clause_end, ends_at, is_edge, mark, sentence, starts_at, token, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import is_past, is_third
from bot.caption.repairs.questions import ask_you, how_many
from bot.caption.repairs.thanks import thank_you, thanked_too
from bot.caption.repairs.vocatives import drop_vocative, is_vocative, with_modifiers
from bot.caption.repairs.wording import agreement, like, past_out_there, possessives, replace

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


def everyone_to_you(place: Place) -> tuple[Choice, ...]:
    """ "everyone's comments" -> "your comments", "everybody keeps asking" -> "you keep asking"."""
    doc, i = place.doc, place.last
    if word(doc, i) == "'s" or word(doc, i - 1).endswith("s"):
        end = doc.tokens[i].end if word(doc, i) == "'s" else place.end
        return (Choice("your", (Edit(place.start, end, like(place.text, "your")),)),)
    return replace(place, "you", *agreement(doc, i), *possessives(doc, i, clause_end(place)))


def whoever_to_you(place: Place) -> tuple[Choice, ...]:
    """ "whoever needs this" -> "if you need this", "for whoever needs this" -> "for you if you need this"."""
    doc = place.doc
    said = "you if you" if word(doc, place.first - 1) in ("for", "to") else "if you"
    return replace(place, said, *agreement(doc, place.last), *possessives(doc, place.last, clause_end(place)))


def reciprocal(place: Place) -> bool:
    """ "each other" follows: one person has no other."""
    doc, end = place.doc, sentence(place)[1]
    return any(starts_at(doc, i, "reciprocal") is not None for i in range(place.last, end))


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
    if word(doc, first) == "any" and word(doc, first - 1) in doc.grammar["question_helper"]:
        return replace(place, "you")
    if word(doc, first - 1) == "to" and word(doc, first - 2) in doc.grammar["thanked_before"]:
        return thank_you(place)
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
    """ "the patience of all of you is" -> "your generosity is"; "proud of all of you" -> "proud of you"."""
    doc, the = place.doc, place.first - 3
    if word(doc, the) != "the" or not word(doc, the + 1):
        return replace(place, "you")
    t, owned = doc.tokens[the], doc.tokens[the + 1]
    said = like(doc.text[t.start : t.end], "your")
    return (Choice(said, (Edit(t.start, t.end, said), Edit(owned.end, place.end, ""))),)


def _people(place: Place) -> tuple[Choice, ...]:
    """The part as people: "one of you" -> "someone", "none of you are" -> "nobody is"."""
    doc, part = place.doc, word(place.doc, place.first)
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


def thank_or_if_you(place: Place) -> tuple[Choice, ...]:
    """Thanks for what was done, where it is thanks; else "to you if you": "love to everyone who is tired"."""
    return thank_you(place) or if_you(place)


def yourself(place: Place) -> tuple[Choice, ...]:
    """ "yourselves" -> "yourself"."""
    return replace(place, "yourself")


def wish_you(place: Place) -> tuple[Choice, ...]:
    """A wish is for the reader: "hope everyone has" -> "hope you have", "happy Friday everyone" -> "happy Friday"."""
    doc = place.doc
    i = with_modifiers(place)
    before = word(doc, place.first - 1)
    if before == "'s" or before in doc.grammar["question_helper"]:
        return ask_you(place)
    described = word(doc, place.last) in ("who", "that") or (before != "with" and word(doc, place.last).endswith("ing"))
    if before in ("to", "for", "with") and described:
        return if_you(place)
    if (
        before in doc.grammar["object_taker"]
        or word(doc, i - 1) in doc.grammar["object_taker"]
        or is_third(word(doc, place.last))
    ):
        widened = Place(doc, min(i, place.first), place.last)
        more = agreement(doc, place.last) + possessives(doc, place.last, clause_end(place))
        said = like(place.text, "you")
        start = widened.start if word(doc, i) != "to" else place.start
        return (Choice(said, (Edit(start, past_out_there(place), said), *more)),)
    return drop_vocative(place)


def if_you(place: Place) -> tuple[Choice, ...]:
    """ "everyone who has" -> "if you have", "For anyone who thinks" -> "If you think"."""
    doc, i = place.doc, place.last
    if word(doc, place.first - 1) == "to":
        thanked = among(doc, place.first - 2, "thanked_before", "thanked_to_you") and thank_you(place)
        if thanked or (word(doc, place.first - 2) == "and" and (thanked := thanked_too(place))):
            return thanked
    described = word(doc, i).endswith("ing") or (
        is_past(word(doc, i)) and word(doc, i + 1) in doc.grammar["preposition"]
    )
    if word(doc, i) not in ("who", "that") and not described:
        return wish_you(place)
    if word(doc, place.first) in ("those", "all") and _is_subject(place):
        return replace(place, "you")
    more = agreement(doc, i + 1) + possessives(doc, i + 1, clause_end(Place(doc, i, i + 1)))
    end, you = doc.tokens[i].end, "you"
    if described:
        end, you, more = place.end, "you're", possessives(doc, i, clause_end(Place(doc, i, i + 1)))
    elif word(doc, i + 1) == "'s":  # "everyone who's finding it hard"
        end, you, more = doc.tokens[i + 1].end, "you're", more[1:]
    before = word(doc, place.first - 1)
    at = place.first - 2
    if before == "to" and among(doc, at, "apology"):  # "sorry to anyone who tried" -> "sorry if you tried"
        return (Choice(f"if {you}", (Edit(doc.tokens[at + 1].start, end, f"if {you}"), *more)),)
    opening = is_edge(doc, at) or ends_at(doc, at, "opener") is not None or doc.tokens[at].kind == "mention"
    if before in ("for", "to") and opening:
        t = doc.tokens[place.first - 1]
        said = like(doc.text[t.start : t.end], f"if {you}")
        return (Choice(said, (Edit(t.start, end, said), *more)),)
    said = f"you if {you}" if before in doc.grammar["object_taker"] else like(place.text, f"if {you}")
    return (Choice(said, (Edit(place.start, end, said), *more)),)


def _is_subject(place: Place) -> bool:
    """The clause goes on after its relative clause: "those of you who paint know the smell"."""
    doc, end = place.doc, clause_end(Place(place.doc, place.last, place.last + 1))
    spoken_to = any(word(doc, k) in doc.grammar["second_person"] for k in range(place.last, end))
    return not word(doc, place.first - 1) and not spoken_to and mark(doc, end) not in (",", ":", "-", "–", "—", "?")


def audience_to_you(place: Place) -> tuple[Choice, ...]:
    """ "thank my followers" -> "thank you", "to my amazing community" -> "to you"; none where it is no object."""
    doc = place.doc
    i = place.first
    while word(doc, i - 1) not in ("my", "our", "the", "all", "this", "these"):
        t = token(doc, i - 1)
        if t is None or t.kind != "word" or t.word in doc.grammar["big_number"]:
            return ()  # "thank you for 10k followers" thanks for a number
        i -= 1
        if place.first - i > 4:
            return ()
    i -= 1
    if is_edge(doc, i - 1) and mark(doc, place.last) == ",":
        return drop_vocative(Place(doc, i, place.last))
    while word(doc, i - 1) in ("all", "of"):
        i -= 1
    if i < 0 or word(doc, i - 1) not in doc.grammar["object_taker"] or _means(doc, i - 1):
        return ()
    if word(doc, i - 1) == "to" and word(doc, i - 2) in doc.grammar["thanked_before"]:
        return thank_you(Place(doc, i, place.last))
    end = past_out_there(place)
    after = next((k for k in range(place.last, len(doc.tokens)) if doc.tokens[k].start >= end), len(doc.tokens))
    if word(doc, after) in ("who", "that") and is_edge(doc, i - 2) and word(doc, i - 1) in ("for", "to"):
        t = doc.tokens[i - 1]
        said = like(doc.text[t.start : t.end], "if you")
        return (Choice(said, (Edit(t.start, doc.tokens[after].end, said),)),)
    return (Choice("you", (Edit(doc.tokens[i].start, end, "you"), *_they(place))),)


def _means(doc: Document, i: int) -> bool:
    """The audience is a means, not who is spoken to: "exposure to our audience", "reach to our followers"."""
    return word(doc, i) == "to" and word(doc, i - 1) in doc.grammar["means"]


def _they(place: Place) -> tuple[Edit, ...]:
    """The next sentence goes on about them: "Miss my fans! They were the best"."""
    i = sentence(place)[1]
    if word(place.doc, i) != "they":
        return ()
    t = place.doc.tokens[i]
    return (Edit(t.start, t.end, like(place.doc.text[t.start : t.end], "you")),)
