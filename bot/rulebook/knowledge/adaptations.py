"""What changes when a caption goes from one platform to another, as pydantic models."""

from __future__ import annotations

from string import Formatter
from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from bot.rulebook.entry import Entry
from bot.rulebook.fields import CheckName, Names, PlatformId, Version, unknown, wrong
from bot.rulebook.knowledge.entries import FOUND_BY, Also, Do, FactEntry, Line, Short, TopicId, known_limit


class AdaptEntry(Entry):
    """One thing that changes when a caption goes from one platform to another."""

    id: TopicId
    name: Short
    leaves: list[PlatformId] = Field(default_factory=list, alias="from", description="none given: any platform")
    enters: list[PlatformId] = Field(default_factory=list, alias="to", description="none given: any platform")
    check: CheckName = Field("", description="said only where this finds something, by the limits of where it goes")
    numbers: dict[str, int] = Field(default_factory=dict, alias="with", description="numbers for the check")
    phrases: dict[Line, Annotated[str, Field(max_length=100)]] = Field(
        default_factory=dict, description='what is looked for, and what could stand there instead; "" takes it out'
    )
    repeats: bool = Field(False, description="true: these words may stand there twice; a request would not")
    says: Annotated[str, Field(max_length=400)] = Field(
        "", description="what was found; fills: {platform}, {match}, and those of the check"
    )
    do: Do = Field(description="what to change")
    facts: list[FactEntry] = Field(default_factory=list, description="why")
    limit: Annotated[str, AfterValidator(lambda name, info: known_limit(name, info) if name else name)] = Field(
        "", description="why: a limit of the platform it goes to, with that one's source and day"
    )
    drops_hashtags: bool = Field(False, description="true: its edit takes out the hashtags that the check finds")
    first: list[Line] = Field(default_factory=list, description="of these hashtags those that go first: they say least")
    shortens: bool = Field(False, description="true: its edit leaves out whole sentences, until the caption fits")
    stuck: Annotated[str, Field(max_length=300)] = Field("", description="what to do where its edit can't be made")
    formats: list[Short] = Field(
        default_factory=list, description="of where it goes; a caption for none goes by the first of the platform"
    )
    adds: Annotated[str, Field(max_length=100)] = Field("", description="a last sentence that its edit adds")
    take: bool = Field(True, description="false: its edit is offered, and left at first")
    also: Also = Field(default_factory=list, description=FOUND_BY)

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> Self:
        if not self.facts and not self.limit:
            raise wrong("nothing says why", "give it facts, or the limit that is meant")
        if self.check and self.phrases:
            raise wrong("check and phrases can't go together", "make two of it")
        if (self.check or self.phrases) and not self.says:
            raise wrong("it finds something and doesn't say what", "give it: says")
        if not self.check and (self.drops_hashtags or self.adds or self.shortens):
            raise wrong("an edit without a check that says where", "give it: check")
        self._known_formats(info)
        fills = {"platform", "match"} | ({"tags"} if self.drops_hashtags else set())
        if self.check and isinstance(info.context, Names) and self.check in info.context.checks:
            fills |= {*info.context.checks[self.check].fills}
        for text in (self.says, self.do, self.stuck):
            for gap in (gap for gap in _gaps(text) if gap not in fills):
                raise unknown("fill", gap, dict.fromkeys(fills))
        return self

    def _known_formats(self, info: ValidationInfo) -> None:
        if isinstance(info.context, Names):
            there = [one for one in info.context.platforms.values() if not self.enters or one.id in self.enters]
            known = dict.fromkeys(format for one in there for format in one.formats)
            for name in (name for name in self.formats if name not in known):
                raise unknown("format", name, known)


def _gaps(text: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise wrong("a brace without its pair", "double it where a brace is meant") from error


class AdaptFile(Entry):
    """A file of what changes between platforms, by direction."""

    version: Version
    both: list[PlatformId] = Field(default_factory=list, description="the platforms of “Both”")
    adapt: Annotated[list[AdaptEntry], Field(min_length=1)]
