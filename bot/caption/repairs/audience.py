"""Repairs of the audience as a thing: "my followers", "this community" become you."""

from __future__ import annotations

from bot.caption.cues import among, clause_end, ends_at, is_edge, mark, opens_with_for, sentence, skip_back, token, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import is_past
from bot.caption.repairs.lists import with_listed
from bot.caption.repairs.mass import community_here, praised_one, without_count
from bot.caption.repairs.thanks import thank_you
from bot.caption.repairs.vocatives import drop_vocative
from bot.caption.repairs.wording import agreement, like, past_out_there, possessives, replace


def audience_to_you(place: Place) -> tuple[Choice, ...]:
    """ "thank my followers" -> "thank you", "to my amazing community" -> "to you"; none where it is no object."""
    doc = place.doc
    for as_mass in (without_count, community_here, praised_one):
        if (as_mass is not community_here or among(doc, place.last - 1, "community_noun")) and (
            choices := as_mass(place)
        ) is not None:
            return choices
    i = place.first
    while word(doc, i - 1) not in ("my", "our", "the", "all", "this", "these"):
        t = token(doc, i - 1)
        if t is None or t.kind != "word":
            return ()
        i -= 1
        if place.first - i > 4:
            return ()
    i -= 1
    new = any(word(doc, k) == "new" for k in range(i, place.first))
    if new and word(doc, i) in ("my", "our") and mark(doc, place.last) == "," and _dedicated(doc, i):
        t = doc.tokens[skip_back(doc, i - 1, "whole") if word(doc, i - 1) != "for" else i - 1]
        said = like(doc.text[t.start : t.end], "if you're new here")
        return (Choice(said, (Edit(t.start, place.end, said),)),)
    if is_edge(doc, i - 1) and mark(doc, place.last) == ",":
        return drop_vocative(Place(doc, i, place.last))
    if word(doc, i - 1) == "of" and word(doc, i - 2) == "all":
        i -= 1
    if word(doc, i - 1) == "all":
        i -= 1
    if is_edge(doc, i - 1) and word(doc, i) in ("my", "our") and _does(doc, place.last):
        # "my followers are the best", "our patrons paid for it", "my audience is the best"
        return replace(Place(doc, i, place.last), "you", *agreement(doc, place.last))
    if is_edge(doc, i - 1) and any(
        ends_at(doc, place.last + k, "keeps_asking") is not None for k in (1, 2)
    ):  # "the fans have been asking for an encore"
        return replace(Place(doc, i, place.last), "you")
    if is_edge(doc, i - 1) and among(doc, place.last, "warming"):  # "this community means so much to me"
        return replace(Place(doc, i, place.last), "you", *agreement(doc, place.last))
    if word(doc, i - 1) in ("ask", "tell") and is_edge(doc, i - 2):
        return ()  # the reader is to ask them
    if (
        i < 0
        or (word(doc, i - 1) == "of" and word(doc, i - 2) == "part")
        or word(doc, i - 1) not in doc.grammar["object_taker"]
        or _means(doc, i - 1)
    ):
        return ()
    if word(doc, i - 1) in ("to", "for") and is_edge(doc, i - 2) and mark(doc, place.last) == ":":
        return drop_vocative(Place(doc, i - 1, place.last))  # "To our regulars: thank you"
    if word(doc, i - 1) == "to" and word(doc, i - 2) in doc.grammar["thanked_before"]:
        return thank_you(Place(doc, i, place.last))
    if (listed := with_listed(place)) is None:
        return ()
    place = listed
    end = past_out_there(place)
    after = next((k for k in range(place.last, len(doc.tokens)) if doc.tokens[k].start >= end), len(doc.tokens))
    if word(doc, after) in ("who", "that") and is_edge(doc, i - 2) and word(doc, i - 1) in ("for", "to"):
        t = doc.tokens[i - 1]
        said = like(doc.text[t.start : t.end], "if you")
        return (Choice(said, (Edit(t.start, doc.tokens[after].end, said),)),)
    return (Choice("you", (Edit(doc.tokens[i].start, end, "you"), *_they(place))),)


def _does(doc: Document, i: int) -> bool:
    """What they are or did follows, in a form that stands after "you" too."""
    if among(doc, i, "deserve"):
        return True
    return among(doc, i, "copula") or (is_past(word(doc, i)) and word(doc, i) not in ("was", "been", "done", "gone"))


def _dedicated(doc: Document, i: int) -> bool:
    """ "For [all] my new followers," opens its sentence."""
    i = i - 1 if word(doc, i - 1) in ("for", "to") else skip_back(doc, i - 1, "whole")
    return opens_with_for(doc, i)


def _means(doc: Document, i: int) -> bool:
    """The audience is a means, not who is spoken to: "exposure to our audience", "reach to our followers"."""
    return word(doc, i) == "to" and word(doc, i - 1) in doc.grammar["means"]


def _they(place: Place) -> tuple[Edit, ...]:
    """What follows is about them too: "I asked my readers what they eat", "Miss my fans! They were the best"."""
    doc = place.doc
    asked = among(doc, place.last, "question_word")
    i = place.last + 1 if asked else sentence(place)[1]
    if word(doc, i) != "they":
        return ()
    t = doc.tokens[i]
    theirs = possessives(doc, i + 1, clause_end(place)) if asked else ()
    return (Edit(t.start, t.end, like(doc.text[t.start : t.end], "you")), *theirs)
