"""The questions that a second pair of eyes answers, as pydantic models."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.rulebook.entry import Entry
from bot.rulebook.fields import Version
from bot.rulebook.knowledge.entries import Line, TopicId

MOST_QUESTIONS = 4  # a form in Discord holds five things, and one of them says who reads it


class QuestionEntry(Entry):
    """One question about somebody else's draft."""

    id: TopicId
    asks: Annotated[str, Field(min_length=1, max_length=45)] = Field(description="what a form in Discord has room for")
    hint: Line = Field(description="one line that makes it easy to answer")


class FeedbackFile(Entry):
    """A file of questions for a second pair of eyes."""

    version: Version
    feedback: Annotated[list[QuestionEntry], Field(min_length=1, max_length=MOST_QUESTIONS)]
