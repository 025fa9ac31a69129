"""Runs the examples in the rule files: each is a test of its rule, with the exact span and the exact fix."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from bot.caption.reading import read
from bot.coaching.deciding import excepted, softened
from bot.coaching.profile import NOTHING_TOLD, Profile
from bot.coaching.review import Finding
from bot.coaching.reviewing import review
from bot.coaching.rewriting import rewritten
from bot.rulebook.book import Rulebook
from bot.rulebook.model import Example, Except, Rule
from bot.rulebook.problems import Problem

_ANY_PLATFORM = "instagram"


def run_examples(rulebook: Rulebook) -> list[Problem]:
    """Every example that does not hold, located at its line."""
    return [p for rule in rulebook.rules.values() for p in _of_rule(rule, rulebook)]


def _of_rule(rule: Rule, rulebook: Rulebook) -> Iterator[Problem]:
    for example in rule.examples:
        yield from _complaints(rule, example, rulebook)
    for exception in rule.excepts:
        if not _exercised(rule, exception, rulebook):
            message = f"{rule.id}: no `pass` example needs this exception"
            hint = "add a `pass` that would be flagged without it, or take the exception out"
            yield Problem(rule.file, exception.line, 1, message, hint=hint)
    for name in rule.hint_when:
        if not _softens(rule, name, rulebook):
            message = f"{rule.id}: no `level: hint` example needs {name} in hint_when"
            yield Problem(rule.file, rule.line, 1, message, hint="add a `flag` with `level: hint` that it makes a hint")


def _platform(rule: Rule, example: Example, rulebook: Rulebook) -> str:
    fallback = _ANY_PLATFORM if _ANY_PLATFORM in rulebook.platforms else next(iter(rulebook.platforms), _ANY_PLATFORM)
    return example.platform or next(iter(rule.platforms), fallback)


def _profile(rule: Rule, example: Example) -> Profile:
    """Of the member whose caption the example is: as the example says, else as the rule's first."""
    if example.creates is not None:
        return Profile(example.creates)
    return Profile(rule.creates[0]) if rule.creates else NOTHING_TOLD


def _complaints(rule: Rule, example: Example, rulebook: Rulebook) -> Iterator[Problem]:
    platform = _platform(rule, example, rulebook)
    profile = _profile(rule, example)
    result = review(example.text, rulebook, platform, language=rule.language, profile=profile)
    found = [f for f in result.findings if f.rule == rule.id]
    spans = tuple((f.start, f.end) for f in found)
    if spans != example.spans:
        message = f"expected {_words(example.text, example.spans)}, found {_words(example.text, spans)}"
        yield _problem(rule, example.line, message, example.text)
        return
    level = example.level or rule.level_on(platform)
    if wrong := next((f.level for f in found if f.level != level), None):
        message = f"expected to be said as {_a(level)}, it is said as {_a(wrong)}"
        yield _problem(rule, example.line, message, example.text, f"write level: {wrong} below it if that is right")
        return
    if example.fix is None:
        return
    fixed = rewritten(example.text, [_counted(f) for f in found])
    if fixed != example.fix:
        message = f"expected the fix {example.fix!r}, got {fixed!r}"
        pasted = f"if that reads well, paste it here: fix: {json.dumps(fixed, ensure_ascii=False)}"
        yield _problem(rule, example.fix_line, message, example.fix, pasted if fixed else "take the fix out")
        return
    again = review(fixed, rulebook, platform, language=rule.language, profile=profile)
    for finding in again.findings:
        if finding.family == rule.family and finding.counts:
            message = f"the fixed text is flagged again: {finding.text!r} by {finding.rule}"
            yield _problem(rule, example.fix_line, message, example.fix)


def _problem(rule: Rule, line: int, message: str, text: str, hint: str = "") -> Problem:
    return Problem(rule.file, line, 1, f"{rule.id}: {message}", text.replace("\n", "\\n"), hint)


def _counted(finding: Finding) -> Finding:
    """Hints offer their rewrite too, though a review does not take it by itself."""
    return replace(finding, level="warning")


def _a(level: str) -> str:
    return f"an {level}" if level == "error" else f"a {level}"


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(repr(text[a:b]) for a, b in spans) or "nothing"


def _exercised(rule: Rule, exception: Except, rulebook: Rulebook) -> bool:
    """Whether some `pass` example has a candidate that this exception drops, and no other would."""
    others = [e for e in rule.excepts if e is not exception]
    for example in rule.examples:
        if example.spans:
            continue
        doc = read(example.text, rulebook.grammar(rule.language))
        for found, place in rulebook.candidates(doc, _platform(rule, example, rulebook)):
            if found.id == rule.id and excepted(exception, place) and not any(excepted(e, place) for e in others):
                return True
    return False


def _softens(rule: Rule, name: str, rulebook: Rulebook) -> bool:
    """Whether some example is a hint by this predicate alone."""
    alone = replace(rule, hint_when=tuple(n for n in rule.hint_when if n != name))
    for example in rule.examples:
        doc = read(example.text, rulebook.grammar(rule.language))
        for found, place in rulebook.candidates(doc, _platform(rule, example, rulebook)):
            if found.id == rule.id and softened(rule, place) == name and not softened(alone, place):
                return True
    return False
