"""What must hold between the keys of one rule, checked on the plain data so that it is said with everything else."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from bot.rulebook.fields import Names
from bot.rulebook.model import Family
from bot.rulebook.problems import did_you_mean, shown
from bot.rulebook.schema import ExceptEntry, RuleEntry, keys_of
from bot.rulebook.source import Loc

_FINDERS = ("phrases", "pattern", "check")
_EXCEPTIONS = keys_of(ExceptEntry)
_WAYS = ("repair", "to", "drop")
_OTHER_KEYS = frozenset(keys_of(RuleEntry)) - frozenset(_FINDERS)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Complaint(NamedTuple):
    """What is wrong, where (at a value, or at its key), and a hint."""

    loc: Loc
    message: str
    hint: str = ""
    at_key: bool = False


def complaints(rule: Any, names: Names) -> Iterator[Complaint]:
    """Everything that is wrong between the keys of a rule; `rule` may be of any shape."""
    if not isinstance(rule, dict):
        return
    yield from _one_of(rule, _FINDERS, ())
    if "with" in rule and "check" not in rule:
        yield Complaint(("with",), '"with" goes with "check" only', "take it out", True)
    yield from _id_and_family(rule)
    for i, entry in enumerate(_list(rule.get("except"))):
        if isinstance(entry, dict):
            yield from _one_of(entry, _EXCEPTIONS, ("except", i))
    yield from _rewrite(rule.get("rewrite"), names)
    yield from _examples(rule.get("examples"))
    yield from _message(rule, names)
    yield from _needs(rule, names)


def _one_of(entry: Mapping[str, Any], keys: Sequence[str], loc: Loc) -> Iterator[Complaint]:
    """Exactly one of the keys. A misspelled one is said elsewhere, as an unknown key."""
    there = [key for key in keys if key in entry]
    if not there and not _misspelled(entry, keys, _OTHER_KEYS):
        yield Complaint(loc, f"one of these is missing: {', '.join(keys)}")
    yield from _together(loc, there, f"keep one of: {', '.join(keys)}")


def _misspelled(entry: Mapping[str, Any], keys: Sequence[str], others: Container[str] = ()) -> bool:
    return any(did_you_mean(key, keys) for key in entry if key not in keys and key not in others)


def _together(loc: Loc, there: Sequence[str], hint: str) -> Iterator[Complaint]:
    for extra in there[1:]:
        yield Complaint((*loc, extra), f'"{there[0]}" and "{extra}" can\'t stand together', hint, True)


def _id_and_family(rule: Mapping[str, Any]) -> Iterator[Complaint]:
    rule_id, family = rule.get("id"), rule.get("family")
    if isinstance(rule_id, str) and isinstance(family, str) and "." in rule_id:
        prefix = rule_id.partition(".")[0]
        if prefix != family and family in get_args(Family):
            message = f"the id starts with {shown(prefix)}, the family is {shown(family)}"
            yield Complaint(("id",), message, "an id starts with its family and a dot")


def _rewrite(rewrite: Any, names: Names) -> Iterator[Complaint]:
    if not isinstance(rewrite, dict):
        return
    level = rewrite.get("level")
    ways = [key for key in _WAYS if key in rewrite]
    yield from _together(("rewrite",), ways, "keep one of them")
    if level == "explain" and ways:
        message = f'level explain offers no words, so "{ways[0]}" has no use'
        yield Complaint(("rewrite", ways[0]), message, "write level: suggest, or take it out", True)
    if level in ("auto", "suggest") and not ways and not _misspelled(rewrite, _WAYS, ["level"]):
        yield Complaint(("rewrite",), f'level {level} needs "repair" or "to"', "or write level: explain")
    drop = rewrite.get("drop")
    if isinstance(drop, str) and f"drop_{drop}" not in names.repairs:
        known = [name.removeprefix("drop_") for name in names.repairs if name.startswith("drop_")]
        yield Complaint(("rewrite", "drop"), f"unknown repair {shown('drop_' + drop)}", did_you_mean(drop, known))


def _examples(examples: Any) -> Iterator[Complaint]:
    if not isinstance(examples, list):
        return
    for i, example in enumerate(examples):
        if isinstance(example, dict) and "pass" in example and "flag" in example:
            yield from _together(("examples", i), ["flag", "pass"], "make two examples of it")
    for kind in ("flag", "pass"):
        mappings = [e for e in examples if isinstance(e, dict)]
        if not any(kind in e for e in mappings) and not any(_misspelled(e, [kind]) for e in mappings):
            yield Complaint(("examples",), f"a {kind} example is missing", f'add "- {kind}: ..."', True)


def _message(rule: Mapping[str, Any], names: Names) -> Iterator[Complaint]:
    """What a message leaves open must be filled, on every platform that has a message of its own too."""
    check, known = rule.get("check"), ["match"]
    if isinstance(check, str):
        if check not in names.checks:
            return  # said elsewhere
        known += names.checks[check].fills
    elsewhere = rule["messages"] if isinstance(rule.get("messages"), dict) else {}
    places: list[tuple[Loc, Any]] = [(("message",), rule.get("message"))]
    places += [(("messages", str(platform)), message) for platform, message in elsewhere.items()]
    for loc, message in places:
        if isinstance(message, str):
            yield from _gaps(loc, message, known)


def _gaps(loc: Loc, message: str, known: Sequence[str]) -> Iterator[Complaint]:
    for name in _PLACEHOLDER.findall(message):
        if name not in known:
            hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
            yield Complaint(loc, f"nothing fills {shown('{' + name + '}')}", hint)
    rest = _PLACEHOLDER.sub("", message)
    if "{" in rest or "}" in rest:
        yield Complaint(loc, "a lone brace in the message", "a placeholder looks like this: {match}")


def _needs(rule: Mapping[str, Any], names: Names) -> Iterator[Complaint]:
    """A check reads limits, or numbers of the same name: on the platforms that the rule names, each must be there."""
    check = rule.get("check")
    if not isinstance(check, str) or check not in names.checks or names.broken.get("platforms"):
        return
    given = rule["with"] if isinstance(rule.get("with"), dict) else {}
    named = [p for p in _list(rule.get("platforms")) if isinstance(p, str) and p in names.platforms]
    for need in names.checks[check].needs:
        without = [p for p in named or names.platforms if need not in names.platforms[p].limits]
        if need in given or not without:
            continue
        what = f"{check} reads the limit {shown(need)}"
        if named:
            yield Complaint(("check",), f"{what}, which {without[0]} doesn't have", f"add it to {without[0]}")
        elif len(without) == len(names.platforms):
            yield Complaint(("check",), f"{what}, which no platform has", "add it to a platform")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
