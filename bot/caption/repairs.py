"""The named repairs of rule files (`rewrite: {repair: ...}`): words that speak to a crowd become words to one person.

A repair takes a place and returns the ways to mend it, the best first; none where no safe way is known. Edits keep
every byte outside them, the capital of the place they replace, and leave no doubled space and no orphaned comma.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.caption.cues import asks, clause_end, ends_at, is_edge, mark, token, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import base_of_past, base_of_third, ing, ing_of_past, is_past, is_third

Repair = Callable[[Place], tuple[Choice, ...]]


# -- the smallest moves ------------------------------------------------------------------------------------------------


def like(model: str, words: str) -> str:
    """`words` with the capitals of `model`: "Guys" -> "You", "YOU GUYS" -> "YOU"."""
    first = next(iter(model.split()), "")
    letters = [c for c in first if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return words.upper()
    return words[:1].upper() + words[1:] if letters and letters[0].isupper() else words


def _replace(place: Place, words: str, *more: Edit) -> tuple[Choice, ...]:
    said = like(place.text, words)
    return (Choice(said, (Edit(place.start, place.end, said), *more)),)


def _agreement(doc: Document, i: int) -> tuple[Edit, ...]:
    """The verb at token `i` (adverbs passed over) as it follows "you": "everyone has" -> "you have"."""
    while word(doc, i) in ("just", "really", "also", "still", "always", "all", "truly", "already", "else"):
        i += 1
    verb = word(doc, i)
    if not is_third(verb):
        return ()
    t = doc.tokens[i]
    return (Edit(t.start, t.end, like(doc.text[t.start : t.end], base_of_third(verb))),)


def _possessives(doc: Document, first: int, last: int) -> tuple[Edit, ...]:
    """ "their" -> "your", "themselves" -> "yourself" between two tokens. "them" and "they" may be anybody: they stay."""
    swap = {"their": "your", "theirs": "yours", "themselves": "yourself", "themself": "yourself"}
    tokens = doc.tokens[first:last]
    return tuple(Edit(t.start, t.end, like(doc.text[t.start : t.end], swap[t.word])) for t in tokens if t.word in swap)


# -- vocatives ---------------------------------------------------------------------------------------------------------


def drop_vocative(place: Place) -> tuple[Choice, ...]:
    """Take the vocative out with its own adjectives and its comma: "Hey guys, look" -> "Hey, look"."""
    doc, text = place.doc, place.doc.text
    first = _with_modifiers(place)
    start, end = doc.tokens[first].start, place.end
    if mark(doc, first - 1) == ",":
        return (Choice("", (_cut(doc, doc.tokens[first - 1].start, end),)),)
    if first == 0 or is_edge(doc, first - 1):
        return (Choice("", (_cut_opening(doc, first, place.last),)),)
    if mark(doc, place.last) == "," and word(doc, first - 1) in ("and", "but", "so", "or", "because", "since", "if"):
        end = doc.tokens[place.last].end
    while start and text[start - 1] in " \t\u00a0":
        start -= 1
    return (Choice("", (_cut(doc, start, end),)),)


def _with_modifiers(place: Place) -> int:
    """The first token of the vocative: its possessive and adjectives belong to it, a greeting's own words do not."""
    doc, i = place.doc, place.first
    while word(doc, i - 1) in doc.grammar["vocative_modifier"]:
        if ends_at(doc, i - 1, "greeting") is not None and (word(doc, i - 1) != "dear" or is_edge(doc, i - 2)):
            break
        if word(doc, i - 1) in ("to", "the", "of", "there", "again", "'s", "happy"):
            break
        i -= 1
    if word(doc, i - 1) == "to" and i <= place.first and ends_at(doc, i - 1, "greeting") is None:
        i -= 1
    return i


def _cut(doc: Document, start: int, end: int) -> Edit:
    """Cut out [start, end); where that would glue a word to the next, one space stays."""
    text = doc.text
    glued = start > 0 and end < len(text) and not text[start - 1].isspace() and text[end].isalnum()
    return Edit(start, end, " " if glued else "")


