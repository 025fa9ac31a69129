"""What is learned step by step, as pydantic models: paths of lessons with a practice each, quizzes, timed drills."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from bot.rulebook.entry import Entry
from bot.rulebook.fields import Slug, Version, wrong
from bot.rulebook.knowledge.entries import MOST_NAMED, Do, Facts, Line, Says, Short
from bot.rulebook.knowledge.learned import PracticeKind
from bot.rulebook.knowledge.model import NextStep

MOST_BUTTONS = 5  # of one row in Discord

# These stand in the ids of buttons, beside a member's number: together they have to stay below a hundred characters.
PathId = Annotated[Slug, Field(max_length=16)]
LessonId = Annotated[Slug, Field(max_length=24)]

Label = Annotated[str, Field(min_length=1, max_length=40)]
Example = Annotated[str, Field(min_length=1, max_length=200, description="a caption made up to practise on")]


# -- lessons -----------------------------------------------------------------------------------------------------------


class OptionEntry(Entry):
    """A caption to choose, or not."""

    caption: Example
    right: bool = Field(False, description="true: choosing it does the practice")
    answer: Do = Field(description="what to say to whoever chooses it")


class PracticeEntry(Entry):
    """What is done to learn it."""

    kind: PracticeKind = Field(
        description="choose: one of several captions; rewrite: say a caption to one person, in a form; "
        "do: something outside Discord"
    )
    asks: Do = Field(description="what to do")
    options: Annotated[list[OptionEntry], Field(max_length=MOST_BUTTONS - 1)] = Field(
        default_factory=list, description="for choose: the captions, in order"
    )
    caption: Annotated[str, Field(max_length=200)] = Field("", description="for rewrite: a caption to a crowd")
    label: Annotated[str, Field(max_length=40)] = Field("", description="for rewrite and do: what the button says")
    done: Annotated[str, Field(max_length=300)] = Field(
        "", description="for rewrite and do: what to say once it is done"
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.kind == "choose":
            if len({one.right for one in self.options}) < 2:
                raise wrong("there is nothing to choose between", "give it options, some right: true and some not")
            if self.caption or self.label or self.done:
                raise wrong("caption, label and done don't go with choose", "each option has its caption and answer")
            return self
        if self.options:
            raise wrong(f"options don't go with {self.kind}", "they belong to kind: choose")
        if not (self.label and self.done):
            raise wrong(f"a practice to {self.kind} has a label and says when it is done", "give it: label, done")
        if (self.kind == "rewrite") != bool(self.caption):
            raise wrong("a caption to rewrite belongs to kind: rewrite, and to it alone")
        return self


class LessonEntry(Entry):
    """A small step: what there is to know, and one practice."""

    id: LessonId = Field(description="members' progress knows it by this, so it stays as it is")
    title: Short
    facts: Facts
    practice: PracticeEntry


class PathEntry(Entry):
    """Lessons in their order."""

    id: PathId = Field(description="members' progress knows it by this, so it stays as it is")
    title: Short
    about: Do = Field(description="where it leads, and from where")
    lessons: Annotated[list[LessonEntry], Field(min_length=1, max_length=MOST_NAMED)]
    finished: Do = Field(description="what to say when all of them are done")
    next: NextStep

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _no_doubles("lesson", [one.id for one in self.lessons])
        return self


class LessonsFile(Entry):
    """A file of paths."""

    version: Version
    lessons: Annotated[list[PathEntry], Field(min_length=1, max_length=MOST_NAMED)]


# -- quiz and drill ----------------------------------------------------------------------------------------------------


class AnswerEntry(Entry):
    """What can be answered, and what there is to say to it."""

    says: Annotated[str, Field(min_length=1, max_length=200)]
    right: bool = False
    means: Says = Field(description="what it tells a creator, or why it is the right one")
    facts: Facts
    do: Do = Field(description="no number without this: what to do about it")


class QuizEntry(Entry):
    """One question; a number under each answer picks it."""

    id: PathId
    question: Line
    about: Do
    answers: Annotated[list[AnswerEntry], Field(min_length=2, max_length=MOST_BUTTONS)]
    next: NextStep

    @model_validator(mode="after")
    def _one_is_right(self) -> Self:
        if len([one for one in self.answers if one.right]) != 1:
            raise wrong("a quiz has one right answer", "mark it: right: true")
        return self


class QuizFile(Entry):
    """A file of quizzes."""

    version: Version
    quiz: Annotated[list[QuizEntry], Field(min_length=1)]


class DrillEntry(Entry):
    """A caption of the member's own, before and after, by the clock."""

    id: PathId
    title: Short
    about: Do
    seconds: Annotated[int, Field(ge=10, le=600)] = Field(description="the time it is meant for")
    steps: Annotated[list[Do], Field(min_length=1, max_length=5)]
    label: Label = Field(description="what the button says that starts it")
    before: Label = Field(description="what the form asks for first")
    after: Label = Field(description="and then")
    facts: Facts
    next: NextStep


class DrillFile(Entry):
    """A file of drills."""

    version: Version
    drill: Annotated[list[DrillEntry], Field(min_length=1)]


def _no_doubles(thing: str, ids: list[str]) -> None:
    if twice := next((one for one in ids if ids.count(one) > 1), ""):
        raise wrong(f"the {thing} “{twice}” stands here a second time", "take one of them out")
