"""A review of one caption: who it speaks to, what stands in the way, and the words that mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.caption.document import Choice
from bot.caption.hosts import Hosts
from bot.coaching.profile import Viewer
from bot.rulebook.model import Family, Level, Platform, RewriteLevel, Source

Verdict = Literal["one-to-one", "crowd", "mixed", "none"]
Voice = Literal["I", "we", "both", "none"]

HOUSE = "house."  # how the rule of a finding starts that no rule of the coach made, but a server's own


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that a rule speaks of. `start` and `end` are code points of the caption, end exclusive.

    `choices` are the ways to rephrase it, the best first; empty where `rewrite` is "explain" or None.
    """

    rule: str
    family: Family
    level: Level
    start: int
    end: int
    text: str
    message: str
    why: str
    instead: str
    sources: tuple[Source, ...]
    rewrite: RewriteLevel | None
    choices: tuple[Choice, ...]

    @property
    def counts(self) -> bool:
        """Hints touch neither verdict nor exit status."""
        return self.level != "hint"

    @property
    def of_a_crowd(self) -> bool:
        """Whether it is a place that speaks to a crowd, and counts as one."""
        return self.family == "crowd" and self.counts

    @property
    def of_the_house(self) -> bool:
        """Whether the server's own rules say it."""
        return self.rule.startswith(HOUSE)


@dataclass(frozen=True, slots=True)
class Decision:
    """For --explain: why a candidate was kept or dropped. `by` names the predicate or exception."""

    rule: str
    start: int
    end: int
    text: str
    kept: bool
    by: str
    hint: bool = False  # kept, but only as a hint


@dataclass(frozen=True, slots=True)
class Standing:
    """How a caption stands against the platform's numbers. None: the platform has no such number."""

    hashtags: int = 0
    most_hashtags: int | None = None
    fold: int | None = None  # where the platform folds the caption; None too where the caption ends about there
    point_first: bool = True  # a whole thought stands before the fold
    too_long: bool = False  # the platform takes no caption as long as this


@dataclass(frozen=True, slots=True)
class Review:
    """What the coach says of a caption. `to_one` and `to_crowd` count the places that speak to one, to a crowd."""

    caption: str
    platform: Platform
    format: str | None
    verdict: Verdict
    voice: Voice
    direct: bool
    to_one: int
    to_crowd: int
    one_words: tuple[tuple[int, int], ...]  # where the caption speaks to one person, as code points
    findings: tuple[Finding, ...]  # by start
    rewrite: (
        str | None
    )  # the caption with every automatic edit and each first suggestion taken; None: nothing to change
    in_language: bool  # False: the caption is not in the pack's language; only limits and habits were checked
    decisions: tuple[Decision, ...] = ()
    standing: Standing = Standing()
    we: Hosts | None = None  # who "we" are; None: nobody says we
    viewer: Viewer | None = None  # the one viewer that the member writes for
