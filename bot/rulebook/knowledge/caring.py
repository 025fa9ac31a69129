"""What makes somebody care, once it is read and checked; frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.rulebook.knowledge.asked import SeekOut
from bot.rulebook.knowledge.model import Fact


@dataclass(frozen=True, slots=True)
class Step:
    """A step of connection: what a caption does there, and what to do about it."""

    says: str
    do: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One of the three ticks of value: its question, and what to do where it is missing."""

    name: str
    asks: str
    asks_on: Mapping[str, str]  # another question, by platform
    do: str

    def question(self, platform: str) -> str:
        return self.asks_on.get(platform, self.asks)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to care that a draft can give; a question gives it, or one of its phrases does. `openings` are phrases
    that do so only where a sentence begins.
    """

    id: str
    name: str
    question: bool
    phrases: tuple[str, ...]
    openings: tuple[str, ...]
    do: str


@dataclass(frozen=True, slots=True)
class AbsenceTexts:
    """What is said of a gap in posting; the signals by their names in the store."""

    signals: Mapping[str, SeekOut]
    some: str
    unasked: str
    nobody: str
    facts: tuple[Fact, ...]

    def do(self, *, asked: bool, anyone: bool) -> str:
        """What to do: somebody asked and can be answered, or came by without a word, or nobody did."""
        return self.some if asked else self.unasked if anyone else self.nobody


@dataclass(frozen=True, slots=True)
class Care:
    """What makes somebody care."""

    connection: tuple[Step, ...]  # four, from nobody in particular to one person
    enjoyable: Tick
    consumable: Tick
    valuable: Tick
    forgettable: tuple[str, Step]  # the name of the pattern, and what it is
    facts: tuple[Fact, ...]
    absence: AbsenceTexts
    reasons: tuple[Reason, ...]  # the first is suggested where a draft gives none
