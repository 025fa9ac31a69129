"""Repairs of questions to a room: "who's ready?" becomes "are you ready?"."""

from __future__ import annotations

from bot.caption.cues import BASE_VERBS, among, asks, clause_end, is_edge, mark, token, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import base_of_past, base_of_third, is_past
from bot.caption.repairs.vocatives import drop_vocative
from bot.caption.repairs.wording import agreement, like, like_word, possessives

_BE, _DO, _DID, _HAVE = "are you", "do you", "did you", "have you"


def ask_you(place: Place) -> tuple[Choice, ...]:
    """A question to a room becomes one to a person: "who's ready?" -> "are you ready?"."""
    doc, i = place.doc, place.last
    helper = word(doc, place.first - 1)
    if helper == "'s" or helper in doc.grammar["question_helper"]:
        return _ask_after_helper(place)
    start, typed = place.start, place.text
    else_end = None
    if word(doc, i) == "else":
        else_end, i = doc.tokens[i].end, i + 1
    if mark(doc, place.first - 1) == "," and is_edge(doc, i):
        return drop_vocative(place)  # "any tips, anyone?"
    if word(doc, i).endswith("n't"):
        return ()  # "who else doesn't like it"
    if word(doc, i) == "here" and word(doc, i + 1):
        else_end, i = doc.tokens[i].end, i + 1
    verb, t = word(doc, i), token(doc, i)
    if verb == "'s" and place.doc.tokens[place.first].word in doc.grammar["anyone"]:
        return _of_yours(place, i)
    if verb in doc.grammar["preposition"] and any(among(doc, k, "wanting") for k in (i + 2, i + 3)):
        return ()  # "anyone in Bristol need a cake?"
    asked, end = _question(doc, i, else_end or place.end)
    more = possessives(doc, i, clause_end(Place(doc, min(i, len(doc.tokens) - 1), min(i, len(doc.tokens) - 1) + 1)))
    if verb and t is not None and asked is None:
        return ()
    said = like(typed, asked or _DO)
    edits: tuple[Edit, ...] = (Edit(start, end, said), *more)
    if "else" in (word(doc, place.last), *typed.lower().split()):
        edits += _too(place)
    return (Choice(said, edits),)


def _of_yours(place: Place, i: int) -> tuple[Choice, ...]:
    """ "Anyone else's cat do this?" -> "Does your cat do this?"; none where another word than a verb follows."""
    doc = place.doc
    if among(doc, i + 2, *BASE_VERBS) and not among(doc, i + 2, "state"):
        asked = "does your"
    elif word(doc, i + 2).endswith("ing"):
        asked = "is your"
    else:
        return ()
    said = like(place.text, asked)
    return (Choice(said, (Edit(place.start, doc.tokens[i].end, said),)),)


def how_many(place: Place) -> tuple[Choice, ...]:
    """ "how many of you have tried" -> "have you tried"; none inside another sentence ("I wonder how many of you")."""
    doc = place.doc
    if not is_edge(doc, place.first - 2) or not asks(place):
        return ()
    asked, end = _question(doc, place.last, place.end)
    if asked is None or not word(doc, place.last):
        return ()
    t = doc.tokens[place.first - 1]
    said = like(doc.text[t.start : t.end], asked)
    return (Choice(said, (Edit(t.start, end, said),)),)


def _question(doc: Document, i: int, end: int) -> tuple[str | None, int]:
    """The question that opens with the verb at token `i`, and where the words that it replaces end."""
    verb, t = word(doc, i), token(doc, i)
    if t is None or not verb:
        return ("you", end)
    if verb in ("'s", "is", "'re", "are", "was"):
        if is_past(word(doc, i + 1)) and not word(doc, i + 1).endswith("ed"):
            return _HAVE, t.end
        return ("are you", t.end) if verb != "was" else ("were you", t.end)
    if verb in ("would", "will", "can", "could", "should"):
        return f"{verb} you", t.end
    if verb == "got":
        return "have you got", t.end
    if verb == "had":
        return (_HAVE, t.end) if is_past(word(doc, i + 1)) else (f"{_DID} have", t.end)
    if verb.endswith("ing") or verb in doc.grammar["poll_state"] or mark(doc, i + 1) == "-":
        return _BE, end
    if is_past(verb):
        return f"{_DID} {base_of_past(verb)}", t.end
    if verb in ("has", "have"):
        follower = word(doc, i + 1)
        return (_HAVE, t.end) if is_past(follower) else (f"{_DO} have", t.end)
    if verb in ("just", "also", "still", "already"):
        said, after = _question(doc, i + 1, end)
        return (said.replace(" you ", f" you {verb} ", 1) if said and " you " in said else said), after
    if verb in doc.grammar["preposition"]:
        return _BE, end
    return (f"{_DO} {base_of_third(verb)}", t.end)


def _ask_after_helper(place: Place) -> tuple[Choice, ...]:
    """ "does anyone know" -> "do you know", "if anyone wants" -> "if you want"."""
    doc = place.doc
    helper, t = word(doc, place.first - 1), doc.tokens[place.first - 1]
    i = place.last + (word(doc, place.last) == "else")
    i += 2 if word(doc, i) == "out" and word(doc, i + 1) == "there" else word(doc, i) == "here"
    end = doc.tokens[i - 1].end
    more = possessives(doc, place.last, clause_end(place))
    if doc.text[place.start : end].lower().endswith("else"):
        more += _too(place)
    swap = {"does": "do", "has": "have", "is": "are", "'s": "are", "was": "were"}
    if helper != "if" and word(doc, place.last) == "'s":
        return (Choice("your", (Edit(place.start, doc.tokens[place.last].end, like_word(place.text, "your")), *more)),)
    if helper == "if":
        more = agreement(doc, place.last) + more
    if helper in swap:
        said = like(doc.text[t.start : t.end], swap[helper])
        lead = " " if helper == "'s" else ""
        return (Choice(f"{said} you", (Edit(t.start, end, f"{lead}{said} {like_word(place.text, 'you')}"), *more)),)
    return (Choice("you", (Edit(place.start, end, like_word(place.text, "you")), *more)),)


def _too(place: Place) -> tuple[Edit, ...]:
    """ "Anyone else in the studio?" asks for company: "Are you in the studio too?"."""
    doc, i = place.doc, clause_end(place)
    if i >= len(doc.tokens) or mark(doc, i) != "?" or not asks(place):
        return ()
    if any(word(doc, k) == "or" for k in range(place.last, i)):
        return ()  # "anyone else get this or is it just me?"
    at = doc.tokens[i - 1].end
    return (Edit(at, at, " too"),)
