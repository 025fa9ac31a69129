"""Repairs that make one member of a group: "calling all bakers" becomes "are you a baker?"."""

from __future__ import annotations

from bot.caption.cues import among, clause_end, is_edge, mark, opens_with_for, sentence, speaks_to_reader, token, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import article, singular
from bot.caption.repairs.everyone import wish_you
from bot.caption.repairs.lists import past_to_be
from bot.caption.repairs.vocatives import drop_vocative
from bot.caption.repairs.wording import like, like_word

_LEADS = ("all", "my", "the", "our", "of", "fellow", "you", "other")
_LONGEST_NAME = 4  # words: "night shift coffee lovers"
_MET = ("here", "in", "out", "around", "else", "following", "watching", "reading", "listening", "online", "there")


def one_of_them(place: Place) -> tuple[Choice, ...]:
    """ "Where my introverts at?" -> "Are you an introvert?", "Any bakers here?" -> "Are you a baker?"."""
    doc = place.doc
    start, first, last, end = place.first, place.first, place.last, place.last
    if word(doc, place.last - 1) == "all" or word(doc, place.first) == "any":  # the place stands before the name
        first, last = place.last, _name_end(place)
        end = last
    else:
        start = sentence(place)[0]
    if word(doc, start) in ("where", "wheres") and word(doc, end) == "at":
        end += 1
    if word(doc, end) == "where" and word(doc, end + 2) == "at":  # "plant parents where you at"
        end += 3
    too = any(word(doc, k) in ("fellow", "other") for k in range(first, last)) and word(doc, place.first) == "any"
    while word(doc, first) in _LEADS:
        first += 1
    named = _one(Place(doc, first, last)) if first < last else None
    if named is not None and (to_be := past_to_be(doc, last)) != last:
        named, end = named + doc.text[doc.tokens[last - 1].end : doc.tokens[to_be - 1].end], to_be
    if named is None or among(doc, last - 1, "never_one") or _goes_on(doc, first, last):
        return ()
    said = like_word(place.text, f"are you {article(named)} {named}")
    said = like(doc.text[doc.tokens[start].start : doc.tokens[start].end], said)
    if word(doc, place.first) == "any":
        while word(doc, end) in _MET:
            end += 1
        if not is_edge(doc, end):
            return _any_busy(place, said, last, end)
        said += " too" if too else ""
    return (Choice(f"{said}?", (Edit(doc.tokens[start].start, *_asked(place, said, end)),)),)


def _goes_on(doc: Document, first: int, last: int) -> bool:
    """More than one kind is called: "brides and grooms", "brides 👰 and grooms"."""
    joined = any(word(doc, k) in ("and", "or", "&") or mark(doc, k) == "&" for k in range(first, last + 1))
    return joined or (is_edge(doc, last) and word(doc, last + 1) in ("and", "or"))


def _any_busy(place: Place, said: str, last: int, end: int) -> tuple[Choice, ...]:
    """What they do or where they are goes on: "any runners here training" -> "are you a runner training"."""
    doc, start = place.doc, place.start
    if word(doc, end).endswith("ing"):
        return (Choice(said, (Edit(start, doc.tokens[end - 1].end, said),)),)
    if word(doc, end - 1) == "in" and clause_end(place) - end <= 2 and mark(doc, clause_end(place)) == "?":
        return (Choice(said, (Edit(start, doc.tokens[last - 1].end, said),)),)  # "any bakers in Leeds?"
    return ()


def one_or_none(place: Place) -> tuple[Choice, ...]:
    """ "Bakers where you at" asks for one; "bakers, assemble" goes without the word."""
    return one_of_them(place) if word(place.doc, place.last) == "where" else drop_vocative(place)


def one_described(place: Place) -> tuple[Choice, ...]:
    """ "Parents of twins, when" -> "If you're a parent of twins, when"; "with curls" -> "if you have curls"."""
    doc = place.doc
    kind = next(k for k in range(place.first, place.last) if word(doc, k) in ("of", "with", "in"))
    comma = "" if mark(doc, place.last) else ","
    end, rest = place.end, doc.text[doc.tokens[kind].start : place.end]
    if word(doc, kind) == "with":
        said = f"if you have {doc.text[doc.tokens[kind + 1].start : end]}"
    elif word(doc, place.last - 1) in ("mine", "ours") or (named := _one(Place(doc, place.first, kind))) is None:
        return drop_vocative(place)
    else:
        said = f"if you're {article(named)} {named[:1].lower() + named[1:]} {rest}"
    said = like(doc.text[place.start :][:1], said) + comma
    return (Choice(said, (Edit(place.start, end, said),)),)


def _asked(place: Place, said: str, end: int) -> tuple[int, str]:
    """Where the edit ends and what it puts there: the question mark takes the place of the mark that stood there."""
    doc, stop = place.doc, mark(place.doc, end)
    if stop == "?":
        return doc.tokens[end - 1].end, said
    if stop in ("!", ".", ":", ","):
        after = doc.tokens[end].end
        if said[:1].isupper() and doc.text[after + 1 : after + 2].islower() and doc.text[after] == " ":
            return after + 2, f"{said}? {doc.text[after + 1].upper()}"  # a new sentence takes a capital
        return after, f"{said}?"
    return doc.tokens[end - 1].end, f"{said}?"


def _name_end(place: Place) -> int:
    """The token after the name of the group: up to the clause's end or to the first word that is no part of it."""
    doc, last = place.doc, place.last + _LONGEST_NAME
    i = place.last
    while (
        i < last
        and word(doc, i)
        and word(doc, i) not in (*_MET, "to")
        and word(doc, i) not in doc.grammar["preposition"]
    ):
        i += 1
        if mark(doc, i) == "-" and word(doc, i + 1) not in ("", "to") and doc.tokens[i - 1].end == doc.tokens[i].start:
            i += 1  # "first-time buyers"
    return i


def _one(name: Place) -> str | None:
    """The name for one: "plant parents" -> "plant parent", in the letters it was typed in."""
    doc, t = name.doc, name.doc.tokens[name.last - 1]
    one = singular(t.word)
    if one is None or token(doc, name.first) is None:
        return None
    typed = doc.text[t.start : t.end]
    shown = one.upper() if typed.isupper() and len(typed) > 1 else typed[:1] + one[1:]
    return doc.text[doc.tokens[name.first].start : t.start] + shown


def for_one_of_them(place: Place) -> tuple[Choice, ...]:
    """ "For all the night nurses, you are seen" -> "If you're one of the night nurses, ..."; a wish is for you."""
    doc, before = place.doc, place.first - 1
    if among(doc, place.last - 1, "foe"):
        return ()  # no reader is told to be one of the haters
    opening = opens_with_for(doc, before)
    spoken = speaks_to_reader(doc, place.last, sentence(place)[1])
    told = spoken or any(mark(doc, i) == ":" for i in range(place.last, place.last + 4))
    if not opening or not told:
        return wish_you(place)
    t, kept = doc.tokens[before], place.first + 1 + (word(doc, place.first + 1) == "of")
    said = like(doc.text[t.start : t.end], "if you're one of")
    return (Choice(said, (Edit(t.start, doc.tokens[kept - 1].end, said),)),)
