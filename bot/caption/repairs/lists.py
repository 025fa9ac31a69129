"""A list of people is one audience: "all our friends, family and customers" becomes you as a whole."""

from __future__ import annotations

from bot.caption.cues import among, mark, word
from bot.caption.document import Document, Edit, Place
from bot.caption.repairs.wording import like

_MOST_ITEMS = 12
_PEOPLE = ("people_noun", "crowd_noun", "loose_crowd_noun", "audience_noun", "kin_noun")


def with_listed(place: Place) -> Place | None:
    """The place with the rest of its list; None where the list goes on with what may be no people."""
    doc, last, i = place.doc, past_to_be(place.doc, place.last), place.last
    i = last
    for _ in range(_MOST_ITEMS):
        if (item := _item_start(doc, i)) is None:
            break
        start, joined = item
        first = start
        while among(doc, first, "list_lead", "kind_adjective"):
            first += 1
        end = _people_end(doc, first)
        if end is None:
            unknown = joined and (first > start or i != last)
            return None if unknown else Place(doc, place.first, last)
        i = end
        last = end if joined else last
    return Place(doc, place.first, last)


def and_theirs(place: Place) -> tuple[Edit, ...] | None:
    """ "everyone and their families" -> "you and your family": the edits of what is theirs; None without it."""
    doc, i = place.doc, place.last
    if not (word(doc, i) in ("and", "&") or mark(doc, i) == "&") or word(doc, i + 1) != "their":
        return None
    t, whose = doc.tokens[i + 1], doc.tokens[min(i + 2, len(doc.tokens) - 1)]
    edits = [Edit(t.start, t.end, like(doc.text[t.start : t.end], "your"))]
    if whose.word == "families":
        edits.append(Edit(whose.start, whose.end, like(doc.text[whose.start : whose.end], "family")))
    return tuple(edits)


def past_to_be(doc: Document, i: int) -> int:
    """Past "to be" behind the noun: "brides to be", "moms-to-be"."""
    words = [k for k in range(i, i + 4) if word(doc, k)]
    between = all(mark(doc, k) == "-" for k in range(i, words[1]) if not word(doc, k)) if len(words) > 1 else False
    named = between and word(doc, words[0]) == "to" and word(doc, words[1]) == "be"
    return words[1] + 1 if named else i


def _item_start(doc: Document, i: int) -> tuple[int, bool] | None:
    """Where the next item of the list starts, and whether "and" joins it; None at the list's end."""
    start = i + (mark(doc, i) == ",")
    joined = word(doc, start) in ("and", "n", "plus", "&") or mark(doc, start) == "&"
    start += joined
    return (start, joined) if start > i else None


def _people_end(doc: Document, i: int) -> int | None:
    """The token after the people at token `i`, with one word of a name before them: "dog lovers", "stepmoms"."""
    for noun in (i, i + 1):
        if among(doc, noun, *_PEOPLE) or word(doc, noun).endswith(("moms", "mums", "dads", "mothers", "fathers")):
            return past_to_be(doc, noun + 1)
        if not word(doc, noun) or among(doc, noun, "object_taker", "determiner", "second_person", "auxiliary"):
            return None
    return None
