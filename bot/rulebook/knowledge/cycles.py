"""What stands in the file of community cycles, as pydantic models: limits, presets, roles, question cards."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from bot.rulebook.entry import Entry
from bot.rulebook.fields import Version, wrong
from bot.rulebook.knowledge.entries import MOST_NAMED, Do, FactEntry, Line, Short, TopicId
from bot.rulebook.knowledge.gathering import CycleStage, MonthScope, StageStep

Few = Annotated[int, Field(ge=1, le=50)]
Minutes = Annotated[int, Field(ge=1, le=120)]


class LimitFromEntry(FactEntry):
    """A limit that somebody named: its value, and who says so."""

    value: Few


class MonthLimitEntry(LimitFromEntry):
    """The most evenings in a month, and which ones count."""

    scope: MonthScope = Field("cycle", description="server: evenings of all cycles of a server count together")


class LimitsEntry(Entry):
    """What holds in every cycle. A preset may change the last ones of it for its own."""

    founders: LimitFromEntry = Field(description="how many people start a cycle together")
    events_a_month: MonthLimitEntry = Field(description="the most events in one calendar month")
    most_founders: Few = Field(description="how many founders a cycle may come to have")
    talk_minutes: Minutes
    changeover_minutes: Annotated[int, Field(ge=0, le=30)] = Field(description="between two talks")
    offer_hours: Annotated[int, Field(ge=1, le=168)] = Field(
        description="how long a free seat is offered to one person"
    )
    first_timers_days: Annotated[int, Field(ge=0, le=60)] = Field(
        description="until so many days before an event, its seats are for who has not spoken yet"
    )
    milestones: Annotated[list[Few], Field(min_length=1, max_length=20)] = Field(
        description="lengths of a streak of events that are worth a word"
    )

    @model_validator(mode="after")
    def _room_for_founders(self) -> Self:
        if self.most_founders < self.founders.value:
            raise wrong("most_founders is smaller than founders", "a cycle could never begin")
        return self


class PresetEntry(Entry):
    """A shape to begin with, and what it ends with: events, speakers or days."""

    id: TopicId
    name: Short
    about: Line = Field(description="what a list of presets says")
    seats: Few = Field(description="speakers an event")
    talk_minutes: Minutes | None = None
    events_a_month: Few | None = None
    first_timers_days: Annotated[int, Field(ge=0, le=60)] | None = None
    events: Annotated[int, Field(ge=1, le=500)] | None = None
    speakers: Annotated[int, Field(ge=1, le=2000)] | None = None
    days: Annotated[int, Field(ge=1, le=3650)] | None = Field(None, description="from the day it is proposed")
    facts: list[FactEntry] = Field(default_factory=list, description="what stands behind it")

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if sum(one is not None for one in (self.events, self.speakers, self.days)) != 1:
            raise wrong("a preset ends in exactly one way", "keep one of: events, speakers, days")
        return self


class RoleEntry(Entry):
    """Something that a volunteer takes over for one evening."""

    id: TopicId
    name: Short
    do: Do


class QuestionEntry(Entry):
    """A question that goes with a talk, for who listened."""

    id: TopicId
    asks: Line


class StageEntry(Entry):
    """Advice for where a cycle stands."""

    id: CycleStage
    title: Short
    tips: Annotated[list[Do], Field(min_length=1, max_length=5)]
    next: StageStep = Field(description="what its button starts")
    facts: list[FactEntry] = Field(default_factory=list, description="what stands behind it")


class CyclesFile(Entry):
    """The file of community cycles."""

    version: Version
    limits: LimitsEntry
    cycles: Annotated[list[PresetEntry], Field(min_length=1, max_length=MOST_NAMED)] = Field(
        description="presets, by id"
    )
    roles: Annotated[list[RoleEntry], Field(min_length=1, max_length=10)]
    questions: Annotated[list[QuestionEntry], Field(max_length=MOST_NAMED)] = Field(
        default_factory=list, description="question cards: one goes with each talk"
    )

    stages: list[StageEntry] = Field(default_factory=list, description="advice, each for one stage of a cycle")

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        named: dict[str, list[str]] = {
            "roles": [one.id for one in self.roles],
            "questions": [one.id for one in self.questions],
        }
        named["stages"] = [one.id for one in self.stages]
        for what, ids in named.items():
            for twice in (one for one in ids if ids.count(one) > 1):
                raise wrong(f"two {what} have the id {twice}", "give one of them another id")
        return self
