"""Goals without an end and what they could become, and the three pieces of advice, as pydantic models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from bot.rulebook.entry import Entry
from bot.rulebook.fields import Slug, Version, wrong
from bot.rulebook.knowledge.aims import Advice, Better, Goals, VagueGoal
from bot.rulebook.knowledge.dated import Sources, facts
from bot.rulebook.knowledge.entries import MOST_NAMED, Do, Facts, Line, Short
from bot.rulebook.knowledge.model import NextStep

MOST_BETTER = 2  # beside the member's own words with a day
MONTHS_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

GoalId = Annotated[Slug, Field(max_length=20)]  # it stands in the id of a button


class BetterEntry(Entry):
    """A goal with an end."""

    goal: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        description="the goal; {count} and {day} stand for its count and its last day"
    )
    count: Annotated[int, Field(ge=1, le=1000)] = 1
    at_pace: bool = Field(False, description="true: the count follows from what the member posts a week, where known")
    days: Annotated[int, Field(ge=1, le=300)] = Field(
        28, description="it ends on the last day of a month that is at least so many days off"
    )

    @model_validator(mode="after")
    def _has_its_end(self) -> Self:
        if "{day}" not in self.goal:
            raise wrong("this goal says no day until which it goes", "write {day} where the day belongs")
        if self.goal.replace("{day}", "").replace("{count}", "").count("{"):
            raise wrong("only {count} and {day} can stand in a goal")
        return self


class VagueEntry(Entry):
    """Words of a goal without an end."""

    id: GoalId
    phrases: Annotated[list[Line], Field(min_length=1, description="words that it is known by")]
    becomes: Annotated[list[BetterEntry], Field(min_length=1, max_length=MOST_BETTER)]


class PostsEntry(Entry):
    """Words for what a member posts, and the format of it in /kpi."""

    words: Annotated[list[Short], Field(min_length=1)]
    format: Annotated[str, Field(max_length=20)] = Field("", description="left out: posts of any format")


class NamedDayEntry(Entry):
    """A day that has a name, the same every year."""

    names: Annotated[list[Short], Field(min_length=1)]
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]

    @model_validator(mode="after")
    def _is_there(self) -> Self:
        if self.day > MONTHS_LONGEST[self.month - 1]:
            raise wrong("this month has no such day")
        return self


class GoalsFile(Entry):
    """A file of vague goals and what helps to read all others."""

    version: Version
    goals: Annotated[list[VagueEntry], Field(min_length=1)]
    posts: list[PostsEntry] = Field(default_factory=list, description="what is counted in /kpi too")
    days: list[NamedDayEntry] = Field(default_factory=list, description="days that have a name")


class AdviceEntry(Entry):
    """One piece of advice."""

    id: GoalId
    title: Short
    facts: Facts
    do: Do
    next: Annotated[list[NextStep], Field(max_length=2)] = Field(
        default_factory=list, description="what its buttons start, the first one first"
    )
    term: Annotated[str, Field(max_length=40)] = Field("", description="a word of the glossary that explains it")

    @model_validator(mode="after")
    def _starts_something(self) -> Self:
        if not self.next and not self.term:
            raise wrong("this advice starts nothing", "give it next, or a term of the glossary")
        return self


class AdviceFile(Entry):
    """A file of advice, in the order in which it is told."""

    version: Version
    advice: Annotated[list[AdviceEntry], Field(min_length=1, max_length=MOST_NAMED // 5)]


def all_goals(files: Iterable[GoalsFile]) -> Goals:
    """What a further file says stands behind what an earlier one did."""
    read = list(files)
    vague = (
        VagueGoal(
            entry.id,
            tuple(entry.phrases),
            tuple(Better(one.goal, one.count, one.at_pace, one.days) for one in entry.becomes),
        )
        for file in read
        for entry in file.goals
    )
    posts = {word.casefold(): one.format for file in read for one in file.posts for word in one.words}
    days = {name.casefold(): (one.month, one.day) for file in read for one in file.days for name in one.names}
    return Goals(tuple(vague), posts, days)


def all_advice(files: Iterable[AdviceFile], sources: Sources) -> Mapping[str, Advice]:
    """By id, in the order of the files."""
    return {
        one.id: Advice(one.id, one.title, facts(one.facts, sources), one.do, tuple(one.next), one.term)
        for file in files
        for one in file.advice
    }
