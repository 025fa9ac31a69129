"""Vague goals and what they could become, and the pieces of advice, once they are read and checked; all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.rulebook.knowledge.model import Fact, NextStep


@dataclass(frozen=True, slots=True)
class Better:
    """A goal with an end: {count} and {day} stand for its count and its last day. `at_pace`: the count follows from
    what the member posts a week; `days`: how far off the end is at least.
    """

    goal: str
    count: int
    at_pace: bool
    days: int


@dataclass(frozen=True, slots=True)
class VagueGoal:
    """The words of a goal without an end, and what it could become."""

    id: str
    phrases: tuple[str, ...]
    becomes: tuple[Better, ...]


@dataclass(frozen=True, slots=True)
class Goals:
    """`posts`: words for what is counted in /kpi too, with its format, "" for any; `days`: (month, day) by name."""

    vague: tuple[VagueGoal, ...] = ()
    posts: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice, what its buttons start, and the word of the glossary that explains it; "" for none."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    do: str
    next: tuple[NextStep, ...]
    term: str = ""
