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

    def __getitem__(self, name: str) -> frozenset[str]:
        """The entries of a lexicon; an unknown name is an empty lexicon."""
        return self.lexicons.get(name, frozenset())

    def __iter__(self) -> Iterator[str]:
        return iter(self.lexicons)
