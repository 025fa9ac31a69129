"""The rulebook: every rule, source and platform, and the matcher that finds candidates in a caption in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import re2  # type: ignore[import-untyped]
from ahocorasick_rs import AhoCorasick

from bot.caption.document import Document, Place
from bot.caption.grammar import Grammar
from bot.rulebook.model import Platform, Rule, Source
from bot.rulebook.problems import Problem, did_you_mean, shown

_SURROGATE = re.compile("[\ud800-\udfff]")


class UnknownPlatform(LookupError):
    """A platform that no file describes. Its text says which there are."""


class Matcher:
    """Finds the phrases and patterns of one language's rules."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        owners: dict[str, list[Rule]] = {}
        self._patterns = []
        for rule in rules:
            for phrase in rule.phrases:
                owners.setdefault(f" {phrase} ", []).append(rule)
            if rule.pattern:
                self._patterns.append((rule, re2.compile(rule.pattern)))
        self._owners = tuple(owners.items())
        self._automaton = AhoCorasick(list(owners))

    def places(self, doc: Document) -> Iterator[tuple[Rule, Place]]:
        """Every rule's every match, in the order of the caption, the longer first."""
        joined, last = encodable(doc.joined), len(doc.tokens)
        found = self._automaton.find_matches_as_indexes(joined, overlapping=True)
        spans = [
            (doc.token_at[start + 1], doc.token_at[end] if end < len(doc.token_at) else last, index)
            for index, start, end in found
        ]
        for first, after, index in sorted(spans, key=lambda s: (s[0], -s[1])):
            place = Place(doc, first, after)
            for rule in self._owners[index][1]:
                yield rule, place
        if self._patterns:
            yield from self._pattern_places(doc)

    def _pattern_places(self, doc: Document) -> Iterator[tuple[Rule, Place]]:
        text = encodable(doc.text)
        starts, ends = [t.start for t in doc.tokens], [t.end for t in doc.tokens]
        for rule, pattern in self._patterns:
            group = (
                1 if pattern.groups else 0
            )  # a group, where there is one, is the place; the rest is its surroundings
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

    def candidates(self, doc: Document, platform: str | None = None) -> Iterator[tuple[Rule, Place]]:
        """Where the phrases and patterns of the rules in the caption's language stand; None: of every platform."""
        if matcher := self.matchers.get(doc.grammar.language):
            for rule, place in matcher.places(doc):
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


def speaks_on(rule: Rule, platform: str | None) -> bool:
    return platform is None or not rule.platforms or platform in rule.platforms


def encodable(text: str) -> str:
    """The text with lone surrogates replaced, which the matchers, being UTF-8 inside, can't take. Offsets stay."""
    return _SURROGATE.sub("\ufffd", text)
