"""What stands in most knowledge files, as pydantic models: facts, rows, figures, terms, myths, worked examples."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from bot.rulebook.entry import Entry
from bot.rulebook.fields import (
    Day,
    Name,
    Names,
    PlatformId,
    PlatformIds,
    Slug,
    SourceIds,
    Version,
    unknown,
    wrong,
)
from bot.rulebook.knowledge.model import FactKind, NextStep
from bot.rulebook.knowledge.naming import fold_term

MOST_NAMED = 25  # of what is picked from a list in Discord

Short = Annotated[str, Field(min_length=1, max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=100)]
Says = Annotated[str, Field(min_length=1, max_length=400)]
Do = Annotated[str, Field(min_length=1, max_length=300)]


def known_limit(name: str, info: ValidationInfo) -> str:
    if isinstance(info.context, Names):
        known = {limit: one for one in info.context.platforms.values() for limit in one.limits}
        if name not in known:
            raise unknown("limit", name, known, info.context.broken.get("platforms", ""))
    return name


def _term(name: str) -> str:
    if not fold_term(name):
        raise wrong("there is no letter or digit in this", "a term is looked up by its letters and digits")
    return name


TopicId = Annotated[Slug, Field(max_length=40)]  # it stands in the id of a button
LimitName = Annotated[Name, AfterValidator(known_limit)]
TermName = Annotated[Line, AfterValidator(_term)]
Also = list[TermName]
FOUND_BY = "other words that a question to it may have"


class Dated(Entry):
    """What can age. Every fact has these."""

    source: SourceIds = Field(description="an id of rules/sources.yaml, or a list of them")
    as_of: Day = Field(description="the day it speaks for")
    review_after: Day = Field(description="after this day it is shown with a warning")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.review_after <= self.as_of:
            raise wrong("review_after is no later than as_of", "name the day after which it wants a second look")
        return self


class FactEntry(Dated):
    """One thing that somebody says."""

    says: Says
    kind: FactKind = Field("fact", description="claim: the source's own; opinion: its view; both are named as such")


Facts = Annotated[list[FactEntry], Field(min_length=1)]


# -- compare -----------------------------------------------------------------------------------------------------------


class RowEntry(Entry):
    """One difference. Where an old and a newer source differ, both stand in the list."""

    name: Short
    platforms: Annotated[dict[PlatformId, Facts], Field(description="the side of each platform, by its id")]
    do: Do = Field(description="what to do about it")
    also: Also = Field(default_factory=list, description=FOUND_BY)


class LimitEntry(Entry):
    """A limit that stands in the platforms' own files."""

    limit: LimitName
    name: Short
    do: Do
    also: Also = Field(default_factory=list, description=FOUND_BY)


class AnswerEntry(Entry):
    """One answer, and the platform that it leans to."""

    id: TopicId
    label: Line
    leans: PlatformId = ""
    facts: Facts
    do: Do


class QuestionEntry(Entry):
    """What a topic asks its reader: a list to pick from, each answer a lean with its sources."""

    asks: Short
    weak: Do = Field(description="why an answer is a lean and no verdict")
    next: NextStep
    answers: Annotated[list[AnswerEntry], Field(min_length=2, max_length=MOST_NAMED)]


class TopicEntry(Entry):
    """A topic of /compare: rows, limits, the menus of ways to interact, or several of these."""

    id: TopicId
    title: Short
    about: Line = Field(description="what a list of topics says of it")
    platforms: PlatformIds = Field(description="which are compared, in this order")
    do: Do = Field(description="in short, what to do about it")
    next: NextStep
    rows: list[RowEntry] = Field(default_factory=list)
    limits: list[LimitEntry] = Field(default_factory=list)
    menu: bool = Field(False, description="true: the ways to interact of menu.yaml")
    question: QuestionEntry | None = None

    @model_validator(mode="after")
    def _compares(self) -> Self:
        if not (self.rows or self.limits or self.menu):
            raise wrong("a topic without anything to compare", "give it one of: rows, limits, menu")
        if len(set(self.platforms)) < 2:
            raise wrong("a comparison needs two platforms", "name another one")
        for row in self.rows:
            if missing := [one for one in self.platforms if one not in row.platforms]:
                raise wrong(f"the row “{row.name}” has no side for {missing[0]}", "each platform of the topic has one")
        return self


