"""The four kinds of rule file, as pydantic models. They validate, and the JSON Schema for editors is made from them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sized
from dataclasses import dataclass, field
from datetime import date
from math import prod
from typing import Annotated, Any, Literal

import re2  # type: ignore[import-untyped]
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import WithDefaultSchema

from bot.caption.document import MaskKind
from bot.caption.fold import fold
from bot.rulebook.model import Family, Level, Platform, RewriteLevel
from bot.rulebook.problems import did_you_mean, shown
from bot.rulebook.vocabulary import Check

MOST_PHRASES = 10_000  # that one entry may stand for
LEXICON_NAME = re.compile(r"\{([^{}]*)\}")
_MARKED = re.compile(r"<<|>>")


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that a file may use, with the files that should have held more of them but are broken."""

    predicates: Mapping[str, object] = field(default_factory=dict)
    repairs: Mapping[str, object] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)
    sources: Mapping[str, object] = field(default_factory=dict)
    platforms: Mapping[str, Platform] = field(default_factory=dict)
    lexicons: Mapping[str, Sized] = field(default_factory=dict)
    broken: Mapping[str, str] = field(default_factory=dict)  # "sources", "platforms", "lexicons" -> a broken file


def wrong(message: str, hint: str = "", because: str = "") -> PydanticCustomError:
    """An error whose message is shown as it is."""
    return PydanticCustomError("rulebook", "{message}", {"message": message, "hint": hint, "because": because})


def unknown(kind: str, name: str, known: Mapping[str, object], broken: str = "") -> PydanticCustomError:
    """An unknown name, with the nearest known one, or the broken file that may have held it."""
    hint = did_you_mean(name, known) or ("" if not broken else f"{broken} is broken and left out: mend it first")
    return wrong(f"unknown {kind} {shown(name)}", hint, because=broken)


# -- names and texts ---------------------------------------------------------------------------------------------------


def _named(kind: str) -> AfterValidator:
    """The value is a name known to the validation's context; without a context any name will do."""

    def check(name: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Names):
            known: Mapping[str, object] = getattr(info.context, kind + "s")
            if name not in known:
                raise unknown(kind, name, known, info.context.broken.get(kind + "s", ""))
        return name

    return AfterValidator(check)


def _phrase(phrase: str, info: ValidationInfo) -> str:
    names = LEXICON_NAME.findall(phrase)
    if not names and not fold(phrase).strip():
        raise wrong("nothing that can be seen stands here")
    rest = LEXICON_NAME.sub("", phrase)
    if "{" in rest or "}" in rest:
        raise wrong(f"a lone brace in {shown(phrase)}", 'a lexicon is named like this: "{crowd_noun}"')
    if isinstance(info.context, Names):
        known = info.context.lexicons
        for name in names:
            if name not in known:
                raise unknown("lexicon", name, known, info.context.broken.get("lexicons", ""))
        if (many := prod(len(known[name]) for name in names)) > MOST_PHRASES:
            message = f"{shown(phrase)} stands for {many:,} phrases, {MOST_PHRASES:,} is the most"
            raise wrong(message, "name fewer lexicons at once")
    return phrase


def _no_lexicons(phrase: str) -> str:
    if "{" in phrase or "}" in phrase:
        raise wrong("a lexicon can't stand here", "name it in phrases, before or after")
    return phrase


def _regex(pattern: str) -> str:
    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(pattern, options)
    except re2.error as e:
        reason = e.args[0].decode() if e.args and isinstance(e.args[0], bytes) else str(e)
        hint = "look-around and back-references don't exist here: they can't be matched in linear time"
        raise wrong(
            f"the pattern is no regular expression: {reason}", hint if "(?" in reason or "\\" in reason else ""
        ) from e
    if compiled.search("") is not None:
        raise wrong("the pattern matches the empty text", "make it ask for at least one character")
    return pattern


