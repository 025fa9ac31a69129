"""The words of one language, by lexicon name: what predicates, checks and repairs look words up in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.caption.spotter import Spotter
from bot.caption.watched import WATCHED

Entry = tuple[str, ...]  # the words of one entry of a lexicon
Entries = Mapping[str, tuple[Entry, ...]]  # entries by one of their words, the longest first


@dataclass(frozen=True)
class Grammar:
    """Lexicons of one language. Entries are folded (see fold.py) and may hold several words ("good morning").

    `lexicons` maps a lexicon's name to its entries, as in rules/<language>/words.yaml. `phrases` are what else is to be
    found in a caption, by any name: the phrases of a rule by its id.
    """

    language: str = "en"
    lexicons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrases: Mapping[str, Collection[str]] = field(default_factory=dict, repr=False, compare=False)
    _starting: dict[str, Entries] = field(default_factory=dict, init=False, repr=False, compare=False)
    _ending: dict[str, Entries] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getitem__(self, name: str) -> frozenset[str]:
        """The entries of a lexicon; an unknown name is an empty lexicon."""
        return self.lexicons.get(name, frozenset())

    def __iter__(self) -> Iterator[str]:
        return iter(self.lexicons)

    def starting(self, name: str) -> Entries:
        """The entries of a lexicon by their first word."""
        if (entries := self._starting.get(name)) is None:
            entries = self._starting[name] = _by_word(self[name], lambda entry: entry[0])
        return entries

    def ending(self, name: str) -> Entries:
        """The entries of a lexicon by their last word."""
        if (entries := self._ending.get(name)) is None:
            entries = self._ending[name] = _by_word(self[name], lambda entry: entry[-1])
        return entries

    @cached_property
    def spotter(self) -> Spotter:
        """Finds every entry of the watched lexicons and every phrase in a caption, in one pass."""
        return Spotter({name: self[name] for name in WATCHED} | dict(self.phrases))


def _by_word(entries: frozenset[str], word: Callable[[Entry], str]) -> Entries:
    index: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (-e.count(" "), e)):
        words = tuple(entry.split(" "))
        index.setdefault(word(words), []).append(words)
    return {key: tuple(group) for key, group in index.items()}