def _cut_opening(doc: Document, first: int, last: int) -> Edit:
    """Cut an opening vocative with the mark after it; the next word takes over its capital."""
    text, start, end = doc.text, doc.tokens[first].start, doc.tokens[last - 1].end
    if mark(doc, last) and mark(doc, last) in ",.!:…-–—?":
        end = doc.tokens[last].end
    while end < len(text) and text[end] in " \t\u00a0":
        end += 1
    follower = text[end : end + 1]
    if text[start].isupper() and follower.islower() and (first == 0 or mark(doc, first - 1) != ","):
        return Edit(start, end + 1, follower.upper())
    return Edit(start, end, "")


def _is_vocative(place: Place) -> bool:
    """Whether taking the words out leaves the sentence whole: no verb leans on them, no verb or preposition asks for them."""
    doc = place.doc
    before, after_edge = word(doc, place.first - 1), is_edge(doc, place.last)
    if mark(doc, place.first - 1) == "," and after_edge:
        return True
    if ends_at(doc, place.first - 1, "greeting") is not None and before not in doc.grammar["object_taker"]:
        return True
    opening = is_edge(doc, place.first - 1) or ends_at(doc, place.first - 1, "opener") is not None
    if opening:
        return after_edge and mark(doc, place.last) != "?"
    return after_edge and before not in doc.grammar["object_taker"]


# -- you ---------------------------------------------------------------------------------------------------------------


def to_you(place: Place) -> tuple[Choice, ...]:
    """A plural pronoun becomes "you": "you guys are" -> "you are", "y'all's" -> "your", "come on, y'all" -> "come on"."""
    doc = place.doc
    clitic = word(doc, place.last)
    if clitic == "'s" or (mark(doc, place.last) == "'" and place.text.lower().endswith("s")):
        t = doc.tokens[place.last]
        if word(doc, place.last + 1) not in ("a", "the", "so", "not", "going"):
            said = like(place.text, "your")
            return (Choice(said, (Edit(place.start, t.end, said),)),)
    if _is_vocative(place) and not clitic.startswith("'"):
        return drop_vocative(place)
    return _replace(place, "you", *_agreement(doc, place.last))


def drop_all(place: Place) -> tuple[Choice, ...]:
    """ "you are all" -> "you are", "you all" -> "you": the words stay, "all" goes."""
    doc = place.doc
    if doc.tokens[place.first + 1].word == "all" and _is_vocative(place):
        return drop_vocative(place)
    last = doc.tokens[place.last - 1]
    cut = doc.tokens[place.last - 2].end
    return (Choice(doc.text[place.start : cut], (Edit(cut, last.end, ""),)),)


def of_you(place: Place) -> tuple[Choice, ...]:
    """A part of a crowd becomes the reader: "all of you are" -> "you are", "each of you has" -> "you have"."""
    doc = place.doc
    if word(doc, place.last) in ("who", "that", "that's") and word(doc, place.first) in (
        "those",
        "all",
        "some",
        "many",
    ):
        return if_you(place)
    if _is_vocative(place):
        return drop_vocative(place)
    return _replace(place, "you", *_agreement(doc, place.last))


def yourself(place: Place) -> tuple[Choice, ...]:
    """ "yourselves" -> "yourself"."""
    return _replace(place, "yourself")


def wish_you(place: Place) -> tuple[Choice, ...]:
    """Whoever is wished something is the reader: "hope everyone has" -> "hope you have", "happy Friday everyone" -> "happy Friday"."""
    doc = place.doc
    i = _with_modifiers(place)
    before = word(doc, place.first - 1)
    if (
        before in doc.grammar["object_taker"]
        or word(doc, i - 1) in doc.grammar["object_taker"]
        or is_third(word(doc, place.last))
    ):
        widened = Place(doc, min(i, place.first), place.last)
        more = _agreement(doc, place.last) + _possessives(doc, place.last, clause_end(place))
        said = like(place.text, "you")
        start = widened.start if word(doc, i) != "to" else place.start
        return (Choice(said, (Edit(start, _past_out_there(place), said), *more)),)
    return drop_vocative(place)


def _past_out_there(place: Place) -> int:
    """The end of the place with its tail: "everyone out there"."""
    doc, i = place.doc, place.last
    if word(doc, i) == "out" and word(doc, i + 1) == "there":
        return doc.tokens[i + 1].end
    return place.end


# -- everyone who ------------------------------------------------------------------------------------------------------


