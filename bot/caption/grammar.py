"""The words of one language, by lexicon name: what predicates and repairs look words up in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Grammar:
    """Lexicons of one language. Entries are folded (see fold.py) and may hold several words ("good morning").

    `lexicons` maps a lexicon's name to its entries, as in rules/<language>/words.yaml.
    """

    language: str = "en"
    lexicons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    openers: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)  # the entries' first words

    def __post_init__(self) -> None:
        openers = {n: frozenset(e.partition(" ")[0] for e in entries) for n, entries in self.lexicons.items()}
        object.__setattr__(self, "openers", openers)

    def __getitem__(self, name: str) -> frozenset[str]:
        """The entries of a lexicon; an unknown name is an empty lexicon."""
        return self.lexicons.get(name, frozenset())

    def __iter__(self) -> Iterator[str]:
        return iter(self.lexicons)
