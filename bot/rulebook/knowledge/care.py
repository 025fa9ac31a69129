"""What makes somebody care, as pydantic models: steps of connection, ticks of value, reasons that a draft can give."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from bot.rulebook.entry import Entry
from bot.rulebook.fields import PlatformId, Version, wrong
from bot.rulebook.knowledge.entries import Do, Facts, Line, Says, Short, TopicId


class StepEntry(Entry):
    """One step of connection: what the caption does there, and what to do about it."""

    says: Says
    do: Do


class TickEntry(Entry):
    """One of the three ticks: its question, and what to do where it is missing."""

    name: Short
    asks: Line
    asks_on: dict[PlatformId, Line] = Field(default_factory=dict, description="another question on a platform")
    do: Do


class TicksEntry(Entry):
    """The three ticks of value."""

    enjoyable: TickEntry
    consumable: TickEntry
    valuable: TickEntry


class PatternEntry(Entry):
    """A pattern that has a name."""

    name: Short
    says: Says
    do: Do


class SignalEntry(Entry):
    """A sign that somebody looked for a member: its name in a sum, and its field in the form."""

    name: Short
    asks: Annotated[str, Field(min_length=1, max_length=45)]
    hint: Line


class SignalsEntry(Entry):
    """The four that are counted."""

    asked: SignalEntry
    visits: SignalEntry
    searches: SignalEntry
    came_back: SignalEntry


class AbsenceEntry(Entry):
    """What is said of a gap in posting."""

    signals: SignalsEntry
    some: Do = Field(description="what to do where somebody asked where the member is")
    unasked: Do = Field(description="what to do where somebody looked for the member, and nobody asked")
    nobody: Do = Field(description="what to do where nobody did")
    facts: Facts


class ReasonEntry(Entry):
    """A reason to care that a draft can give, and how it is told."""

    id: TopicId
    name: Short
    question: bool = Field(False, description="true: a question that the one who reads can answer gives it")
    phrases: list[Line] = Field(default_factory=list, description="words that show it, outside quotations")
    openings: list[Line] = Field(default_factory=list, description="the same, only where a sentence begins")
    do: Do = Field(description="how to give it")

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not self.question and not self.phrases and not self.openings:
            raise wrong("nothing tells that a draft gives this reason", "give it phrases, openings, or question: true")
        return self


class CareFile(Entry):
    """The file about caring: connection plus value."""

    version: Version
    connection: Annotated[list[StepEntry], Field(min_length=4, max_length=4)] = Field(
        description="from nobody in particular to one person"
    )
    ticks: TicksEntry
    forgettable: PatternEntry = Field(description="enjoyable and consumable without valuable")
    facts: Facts
    absence: AbsenceEntry
    care: Annotated[list[ReasonEntry], Field(min_length=1)] = Field(
        description="reasons to care; where a draft gives none, the first is suggested"
    )
