"""The words of one language, by lexicon name: what predicates, checks and repairs look words up in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.caption.spotter import Spotter
from bot.caption.watched import WATCHED

Lengths = Mapping[str, tuple[int, ...]]  # of how many words the entries are, by one of their words; the longest first


@dataclass(frozen=True)
class Grammar:
    """Lexicons of one language. Entries are folded (see fold.py) and may hold several words ("good morning").

    `lexicons` maps a lexicon's name to its entries, as in rules/<language>/words.yaml. `phrases` are what else is to be
    found in a caption, by any name: the phrases of a rule by its id.
    """

    language: str = "en"
    lexicons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrases: Mapping[str, Collection[str]] = field(default_factory=dict, repr=False, compare=False)
    _starting: dict[str, Lengths] = field(default_factory=dict, init=False, repr=False, compare=False)
    _ending: dict[str, Lengths] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getitem__(self, name: str) -> frozenset[str]:
        """The entries of a lexicon; an unknown name is an empty lexicon."""
        return self.lexicons.get(name, frozenset())

    def __iter__(self) -> Iterator[str]:
        return iter(self.lexicons)

    def starting(self, name: str) -> Lengths:
        """How long the entries of a lexicon are that start with a word."""
        if (lengths := self._starting.get(name)) is None:
            lengths = self._starting[name] = _lengths(self[name], lambda entry: entry.partition(" ")[0])
        return lengths

    def ending(self, name: str) -> Lengths:
        """How long the entries of a lexicon are that end with a word."""
        if (lengths := self._ending.get(name)) is None:
            lengths = self._ending[name] = _lengths(self[name], lambda entry: entry.rpartition(" ")[2])
        return lengths

    @cached_property
    def spotter(self) -> Spotter:
        """Finds every entry of the watched lexicons and every phrase in a caption, in one pass."""
        return Spotter({name: self[name] for name in WATCHED} | dict(self.phrases))


def _lengths(entries: frozenset[str], word: Callable[[str], str]) -> Lengths:
    index: dict[str, set[int]] = {}
    for entry in entries:
        index.setdefault(word(entry), set()).add(entry.count(" ") + 1)
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in index.items()}
