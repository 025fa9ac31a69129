"""The values that stand in rule files: texts with their limits, names that must be known, phrases, patterns, days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sized
from dataclasses import dataclass, field
from datetime import date
from math import prod
from typing import Annotated, Any, Literal

import re2  # type: ignore[import-untyped]
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from bot.caption.document import MaskKind
from bot.caption.fold import fold
from bot.rulebook.model import Creates, Platform
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
    """An unknown name, with the broken file that may have held it, or the nearest known name."""
    hint = f"{broken} is broken and left out: mend it first" if broken else did_you_mean(name, known)
    return wrong(f"unknown {kind} {shown(name)}", hint, because=broken)


# -- validators --------------------------------------------------------------------------------------------------------


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
    if "{" not in phrase and "}" not in phrase:
        if not fold(phrase).strip():
            raise wrong("nothing that can be seen stands here")
        return phrase
    names, rest = LEXICON_NAME.findall(phrase), LEXICON_NAME.sub("", phrase)
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
        odd = "(?" in reason or "\\" in reason
        hint = "look-around and back-references don't exist here: they can't be matched in linear time" if odd else ""
        raise wrong(f"the pattern is no regular expression: {reason}", hint) from e
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


def _version(value: object) -> object:
    if type(value) is not int or value != 1:  # True is 1 as well
        raise wrong("this version of the format isn't known", "write version: 1")
    return value


def _one_or_more(item: Any) -> BeforeValidator:
    """A list, or a single value that stands for a list of one."""
    some = Annotated[list[item], Field(min_length=1)]
    return BeforeValidator(_as_list, json_schema_input_type=item | some)


def _as_list(value: object) -> object:
    if value == []:
        raise wrong("the list is empty", "take the key out, or list something")
    return value if isinstance(value, list) else [value]


# -- the types of values -----------------------------------------------------------------------------------------------

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
Version = Annotated[Literal[1], BeforeValidator(_version)]
Confidence = Literal["H", "M", "L", "B"]
Replacement = Annotated[str, Field(max_length=200)]
Phrases = Annotated[list[Phrase], _one_or_more(Phrase)]
MaskKinds = Annotated[list[MaskKind], _one_or_more(MaskKind)]
PredicateNames = Annotated[list[PredicateName], _one_or_more(PredicateName)]
SourceIds = Annotated[list[SourceId], _one_or_more(SourceId)]
PlatformIds = Annotated[list[PlatformId], _one_or_more(PlatformId)]
CreatesNames = Annotated[list[Creates], _one_or_more(Creates)]
Replacements = Annotated[list[Replacement], _one_or_more(Replacement)]
PlainWords = Annotated[Words, AfterValidator(_no_lexicons)]
Pattern = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_regex)]
MarkedCaption = Annotated[Caption, AfterValidator(_marked)]
UnmarkedCaption = Annotated[Caption, AfterValidator(_unmarked)]
