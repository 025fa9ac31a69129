"""Which reasons to care a draft gives: a question, a story, a promise, help. Rather none than one that isn't there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.caption.document import Document
from bot.caption.grammar import Grammar
from bot.caption.measures.entries import quoted
from bot.caption.reading import read
from bot.coaching.aloud.sentences import sentence_around
from bot.coaching.review import Review
from bot.rulebook.knowledge.caring import Reason

LEAST_OF_A_QUESTION = 3  # words; "Right?" and "Ready?" ask nothing
LONGEST_SENTENCE = 200
FOR_THE_READER = frozenset({"which", "or"})  # of a question that a reader can answer without a "you" in it


@dataclass(frozen=True, slots=True)
class Given:
    """A reason that the draft gives, and the sentence that shows it."""

    reason: Reason
    sentence: str


def given(review: Review, reasons: Iterable[Reason], grammar: Grammar) -> tuple[Given, ...]:
    """Each reason once, with the first sentence that shows it. A sentence that reads as bait gives none."""
    doc = read(review.caption, grammar)
    bait = [(one.start, one.end) for one in review.findings if one.family == "bait" and one.end > one.start]
    found = []
    for reason in reasons:
        for start, end in sorted([*_phrases(doc, reason), *_questions(doc, reason)]):
            first, last = sentence_around(review.caption, start, end, LONGEST_SENTENCE)
            if not any(a < last and b > first for a, b in bait):
                found.append(Given(reason, review.caption[first:last]))
                break
    return tuple(found)


def _phrases(doc: Document, reason: Reason) -> Iterator[tuple[int, int]]:
    if reason.phrases:
        for match in _looks_for(reason.phrases).finditer(doc.text):
            if not _of_others(doc, match.start()):
                yield match.start(), match.end()
    if reason.openings:
        opens = {doc.spans[0][first] for first in _firsts(doc)}
        for match in _looks_for(reason.openings).finditer(doc.text):
            if match.start() in opens and not _of_others(doc, match.start()):
                yield match.start(), match.end()


def _firsts(doc: Document) -> Iterator[int]:
    """The first word of each sentence."""
    for first, last in doc.sentences:
        yield from islice((i for i in range(first, last) if doc.kinds[i] == "word"), 1)


def _questions(doc: Document, reason: Reason) -> Iterator[tuple[int, int]]:
    """Sentences of some words that end in a question mark, and that the reader can answer: they say "you", offer a
    choice, or nothing is said after them. "What's for dinner? Soup." answers itself.
    """
    if not reason.question or "?" not in doc.text:
        return
    starts, _ = doc.spans
    said_last = max((i for i, kind in enumerate(doc.kinds) if kind == "word"), default=0)
    for first, last in doc.sentences:
        words = [i for i in range(first, last) if doc.kinds[i] == "word"]
        if doc.words[last - 1] != "?" or len(words) < LEAST_OF_A_QUESTION or _of_others(doc, starts[last - 1]):
            continue
        you = doc.grammar["second_person"]
        if words[-1] == said_last or any(doc.words[i] in you or doc.words[i] in FOR_THE_READER for i in words):
            yield starts[words[0]], starts[last - 1]


def _of_others(doc: Document, start: int) -> bool:
    """Whether somebody else says it: it stands in a quotation or a lyric."""
    token = min(bisect_right(doc.spans[1], start), len(doc.tokens) - 1)
    return quoted(doc, doc.tokens[token])


@lru_cache(maxsize=64)
def _looks_for(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, whatever their case, their apostrophes and the blanks between them."""
    ways = (re.escape(one.casefold()).replace("'", "['’]").replace(r"\ ", r"[^\S\n]+") for one in phrases)
    return re.compile(rf"(?<![\w#@])(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)
