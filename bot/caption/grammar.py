"""The words of one language, by lexicon name: what predicates, checks and repairs look words up in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from bot.caption.spotter import Spotter
from bot.caption.watched import WATCHED

Lengths = Mapping[str, tuple[int, ...]]  # of how many words the entries are, by one of their words; the longest first

_EMPTY: frozenset[str] = frozenset()


class Grammar(dict[str, frozenset[str]]):
    """Lexicons of one language by name, as in rules/<language>/words.yaml; an unknown name is an empty lexicon.

    Entries are folded (see fold.py) and may hold several words ("good morning"). `phrases` are what else is to be found
    in a caption, by any name: the phrases of a rule by its id. It never changes. It is a dict because a review looks up
    hundreds of words.
    """

    def __init__(
        self,
        language: str = "en",
        lexicons: Mapping[str, frozenset[str]] | None = None,
        phrases: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        super().__init__(lexicons or {})
        self.language = language
        self.phrases = phrases or {}
        self.starting = _Lengths(self, lambda entry: entry.partition(" ")[0])  # how long entries are, by first word
        self.ending = _Lengths(self, lambda entry: entry.rpartition(" ")[2])  # and by last word

    def __missing__(self, name: str) -> frozenset[str]:
        return _EMPTY

    def with_phrases(self, phrases: Mapping[str, Collection[str]]) -> Grammar:
        """The same words, with other phrases to be found."""
        return Grammar(self.language, self, phrases)

    @cached_property
    def spotter(self) -> Spotter:
        """Finds every entry of the watched lexicons and every phrase in a caption, in one pass."""
        return Spotter({name: self[name] for name in WATCHED} | dict(self.phrases))


class _Lengths(dict[str, Lengths]):
    """How long the entries of a lexicon are, by its name; counted when a lexicon is first asked for."""

    def __init__(self, lexicons: Mapping[str, frozenset[str]], word: Callable[[str], str]) -> None:
        super().__init__()
        self._lexicons, self._word = lexicons, word

    def __missing__(self, name: str) -> Lengths:
        index: dict[str, set[int]] = {}
        for entry in self._lexicons[name]:
            index.setdefault(self._word(entry), set()).add(entry.count(" ") + 1)
        lengths = self[name] = {key: tuple(sorted(some, reverse=True)) for key, some in index.items()}
        return lengths
