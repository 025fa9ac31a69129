"""Predicates on questions to a room: anyone, who, everyone."""

from __future__ import annotations

from bot.caption.cues import (
    among,
    any_starts,
    asks,
    clause_end,
    clause_start,
    ends_at,
    is_edge,
    mark,
    sentence,
    skip_back,
    speaks_to_reader,
    word,
)
from bot.caption.document import Document, Place
from bot.caption.english import is_past, is_third
from bot.caption.predicates.calls import opens_clause

_NEAR_READER = 10  # words from "who" to "your": farther off it is another thought


def asked(place: Place) -> bool:
    """The place is asked: "anyone else?", "does anybody know", "guys what should I do?"."""
    doc, before = place.doc, word(place.doc, place.first - 1)
    if before == "if":
        return False  # an offer, or a condition
    if before in doc.grammar["asking_verb"]:
        opener = place.first - 2
        return asks(place) or is_edge(doc, opener) or word(doc, opener) in doc.grammar["opener"]
    if not opens_clause(place):
        return False
    wanted = asks(place) and any(among(doc, k, "wanting") for k in (place.last + 2, place.last + 3))
    if wanted and word(doc, place.last) in ("in", "from", "near", "at"):
        return True  # "anyone in Bristol need a cake?"
    if word(doc, place.last) in doc.grammar["anyone_blocker"]:
        where = word(doc, place.last) in doc.grammar["preposition"]
        return where and asks(place) and clause_end(place) - place.last <= 5  # "anyone in Lisbon?"
    return asks(place) or word(doc, place.last) in doc.grammar["poll_verb"]


def asked_after(place: Place) -> bool:
    """Asked how they are: "how's everyone's Sunday?", "how was your weekend everyone?"."""
    doc = place.doc
    first, _ = sentence(place)
    helper = word(doc, place.first - 1)
    if not asks(place):
        how = word(doc, place.first - 2) == "how" or helper == "hows"
        being = helper in ("'s", "is", "hows") and among(doc, place.last, "well_being")
        busy = word(doc, place.first - 2) == "what" and helper in ("'s", "is") and among(doc, place.last, "busy_with")
        return busy or (how and (being or (helper == "did" and is_edge(doc, place.first - 3))))
    if helper == "'s" and word(doc, place.first - 2) in doc.grammar["question_word"]:
        return True
    if helper in doc.grammar["question_helper"] and helper != "if":
        i = place.first - 2
        return is_edge(doc, i) or word(doc, i) in doc.grammar["question_word"] or word(doc, i) in doc.grammar["opener"]
    before = {word(doc, i) for i in range(first, place.first)}
    return bool(before & {"how", "hows"}) or ("what" in before and is_edge(doc, place.last))


def where_at(place: Place) -> bool:
    """Looked for: "where my night owls at", "where are the plant parents?"."""
    doc = place.doc
    if word(doc, place.last) != "at" and not (is_edge(doc, place.last) and asks(place)):
        return False
    i, _ = sentence(place)
    while i < place.first and not word(doc, i):
        i += 1
    return word(doc, i) in ("where", "wheres")


def offered(place: Place) -> bool:
    """An offer stands on a condition: "if anyone wants to join", "if anyone has questions"."""
    doc = place.doc
    if word(doc, place.first - 1) != "if" or word(doc, place.last) not in doc.grammar["offer_verb"]:
        return False
    _, last = sentence(place)
    clause = clause_end(place)
    somebody = among(doc, clause + 1, "third_subject") and mark(doc, clause) == ","
    return not somebody and not any(_it_is(doc, k) for k in range(place.last, last))


def _it_is(doc: Document, i: int) -> bool:
    """Somebody is named for it: "if anyone knows, it's my mom"."""
    named = 1 if word(doc, i) == "its" else 2 if word(doc, i) == "it" and word(doc, i + 1) in ("'s", "is") else 0
    return bool(named) and among(doc, i + named, "determiner", "third_subject")


def polled(place: Place) -> bool:
    """A show of hands: "who's ready?", "who wants some", "who else"."""
    doc, i = place.doc, place.last
    if not opens_clause(place) or (not asks(place) and (mark(doc, place.first - 1) == "," or _goes_on(place))):
        return False
    whos = word(doc, place.last - 1) == "whos"
    contracted = whos or word(doc, i) in ("'s", "is", "'re")
    if contracted:
        i -= whos
        if asks(place) and is_past(word(doc, i + 1)) and not word(doc, i + 1).endswith("ed"):
            return not _relative(place)  # "who's heard of", "who's been"
        i += 1
    while word(doc, i) in doc.grammar["poll_adverb"]:
        i += 1
    w = word(doc, i)
    busy = w.endswith("ing") or (w.endswith("ed") and asks(place)) or (len(w) > 4 and w.endswith("in"))
    state = contracted and (busy or w in doc.grammar["poll_state"])
    lately = is_past(w) and asks(place) and any_starts(doc, i, clause_end(place), "lately")
    lately = lately or (asks(place) and among(doc, i, "felt_by_readers"))
    company = word(doc, place.last - 1) == "else" and (contracted or is_third(w) or w in ("can't", "cant", "cannot"))
    company = company or (word(doc, place.last - 1) == "else" and is_past(w))
    able = asks(place) and w in ("can", "would", "could") and among(doc, i + 1, "poll_act")
    held = state or company or able or (not contracted and (w in doc.grammar["poll_verb"] or lately))
    return held and not _relative(place) and not _of_the_reader(place)


