"""Repairs of thanks to many: "thank you to everyone who came" becomes "thank you for coming"."""

from __future__ import annotations

from bot.caption.cues import clause_end, is_edge, mark, token, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import base_of_past, base_of_third, ing, ing_of_past, is_past, is_third
from bot.caption.repairs.vocatives import cut
from bot.caption.repairs.wording import possessives, replace


def thank_you(place: Place) -> tuple[Choice, ...]:
    """Thanks to many become thanks to one: "thank you to everyone who came" -> "thank you for coming"."""
    doc, i = place.doc, place.last
    start = _thanked_from(place)
    if not _thanks(doc, start):
        return ()  # love, luck and a welcome are for nothing that was done
    who = i + 1 if word(doc, i) in ("who", "that") else None
    if who is not None:
        done = _what_was_done(doc, who)
        if done is None:
            return ()
        said, end = done
        lead = _lead(doc, start)
        more = (*possessives(doc, who, clause_end(Place(doc, who, who + 1))), *_deeds_listed(doc, who))
        return (Choice(f"… {lead} {said}", (Edit(start, end, f" {lead} {said}"), *more)),)
    if word(doc, i) == "for" or is_edge(doc, i):
        return _drop_thanked(place, start)
    if word(doc, i).endswith("ing"):
        lead = _lead(doc, start)
        return (Choice(f"… {lead} {word(doc, i)}", (Edit(start, place.end, f" {lead}"),)),)
    return replace(place, "you")


def _thanks(doc: Document, start: int) -> bool:
    last = _last_word(doc, start)
    return any(last in doc.grammar[name] for name in ("thanked_before", "thanks_needs_you", "congrats"))


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
    return "you for" if last in doc.grammar["thanks_needs_you"] else "for"


def _last_word(doc: Document, end: int) -> str:
    return next((t.word for t in reversed(doc.tokens) if t.end <= end), "")


def _drop_thanked(place: Place, start: int) -> tuple[Choice, ...]:
    doc = place.doc
    if _last_word(doc, start) in doc.grammar["thanks_needs_you"]:
        return replace(place, "you")
    if word(doc, place.first - 1) == "to" and word(doc, place.first - 2) not in doc.grammar["thanked_before"]:
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
    verb, t = word(doc, i), token(doc, i)
    if t is None or not verb:
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
    return (ing(base_of_third(verb)), t.end) if is_third(verb) else None


def _deeds_listed(doc: Document, i: int) -> tuple[Edit, ...]:
    """Further deeds follow the first: "who joined, made it, and stayed" -> "joining, making it, and staying"."""
    edits: list[Edit] = []
    while (i < len(doc.tokens) and doc.tokens[i].kind in ("word", "number", "mention")) or mark(doc, i) in (",", "&"):
        after = word(doc, i) in ("and", "or", "&") or mark(doc, i) in (",", "&")
        verb = word(doc, i + 1)
        if after and is_past(verb) and verb not in ("was", "were", "had", "used", "put", "set", "let", "hit", "read"):
            t = doc.tokens[i + 1]
            edits.append(Edit(t.start, t.end, ing_of_past(verb)))
        i += 1
    return tuple(edits)


def _auxiliary(doc: Document, i: int) -> bool:
    return any(is_past(word(doc, i + k)) for k in (1, 2))
