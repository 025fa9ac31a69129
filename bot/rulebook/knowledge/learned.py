"""What is learned step by step, once it is read and checked: paths of lessons, quizzes, drills; all frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.rulebook.knowledge.model import Fact, NextStep

PracticeKind = Literal["choose", "rewrite", "do"]


@dataclass(frozen=True, slots=True)
class Option:
    """A caption to choose or not, and what to say to whoever chooses it."""

    caption: str
    right: bool
    answer: str


@dataclass(frozen=True, slots=True)
class Practice:
    """What is done to learn something: a caption is chosen, or said to one person, or it happens outside Discord."""

    kind: PracticeKind
    asks: str
    options: tuple[Option, ...] = ()
    caption: str = ""
    label: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A small step on a path."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    practice: Practice


@dataclass(frozen=True, slots=True)
class Path:
    """Lessons in their order, and what to say when all of them are done."""

    id: str
    title: str
    about: str
    lessons: tuple[Lesson, ...]
    finished: str
    next: NextStep


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """What can be answered in a quiz, what it tells a creator, and what to do about it."""

    says: str
    right: bool
    means: str
    facts: tuple[Fact, ...]
    do: str


@dataclass(frozen=True, slots=True)
class Quiz:
    """One question with one right answer."""

    id: str
    question: str
    about: str
    answers: tuple[QuizAnswer, ...]
    next: NextStep


@dataclass(frozen=True, slots=True)
class Drill:
    """A caption of the member's own, before and after, by the clock."""

    id: str
    title: str
    about: str
    seconds: int
    steps: tuple[str, ...]
    label: str
    before: str
    after: str
    facts: tuple[Fact, ...]
    next: NextStep
