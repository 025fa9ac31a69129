"""Decides for each candidate of a rule whether it stands, and names the predicate or exception that decided."""

from __future__ import annotations

from bot.caption.cues import token
from bot.caption.document import Document, Place
from bot.caption.predicates import PREDICATES
from bot.rulebook.model import Except, Rule


def decide(rule: Rule, place: Place) -> tuple[bool, str]:
    """Whether the rule speaks at this place, and by what: "when: called_first", "except: inside quote"."""
    for exception in rule.excepts:
        if reason := excepted(exception, place):
            return False, f"except: {reason}"
    if not rule.when:
        return True, "phrase"
    for name in rule.when:
        if PREDICATES[name](place):
            return True, f"when: {name}"
    return False, "when: none of " + ", ".join(rule.when)


def softened(rule: Rule, place: Place) -> str:
    """The predicate that makes a hint of what the rule says here; "" where none does."""
    return next((name for name in rule.hint_when if PREDICATES[name](place)), "")


def excepted(exception: Except, place: Place) -> str:
    """Why the exception drops the place; "" where it does not."""
    doc = place.doc
    if exception.when is not None and PREDICATES[exception.when](place):
        return f"when {exception.when}"
    if exception.inside:
        mask = next(
            (m for m in doc.masks if m.kind in exception.inside and m.start < place.end and place.start < m.end), None
        )
        if mask is not None:
            return f"inside {mask.kind}"
    for phrase in exception.before:
        if _stands_at(doc, place.first - len(phrase.split(" ")), phrase):
            return f"before “{phrase}”"
    for phrase in exception.after:
        if _stands_at(doc, place.last, phrase):
            return f"after “{phrase}”"
    if exception.phrase is not None and _overlaps(doc, place, exception.phrase):
        return f"phrase “{exception.phrase}”"
    return ""


def _stands_at(doc: Document, first: int, phrase: str) -> bool:
    words = phrase.split(" ")
    return first >= 0 and all((t := token(doc, first + k)) is not None and t.word == w for k, w in enumerate(words))


def _overlaps(doc: Document, place: Place, phrase: str) -> bool:
    length = len(phrase.split(" "))
    return any(_stands_at(doc, i, phrase) for i in range(place.first - length + 1, place.last))
