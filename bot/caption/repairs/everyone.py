"""Repairs of everyone, anyone and whoever: wishes, dedications and requests to many become ones to you."""

from __future__ import annotations

from bot.caption.cues import among, clause_end, ends_at, is_edge, mark, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import is_past, is_third
from bot.caption.repairs.questions import ask_you
from bot.caption.repairs.thanks import thank_you, thanked_too
from bot.caption.repairs.vocatives import drop_vocative, leans, with_modifiers
from bot.caption.repairs.wording import agreement, like, past_out_there, possessives, replace


def everyone_to_you(place: Place) -> tuple[Choice, ...]:
    """ "everyone's comments" -> "your comments", "everybody keeps asking" -> "you keep asking"."""
    doc, i = place.doc, place.last
    if (theirs := everyones(place)) is not None:
        return theirs
    return replace(place, "you", *agreement(doc, i), *possessives(doc, i, clause_end(place)))


def whoever_to_you(place: Place) -> tuple[Choice, ...]:
    """ "whoever needs this" -> "if you need this", "for whoever needs this" -> "for you if you need this"."""
    doc = place.doc
    said = "you if you" if word(doc, place.first - 1) in ("for", "to") else "if you"
    return replace(place, said, *agreement(doc, place.last), *possessives(doc, place.last, clause_end(place)))


def thank_or_if_you(place: Place) -> tuple[Choice, ...]:
    """Thanks for what was done, where it is thanks; else "to you if you": "love to everyone who is tired"."""
    if (theirs := everyones(place)) is not None:
        return theirs
    return thank_you(place) or if_you(place)


def follower_to_you(place: Place) -> tuple[Choice, ...]:
    """ "to the 14 people who watch my stories" -> "to you if you watch my stories"."""
    doc, first = place.doc, place.first
    while first and (doc.tokens[first - 1].kind == "number" or word(doc, first - 1) in ("the", "all", "few", "of")):
        first -= 1
    said = (
        "you if you" if word(doc, first - 1) in ("to", "for") else like(doc.text[doc.tokens[first].start :], "if you")
    )
    edit = Edit(doc.tokens[first].start, doc.tokens[place.last].end, said)
    return (Choice(said, (edit, *agreement(doc, place.last + 1))),)


def wish_you(place: Place) -> tuple[Choice, ...]:
    """A wish is for the reader: "hope everyone has" -> "hope you have", "happy Friday everyone" -> "happy Friday"."""
    doc = place.doc
    if (i := with_modifiers(place)) is None:
        return ()
    before = word(doc, place.first - 1)
    if before not in doc.grammar["question_helper"] and (theirs := everyones(place)) is not None:
        return theirs
    if before == "'s" or before in doc.grammar["question_helper"]:
        return ask_you(place)
    described = word(doc, place.last) in ("who", "that") or (before != "with" and word(doc, place.last).endswith("ing"))
    if before in ("to", "for", "with") and described:
        return if_you(place)
    taken = any(among(doc, k, "object_taker") and leans(doc, k) for k in (place.first - 1, i - 1))
    if taken or is_third(word(doc, place.last)):
        widened = Place(doc, min(i, place.first), place.last)
        more = agreement(doc, place.last) + possessives(doc, place.last, clause_end(place))
        said = like(place.text, "you")
        start = widened.start if word(doc, i) != "to" else place.start
        return (Choice(said, (Edit(start, past_out_there(place), said), *more)),)
    return drop_vocative(place)


def if_you(place: Place) -> tuple[Choice, ...]:
    """ "everyone who has" -> "if you have", "For anyone who thinks" -> "If you think"."""
    doc, i = place.doc, place.last
    if (theirs := everyones(place)) is not None:
        return theirs
    if word(doc, i) == "that" and (told := _announced(place)) is not None:
        return told
    if word(doc, i) in ("who", "that") and among(doc, i + 1, "another_subject"):
        return ()  # "everyone that I met": they did nothing here
    if word(doc, place.first - 1) == "to":
        thanks = among(doc, place.first - 2, "thanked_before", "thanked_to_you")
        thanked = (thanks or ends_at(doc, place.first - 2, "thanks") is not None) and thank_you(place)
        if thanked or (word(doc, place.first - 2) == "and" and (thanked := thanked_too(place))):
            return thanked
    doing = i
    while word(doc, doing) in ("still", "always", "already"):
        doing += 1
    described = word(doc, doing).endswith("ing") or (
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
    elif word(doc, i + 1) == "'s":  # "everyone who's finding it hard", "everyone who's written"
        has = is_past(word(doc, i + 2)) and not among(doc, i + 2, "poll_state", "state")
        end, you, more = doc.tokens[i + 1].end, "you've" if has else "you're", more[1:]
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


def everyones(place: Place) -> tuple[Choice, ...] | None:
    """ "everyone's comments" -> "your comments", "everyone's doing well" -> "you're doing well"; None without 's."""
    doc, i = place.doc, place.last
    if word(doc, i) != "'s" and word(doc, i - 1) not in ("everyones", "everybodys"):
        return None
    end = doc.tokens[i].end if word(doc, i) == "'s" else place.end
    i += word(doc, i) == "'s"
    if not word(doc, i):
        return ()
    said = "your"
    if word(doc, i) in ("been", "had", "got"):
        said = "you've"
    elif _is_predicate(doc, i):
        said = "you're"
    return (Choice(said, (Edit(place.start, end, like(place.text, said)),)),)


def _is_predicate(doc: Document, i: int) -> bool:
    """ "everyone's [doing] well", "everyone's [so] kind"; "everyone's [good] wishes" are theirs."""
    w = word(doc, i)
    doing = w.endswith("ing") and not among(doc, i, "ing_noun")
    plain = among(doc, i, "vocative_modifier", "fine") and is_edge(doc, i + 1)
    return doing or plain or is_past(w) or among(doc, i, "poll_state", "state", "before_predicate", "preposition")


def _announced(place: Place) -> tuple[Choice, ...] | None:
    """ "a reminder to everyone that I close" -> "a reminder that I close", "tell everyone that" -> "tell you that"."""
    doc, to = place.doc, place.first - 1
    noun = word(doc, to) == "to" and among(doc, to - 1, "announcing_noun")
    if not (noun or among(doc, to, "reminding")):
        return None
    if is_third(word(doc, place.last + 1)) and not among(doc, place.last + 1, "another_subject", "thing_noun"):
        return None if among(doc, place.last + 1, "their_doing") else ()  # "that needs it", "that cakes are out"
    if not noun:
        return replace(place, "you")
    return (Choice("", (Edit(doc.tokens[to - 1].end, place.end, ""),)),)


def _is_subject(place: Place) -> bool:
    """The clause goes on after its relative clause: "those of you who paint know the smell"."""
    doc, end = place.doc, clause_end(Place(place.doc, place.last, place.last + 1))
    spoken_to = any(word(doc, k) in doc.grammar["second_person"] for k in range(place.last, end))
    return not word(doc, place.first - 1) and not spoken_to and mark(doc, end) not in (",", ":", "-", "–", "—", "?")
