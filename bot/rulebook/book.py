"""The rulebook: every rule, source and platform, and the matcher that finds candidates in a caption in one pass."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import re2  # type: ignore[import-untyped]

from bot.caption.document import Document, Place
from bot.caption.fold import encodable
from bot.caption.grammar import Grammar
from bot.rulebook.knowledge.model import Knowledge
from bot.rulebook.model import Creates, Platform, Rule, Source
from bot.rulebook.problems import Problem, did_you_mean, shown


class UnknownPlatform(LookupError):
    """A platform that no file describes. Its text says which there are."""


class Matcher:
    """Where the rules of one language have something to decide.

    Their phrases are found by the grammar's spotter, by the rule's id; patterns are matched here.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._order = {rule.id: i for i, rule in enumerate(self._rules)}
        self._patterns = [(rule, re2.compile(rule.pattern)) for rule in self._rules if rule.pattern]
        self._gate = re2.Set.SearchSet()  # whether any pattern matches at all, in one pass
        for rule, _ in self._patterns:
            self._gate.Add(rule.pattern)
        self._gate.Compile()

    def places(self, doc: Document, creates: Creates | None = None) -> Iterator[tuple[Rule, Place]]:
        """Every rule's every match, in the order of the caption, the longer first; then those of patterns."""
        spans = [
            (first, -last, order)
            for name, spots in doc.found.items()
            if (order := self._order.get(name)) is not None and speaks_to(self._rules[order], creates)
            for first, last in spots
        ]
        for first, last, order in sorted(spans):
            yield self._rules[order], Place(doc, first, -last)
        if self._patterns and (woken := self._gate.Match(encodable(doc.text))):
            yield from ((r, p) for r, p in self._pattern_places(doc, sorted(woken)) if speaks_to(r, creates))

    def _pattern_places(self, doc: Document, woken: Iterable[int]) -> Iterator[tuple[Rule, Place]]:
        text, (starts, ends) = encodable(doc.text), doc.spans
        for rule, pattern in [self._patterns[i] for i in woken]:
            group = 1 if pattern.groups else 0  # a group, where there is one, is the place; the rest is around it
            for match in pattern.finditer(text):
                first, after = bisect_right(ends, match.start(group)), bisect_left(starts, match.end(group))
                if first < after:
                    yield rule, Place(doc, first, after)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the coach knows, read once. A reload makes a new one; this one never changes."""

    rules: Mapping[str, Rule]
    platforms: Mapping[str, Platform]
    sources: Mapping[str, Source]
    grammars: Mapping[str, Grammar]
    problems: tuple[Problem, ...]
    matchers: Mapping[str, Matcher]
    knows: Mapping[str, Knowledge] = field(default_factory=dict)  # by language
    prepared: dict[Hashable, object] = field(default_factory=dict, compare=False, repr=False)  # worked out of it, once

    @property
    def knowledge(self) -> Knowledge:
        """What it knows beside the rules, in English; nothing where no file says anything."""
        return self.knowledge_in("en")

    def knowledge_in(self, language: str) -> Knowledge:
        return self.knows.get(language) or Knowledge()

    def candidates(
        self, doc: Document, platform: str | None = None, creates: Creates | None = None
    ) -> Iterator[tuple[Rule, Place]]:
        """Where the phrases and patterns of the rules in the caption's language stand.

        None: of every platform, and for every member however they create.
        """
        if matcher := self.matchers.get(doc.grammar.language):
            for rule, place in matcher.places(doc, creates):
                if speaks_on(rule, platform):
                    yield rule, place

    def checks(self, platform: str | None = None, language: str = "en") -> tuple[Rule, ...]:
        """The rules that measure the whole caption."""
        return tuple(r for r in self.rules.values() if r.check and r.language == language and speaks_on(r, platform))

    def platform(self, platform_id: str) -> Platform:
        """A platform by its id."""
        if (known := self.platforms.get(platform_id)) is not None:
            return known
        hint = did_you_mean(platform_id, self.platforms) or f"known: {', '.join(self.platforms)}"
        raise UnknownPlatform(f"unknown platform {shown(platform_id)}; {hint}")

    def grammar(self, language: str = "en") -> Grammar:
        """The words of a language; an empty grammar where no file has any."""
        return self.grammars.get(language) or Grammar(language)


def speaks_to(rule: Rule, creates: Creates | None) -> bool:
    return creates is None or not rule.creates or creates in rule.creates


def speaks_on(rule: Rule, platform: str | None) -> bool:
    return platform is None or not rule.platforms or platform in rule.platforms