def _goes_on(place: Place) -> bool:
    """ "and who ..." goes on with the sentence of the line before: "remember who baked, and who ate"."""
    return word(place.doc, place.first - 1) in ("and", "or")


def requested(place: Place) -> bool:
    """The creator asks something of everyone: "I'd love it if everyone could vote", "reminding everyone that"."""
    doc, i = place.doc, place.first - 1
    if word(doc, i) == "if":
        longed = {word(doc, k) for k in range(max(0, i - 6), i)} & doc.grammar["longing"]
        return bool(longed) and word(doc, place.last) in doc.grammar["could"]
    if word(doc, i) in doc.grammar["reminding"]:
        return word(doc, place.last) in doc.grammar["reminded_of"]
    wanted = among(doc, i, "wanting") or (word(doc, i) == "like" and word(doc, i - 1) in ("would", "'d"))
    return wanted and ends_at(doc, place.last + 1, "to_know") is not None


def asked_for(place: Place) -> bool:
    """What readers asked for is given: "everyone keeps asking where", "everyone asked for part two, so here it is"."""
    doc, i = place.doc, place.last
    _, last = sentence(place)
    asking = next((k for k in (i + 1, i + 2) if ends_at(doc, k, "keeps_asking") is not None), None)
    if asking is not None:
        wanted = asking + 1 + (word(doc, asking + 1) == "me")
        dms = any(word(doc, k) in ("dms", "comments", "inbox") for k in range(wanted, wanted + 4))
        return dms or among(doc, wanted, "asked_about")
    if word(doc, i) not in doc.grammar["reacted"] or not opens_clause(place):
        return False
    return any(word(doc, k) == "so" and word(doc, k + 1) in ("here", "i", "we") for k in range(i, last))


def fans_asked(place: Place) -> bool:
    """What the audience asked for is given: "the fans have been asking for an encore, so here it is"."""
    doc = place.doc
    first = skip_back(doc, place.first - 1, "vocative_modifier") + 1
    if not is_edge(doc, first - 1) or word(doc, first) not in ("my", "our", "the"):
        return False
    asking = next((k for k in (place.last + 1, place.last + 2) if ends_at(doc, k, "keeps_asking") is not None), None)
    given = range(place.last + 3, sentence(place)[1])
    return asking is not None and any(word(doc, k) in ("i", "we", "here") for k in given)


def their_reactions(place: Place) -> bool:
    """What readers sent: "everyone's comments", "everybody's kind words"."""
    doc, i = place.doc, place.last
    if word(doc, i) == "'s":
        i += 1
    elif not word(doc, i - 1).endswith("s"):  # "everyones replies"
        return False
    return any(word(doc, k) in doc.grammar["reaction"] for k in range(i, i + 3))


def _of_the_reader(place: Place) -> bool:
    """Asked about somebody in the reader's life: "who's the best cook in your house"."""
    doc, end = place.doc, min(clause_end(place), place.last + _NEAR_READER)
    return speaks_to_reader(doc, place.last, end)


def _relative(place: Place) -> bool:
    """ "who" as a relative pronoun after a noun on the same line, with no sentence edge between."""
    first, _ = sentence(place)
    return place.first > first and bool(word(place.doc, place.first - 1)) and not opens_clause(place)


def answered(place: Place) -> bool:
    """The creator answers at once: "who's crying? Me.", "did anyone ask? No"."""
    doc = place.doc
    _, last = sentence(place)
    return mark(doc, last - 1) == "?" and word(doc, last) in doc.grammar["answer"]


def any_of_them(place: Place) -> bool:
    """A kind of people is looked for among the readers: "any bakers here?", "any night owls out there?"."""
    doc, i = place.doc, place.last
    if not asks(place) or not opens_clause(place):
        return False
    near = range(i, min(i + 4, clause_end(place)))
    return any(word(doc, k) in doc.grammar["around"] and k > i for k in near) or any(
        among(doc, k, "people_noun", "audience_noun") or word(doc, k).endswith(("lovers", "fans")) for k in near
    )


def in_dialogue(place: Place) -> bool:
    """Somebody's line in a told scene: "Me: who wants to go? Kids: meeee"."""
    doc, i = place.doc, clause_start(place) - 1
    return mark(doc, i) == ":" and among(doc, i - 1, "dialogue_speaker") and (i < 2 or is_edge(doc, i - 2) or i < 3)


def offered_round(place: Place) -> bool:
    """Something is offered round: "Coffee anyone?", "Road trip anyone?", "Tacos anyone"."""
    doc, before = place.doc, place.first - 1
    first, _ = sentence(place)
    if not word(doc, before) or not is_edge(doc, place.last) or place.first - first > 3:
        return False
    blocked = ("preposition", "object_taker", "copula", "asking_verb", "negated", "before_verb", "determiner")
    return not among(doc, before, *blocked) and (asks(place) or place.first - first <= 2)
