"""Turns pydantic's errors into problems that say where, what and how to mend it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import Any, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.rulebook.problems import Problem, did_you_mean, shown
from bot.rulebook.source import Loc, SourceFile, kind_of, quote

_PATTERNS = {
    "id": "an id is small letters, digits and dashes",
    "url": "an address starts with https:// and holds no space",
}


def problems_of(error: ValidationError, file: SourceFile, model: type[BaseModel]) -> Iterator[Problem]:
    """The problems of one file. What one broken file causes in another is said once."""
    causes: set[str] = set()
    for detail in error.errors(include_url=False):
        cause = (detail.get("ctx") or {}).get("because", "")
        if not cause or cause not in causes:
            causes.add(cause)
            yield _problem(detail, file, model)


def _problem(detail: ErrorDetails, file: SourceFile, model: type[BaseModel]) -> Problem:
    loc = _real(detail["loc"], file)
    ctx: dict[str, Any] = detail.get("ctx") or {}
    key = str(loc[-1]) if loc else ""
    value = detail["input"]
    match detail["type"]:
        case "rulebook":
            return file.problem(loc, ctx["message"], ctx["hint"], at_key=_is_key(detail))
        case "extra_forbidden":
            known = _keys_at(model, detail["loc"][:-1])
            hint = did_you_mean(key, known) or f"known here: {', '.join(known)}"
            return file.problem(loc, f"unknown key {shown(key)}", hint, at_key=True)
        case "missing":
            missing = str(detail["loc"][-1])
            return file.problem(loc, f'"{missing}" is missing', "")
        case "literal_error":
            return _not_one_of(loc, value, ctx, file)
        case "string_too_long" | "string_too_short" | "too_short" | "greater_than_equal":
            return file.problem(loc, _size(detail["type"], key, value, ctx))
        case "string_pattern_mismatch":
            what = _PATTERNS.get(key, "a name is small letters, digits and underscores")
            hint = "like this: crowd.everyone-who" if key == "id" and model.__name__ == "RulesFile" else what
            return file.problem(loc, f"{shown(str(value))} is no {'id' if key == 'id' else 'valid ' + key}", hint)
        case _:
            return _wrong_kind(loc, detail["type"], value, file)


def _real(loc: Sequence[int | str], file: SourceFile) -> Loc:
    """The steps of `loc` that stand in the file: pydantic adds the names of alternatives, and a missing key."""
    steps: list[int | str] = []
    for step in loc:
        node = file.node(steps)
        if node is not None and step in node.children and file.node([*steps, step]) is not node:
            steps.append(step)
    return tuple(steps)


def _is_key(detail: ErrorDetails) -> bool:
    return bool(detail["loc"]) and detail["loc"][-1] == "[key]"


def _not_one_of(loc: Loc, value: object, ctx: dict[str, Any], file: SourceFile) -> Problem:
    expected = str(ctx.get("expected", ""))
    options = [o.strip("'") for o in expected.replace(" or ", ", ").split(", ")]
    if loc == ("version",):
        return file.problem(loc, "this version of the format isn't known", "write version: 1")
    if not isinstance(value, str):
        return _wrong_kind(loc, "string_type", value, file)
    return file.problem(loc, f"{shown(value)} is none of: {', '.join(options)}", did_you_mean(value, options))


def _size(kind: str, key: str, value: Any, ctx: dict[str, Any]) -> str:
    if kind == "string_too_long":
        return f"{len(value)} characters, {ctx['max_length']} is the most"
    if kind == "greater_than_equal":
        return f"{value} is less than {ctx['ge']}"
    return "the text is empty" if kind == "string_too_short" else "the list is empty"


def _wrong_kind(loc: Loc, kind: str, value: object, file: SourceFile) -> Problem:
    """A number where text is expected, and the like."""
    node = file.node(loc)
    raw = node.raw if node else ""
    expected = {
        "string_type": "text",
        "int_type": "a whole number",
        "list_type": "a list",
        "dict_type": "keys and values",
        "model_type": "keys and values",
        "model_attributes_type": "keys and values",
    }.get(kind, "something else")
    if value is None and not raw:
        return file.problem(loc, f"no value stands here, {expected} is expected")
    simple = expected == "text" and not isinstance(value, (list, dict))
    message = f"{expected} is expected here, and YAML reads this as {kind_of(value)}"
    if simple:
        message = f"{raw} is no text to YAML but {kind_of(value)}"
    return file.problem(loc, message, quote(raw) if simple and raw else "")


@cache
def _model_in(annotation: Hashable) -> tuple[type[BaseModel], ...]:
    """The models that an annotation speaks of, however deep in lists and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(model for part in get_args(annotation) if not isinstance(part, str) for model in _model_in(part))


def _keys_at(model: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """The keys that may stand at `loc`."""
    models: tuple[type[BaseModel], ...] = (model,)
    for step in loc:
        inner = [
            m
            for outer in models
            for name, info in outer.model_fields.items()
            if step in (name, info.alias)
            for m in _model_in(cast(Hashable, info.annotation))
        ]
        if inner:
            models = tuple(inner)
        elif isinstance(step, str):  # the name of an alternative
            tagged = [m for m in models if m.__name__.lower().startswith(step)]
            models = tuple(tagged) or models
    return [info.alias or name for m in models for name, info in m.model_fields.items()]
