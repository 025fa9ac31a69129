"""What is known about community cycles, once it is read and checked: limits, presets, roles; all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.rulebook.knowledge.model import Fact

CycleStage = Literal["proposed", "first", "middle", "slump", "last", "over"]
MonthScope = Literal["cycle", "server"]  # whose evenings count towards a month's places
StageStep = Literal["found", "plan", "roles", "course", "propose"]


@dataclass(frozen=True, slots=True)
class CycleLimits:
    """The rules of every cycle. The first two are somebody's; their facts say whose."""

    founders: int
    founders_from: Fact
    events_a_month: int
    events_a_month_from: Fact
    month_scope: MonthScope
    most_founders: int
    talk_minutes: int
    changeover_minutes: int
    offer_hours: int
    first_timers_days: int
    milestones: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CyclePreset:
    """A shape to begin with: one of the three ends, speakers an event, and what stands behind it."""

    id: str
    name: str
    about: str
    seats: int
    talk_minutes: int | None  # None here and below: the limit's
    events_a_month: int | None
    first_timers_days: int | None
    events: int | None
    speakers: int | None
    days: int | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class CycleRole:
    """Something that a volunteer takes over for one evening."""

    id: str
    name: str
    do: str


@dataclass(frozen=True, slots=True)
class CycleQuestion:
    """A question that goes with a talk: for who listened, to begin to talk with who spoke."""

    id: str
    asks: str


@dataclass(frozen=True, slots=True)
class StageTips:
    """What helps where a cycle stands now, and the next step."""

    id: CycleStage
    title: str
    tips: tuple[str, ...]
    next: StageStep
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Presets and roles by their ids, in the order of the files."""

    limits: CycleLimits
    presets: dict[str, CyclePreset]
    roles: dict[str, CycleRole]
    questions: tuple[CycleQuestion, ...] = ()
    stages: Mapping[CycleStage, StageTips] = field(default_factory=dict)
