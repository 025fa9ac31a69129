"""What must hold between the keys of one rule, checked on the plain data so that it is said with everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.rulebook.problems import did_you_mean, shown
from bot.rulebook.schema import Names
from bot.rulebook.source import Loc

_FINDERS = ("phrases", "pattern", "check")
_EXCEPTIONS = ("before", "after", "phrase", "inside", "when")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

Complaint = tuple[Loc, str, str]  # where, what is wrong, a hint


def complaints(rule: Any, names: Names) -> Iterator[Complaint]:
    """Everything that is wrong between the keys of a rule; `rule` may be of any shape."""
    if not isinstance(rule, dict):
        return
    yield from _finder(rule)
    yield from _id_and_family(rule)
    for i, entry in enumerate(_list(rule.get("except"))):
        if isinstance(entry, dict):
            yield from _one_of(entry, _EXCEPTIONS, ("except", i))
    yield from _rewrite(rule.get("rewrite"), names)
    yield from _examples(rule.get("examples"))
    yield from _message(rule, names)
    yield from _needs(rule, names)


def _finder(rule: Mapping[str, Any]) -> Iterator[Complaint]:
    yield from _one_of(rule, _FINDERS, ())
    if "with" in rule and "check" not in rule:
        yield ("with",), '"with" goes with "check" only', "take it out"


def _one_of(entry: Mapping[str, Any], keys: Sequence[str], loc: Loc) -> Iterator[Complaint]:
    there = [key for key in keys if key in entry]
    if not there and not any(did_you_mean(key, keys) for key in entry if isinstance(key, str) and key not in _KNOWN):
        yield loc, f"one of these is missing: {', '.join(keys)}", ""
    for extra in there[1:]:
        yield (*loc, extra), f'"{there[0]}" and "{extra}" can\'t stand together', f"keep one of: {', '.join(keys)}"


_KNOWN = {"id", "family", "level", "message", "why", "instead", "source", "with", "when", "except", "rewrite"} | {
    "platforms",
    "levels",
    "examples",
}


def _id_and_family(rule: Mapping[str, Any]) -> Iterator[Complaint]:
    rule_id, family = rule.get("id"), rule.get("family")
    if isinstance(rule_id, str) and isinstance(family, str) and "." in rule_id:
        prefix = rule_id.partition(".")[0]
        if prefix != family:
            yield ("id",), f'the id starts with "{prefix}", the family is {shown(family)}', f'start it with "{family}."'


def _rewrite(rewrite: Any, names: Names) -> Iterator[Complaint]:
    if not isinstance(rewrite, dict):
        return
    ways = [key for key in ("repair", "to", "drop") if key in rewrite]
    for extra in ways[1:]:
        yield ("rewrite", extra), f'"{ways[0]}" and "{extra}" can\'t stand together', "keep one of them"
    level = rewrite.get("level")
    if level == "explain" and ways:
        yield ("rewrite", ways[0]), f'level explain offers no words, so "{ways[0]}" has no use', "write level: suggest"
    if level in ("auto", "suggest") and not ways:
        yield ("rewrite",), f'level {level} needs "repair" or "to"', "or write level: explain"
    drop = rewrite.get("drop")
    if isinstance(drop, str) and f"drop_{drop}" not in names.repairs:
        known = [name.removeprefix("drop_") for name in names.repairs if name.startswith("drop_")]
        yield ("rewrite", "drop"), f'unknown repair "drop_{drop}"', did_you_mean(drop, known)


def _examples(examples: Any) -> Iterator[Complaint]:
    if not isinstance(examples, list):
        return
    for i, example in enumerate(examples):
        if isinstance(example, dict) and "pass" in example and "flag" in example:
            yield ("examples", i, "flag"), '"pass" and "flag" can\'t stand together', "make two examples of it"
    for kind in ("flag", "pass"):
        if not any(isinstance(e, dict) and kind in e for e in examples):
            yield ("examples",), f"a {kind} example is missing", f"add - {kind}: ..."


def _message(rule: Mapping[str, Any], names: Names) -> Iterator[Complaint]:
    message, check = rule.get("message"), rule.get("check")
    if not isinstance(message, str):
        return
    known = ["match"]
    if isinstance(check, str):
        if check not in names.checks:
            return  # said elsewhere
        known += names.checks[check].fills
    for name in _PLACEHOLDER.findall(message):
        if name not in known:
            hint = did_you_mean(name, known) or f"known here: {', '.join('{' + k + '}' for k in known)}"
            yield ("message",), f"nothing fills {{{name}}}", hint
    if "{" in (rest := _PLACEHOLDER.sub("", message)) or "}" in rest:
        yield ("message",), "a lone brace in the message", "a placeholder looks like this: {match}"


def _needs(rule: Mapping[str, Any], names: Names) -> Iterator[Complaint]:
    """A check reads limits: on the platforms that the rule names, each of them must be there."""
    check, given = rule.get("check"), rule.get("with")
    if not isinstance(check, str) or check not in names.checks:
        return
    named = [p for p in _list(rule.get("platforms")) if isinstance(p, str) and p in names.platforms]
    limits = {p: getattr(names.platforms[p], "limits", {}) for p in named or names.platforms}
    for need in names.checks[check].needs:
        if isinstance(given, dict) and need in given:
            continue
        without = [p for p, there in limits.items() if need not in there]
        if named and without:
            yield ("check",), f'{check} reads the limit "{need}", which {without[0]} doesn\'t have', "add it there"
        elif len(without) == len(limits):
            yield ("check",), f'{check} reads the limit "{need}", which no platform has', "add it to a platform"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
