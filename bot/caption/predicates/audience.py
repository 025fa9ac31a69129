"""Predicates on the readers as a mass, and on what follows a place."""

from __future__ import annotations

from bot.caption.cues import (
    among,
    asks,
    clause_start,
    ends_at,
    is_edge,
    sentence,
    skip_back,
    starts_at,
    token,
    word,
    words_before,
)
from bot.caption.document import Place


def heads_follow(place: Place) -> bool:
    """A number follows: "all [900 of you]"."""
    t = token(place.doc, place.last)
    return t is not None and t.kind == "number"


def with_relative(place: Place) -> bool:
    """A clause about them follows: "everyone who came", "all those that voted", "everyone asking"."""
    doc, i = place.doc, place.last
    while word(doc, i) in doc.grammar["relative_filler"]:
        i += 1
    w = word(doc, i)
    return w in doc.grammar["relative"] or w.endswith("ing")


def out_there(place: Place) -> bool:
    """ "out there", "watching", "reading this" follows."""
    return starts_at(place.doc, place.last, "out_there") is not None


def plural_you(place: Place) -> bool:
    """ "you all" as one pronoun, not "you" + an adverb ("you all set?") or a new clause ("gave you all I had")."""
    doc = place.doc
    before = word(doc, place.first - 1)
    taken = before in doc.grammar["object_taker"] and before not in doc.grammar["copula"]
    if not taken and starts_at(doc, place.last, "you_all_particle") is not None:
        return False  # "you all set?", but "see you all in the studio"
    if word(doc, place.last) == "the" and word(doc, place.last + 1) not in doc.grammar["wished_thing"]:
        return False  # "I'll show you all the ways"
    return starts_at(doc, place.last, "you_all_blocker") is None


def sent_from(place: Place) -> bool:
    """They send the wish: "good morning from my girls", "Happy Easter from the whole gang"."""
    return any(word(place.doc, i) == "from" for i in range(max(0, place.first - 4), place.first))


def mentioned(place: Place) -> bool:
    """The word is spoken of, not said: "when I say y'all", "she says hey guys", "my Hey Y'all mug"."""
    doc = place.doc
    if among(doc, place.last, "printed_thing") or starts_at(doc, place.last, "means_all") is not None:
        return True
    i = place.first - 1
    i -= word(doc, i) in ("hey", "hi", "hello")
    return among(doc, i, "saying")


def told_to_share(place: Place) -> bool:
    """The reader is to pass it on to others: "share this with anyone who needs it"."""
    return among(place.doc, clause_start(place), "pass_on")


def in_a_place(place: Place) -> bool:
    """Where people live together: "to live in this community", "the people in our community"."""
    doc = place.doc
    if among(doc, place.first - 1, "platform_name"):
        return False
    return any(word(doc, i) in ("in", "around", "across") for i in range(max(0, place.first - 3), place.first))


def in_plural_you(place: Place) -> bool:
    """A part of a plural you, of which another rule speaks: the "guys" of "you guys"."""
    return ends_at(place.doc, place.last - 1, "plural_you") is not None


def elsewhere(place: Place) -> bool:
    """A place or an exception says that other people are meant: "everyone at the clinic", not "everyone on here"."""
    doc, i = place.doc, place.last
    if asks(place) and any(among(doc, k, "wanting") for k in (i + 2, i + 3)):
        return False  # "anyone in Bristol need a cake?"
    if is_edge(doc, i + 1) or (asks(place) and is_edge(doc, place.first - 1) and among(doc, place.first, "anyone")):
        return False  # "where is everyone from?", "anyone from Ohio?"
    if word(doc, i) not in doc.grammar["where_they_are"] or starts_at(doc, i, "here_place") is not None:
        return False
    at_an_account = word(doc, i) == "at" and (t := token(doc, i + 1)) is not None and t.kind == "mention"
    if (
        at_an_account
        or word(doc, i) in ("except", "but")
        or any(among(doc, k, "work_group") for k in range(i + 1, i + 4))
    ):
        return True  # "everyone on the night crew who stayed" is no reader either
    return not any(word(doc, k) in ("who", "that") for k in range(i, i + 7))