def _marked(text: str) -> str:
    marks = _MARKED.findall(text)
    if not marks:
        raise wrong("a flag example marks no words", "write << before and >> after the words that are found")
    if marks != ["<<", ">>"] * (len(marks) // 2):
        raise wrong("<< and >> don't pair up", "each << needs its >> before the next <<")
    if "<<>>" in text:
        raise wrong("<<>> marks no words")
    return text


def _unmarked(text: str) -> str:
    if _MARKED.search(text):
        raise wrong("only a flag example has << and >>", "take the marks out")
    return text


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else _no_day(value)
    except ValueError:
        return _no_day(value)


def _no_day(value: object) -> object:
    text = shown(value) if isinstance(value, str) else "this"
    raise wrong(f"{text} is no date", "write year, month and day: 2026-11-30")


def _one_or_more(item: Any) -> BeforeValidator:
    """A list, or a single value that stands for a list of one."""
    some = Annotated[list[item], Field(min_length=1)]
    return BeforeValidator(_as_list, json_schema_input_type=item | some)


def _as_list(value: object) -> object:
    if value == []:
        raise wrong("the list is empty", "take the key out, or list something")
    return value if isinstance(value, list) else [value]


Words = Annotated[str, Field(min_length=1, max_length=100)]
Phrase = Annotated[Words, AfterValidator(_phrase)]
Message = Annotated[str, Field(min_length=1, max_length=200)]
Why = Annotated[str, Field(min_length=1, max_length=400)]
Instead = Annotated[str, Field(min_length=1, max_length=300)]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Caption = Annotated[str, Field(min_length=1, max_length=4000)]
RuleId = Annotated[str, Field(pattern=r"^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
PredicateName = Annotated[str, _named("predicate")]
RepairName = Annotated[str, _named("repair")]
CheckName = Annotated[str, _named("check")]
SourceId = Annotated[str, _named("source")]
PlatformId = Annotated[str, _named("platform")]
Confidence = Literal["H", "M", "L", "B"]

Replacement = Annotated[str, Field(max_length=200)]
Phrases = Annotated[list[Phrase], _one_or_more(Phrase)]
MaskKinds = Annotated[list[MaskKind], _one_or_more(MaskKind)]
PredicateNames = Annotated[list[PredicateName], _one_or_more(PredicateName)]
SourceIds = Annotated[list[SourceId], _one_or_more(SourceId)]
Replacements = Annotated[list[Replacement], _one_or_more(Replacement)]


_ABSENT: Any = None  # the default of a key that may be left out, but may not be given empty


class Entry(BaseModel):
    """What every mapping in a rule file has in common: no unknown keys, nothing turned into something else."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=False)


# -- rules -------------------------------------------------------------------------------------------------------------


def _exactly_one(*keys: str) -> ConfigDict:
    """Tells editors what relations.py checks: exactly one of these keys."""
    return ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in keys]})


class ExceptEntry(Entry):
    """Drops a candidate. Exactly one key."""

    model_config = _exactly_one("before", "after", "phrase", "inside", "when")
    before: Phrases = Field([], description="one of these stands directly before the match")
    after: Phrases = Field([], description="one of these stands directly after the match")
    phrase: Annotated[Words, AfterValidator(_no_lexicons)] = Field("", description="the match is part of these words")
    inside: MaskKinds = Field([], description="the match lies in a quotation, a link, ...")
    when: PredicateName = Field("", description="this named predicate holds")


class RewriteEntry(Entry):
    """How the words are mended."""

    level: RewriteLevel = Field(description="auto: done; suggest: offered; explain: no safe rewrite")
    repair: RepairName = Field("", description="a named repair")
    to: Replacements = Field([], description="fixed words instead of the match, the best first; empty: drop it")
    drop: str = Field("", description="drop: vocative is short for repair: drop_vocative")


class FlagExample(Entry):
    """A caption in which the rule finds exactly the words between << and >>."""

    flag: Annotated[Caption, AfterValidator(_marked)]
    fix: Caption = Field("", description="the caption after the rewrite")
    platform: PlatformId = ""


class PassExample(Entry):
    """A caption in which the rule finds nothing."""

    pass_: Annotated[Caption, AfterValidator(_unmarked)] = Field(alias="pass")
    platform: PlatformId = ""


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

    model_config = _exactly_one("phrases", "pattern", "check")
    id: RuleId = Field(description="family.words-with-dashes; shown to people, so it stays as it is")
    family: Family
    level: Level
    message: Message = Field(description="one sentence; {match} stands for the words found")
    why: Why
    instead: Instead = ""
    source: SourceIds = Field(description="an id of rules/sources.yaml, or a list of them")
    phrases: Phrases = Field([], description="words, or lexicons by name: {crowd_noun}")
    pattern: Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_regex)] = ""
    check: CheckName = ""
    numbers: dict[str, int] = Field({}, alias="with", description="numbers for the check")
    when: PredicateNames = Field(
        [], description="any of these named predicates keeps a match; none given: all are kept"
    )
    except_: list[ExceptEntry] = Field([], alias="except")
    rewrite: RewriteEntry = _ABSENT
    platforms: list[PlatformId] = Field([], description="none given: everywhere")
    levels: dict[PlatformId, Level] = Field({}, description="another level on some platforms")
    examples: list[ExampleEntry] = Field(description="the rule's tests: at least one flag and one pass")


class RulesFile(Entry):
    """A file of rules."""

    version: Literal[1]
    rules: Annotated[list[RuleEntry], Field(min_length=1)]


# -- lexicons, sources, platforms --------------------------------------------------------------------------------------


class LexiconsFile(Entry):
    """A file of word lists."""

    version: Literal[1]
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

    version: Literal[1]
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
    limits: dict[Name, LimitEntry] = {}


class PlatformFile(Entry):
    """A file that describes one platform."""

    version: Literal[1]
    platform: PlatformEntry


KINDS: Mapping[str, type[Entry]] = {
    "rules": RulesFile,
    "lexicons": LexiconsFile,
    "sources": SourcesFile,
    "platform": PlatformFile,
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
