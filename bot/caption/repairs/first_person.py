"""Repairs of a lone host's we: it becomes I, and the verbs that go with it agree."""

from __future__ import annotations

from bot.caption.cues import mark, sentence, word
from bot.caption.document import Choice, Document, Edit, Place
from bot.caption.hosts import verb_after
from bot.caption.repairs.wording import like

_OTHERS = {"us": "me", "our": "my", "ours": "mine", "ourselves": "myself", "ourself": "myself"}
_SINGULAR = {"are": "am", "were": "was", "aren't": "am not", "arent": "am not", "weren't": "wasn't", "werent": "wasn't"}
_ASKED = {"are": "am", "were": "was", "weren't": "wasn't", "werent": "wasn't"}  # "aren't I" stays as it is
_ANOTHER_SUBJECT = frozenset({"you", "they", "we", "u", "these", "those", "there", "the", "my", "our", "your", "all"})


def say_i(place: Place) -> tuple[Choice, ...]:
    """ "we're" -> "I'm", "we were" -> "I was", "us" -> "me", "our" -> "my"."""
    doc, i = place.doc, place.first
    w = word(doc, i)
    if w in _OTHERS:
        return _one(doc, i, _OTHERS[w])
    if w == "weve":
        return _one(doc, i, "I've")
    verb = verb_after(doc, i)
    before = word(doc, i - 1)
    asked = before in ("are", "were", "aren't", "weren't")
    said = _swap(doc, i, "I")
    if asked:
        more = _swapped(doc, i - 1, _ASKED)
    elif word(doc, i + 1) in ("aren't", "arent"):
        whole = Edit(place.start, doc.tokens[i + 1].end, _in_style(doc, i, "I'm not"))
        return (Choice(said.text, (whole, *_joined(doc, i + 2))),)
    elif word(doc, i + 1) == "'re":
        t = doc.tokens[i + 1]
        m = "M" if doc.text[t.start : t.end].isupper() else "m"
        more = (Edit(t.start, t.end, doc.text[t.start] + m),)  # the apostrophe as it was typed
    else:
        more = _swapped(doc, verb, _SINGULAR)
    return (Choice(said.text, (said, *more, *_joined(doc, verb + 1))),)


def _one(doc: Document, i: int, words: str) -> tuple[Choice, ...]:
    edit = _swap(doc, i, words)
    return (Choice(edit.text, (edit,)),)


def _swap(doc: Document, i: int, words: str) -> Edit:
    t = doc.tokens[i]
    return Edit(t.start, t.end, _in_style(doc, i, words))


def _in_style(doc: Document, i: int, words: str) -> str:
    """The words as this caption has its capitals: "I" is small only where the creator writes no capital at all."""
    t = doc.tokens[i]
    typed = doc.text[t.start : t.end]
    if words[0] != "I":
        return like(typed, words)
    if doc.text.islower():
        return words.lower()
    return words.upper() if typed.isupper() and len(typed) > 1 else words


def _swapped(doc: Document, i: int, table: dict[str, str]) -> tuple[Edit, ...]:
    """The verb at token `i` as it goes with I; nothing where it is the same."""
    if word(doc, i) not in table:
        return ()
    t = doc.tokens[i]
    return (Edit(t.start, t.end, like(doc.text[t.start : t.end], table[word(doc, i)])),)


def _joined(doc: Document, start: int) -> tuple[Edit, ...]:
    """Further verbs of the same subject: "we love soup and are out of it" -> "and am"."""
    if start >= len(doc.tokens):
        return ()
    edits: tuple[Edit, ...] = ()
    for k in range(start, sentence(Place(doc, start, start + 1))[1]):
        joined = word(doc, k) in ("and", "but", "or") or mark(doc, k) == "&"
        verb = verb_after(doc, k) if joined else k
        if joined and word(doc, verb) in _SINGULAR and word(doc, verb + 1) not in _ANOTHER_SUBJECT:
            edits += _swapped(doc, verb, _SINGULAR)
    return edits
