"""Repairs of everyone, anyone and whoever: wishes, dedications and requests to many become ones to you."""

from __future__ import annotations

from bot.caption.cues import among, clause_end, ends_at, is_edge, mark, sentence, speaks_to_reader, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import is_past, is_third
from bot.caption.repairs.lists import and_theirs, with_listed
from bot.caption.repairs.questions import ask_you
from bot.caption.repairs.thanks import thank_you, thanked_too
from bot.caption.repairs.vocatives import drop_vocative, leans, with_modifiers
from bot.caption.repairs.wording import agreement, ill_deed, like, past_out_there, possessives, replace

_WHO = ("who", "that", "whos", "thats")


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
        "you if you"
        if word(doc, first - 1) in ("to", "for")
        else like(doc.text[doc.tokens[first].start : doc.tokens[first].end], "if you")
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
    described = word(doc, place.last) in ("who", "that", "new") or (
        before != "with" and word(doc, place.last).endswith("ing")
    )
    if before in ("to", "for", "with") and described:
        return if_you(place)
    if (families := and_theirs(place)) is not None:
        return replace(place, "you", *families)
    if before == "to" and word(doc, place.first - 2) == "welcome" and _are_new(place):
        return (Choice("", (Edit(doc.tokens[place.first - 2].end, _past_here(place), ""),)),)
    if doc.tokens[place.last - 1].word == "all" and (called := _all_you(place)) is not None:
        return called
    taken = any(among(doc, k, "object_taker") and leans(doc, k) for k in (place.first - 1, i - 1))
    if taken or is_third(word(doc, place.last)):
        listed = with_listed(place)
        if listed is None:
            return ()
        widened = Place(doc, min(i, place.first), place.last)
        more = agreement(doc, place.last) + possessives(doc, place.last, clause_end(place))
        said = like(place.text, "you")
        start = widened.start if word(doc, i) != "to" else place.start
        return (Choice(said, (Edit(start, past_out_there(listed), said), *more)),)
    return drop_vocative(place)


def _are_new(place: Place) -> bool:
    return any(word(place.doc, k) == "new" for k in range(place.first, place.last))


def _past_here(place: Place) -> int:
    """The end of the place with "here" behind it: "the new faces [around here]"."""
    doc, i = place.doc, place.last
    i += word(doc, i) in ("around", "on", "in", "over")
    return doc.tokens[i].end if word(doc, i) == "here" else place.end


def _all_you(place: Place) -> tuple[Choice, ...] | None:
    """ "hope [all you moms] are well" -> "hope you are well"."""
    doc, i = place.doc, place.last
    if word(doc, i) != "you":
        return None
    noun = next((k for k in (i + 1, i + 2) if among(doc, k, "people_noun", "crowd_noun", "loose_crowd_noun")), i)
    return replace(Place(doc, place.first, noun + 1), "you")


def if_you(place: Place) -> tuple[Choice, ...]:
    """ "everyone who has" -> "if you have", "For anyone who thinks" -> "If you think"."""
    if (theirs := everyones(place)) is not None:
        return theirs
    place = _with_each(place)
    doc, i = place.doc, place.last
    if word(doc, i) == "that" and (told := _announced(place)) is not None:
        return told
    if word(doc, i) in _WHO and (among(doc, i + 1, "another_subject") or _against_me(place)):
        return ()  # "everyone that I met", "everyone who doubted me"
    if word(doc, place.first - 1) == "to":
        thanks = among(doc, place.first - 2, "thanked_before", "thanked_to_you")
        thanked = (thanks or ends_at(doc, place.first - 2, "thanks") is not None) and thank_you(place)
        if thanked or (word(doc, place.first - 2) == "and" and (thanked := thanked_too(place))):
            return thanked
    described = _is_described(doc, i)
    if word(doc, i) not in _WHO and not described:
        return wish_you(place)
    if word(doc, place.first) in ("those", "all") and _is_subject(place):
        return replace(place, "you")
    end, you, verb = (place.end, "you're", i) if described else _said_of_them(doc, i)
    more = possessives(doc, verb, clause_end(Place(doc, i, i + 1)))
    if you == "you":
        more = agreement(doc, verb) + more
    if word(doc, place.first) == "every":
        if (his := _his(doc, verb, clause_end(Place(doc, i, i + 1)))) is None:
            return ()
        more += his
    if (listed := _who_else(place)) is None:
        return ()
    return _said_if(place, end, you, more + listed)


