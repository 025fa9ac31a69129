"""Turns pydantic's errors into problems that say where, what and how to mend it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import Any, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.rulebook.problems import Problem, did_you_mean, shown
from bot.rulebook.schema import keys_of
from bot.rulebook.source import Loc, SourceFile, kind_of, quote

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number in plain digits",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


def problems_of(
    error: ValidationError, file: SourceFile, model: type[BaseModel], told: Sequence[Problem]
) -> Iterator[Problem]:
    """The problems of one file. A mistake is told once: not what is `told` already, nor what it causes elsewhere."""
    details = error.errors(include_url=False)
    misread = {(p.line, p.column) for p in file.problems}
    keys_told = {(p.line, p.column) for p in told}
    causes: set[str] = set()
    misspelled = {hint for d in details if d["type"] == "extra_forbidden" for hint in [_meant(d, model)] if hint}
    for detail in details:
        cause = _ctx(detail).get("because", "")
        if (cause and cause in causes) or (detail["type"] == "missing" and detail["loc"] in misspelled):
            continue
        causes.add(cause)
        problem = _problem(detail, file, model)
        place = (problem.line, problem.column)
        if place not in misread and not (detail["type"] == "extra_forbidden" and place in keys_told):
            yield problem


def _problem(detail: ErrorDetails, file: SourceFile, model: type[BaseModel]) -> Problem:
    at_key = bool(detail["loc"]) and detail["loc"][-1] == "[key]"
    loc = _written(detail["loc"], file)
    last, value, ctx = detail["loc"][-1], detail["input"], _ctx(detail)
    match detail["type"]:
        case "rulebook":
            return file.problem(loc, ctx["message"], ctx["hint"], at_key=at_key)
        case "extra_forbidden":
            known = _keys_at(model, detail["loc"][:-1])
            hint = did_you_mean(str(last), known) or f"known here: {', '.join(known)}"
            return file.problem(loc, f"unknown key {shown(str(last))}", hint, at_key=True)
        case "missing":
            return file.problem(loc, f'"{last}" is missing')
        case "literal_error" if isinstance(value, str):
            options = [option.strip("'") for option in str(ctx["expected"]).replace(" or ", ", ").split(", ")]
            return file.problem(loc, f"{shown(value)} is none of: {', '.join(options)}", did_you_mean(value, options))
        case "literal_error":
            return wrong_kind(loc, "string_type", value, file)
        case "string_too_long":
            return file.problem(loc, f"{len(value)} characters, {ctx['max_length']} is the most", at_key=at_key)
        case "string_too_short":
            return file.problem(loc, "the text is empty", at_key=at_key)
        case "too_short":
            return file.problem(loc, "the list is empty")
        case "greater_than_equal":
            return file.problem(loc, f"{value} is less than {ctx['ge']}")
        case "string_pattern_mismatch":
            return file.problem(loc, f"{shown(value)} won't do", _spelling(last, loc), at_key=at_key)
    return wrong_kind(loc, detail["type"], value, file)


def _ctx(detail: ErrorDetails) -> dict[str, Any]:
    return detail.get("ctx") or {}


def _written(loc: Sequence[int | str], file: SourceFile) -> Loc:
    """The steps of `loc` that stand in the file: pydantic adds the names of alternatives, and missing keys."""
    steps: tuple[int | str, ...] = ()
    for step in loc:
        node = file.node(steps)
        if node is not None and step in node.children:
            steps = (*steps, step)
    return steps


def _spelling(last: int | str, loc: Loc) -> str:
    if last == "url":
        return "an address starts with https:// and holds no space"
    if last == "id" and loc[0] == "rules":
        return "an id is a family, a dot and small letters with dashes: crowd.everyone-who"
    if last == "id":
        return "an id is small letters, digits and dashes"
    return "a name is small letters, digits and underscores"


def wrong_kind(loc: Loc, kind: str, value: object, file: SourceFile) -> Problem:
    """A number where text is expected, and the like."""
    node = file.node(loc)
    raw = node.raw if node else ""
    expected = _EXPECTED.get(kind, "something else")
    if value is None and not raw:
        return file.problem(loc, f"no value stands here, {expected} is expected")
    if isinstance(value, dict) and list(value.values()) == [None]:
        return file.problem(loc, "YAML reads bare braces as a mapping", quote("{" + next(iter(value)) + "}"))
    if expected == "text" and not isinstance(value, (list, dict)):
        return file.problem(loc, f"YAML reads {shown(raw)} as {kind_of(value)}, not as text", quote(raw))
    hint = "take the quotes off" if kind == "int_type" and isinstance(value, str) and value.isdecimal() else ""
    return file.problem(loc, f"{expected} is expected here, this is {kind_of(value)}", hint)


# -- which keys may stand where ----------------------------------------------------------------------------------------


def _meant(detail: ErrorDetails, model: type[BaseModel]) -> tuple[int | str, ...] | None:
    """Where the key would stand that an unknown key was meant to be."""
    parent, key = detail["loc"][:-1], str(detail["loc"][-1])
    return next(((*parent, k) for k in _keys_at(model, parent) if k in did_you_mean(key, [k])), None)


def _keys_at(model: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """The keys that may stand at `loc`."""
    models: tuple[type[BaseModel], ...] = (model,)
    for step in loc:
        fields = [info for outer in models for name, info in outer.model_fields.items() if step in (name, info.alias)]
        if inner := tuple(m for info in fields for m in _models_in(cast(Hashable, info.annotation))):
            models = inner
        elif isinstance(step, str):  # the tag of an alternative
            models = tuple(m for m in models if m.__name__ == step) or models
    return [key for m in models for key in keys_of(m)]


@cache
def _models_in(annotation: Hashable) -> tuple[type[BaseModel], ...]:
    """The models that an annotation speaks of, however deep in lists and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(m for part in get_args(annotation) if isinstance(part, Hashable) for m in _models_in(part))