def if_you(place: Place) -> tuple[Choice, ...]:
    """ "everyone who has" -> "if you have", "For anyone who thinks" -> "If you think", "this is for all who" -> "for you if you"."""
    doc, i = place.doc, place.last
    if word(doc, i) not in ("who", "that"):
        return wish_you(place)
    more = _agreement(doc, i + 1) + _possessives(doc, i + 1, clause_end(Place(doc, i, i + 1)))
    end = doc.tokens[i].end
    before = word(doc, place.first - 1)
    opening = is_edge(doc, place.first - 2) or ends_at(doc, place.first - 2, "opener") is not None
    if before in ("for", "to") and opening:
        t = doc.tokens[place.first - 1]
        said = like(doc.text[t.start : t.end], "if you")
        return (Choice(said, (Edit(t.start, end, said), *more)),)
    said = "you if you" if before in doc.grammar["object_taker"] else like(place.text, "if you")
    return (Choice(said, (Edit(place.start, end, said), *more)),)


def thank_you(place: Place) -> tuple[Choice, ...]:
    """Thanks to many become thanks to one: "thank you to everyone who came" -> "thank you for coming"."""
    doc, i = place.doc, place.last
    start = _thanked_from(place)
    who = i + 1 if word(doc, i) in ("who", "that") else None
    if who is not None:
        done = _what_was_done(doc, who)
        if done is None:
            return _replace(place, "you")
        said, end = done
        cut = Edit(start, end, f"{_lead(doc, start)}for {said}")
        more = (*_possessives(doc, who, clause_end(Place(doc, who, who + 1))), *_deeds_listed(doc, who))
        return (Choice(f"for {said}", (cut, *more)),)
    if word(doc, i) == "for" or is_edge(doc, i):
        return _drop_thanked(place, start)
    if word(doc, i).endswith("ing"):
        return (Choice("for", (Edit(start, place.end, f"{_lead(doc, start)}for"),)),)
    return _replace(place, "you")


def _thanked_from(place: Place) -> int:
    """Where the words to take out start: "thank you[ to everyone]", "thanks[ everyone]"; "thank everyone" keeps its "thank you"."""
    doc, i = place.doc, place.first - 1
    while word(doc, i) in ("to", "each", "and", "all", "the", "of", "my", "our", "for", "every"):
        i -= 1
    return doc.tokens[i].end if i >= 0 else place.start


def _lead(doc: Document, start: int) -> str:
    """What joins the words left standing to what follows: "thank" alone still needs its "you"."""
    tail = doc.text[:start].lower().rsplit(maxsplit=1)
    last = tail[-1] if tail else ""
    return " you " if last in ("thank", "appreciate", "thanking") else " "


def _drop_thanked(place: Place, start: int) -> tuple[Choice, ...]:
    doc = place.doc
    if _lead(doc, start) == " you ":
        return _replace(place, "you")
    if word(doc, place.first - 1) == "to" and word(doc, place.first - 2) not in (
        "you",
        "u",
        "thanks",
        "thx",
        "much",
        "lot",
    ):
        return _replace(place, "you")
    if mark(doc, place.first - 1) == ",":
        start = doc.tokens[place.first - 1].start
    return (Choice("", (_cut(doc, start, place.end),)),)


def _what_was_done(doc: Document, i: int) -> tuple[str, int] | None:
    """The verb at token `i` as a deed to thank for, and where it ends: "has supported" -> "supporting"."""
    while word(doc, i) in (
        "has",
        "have",
        "'s",
        "'ve",
        "had",
        "already",
        "also",
        "just",
        "all",
        "really",
        "ever",
        "even",
    ):
        if word(doc, i) in ("has", "have", "had") and not _auxiliary(doc, i):
            break
        i += 1
    verb, t = word(doc, i), token(doc, i)
    if t is None or not verb:
        return None
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
    """Further deeds in a list follow the first: "who joined, made a wish, and stayed" -> "joining, making a wish, and staying"."""
    edits: list[Edit] = []
    while (i < len(doc.tokens) and doc.tokens[i].kind in ("word", "number", "mention")) or mark(doc, i) in (",", "&"):
        after = word(doc, i) in ("and", "&") or mark(doc, i) in (",", "&")
        verb = word(doc, i + 1)
        if after and is_past(verb) and verb not in ("was", "were", "had", "used", "put", "set", "let", "hit", "read"):
            t = doc.tokens[i + 1]
            edits.append(Edit(t.start, t.end, ing_of_past(verb)))
        i += 1
    return tuple(edits)