def _said_if(place: Place, end: int, you: str, more: tuple[Edit, ...]) -> tuple[Choice, ...]:
    """ "if you", or "you if you" behind a word that needs somebody: "love to everyone who" -> "love to you if you"."""
    doc, before, at = place.doc, word(place.doc, place.first - 1), place.first - 2
    if before == "to" and among(doc, at, "apology"):  # "sorry to anyone who tried" -> "sorry if you tried"
        return (Choice(f"if {you}", (Edit(doc.tokens[at + 1].start, end, f"if {you}"), *more)),)
    joined = word(doc, at) in ("and", "&") and not is_edge(doc, at - 1)  # "for the rain and for everyone who came"
    opening = is_edge(doc, at) or ends_at(doc, at, "opener") is not None or doc.tokens[at].kind == "mention"
    if not joined and before in ("for", "to") and opening:
        t = doc.tokens[place.first - 1]
        said = like(doc.text[t.start : t.end], f"if {you}")
        return (Choice(said, (Edit(t.start, end, said), *more)),)
    needed = before in doc.grammar["object_taker"] and before != "and"  # "to you if you bake and if you eat"
    said = f"you if {you}" if needed else like(place.text, f"if {you}")
    return (Choice(said, (Edit(place.start, end, said), *more)),)


def _is_described(doc: Document, i: int) -> bool:
    """Described without "who": "everyone [still waiting]", "everyone [affected by] the floods"."""
    doing = i
    while word(doc, doing) in ("still", "always", "already"):
        doing += 1
    return (
        word(doc, doing).endswith("ing")
        or word(doc, i) == "new"
        or (is_past(word(doc, i)) and word(doc, i + 1) in doc.grammar["preposition"])
    )


def _said_of_them(doc: Document, i: int) -> tuple[int, str, int]:
    """What "who" at token `i` becomes: where its words end, "you", "you're" or "you've", and the verb behind it."""
    verb = i + 1
    if word(doc, i) in ("who", "that") and word(doc, verb) != "'s":
        return doc.tokens[i].end, "you", verb
    verb += word(doc, verb) == "'s"
    state = among(doc, verb, "poll_state", "state")  # "who's written", not "who's tired"
    has = among(doc, verb, "have_participle") or (is_past(word(doc, verb)) and not state)
    return doc.tokens[verb - 1].end, "you've" if has else "you're", verb


def _with_each(place: Place) -> Place:
    """The place with "each and" before it: "each and every person"."""
    first = place.first
    each = word(place.doc, first - 1) in ("and", "&") and word(place.doc, first - 2) == "each"
    return Place(place.doc, first - 2, place.last) if each else place


def _against_me(place: Place) -> bool:
    """What no reader is told to have done: "everyone who doubted me", "everyone who said I couldn't"."""
    doc = place.doc
    verb = place.last + 1 + among(doc, place.last + 1, "passed_over", "before_deed")
    if ill_deed(doc, verb):
        return True
    said = among(doc, verb, "said_of_me")
    return said and any(word(doc, k) in doc.grammar["denied"] for k in range(verb, clause_end(place)))


def _who_else(place: Place) -> tuple[Edit, ...] | None:
    """The list goes on: "who came, who danced" -> "if you came, if you danced"; None where no words are known."""
    doc, edits = place.doc, []
    for k in range(place.last + 1, sentence(place)[1]):
        if word(doc, k) in _WHO and (mark(doc, k - 1) == "," or word(doc, k - 1) in ("and", "or")):
            if word(doc, k) not in ("who", "that") or word(doc, k + 1) == "'s":
                return None
            if word(doc, k) == "that":
                continue
            t = doc.tokens[k]
            edits += [Edit(t.start, t.end, "if you"), *agreement(doc, k + 1)]
    return tuple(edits)


def _his(doc: Document, first: int, last: int) -> tuple[Edit, ...] | None:
    """ "every dad doing his best" -> "doing your best"; None where "he" or "she" goes on with a verb of their own."""
    edits = []
    for k in range(first, last):
        w, t = word(doc, k), doc.tokens[k]
        if w in ("he", "she", "him"):
            return None
        if w in ("his", "himself", "herself", "her"):
            if w == "her" and (not word(doc, k + 1) or among(doc, k + 1, "preposition", "determiner", "new_subject")):
                return None
            said = "yourself" if w.endswith("self") else "your"
            edits.append(Edit(t.start, t.end, like(doc.text[t.start : t.end], said)))
    return tuple(edits)


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
    spoken_to = speaks_to_reader(doc, place.last, end)
    return not word(doc, place.first - 1) and not spoken_to and mark(doc, end) not in (",", ":", "-", "–", "—", "?")
