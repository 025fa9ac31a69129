"""Repairs of thanks to many: "thank you to everyone who came" becomes "thank you for coming"."""

from __future__ import annotations

from bisect import bisect_right

from bot.caption.cues import BASE_VERBS, among, clause_end, is_edge, mark, sentence, token, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import base_of_past, base_of_third, ing, ing_of_past, is_past, is_third
from bot.caption.repairs.lists import with_listed
from bot.caption.repairs.vocatives import cut, drop_vocative, leans
from bot.caption.repairs.wording import agreement, ill_deed, possessives, replace

_LONGEST_LIST = 60  # tokens of deeds: "who joined, made it, and stayed"


def thank_you(place: Place) -> tuple[Choice, ...]:
    """Thanks to many become thanks to one: "thank you to everyone who came" -> "thank you for coming".

    A reader who may not have been there is thanked by the second choice: "thank you if you came".
    """
    doc, i = place.doc, place.last
    if _merely_called(place):
        return drop_vocative(place)
    if word(doc, i) in ("who", "that") and among(doc, i + 1, "another_subject"):
        return ()  # "everyone that I met": they did nothing here
    if word(doc, i) == "new" or (listed := with_listed(place)) is None:
        return ()  # "a shout out to everyone new" thanks for nothing
    place, i = listed, listed.last
    start = _thanked_from(place)
    if not _thanks(doc, start) or not (word(doc, place.first - 1) in ("to", "for") or not _given(doc, start)):
        return ()  # luck and a welcome are for nothing that was done
    i = _relative(doc, i)
    who = i + 1 if word(doc, i) in ("who", "that", "whos", "thats") or _mistyped(doc, i) else None
    if who is not None:
        done = _what_was_done(doc, who)
        if done is None or (_last_word(doc, start) == "love" and not is_past(word(doc, who))):
            return ()  # "love to everyone who is tired" thanks for nothing
        said, end = done
        lead = _lead(doc, start)
        yours = possessives(doc, who, clause_end(Place(doc, who, who + 1)))
        deed = Choice(f"… {lead} {said}", (Edit(start, end, f" {lead} {said}"), *yours, *_deeds_listed(doc, who)))
        if word(doc, who) == "'s" or word(doc, i) in ("whos", "thats", "whose"):
            return (deed,)  # is, or has: "everyone who's stopped by"
        maybe = f"{_thanked(doc, start)} if you".strip()
        edits = (Edit(start, doc.tokens[i].end, f" {maybe}"), *agreement(doc, who), *yours)
        return deed, Choice(f"… {maybe} {_verb(doc, who)}", edits)
    helping = i + among(doc, i, "passed_over")
    if word(doc, helping).endswith("ing"):
        if _given(doc, start):
            return ()  # "love to everyone still waiting"
        lead = _lead(doc, start)
        return (Choice(f"… {lead} {word(doc, helping)}", (Edit(start, place.end, f" {lead}"),)),)
    if word(doc, i) == "for" or is_edge(doc, i) or _last_word(doc, start) in ("u", "you", "ya"):
        return _drop_thanked(place, start)
    return () if is_past(word(doc, i)) else replace(place, "you")


def _mistyped(doc: Document, i: int) -> bool:
    """ "everyone whose helped" for "who's"."""
    return word(doc, i) == "whose" and is_past(word(doc, i + 1))


def _merely_called(place: Place) -> bool:
    """ "thanks for the love everyone", "welcome everyone to my page": the sentence is whole without the word."""
    doc, before = place.doc, place.first - 1
    if not word(doc, before) or leans(doc, before) or not among(doc, before, "noun_or_verb", "thanks_alone"):
        return False
    return is_edge(doc, place.last) or word(doc, place.last) in ("for", "to")


def _relative(doc: Document, i: int) -> int:
    """The token of "who", past a place named before it: "everyone on the list who", "everyone across town that"."""
    if word(doc, i) not in doc.grammar["preposition"]:
        return i
    return next((k for k in range(i + 1, i + 5) if word(doc, k) in ("who", "that")), i)


def _given(doc: Document, start: int) -> bool:
    """What needs "to you": "grateful to you for coming", "love to you for coming"."""
    return (
        _last_word(doc, start) in doc.grammar["thanked_to_you"]
        or doc.text[max(0, start - 9) : start].lower() == "shout out"
    )


def thanked_too(place: Place) -> tuple[Choice, ...]:
    """Thanks that go on: "thank you to everyone who came and to those who sang" -> "... and for singing"."""
    doc, i, first = place.doc, place.last, sentence(place)[0]
    thanked = any(among(doc, k, "thanked_before", "thanked_to_you") for k in range(first, place.first - 2))
    if not thanked or word(doc, i) not in ("who", "that") or (done := _what_was_done(doc, i + 1)) is None:
        return ()
    start = doc.tokens[place.first - 1].start
    return (Choice(f"for {done[0]}", (Edit(start, done[1], f"for {done[0]}"), *_deeds_listed(doc, i + 1))),)


