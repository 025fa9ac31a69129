"""Writes house rules as the YAML that `reading` reads: a file to change and to upload again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from bot.rulebook.house.model import HousePhrase, HouseRules
from bot.rulebook.source import means_itself

_PLAIN = re.compile(r"[A-Za-z][\w'’-]*(?: [\w'’-]+)*")


def as_yaml(rules: HouseRules, edition: int | None = None, comments: Sequence[str] = ()) -> str:
    """The file. `edition` says which rules it was made from; `comments` are lines for whoever edits it."""
    return "\n".join([*(f"# {one}".rstrip() for one in comments), *_lines(rules, edition), ""])


def _lines(rules: HouseRules, edition: int | None) -> Iterator[str]:
    yield "version: 1"
    if edition is not None:
        yield f"edition: {edition}"
    if rules.allowed:
        yield "allowed:"
        yield from (f"  - {_quoted(word)}" for word in rules.allowed)
    if rules.phrases:
        yield "phrases:"
        for phrase in rules.phrases:
            yield from _phrase(phrase)
    if rules.rules_off:
        yield "rules_off:"
        yield from (f"  - {_quoted(rule)}" for rule in rules.rules_off)
    if rules.levels:
        yield "levels:"
        yield from (f"  {_quoted(rule)}: {level}" for rule, level in rules.levels)


def _phrase(one: HousePhrase) -> Iterator[str]:
    if one == HousePhrase(one.phrase):
        yield f"  - {_quoted(one.phrase)}"
        return
    yield f"  - phrase: {_quoted(one.phrase)}"
    if one.instead:
        yield f"    instead: {_quoted(one.instead)}"
    if one.level != "warning":
        yield f"    level: {one.level}"
    if one.family != "crowd":
        yield f"    family: {one.family}"


def _quoted(text: str) -> str:
    """The text as YAML: bare where that means the same, else in quotes."""
    bare = _PLAIN.fullmatch(text.replace(".", "")) if re.fullmatch(r"[\w.-]+", text) else _PLAIN.fullmatch(text)
    return text if bare and means_itself(text) else json.dumps(text, ensure_ascii=False)