def _auxiliary(doc: Document, i: int) -> bool:
    return any(is_past(word(doc, i + k)) for k in (1, 2))


# -- questions to a room -----------------------------------------------------------------------------------------------

_BE, _DO, _DID, _HAVE = "are you", "do you", "did you", "have you"


def ask_you(place: Place) -> tuple[Choice, ...]:
    """A question to a room becomes a question to one person: "who's ready?" -> "are you ready?", "anyone know" -> "do you know"."""
    doc, i = place.doc, place.last
    helper = word(doc, place.first - 1)
    if helper in doc.grammar["question_helper"]:
        return _ask_after_helper(place)
    start, typed = place.start, place.text
    else_end = None
    if word(doc, i) == "else":
        else_end, i = doc.tokens[i].end, i + 1
    verb, t = word(doc, i), token(doc, i)
    asked, end = _question(doc, i, else_end or place.end)
    more = _possessives(doc, i, clause_end(Place(doc, min(i, len(doc.tokens) - 1), min(i, len(doc.tokens) - 1) + 1)))
    if verb and t is not None and asked is None:
        return ()
    said = like(typed if not typed.isupper() or len(typed) > 3 else typed, asked or _DO)
    edits: tuple[Edit, ...] = (Edit(start, end, said), *more)
    if else_end is not None or "else" in typed.lower():
        edits += _too(place)
    return (Choice(said, edits),)


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
    if is_past(verb):
        return f"{_DID} {base_of_past(verb)}", t.end
    if verb.endswith("ing") or verb in doc.grammar["poll_state"]:
        return _BE, end
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
    end = doc.tokens[place.last].end if word(doc, place.last) == "else" else place.end
    more = _possessives(doc, place.last, clause_end(place))
    swap = {"does": "do", "has": "have", "is": "are", "was": "were"}
    if helper == "if":
        more = _agreement(doc, place.last) + more
    if helper in swap:
        said = like(doc.text[t.start : t.end], swap[helper])
        return (Choice(f"{said} you", (Edit(t.start, end, f"{said} {like_word(place.text, 'you')}"), *more)),)
    return (Choice("you", (Edit(place.start, end, like_word(place.text, "you")), *more)),)


def like_word(model: str, words: str) -> str:
    """Like `like`, but a capital alone does not carry over into the middle of a sentence."""
    return words.upper() if model.isupper() and len(model) > 1 else words


def _too(place: Place) -> tuple[Edit, ...]:
    """ "Anyone else in the studio?" asks for company: "Are you in the studio too?"."""
    doc, i = place.doc, clause_end(place)
    if i >= len(doc.tokens) or mark(doc, i) != "?" or not asks(place):
        return ()
    at = doc.tokens[i - 1].end
    return (Edit(at, at, " too"),)


# -- the audience as a thing -------------------------------------------------------------------------------------------


def audience_to_you(place: Place) -> tuple[Choice, ...]:
    """ "thank my followers" -> "thank you", "to my amazing community" -> "to you"; none where it is no object."""
    doc = place.doc
    i = place.first
    while word(doc, i - 1) and word(doc, i - 1) not in ("my", "our", "the", "all", "this", "these"):
        i -= 1
        if place.first - i > 4:
            return ()
    i -= 1
    while word(doc, i - 1) in ("all", "of"):
        i -= 1
    if i < 0 or word(doc, i - 1) not in doc.grammar["object_taker"]:
        return ()
    end = _past_out_there(place)
    after = next((k for k in range(place.last, len(doc.tokens)) if doc.tokens[k].start >= end), len(doc.tokens))
    if word(doc, after) in ("who", "that") and is_edge(doc, i - 2) and word(doc, i - 1) in ("for", "to"):
        t = doc.tokens[i - 1]
        said = like(doc.text[t.start : t.end], "if you")
        return (Choice(said, (Edit(t.start, doc.tokens[after].end, said),)),)
    return (Choice("you", (Edit(doc.tokens[i].start, end, "you"),)),)


REPAIRS: Mapping[str, Repair] = {
    f.__name__: f
    for f in (
        ask_you,
        audience_to_you,
        drop_all,
        drop_vocative,
        if_you,
        of_you,
        thank_you,
        to_you,
        wish_you,
        yourself,
    )
}
