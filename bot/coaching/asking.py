"""Finds the best pieces of all that the rulebook knows for a question, ranked by BM25; nothing where nothing fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from typing import cast

import bm25s  # type: ignore[import-untyped]

from bot.coaching.pieces import Piece, pieces
from bot.coaching.wording import Wording
from bot.rulebook.book import Rulebook

BEST = 3
COVERED = 0.6  # of what a question asks about, by how rare its words are, a piece has to speak of this much
ABOUT = 0.3  # and its heading of this much
NEAR = 0.5  # of what the best piece counts, another one has to have this much to stand beside it
OF_ANOTHER = 0.4  # what a piece counts that is of another platform than the one that was asked about
SENTENCES = ("tip", "lessons")  # what leads there has a sentence for its title
SMALL_WORDS = "question_words"  # the lexicon of words that say nothing about the subject of a question


class Index:
    """All pieces of one rulebook in one language. Made once; it never changes."""

    def __init__(self, book: Rulebook, language: str) -> None:
        self._wording = Wording(book.grammar(language)[SMALL_WORDS], book.knowledge_in(language).synonyms)
        self.pieces = tuple(pieces(book, language))
        self._titles = [self._wording.asked(piece.title) for piece in self.pieces]
        self._called = [frozenset(self._wording.said(piece.called)) for piece in self.pieces]
        self._headings = [frozenset(self._wording.said(piece.keys)) for piece in self.pieces]
        self._names = [self._named(piece) for piece in self.pieces]
        self._words = [
            [*self._wording.said(f"{piece.title} {piece.says}"), *sorted(heading)]
            for piece, heading in zip(self.pieces, self._headings, strict=True)
        ]
        self._places = {one.name: self._wording.asked(one.name) for one in book.platforms.values()}
        self._in_words = [frozenset(words) for words in self._words]
        self._weights = self._weighed()
        self._ranks = bm25s.BM25()
        if self.pieces:
            self._ranks.index(self._words, show_progress=False)

    def answers(self, question: str, of_the_trade: bool = False) -> tuple[Piece, ...]:
        """The best pieces, the best first; before them what has the question for its title. None where none fits.

        `of_the_trade`: only where everyday words alone don't lead there, because the text may be a draft.
        """
        asked = self._wording.asked(question)
        known = [word for word in sorted(asked) if word in self._weights]
        if not known:
            return ()
        scores = self._ranks.get_scores(known)
        named = {name for name, words in self._places.items() if words <= asked}
        fitting = [n for n in range(len(self.pieces)) if self._fits(n, asked)]
        if of_the_trade:
            fitting = [n for n in fitting if self._is_of_the_trade(n, asked)]
        rank = {n: float(scores[n]) * (OF_ANOTHER if self._is_of_another(n, named) else 1) for n in fitting}
        fitting.sort(key=lambda n: (0, n) if self._titles[n] == asked else (1, -rank[n]))  # names in the files' order
        near = (self.pieces[n] for n in fitting if rank[n] >= NEAR * rank[fitting[0]])
        return tuple(_each_once(near))[:BEST]

    def _fits(self, n: int, asked: frozenset[str]) -> bool:
        """Whether a piece speaks of enough of it; of a single word it has to be about."""
        if len(asked) == 1:
            return asked <= self._called[n]
        return self._covers(self._headings[n], asked, ABOUT) and self._covers(self._in_words[n], asked, COVERED)

    def _is_of_the_trade(self, n: int, asked: frozenset[str]) -> bool:
        """Whether it shares a word of the trade with the question, or the question has its whole name."""
        shared = asked & self._in_words[n]
        return any(map(self._wording.is_of_the_trade, shared)) or any(name and name <= asked for name in self._names[n])

    def _named(self, piece: Piece) -> frozenset[frozenset[str]]:
        """What it is called, each name for itself. The title of a tip or a lesson is a sentence, and no name."""
        names = piece.names if piece.next in SENTENCES else (piece.title, *piece.names)
        return frozenset(map(self._wording.asked, names))

    def _covers(self, words: frozenset[str], asked: frozenset[str], part: float) -> bool:
        return sum(map(self._weight, asked & words)) >= part * sum(map(self._weight, asked))

    def _is_of_another(self, n: int, named: set[str]) -> bool:
        """Whether a piece holds on other platforms than those that the question names."""
        return bool(named) and bool(self.pieces[n].places) and named.isdisjoint(self.pieces[n].places)

    def _weighed(self) -> dict[str, float]:
        """A rare word says more about what is asked."""
        found = Counter(word for words in self._in_words for word in words)
        return {word: log(1 + len(self.pieces) / count) for word, count in found.items()}

    def _weight(self, word: str) -> float:
        """One that stands nowhere weighs the most."""
        return self._weights.get(word, log(1 + len(self.pieces) / 0.5))


def _each_once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Without those that say again what one before them says."""
    said: list[object] = []
    for piece in pieces:
        what = (piece.places, piece.limit or piece.facts)
        if what not in said:
            said.append(what)
            yield piece


def index_of(book: Rulebook, language: str) -> Index:
    """The index of this rulebook, made when it is first asked for."""
    key = ("questions", language)
    if key not in book.prepared:
        book.prepared[key] = Index(book, language)
    return cast(Index, book.prepared[key])