def all_you_nouns(place: Place) -> bool:
    """ "all you" with a plural noun: "all you bakers", not "all you need"."""
    doc = place.doc
    nouns = (word(doc, place.last), word(doc, place.last + 1))  # "all you bakers", "all you night bakers"
    return any(len(n) > 4 and n[-1] == "s" and n[-2] != "s" and n not in doc.grammar["not_a_noun"] for n in nouns)


def you_as_a_group(place: Place) -> bool:
    """ "you" with its noun: "you sleepy owls", "you marathon fans", not "you meet people"."""
    doc = place.doc
    verbs = ("imperative", "clause_verb", "copula", "determiner", "preposition", "object_taker", "question_helper")
    return not any(among(doc, i, *verbs) for i in range(place.first + 1, place.last - 1))


def loved(place: Place) -> bool:
    """The creator thanks or loves what is their own: "I love my community", "thank you to our little community"."""
    doc = place.doc
    first, _ = sentence(place)
    warm = ("love", "thank", "appreciate", "grateful", "thankful", "asked", "asking")
    before = range(first, place.first)
    return own(place) and any(word(doc, i) in warm or among(doc, i, "thanks_word") for i in before)


def praised(place: Place) -> bool:
    """Praised as the best there are: "I have the best followers", "the most patient community"."""
    doc, i = place.doc, place.first - 1
    return word(doc, i) in doc.grammar["superlative"] or word(doc, i - 1) == "most"


def own(place: Place) -> bool:
    """The creator's own: "my followers", "our amazing community"."""
    doc = place.doc
    for i in range(place.first - 1, max(place.first - 5, -1), -1):
        w = word(doc, i)
        if doc.tokens[i].kind == "number":
            continue  # "my 6 viewers"
        if w in ("my", "our"):
            return True
        if not w or w in doc.grammar["own_blocker"]:
            return False
    return False


def reader_belongs(place: Place) -> bool:
    """The reader is told that they belong: "if you're one of my followers"."""
    doc = place.doc
    for i in range(max(1, place.first - 7), place.first - 1):
        if (word(doc, i), word(doc, i + 1)) == ("one", "of") and word(doc, i - 1) in ("'re", "are", "you", "be", "as"):
            return True
    return False


def counted(place: Place) -> bool:
    """A number stands before: "7 million followers", "10k followers", "100,000 of you"."""
    doc, i = place.doc, place.first - 1
    i = skip_back(doc, skip_back(doc, i, "vocative_modifier"), "platform_name", most=1)
    if word(doc, i) in doc.grammar["big_number"]:
        i -= 1
        return token(doc, i) is not None and (doc.tokens[i].kind == "number" or bool(word(doc, i)))
    t = token(doc, i)
    return t is not None and t.kind == "number"


def community_did(place: Place) -> bool:
    """What the creator's own community did or is: "our little community raised 900", "my community is the best"."""
    doc = place.doc
    first = skip_back(doc, place.first - 1, "vocative_modifier")
    own = word(doc, first + 1) in ("my", "our") and is_edge(doc, first)
    did = among(doc, place.last, "raised_together", "warming", "showed_up")
    return own and (did or (word(doc, place.last) == "is" and among(doc, place.last + 1, "said_of_you")))


def community_of_readers(place: Place) -> bool:
    """The readers as a community: "this growing community", "the TikTok community", "part of our community"."""
    doc = place.doc
    before = list(words_before(place, 6))
    if any(w in doc.grammar["platform_name"] for w in before[:1]):
        return True
    if before[:1] == ["your"]:
        return False
    if starts_at(doc, place.last, "we_built") is not None:
        return True  # "what a community we've built here"
    ours = bool({"this", "our", "my"} & set(before[:4]))
    return "this" in before[:4] or "building" in before or (ours and {"part", "of"} <= set(before))
