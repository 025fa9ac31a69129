"""Holds the one rulebook in use, and swaps it for a new one only if the new one is sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.rulebook.book import Rulebook
from bot.rulebook.loading import RulesUnreadable, load
from bot.rulebook.problems import Problem
from bot.rulebook.vocabulary import Vocabulary

Examples = Callable[[Rulebook], Sequence[Problem]]  # runs every rule's examples; what fails is a problem


@dataclass(frozen=True, slots=True)
class ReloadReport:
    """What a reload did. `rules_count` is the number of rules in use afterwards."""

    kept_old: bool
    problems: tuple[Problem, ...]
    rules_count: int
    message: str = ""  # why nothing could be read at all, else ""

    def complaints(self) -> list[str]:
        """Everything that is wrong, as an operator reads it."""
        return [*filter(None, [self.message]), *map(str, self.problems)]


class Shelf:
    """`current` is read anew for each caption; a review that has begun keeps the rulebook it began with."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        """Reads the rules; broken files are left out. Raises RulesUnreadable where no rule is left."""
        self._folder = folder
        self._vocabulary = vocabulary
        self.current: Rulebook = load(folder, vocabulary).rulebook

    def reload(self, examples: Examples) -> ReloadReport:
        """Read everything again. Any problem at all, and the old rulebook stays."""
        try:
            new = load(self._folder, self._vocabulary).rulebook
        except RulesUnreadable as e:
            return ReloadReport(True, e.problems, len(self.current.rules), e.message)
        problems = new.problems or tuple(examples(new))
        if not problems:
            self.current = new
        return ReloadReport(bool(problems), tuple(problems), len(self.current.rules))