def _thanks(doc: Document, start: int) -> bool:
    last = _last_word(doc, start)
    named = any(last in doc.grammar[name] for name in ("thanked_before", "thanks_needs_you", "congrats"))
    return named or _given(doc, start)


def _thanked_from(place: Place) -> int:
    """Where the words to take out start: "thank you[ to everyone]", "thanks[ everyone]"."""
    doc, i = place.doc, place.first - 1
    while word(doc, i) in ("to", "each", "and", "all", "the", "of", "my", "our", "for", "every"):
        i -= 1
    return doc.tokens[i].end if i >= 0 else place.start


def _lead(doc: Document, start: int) -> str:
    """What joins the words left standing to the deed: "thanks for", "thank you for", "congrats on"."""
    last = _last_word(doc, start)
    if last in doc.grammar["congrats"]:
        return "on"
    if _given(doc, start):
        return "to you for"
    return "you for" if last in doc.grammar["thanks_needs_you"] else "for"


def _thanked(doc: Document, start: int) -> str:
    """Whom the words left standing still need: "thank [you]", "grateful [to you]"; "thanks" and "congrats" nobody."""
    if _last_word(doc, start) in doc.grammar["congrats"]:
        return ""
    return _lead(doc, start).removesuffix("for").strip()


def _verb(doc: Document, i: int) -> str:
    """The verb at token `i`, as it follows "you"."""
    return base_of_third(word(doc, i))


def _last_word(doc: Document, end: int) -> str:
    i = bisect_right(doc.spans[1], end)
    return doc.words[i - 1] if i else ""


def _drop_thanked(place: Place, start: int) -> tuple[Choice, ...]:
    doc = place.doc
    if _last_word(doc, start) in doc.grammar["thanks_needs_you"]:
        return replace(place, "you", *possessives(doc, place.last, clause_end(place)))
    if word(doc, place.first - 1) == "to" and word(doc, place.first - 2) not in doc.grammar["thanked_before"]:
        return replace(place, "you")
    if _given(doc, start):
        return replace(place, "you")
    if mark(doc, place.first - 1) == ",":
        start = doc.tokens[place.first - 1].start
    return (Choice("", (cut(doc, start, place.end),)),)


def _what_was_done(doc: Document, i: int) -> tuple[str, int] | None:
    """The verb at token `i` as a deed to thank for, and where it ends: "has supported" -> "supporting"."""
    while word(doc, i) in doc.grammar["before_deed"]:
        if word(doc, i) in ("has", "have", "had") and not _auxiliary(doc, i):
            break
        i += 1
    if word(doc, i) in ("been", "is", "are", "was", "were") and word(doc, i + 1).endswith("ing"):
        i += 1  # "who's been helping", "who are helping"
    verb, t = word(doc, i), token(doc, i)
    if t is None or not verb or ill_deed(doc, i):
        return None
    if verb in doc.grammar["negated"]:
        done = token(doc, i + 1)
        return (f"not {ing(base_of_third(base_of_past(done.word)))}", done.end) if done and word(doc, i + 1) else None
    if verb in ("is", "are", "was", "were", "been"):
        return "being", t.end
    if is_past(verb):
        return ing_of_past(verb), t.end
    if verb in ("has", "have"):
        return "having", t.end
    if verb.endswith("ing"):
        return verb, t.end
    if is_third(verb) or among(doc, i, *BASE_VERBS):  # "everyone who supports", "all my friends who support"
        return ing(base_of_third(verb)), t.end
    return None


def _deeds_listed(doc: Document, i: int) -> tuple[Edit, ...]:
    """Further deeds follow the first: "who joined, made it, and stayed" -> "joining, making it, and staying"."""
    edits: list[Edit] = []
    first = i
    most = min(len(doc.words), first + _LONGEST_LIST)
    while i < most and (doc.kinds[i] in ("word", "number", "mention") or mark(doc, i) in (",", "&")):
        if i > first and (word(doc, i) == "who" or (word(doc, i) == "to" and word(doc, i - 1) == "and")):
            break  # others are thanked: "and to those who sang"
        after = word(doc, i) in ("and", "or", "&") or mark(doc, i) in (",", "&")
        if after and word(doc, i + 1) in doc.grammar["before_deed"]:
            i += 1  # "or just shared"
        verb = word(doc, i + 1)
        if after and is_past(verb) and verb not in ("was", "were", "had", "used", "put", "set", "let", "hit", "read"):
            t = doc.tokens[i + 1]
            edits.append(Edit(t.start, t.end, ing_of_past(verb)))
        i += 1
    return tuple(edits)


def _auxiliary(doc: Document, i: int) -> bool:
    return any(is_past(word(doc, i + k)) for k in (1, 2))
