"""The kinds of rule file, as pydantic models. They validate, and the JSON Schema for editors is made from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Discriminator, Field, Tag
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core.core_schema import WithDefaultSchema

from bot.rulebook.entry import Entry, exactly_one
from bot.rulebook.fields import (
    Caption,
    CheckName,
    Confidence,
    CreatesNames,
    Day,
    Instead,
    MarkedCaption,
    MaskKinds,
    Message,
    Name,
    Pattern,
    Phrases,
    PlainWords,
    PlatformId,
    PlatformIds,
    PredicateName,
    PredicateNames,
    RepairName,
    Replacements,
    RuleId,
    Slug,
    SourceId,
    SourceIds,
    Title,
    UnmarkedCaption,
    Version,
    Why,
    Words,
)
from bot.rulebook.knowledge.kinds import KNOWLEDGE
from bot.rulebook.model import Creates, Family, Level, RewriteLevel
from bot.rulebook.problems import did_you_mean

_ABSENT: Any = None  # the default of a key that may be left out, but may not be given empty
_WHOSE = "how the member of this caption creates, by their profile; not given: as the rule's first"


# -- rules -------------------------------------------------------------------------------------------------------------


class ExceptEntry(Entry):
    """Drops a candidate. Exactly one key."""

    model_config = exactly_one("before", "after", "phrase", "inside", "when")
    before: Phrases = Field(default_factory=list, description="one of these stands directly before the match")
    after: Phrases = Field(default_factory=list, description="one of these stands directly after the match")
    phrase: PlainWords = Field("", description="the match is part of these words")
    inside: MaskKinds = Field(default_factory=list, description="the match lies in a quotation, a link, ...")
    when: PredicateName = Field("", description="this named predicate holds")


class RewriteEntry(Entry):
    """How the words are mended."""

    level: RewriteLevel = Field(
        description="auto: safe; suggest: a rephrasing; both are in the rewrite. explain: no words to offer"
    )
    repair: RepairName = Field("", description="a named repair")
    to: Replacements = Field(
        default_factory=list, description="fixed words instead of the match, the best first; empty: drop it"
    )
    drop: str = Field("", description="drop: vocative is short for repair: drop_vocative")


class FlagExample(Entry):
    """A caption in which the rule finds exactly the words between << and >>."""

    flag: MarkedCaption
    fix: Caption = Field("", description="the caption after the rewrite")
    level: Level = Field(_ABSENT, description="where it is not the rule's own: hint, by hint_when")
    platform: PlatformId = ""
    creates: Creates = Field(_ABSENT, description=_WHOSE)


class PassExample(Entry):
    """A caption in which the rule finds nothing."""

    pass_: UnmarkedCaption = Field(alias="pass")
    platform: PlatformId = ""
    creates: Creates = Field(_ABSENT, description=_WHOSE)


def _example_kind(value: Any) -> str:
    if not isinstance(value, dict) or "flag" in value:
        return "FlagExample"
    meant = "pass" in value or any("pass" in did_you_mean(key, ["pass", "flag"]) for key in value)
    return "PassExample" if meant else "FlagExample"


ExampleEntry = Annotated[
    Annotated[FlagExample, Tag("FlagExample")] | Annotated[PassExample, Tag("PassExample")],
    Discriminator(_example_kind),
]


class RuleEntry(Entry):
    """One rule."""

    model_config = exactly_one("phrases", "pattern", "check")
    id: RuleId = Field(description="family.words-with-dashes; shown to people, so it stays as it is")
    family: Family
    level: Level
    message: Message = Field(description="one sentence; {match} stands for the words found")
    why: Why
    instead: Instead = ""
    source: SourceIds = Field(description="an id of rules/sources.yaml, or a list of them")
    phrases: Phrases = Field(default_factory=list, description="words, or lexicons by name: {crowd_noun}")
    pattern: Pattern = ""
    check: CheckName = ""
    numbers: dict[str, int] = Field(default_factory=dict, alias="with", description="numbers for the check")
    when: PredicateNames = Field(
        [], description="any of these named predicates keeps a match; none given: all are kept"
    )
    except_: list[ExceptEntry] = Field(default_factory=list, alias="except")
    hint_when: PredicateNames = Field(
        [], description="where any of these named predicates holds, the context does not decide: it is said as a hint"
    )
    rewrite: RewriteEntry = _ABSENT
    platforms: PlatformIds = Field(default_factory=list, description="none given: everywhere")
    creates: CreatesNames = Field(
        default_factory=list,
        description="only for members whose profile says that they create like this; none given: for everyone",
    )
    levels: dict[PlatformId, Level] = Field(default_factory=dict, description="another level on some platforms")
    messages: dict[PlatformId, Message] = Field(default_factory=dict, description="another message on some platforms")
    examples: list[ExampleEntry] = Field(description="the rule's tests: at least one flag and one pass")


class RulesFile(Entry):
    """A file of rules."""

    version: Version
    rules: Annotated[list[RuleEntry], Field(min_length=1)]


# -- lexicons, sources, platforms --------------------------------------------------------------------------------------


class LexiconsFile(Entry):
    """A file of word lists."""

    version: Version
    lexicons: dict[Name, list[Words]]


class SourceEntry(Entry):
    """Where facts and advice come from."""

    id: Slug
    title: Title
    publisher: Title
    date: Annotated[str, Field(min_length=1, max_length=60)] = Field(description="as the source gives it")
    as_of: Day = Field(description="the day the source speaks for")
    confidence: Confidence
    url: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=300)] = ""
    review_after: Day = Field(_ABSENT, description="from this day on it wants a second look")


class SourcesFile(Entry):
    """A file of sources."""

    version: Version
    sources: Annotated[list[SourceEntry], Field(min_length=1)]


class LimitEntry(Entry):
    """A number of a platform that can age."""

    value: Annotated[int, Field(ge=0)]
    unit: Annotated[str, Field(min_length=1, max_length=60)]
    source: SourceId
    as_of: Day
    review_after: Day
    note: Annotated[str, Field(max_length=300)] = ""


class PlatformEntry(Entry):
    """A platform is data."""

    id: Slug
    name: Annotated[str, Field(min_length=1, max_length=60)]
    formats: Annotated[list[Annotated[str, Field(min_length=1, max_length=60)]], Field(min_length=1)]
    limits: dict[Name, LimitEntry] = Field(default_factory=dict)


class PlatformFile(Entry):
    """A file that describes one platform."""

    version: Version
    platform: PlatformEntry


KINDS: Mapping[str, type[Entry]] = {
    "rules": RulesFile,
    "lexicons": LexiconsFile,
    "sources": SourcesFile,
    "platform": PlatformFile,
    **KNOWLEDGE,
}


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a mapping, as they are written in YAML."""
    return [info.alias or name for name, info in model.model_fields.items()]


class _ForEditors(GenerateJsonSchema):
    """Leaves out what an editor has no use for: titles made from names, and defaults."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file, for editors; kept in rules/schema.json."""
    models = [(model, "validation") for model in KINDS.values()]
    _, definitions = models_json_schema(models, by_alias=True, schema_generator=_ForEditors)  # type: ignore[arg-type]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Creator Coach rule file",
        "oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in KINDS.values()],
        "$defs": definitions["$defs"],
    }
