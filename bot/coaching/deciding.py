"""Decides for each candidate of a rule whether it stands, and names the predicate or exception that decided."""

from __future__ import annotations

from bot.caption.document import Place
from bot.caption.predicates import holds
from bot.rulebook.model import Except, Rule


def decide(rule: Rule, place: Place) -> tuple[bool, str]:
    """Whether the rule speaks at this place, and by what: "when: called_first", "except: inside quote"; "" by nothing.

    The evidence is asked for first: most candidates have none, and then no exception need be looked at.
    """
    by = _evidence(rule, place) if rule.when else "phrase"
    if not by:
        return False, ""
    for exception in rule.excepts:
        if reason := excepted(exception, place):
            return False, f"except: {reason}"
    return True, by


def _evidence(rule: Rule, place: Place) -> str:
    """The first predicate that holds; "" where none does."""
    for name in rule.when:
        if holds(name, place):
            return f"when: {name}"
    return ""


def why_dropped(rule: Rule, place: Place) -> str:
    """For --explain: an exception tells more than missing evidence, where both drop the place."""
    for exception in rule.excepts:
        if reason := excepted(exception, place):
            return f"except: {reason}"
    return "when: none of " + ", ".join(rule.when)


def softened(rule: Rule, place: Place) -> str:
    """The predicate that makes a hint of what the rule says here; "" where none does."""
    return next((name for name in rule.hint_when if holds(name, place)), "")


def excepted(exception: Except, place: Place) -> str:
    """Why the exception drops the place; "" where it does not."""
    doc = place.doc
    if exception.when is not None and holds(exception.when, place):
        return f"when {exception.when}"
    if exception.inside:
        for mask in doc.masks.over(place.start, place.end):
            if mask.kind in exception.inside:
                return f"inside {mask.kind}"
    if exception.before and (phrase := exception.before.ending_at(doc.words, place.first)):
        return f"before “{phrase}”"
    if exception.after and (phrase := exception.after.starting_at(doc.words, place.last)):
        return f"after “{phrase}”"
    if exception.phrase is not None and _overlaps(place, exception.phrase):
        return f"phrase “{exception.phrase}”"
    return ""


def _overlaps(place: Place, phrase: str) -> bool:
    """Whether the phrase stands at the place or over one of its edges."""
    words, length = place.doc.words, phrase.count(" ") + 1
    starts = range(max(0, place.first - length + 1), place.last)
    return any(" ".join(words[i : i + length]) == phrase for i in starts)
