"""The smallest moves of a repair: replace with the same capitals, agree the verb, swap possessives."""

from __future__ import annotations

from bot.caption.cues import word
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
    while word(doc, i) in ("just", "really", "also", "still", "always", "all", "truly", "already", "else"):
        i += 1
    verb = word(doc, i)
    if not is_third(verb):
        return ()
    t = doc.tokens[i]
    return (Edit(t.start, t.end, like(doc.text[t.start : t.end], base_of_third(verb))),)


def possessives(doc: Document, first: int, last: int) -> tuple[Edit, ...]:
    """ "their" -> "your", "they" -> "you" between two tokens. "them" may be anybody: it stays."""
    swap = {"they": "you", "their": "your", "theirs": "yours", "themselves": "yourself", "themself": "yourself"}
    stop = next((i for i in range(first, last) if word(doc, i) in doc.grammar["new_subject"]), last)
    tokens = doc.tokens[first:stop]  # past another subject, "their" may be theirs
    return tuple(Edit(t.start, t.end, like(doc.text[t.start : t.end], swap[t.word])) for t in tokens if t.word in swap)


def past_out_there(place: Place) -> int:
    """The end of the place with its tail: "everyone out there"."""
    doc, i = place.doc, place.last
    if word(doc, i) == "out" and word(doc, i + 1) == "there":
        return doc.tokens[i + 1].end
    return place.end