class CompareFile(Entry):
    """A file of comparisons."""

    version: Version
    compare: Annotated[list[TopicEntry], Field(min_length=1, max_length=MOST_NAMED)]
    closing: list[FactEntry] = Field(default_factory=list, description="what to take from all of them")


# -- menu and kpi ------------------------------------------------------------------------------------------------------


class WayEntry(Dated):
    """One way to meet people on a platform."""

    name: Line
    do: Do
    also: Also = Field(default_factory=list, description=FOUND_BY)


class MenuEntry(Entry):
    """The ways to interact of one platform."""

    platform: PlatformId
    ways: Annotated[list[WayEntry], Field(min_length=1)]


class MenuFile(Entry):
    """A file of ways to interact."""

    version: Version
    menu: Annotated[list[MenuEntry], Field(min_length=1)]


class FigureEntry(Dated):
    """A number that a platform is read by."""

    id: Slug
    name: Short
    says: Says = Field(description="what the number is, and what it tells")
    do: Do = Field(description="one line on what to do about it")
    also: Also = Field(default_factory=list, description=FOUND_BY)
    formats: list[Short] = Field(default_factory=list, description="only in these formats; none given: in all")


class KpiEntry(Entry):
    """The figures of one platform, the one that counts most first."""

    platform: PlatformId
    differs: FactEntry | None = Field(None, description="in one line, how the platform is unlike the others")
    figures: Annotated[list[FigureEntry], Field(min_length=1)]

    @model_validator(mode="after")
    def _known_formats(self, info: ValidationInfo) -> Self:
        ids = [one.id for one in self.figures]
        if twice := next((one for one in ids if ids.count(one) > 1), ""):
            raise wrong(f"the figure “{twice}” stands here a second time", "take one of them out")
        if isinstance(info.context, Names) and self.platform in info.context.platforms:
            known = dict.fromkeys(info.context.platforms[self.platform].formats)
            for name in (name for one in self.figures for name in one.formats if name not in known):
                raise unknown("format", name, known)
        return self


class KpiFile(Entry):
    """A file of figures."""

    version: Version
    kpi: Annotated[list[KpiEntry], Field(min_length=1)]


# -- glossary, myths, algorithm ----------------------------------------------------------------------------------------


class TermEntry(Entry):
    """A card of the glossary. Letters' width and case, spaces and dashes make no other name."""

    term: TermName
    also: Also = Field(default_factory=list, description="other names that lead here")
    facts: Facts
    do: Do
    next: NextStep


class GlossaryFile(Entry):
    """A file of terms."""

    version: Version
    glossary: Annotated[list[TermEntry], Field(min_length=1)]


class MythEntry(Entry):
    """What is often said and doesn't hold."""

    id: TopicId
    myth: Line
    platform: PlatformId = ""
    facts: Facts
    do: Do
    plan: list[Do] = Field(default_factory=list, description="what to do instead, step by step")
    also: Also = Field(default_factory=list, description=FOUND_BY)
    next: NextStep


class MythsFile(Entry):
    """A file of myths."""

    version: Version
    myths: Annotated[list[MythEntry], Field(min_length=1, max_length=MOST_NAMED)]


class InterestEntry(Entry):
    """A subject of the worked example."""

    id: Slug
    name: Short
    videos: Annotated[list[Line], Field(min_length=1)] = Field(description="made up, in the order they are shown")


class ReactionEntry(Entry):
    """What a viewer may do with a video."""

    id: Slug
    label: Short
    percent: Annotated[int, Field(ge=0)] = Field(description="how much its subject counts after that; 100: as before")


class AlgorithmEntry(Entry):
    """The worked example of a feed that follows what one viewer does."""

    id: Slug
    platform: PlatformId
    title: Short
    intro: Says
    interests: Annotated[list[InterestEntry], Field(min_length=2, max_length=10)]
    reactions: Annotated[list[ReactionEntry], Field(min_length=2, max_length=4)]
    facts: Facts
    do: Do
    next: NextStep


class AlgorithmFile(Entry):
    """A file of worked examples."""

    version: Version
    algorithm: Annotated[list[AlgorithmEntry], Field(min_length=1)]
