"""What stands in the files of small techniques and of care actions, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator

from bot.rulebook.entry import Entry
from bot.rulebook.fields import PlatformId, Version, unknown
from bot.rulebook.knowledge.entries import MOST_NAMED, Dated, Do, Line, Says, Short, TopicId

Example = Annotated[str, Field(min_length=1, max_length=300)]


class TipEntry(Dated):
    """One small technique of the craft, done in a few minutes. Source and day are those of its why."""

    id: TopicId
    topic: TopicId = Field(description="one of the topics of this file")
    platform: PlatformId = Field("", description="where it is for one platform only")
    title: Short
    do: Do = Field(description="what to do, in one or two sentences")
    example: Example = Field(description="made up for it")
    why: Says


class TipsFile(Entry):
    """A file of small techniques, and the topics that they are sorted into."""

    version: Version
    topics: Annotated[dict[TopicId, Short], Field(min_length=1, max_length=MOST_NAMED)] = Field(
        description="what a member may pick, by its id"
    )
    tips: Annotated[list[TipEntry], Field(min_length=1)]

    @model_validator(mode="after")
    def _known_topics(self, info: ValidationInfo) -> Self:
        for tip in (tip for tip in self.tips if tip.topic not in self.topics):
            raise unknown("topic", tip.topic, self.topics)
        return self


class ActionEntry(Dated):
    """One way to show one person that you care, done in a few minutes."""

    id: TopicId
    name: Line = Field(description="what a list of actions says")
    do: Do = Field(description="how")
    example: Example = Field(description="made up for it")
    why: Says


class ActionsFile(Entry):
    """A file of care actions, of which a member chooses one a week."""

    version: Version
    actions: Annotated[list[ActionEntry], Field(min_length=1, max_length=MOST_NAMED)]
