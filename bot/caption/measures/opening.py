"""The first line: whether it opens on a greeting, and whether it names a topic."""

from __future__ import annotations

from collections.abc import Iterator

from bot.caption.cues import is_edge, starts_at
from bot.caption.document import Document, Hit
from bot.caption.measures.check import Check, Numbers

_SPOKEN = ("word", "number")
_NAMES = frozenset({"hashtag", "mention", "link", "number"})  # a line that holds one has a topic


def _greeting_end(doc: Document, first: int) -> int | None:
    """The token after a greeting and whoever is greeted; None where no greeting opens, or it is part of a sentence.

    "Hey guys, so today" is a greeting; "Hello Paris" and "Hi from the train" already say something.
    """
    end = starts_at(doc, first, "opening_greeting")
    if end is None:
        return starts_at(doc, first, "opening_filler")
    while (further := starts_at(doc, end, "greeted")) is not None:
        end = further
    if not is_edge(doc, end) and starts_at(doc, end, "opening_filler") is None:
        return None
    after = end + 1 if end < len(doc.tokens) and doc.tokens[end].kind == "mark" else end
    return starts_at(doc, after, "opening_filler") or end


def _greeting(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """The caption opens on a greeting, and has more to say: at least `words` words."""
    first = next((i for i, t in enumerate(doc.tokens) if t.kind in _SPOKEN), None)
    if first is None or any(t.kind in ("hashtag", "mention") for t in doc.tokens[:first]):
        return
    end = _greeting_end(doc, first)
    if end is None:
        return
    if sum(t.kind in _SPOKEN for t in doc.tokens[end:]) >= numbers["words"]:
        yield Hit(doc.tokens[first].start, doc.tokens[end - 1].end, {})


def _no_topic(doc: Document, numbers: Numbers) -> Iterator[Hit]:
    """The first line names no thing: its words are of a kind that names none, or it is emoji alone, and at least
    `words` words follow on other lines; or it only says to wait ("wait for it"), whatever follows. A greeting is said
    by a rule of its own.
    """
    first, last = _first_line(doc)
    kinds, topicless, promised = doc.kinds, doc.grammar["topicless"], _promised(doc)
    words = [i for i in range(first, last) if kinds[i] == "word"]
    if any(doc.words[i] not in topicless and i not in promised for i in words):
        return
    if _NAMES.intersection(kinds[first:last]) or (words and _greeting_end(doc, words[0]) is not None):
        return
    marked = words or [i for i in range(first, last) if kinds[i] == "emoji"]
    waits = any(i in promised for i in words)
    if marked and (waits or sum(kind in _SPOKEN for kind in kinds[last:]) >= numbers["words"]):
        yield Hit(doc.spans[0][marked[0]], doc.spans[1][marked[-1]], {})


def _promised(doc: Document) -> frozenset[int]:
    """The tokens that only promise that something comes: "wait for it"."""
    return frozenset(i for first, end in doc.spots("teaser") for i in range(first, end))


def _first_line(doc: Document) -> tuple[int, int]:
    """The tokens of the first line that has any."""
    first = 0
    while first < len(doc.words) and doc.words[first] == "\n":
        first += 1
    last = first
    while last < len(doc.words) and doc.words[last] != "\n":
        last += 1
    return first, last


CHECKS = {
    "greeting_opens": Check(_greeting, ("words",), wakes=("opening_greeting", "opening_filler")),
    "first_line_without_topic": Check(_no_topic, ("words",), wakes=("teaser",), signs=("\n",)),
}
