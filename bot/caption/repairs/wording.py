"""The smallest moves of a repair: replace with the same capitals, agree the verb, swap possessives."""

from __future__ import annotations

from bot.caption.cues import among, is_edge, starts_at, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.english import base_of_third, is_third


def like(model: str, words: str) -> str:
    """`words` with the capitals of `model`: "Guys" -> "You", "YOU GUYS" -> "YOU"."""
    first = next(iter(model.split()), "")
    letters = [c for c in first if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return words.upper()
    return words[:1].upper() + words[1:] if letters and letters[0].isupper() else words


def like_word(model: str, words: str) -> str:
    """Like `like`, but a capital alone does not carry over into the middle of a sentence."""
    return words.upper() if model.isupper() and len(model) > 1 else words


def replace(place: Place, words: str, *more: Edit) -> tuple[Choice, ...]:
    said = like(place.text, words)
    return (Choice(said, (Edit(place.start, place.end, said), *more)),)


def agreement(doc: Document, i: int) -> tuple[Edit, ...]:
    """The verb at token `i` (adverbs passed over) as it follows "you": "everyone has" -> "you have"."""
    while word(doc, i) in ("just", "also", "still", "always", "all", "already", "else") or word(doc, i).endswith("ly"):
        i += 1
    if not is_third(word(doc, i)):
        return ()
    return _as_base(doc, i), *joined_verbs(doc, i)


def _as_base(doc: Document, i: int) -> Edit:
    t = doc.tokens[i]
    return Edit(t.start, t.end, like(doc.text[t.start : t.end], base_of_third(t.word)))


def joined_verbs(doc: Document, i: int) -> tuple[Edit, ...]:
    """Verbs that go on in the third person: "everyone turns each page and laughs with us"."""
    more, last = [], min(len(doc.tokens), i + 12)
    for k in range(i + 1, last):
        if doc.tokens[k].kind not in ("word", "number"):
            break
        joined = word(doc, k - 1) in ("and", "or") and is_third(word(doc, k))
        counted = word(doc, k + 1) in ("a", "an", "my", "their", "this")
        if joined and (counted or among(doc, k + 1, "preposition") or among(doc, k, "their_doing")):
            more.append(_as_base(doc, k))
    return tuple(more)


def possessives(doc: Document, first: int, last: int) -> tuple[Edit, ...]:
    """ "their" -> "your", "they" -> "you" between two tokens. "them" may be anybody: it stays."""
    swap = {"they": "you", "their": "your", "theirs": "yours", "themselves": "yourself", "themself": "yourself"}
    stops = (i for i in range(first, last) if word(doc, i) in doc.grammar["new_subject"])
    stop = next((i for i in stops if (word(doc, i), word(doc, i + 1)) != ("and", "their")), last)
    tokens = doc.tokens[first:stop]  # past another subject, "their" may be theirs
    return tuple(Edit(t.start, t.end, like(doc.text[t.start : t.end], swap[t.word])) for t in tokens if t.word in swap)


def past_out_there(place: Place) -> int:
    """The end of the place with its tail: "everyone out there", "people of the world"."""
    doc, i = place.doc, place.last
    if word(doc, i) == "out" and word(doc, i + 1) == "there":
        return doc.tokens[i + 1].end
    if (end := starts_at(doc, i, "of_the_world")) is not None:
        return doc.tokens[end - 1].end
    return place.end


def ill_deed(doc: Document, i: int) -> bool:
    """What no reader is told to have done: "everyone who [doubted] me"; they may well hate waiting."""
    if (end := starts_at(doc, i, "ill_deed")) is None:
        return False
    return is_edge(doc, end) or any(among(doc, k, "first_person") for k in range(end - 1, end + 3))
