"""Finds the best pieces of all that the rulebook knows for a question, ranked by BM25; nothing where nothing fits."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log
from typing import cast

import bm25s  # type: ignore[import-untyped]

from bot.rulebook.book import Rulebook
from bot.rulebook.knowledge.model import Fact, NextStep
from bot.rulebook.model import Limit, Rule

BEST = 3
COVERED = 0.6  # of what a question asks about, by how rare its words are, a piece has to speak of this much
SMALL_WORDS = "question_words"  # the lexicon of words that say nothing about the subject of a question
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ing", "ed", "es", "e", "s")
SHORTEST_STEM = 3
_NEVER = date.max


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that can be an answer. `where` is the platform it holds on, by name; `limit` where it is a limit."""

    title: str
    facts: tuple[Fact, ...]
    do: str
    next: NextStep
    where: str = ""
    limit: Limit | None = None
    more: str = ""  # other words that it is found by
    myth: bool = False  # its title is what doesn't hold

    @property
    def words(self) -> str:
        """All that it is found by; its title counts twice."""
        said = [self.limit.note] if self.limit else [one.says for one in self.facts]
        return " ".join([self.title, self.heading, *said, self.do])

    @property
    def heading(self) -> str:
        """What it is about."""
        return f"{self.title} {self.where} {self.more}"


class Index:
    """All pieces of one rulebook in one language. Made once; it never changes."""

    def __init__(self, book: Rulebook, language: str) -> None:
        self._small = frozenset(word for entry in book.grammar(language)[SMALL_WORDS] for word in _cut(entry))
        self.pieces = tuple(pieces(book, language))
        self._words = [self._tokens(piece.words) for piece in self.pieces]
        self._titles = [frozenset(self._tokens(piece.title)) for piece in self.pieces]
        self._headings = [frozenset(self._tokens(piece.heading)) for piece in self.pieces]
        self._in = Counter(word for words in self._words for word in set(words))
        self._ranks = bm25s.BM25()
        if self.pieces:
            self._ranks.index(self._words, show_progress=False)

    def answers(self, question: str) -> tuple[Piece, ...]:
        """The best pieces, the best first; before them what has the question for its title. None where none fits."""
        asked = frozenset(self._tokens(question))
        known = [word for word in sorted(asked) if word in self._in]
        if not known:
            return ()
        scores = self._ranks.get_scores(known)
        fitting = [n for n in range(len(self.pieces)) if self._fits(n, asked)]
        fitting.sort(key=lambda n: (self._titles[n] != asked, -float(scores[n])))
        return tuple(self.pieces[n] for n in fitting[:BEST])

    def _fits(self, n: int, asked: frozenset[str]) -> bool:
        """Whether a piece speaks of enough of it; of a single word it has to be about."""
        if len(asked) == 1:
            return asked <= self._headings[n]
        there = asked.intersection(self._words[n])
        return sum(map(self._weight, there)) >= COVERED * sum(map(self._weight, asked))

    def _weight(self, word: str) -> float:
        """A rare word says more about what is asked; one that stands nowhere the most."""
        return log(1 + len(self.pieces) / (self._in[word] or 0.5))

    def _tokens(self, text: str) -> list[str]:
        return [word for word in _cut(text) if word not in self._small]


def index_of(book: Rulebook, language: str) -> Index:
    """The index of this rulebook, made when it is first asked for."""
    key = ("questions", language)
    if key not in book.prepared:
        book.prepared[key] = Index(book, language)
    return cast(Index, book.prepared[key])


def _cut(text: str) -> list[str]:
    """Words in plain letters, without their endings: "sharing" and "shares" are found by "share"."""
    plain = unicodedata.normalize("NFKC", text.replace("’", "'")).casefold().replace("'", "")
    return [_stem(word) for word in _WORD.findall(plain)]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def pieces(book: Rulebook, language: str) -> Iterator[Piece]:
    """Everything that can be an answer: what is known of platforms, figures, words and myths, and why each rule is."""
    known = book.knowledge_in(language)
    for topic in known.topics.values():
        for row in topic.rows:
            for platform in topic.platforms:
                where = book.platforms[platform].name
                yield Piece(row.name, row.sides[platform], row.do, "compare", where, more=topic.title)
        for limit in topic.limits:
            for platform in topic.platforms:
                there = book.platforms[platform]
                if (number := there.limits.get(limit.limit)) is not None:
                    more = f"{topic.title} {number.unit} many long"
                    yield Piece(limit.name, (), limit.do, "review", there.name, number, more)
    for platform, figures in known.figures.items():
        for one in figures:
            yield Piece(one.name, (one.fact,), one.do, "compare", book.platforms[platform].name)
    for platform, ways in known.menus.items():
        for way in ways:
            yield Piece(way.name, (way.fact,), way.do, "compare", book.platforms[platform].name)
    for term in known.glossary():
        yield Piece(term.term, term.facts, term.do, term.next, more=" ".join(term.also))
    for myth in known.myths.values():
        yield Piece(myth.myth, myth.facts, myth.do, myth.next, more=" ".join(myth.plan), myth=True)
    yield from (_why(rule) for rule in book.rules.values() if rule.language == language and _can_be_read_alone(rule))


def _can_be_read_alone(rule: Rule) -> bool:
    """Whether its message says something without the numbers of a caption."""
    return "{" not in rule.message.replace("{match}", "")


def _why(rule: Rule) -> Piece:
    source = rule.sources[0]
    fact = Fact(rule.why, "fact", rule.sources, source.as_of, source.review_after or _NEVER)
    found = " ".join(one.text[start:end] for one in rule.examples for start, end in one.spans)
    return Piece(rule.message.replace("{match}", "…"), (fact,), rule.instead, "review", more=found)
