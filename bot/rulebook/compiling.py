"""From validated entries to the frozen rules, sources and platforms of model.py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from bot.caption.fold import fold
from bot.caption.grammar import Grammar
from bot.caption.reading import fold_phrase
from bot.rulebook import schema
from bot.rulebook.fields import LEXICON_NAME
from bot.rulebook.model import Example, Except, Limit, Phrases, Platform, Rule, RuleRewrite, Source

# These are read off the end of a word or kept in one piece, so they are folded as one word, never cut into tokens.
_UNCUT = ("whole_word", "clitic")

_GLUED = re.compile(r"\S\{|\}\S")  # a lexicon's name that touches a word: "{crowd_noun}'s"
_PLAIN = re.compile("(?:[a-z]+(?: [a-z]+)*)?")
_STRETCHED = re.compile(r"(.)\1\1")


class Lines(NamedTuple):
    """Where a rule and its parts stand in their file."""

    rule: int
    excepts: list[int]
    examples: list[int]
    fixes: list[int]  # one for each example


class Folder:
    """Folds the phrases of one language and puts the words of lexicons in their place."""

    def __init__(self, language: str, lexicons: Mapping[str, list[str]]) -> None:
        cutting = {name: frozenset(map(fold, lexicons[name])) for name in _UNCUT if name in lexicons}
        self._plain = Grammar(language, cutting)
        self._lists = {
            name: sorted({folded for word in words if (folded := self.fold(word))})
            for name, words in lexicons.items()
            if name not in cutting
        }
        self._lists.update({name: sorted(words) for name, words in cutting.items()})
        self.grammar = Grammar(language, {name: frozenset(words) for name, words in self._lists.items()})

    def fold(self, phrase: str) -> str:
        if _PLAIN.fullmatch(phrase) and not _STRETCHED.search(phrase):
            return phrase  # most phrases; reading them token by token would take half the time of a load
        return fold_phrase(phrase, self._plain)

    def expand(self, phrase: str) -> list[str]:
        """The folded phrases that an entry stands for: "hey {crowd_noun}" is one for each crowd noun."""
        names = LEXICON_NAME.findall(phrase)
        if not names:
            return [self.fold(phrase)]
        words = [self._lists[name] for name in names]
        before, *after = LEXICON_NAME.split(phrase)[::2]
        if len(names) > 1 or _GLUED.search(phrase):
            combined = [before + "".join(map("".join, zip(some, after, strict=True))) for some in product(*words)]
            return [self.fold(one) for one in combined]
        lead, tail = (
            self.fold(before.strip()),
            self.fold(after[0].strip()),
        )  # whole words around one name: they are folded once
        lead, tail = lead and lead + " ", tail and " " + tail
        return [f"{lead}{word}{tail}" for word in words[0]]

    def all(self, phrases: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p for phrase in phrases for p in self.expand(phrase) if p))


def source(entry: schema.SourceEntry) -> Source:
    return Source(
        entry.id,
        entry.title,
        entry.publisher,
        entry.date,
        entry.as_of,
        entry.confidence,
        entry.review_after,
        entry.url or None,
    )


def platform(entry: schema.PlatformEntry, sources: Mapping[str, Source]) -> Platform:
    limits = {
        name: Limit(name, e.value, e.unit, sources[e.source], e.as_of, e.review_after, e.note)
        for name, e in entry.limits.items()
    }
    return Platform(entry.id, entry.name, tuple(entry.formats), limits)


def rule(entry: schema.RuleEntry, folder: Folder, sources: Mapping[str, Source], file: str, lines: Lines) -> Rule:
    return Rule(
        id=entry.id,
        family=entry.family,
        level=entry.level,
        message=entry.message,
        why=entry.why,
        instead=entry.instead,
        sources=tuple(sources[s] for s in entry.source),
        language=folder.grammar.language,
        phrases=folder.all(entry.phrases),
        pattern=entry.pattern or None,
        check=entry.check or None,
        numbers=dict(entry.numbers) if entry.check else None,
        when=tuple(entry.when),
        excepts=tuple(_except(e, folder, n) for e, n in zip(entry.except_, lines.excepts, strict=True)),
        hint_when=tuple(entry.hint_when),
        rewrite=_rewrite(entry.rewrite) if entry.rewrite else None,
        platforms=tuple(entry.platforms),
        creates=tuple(entry.creates),
        levels=dict(entry.levels) or None,
        messages=dict(entry.messages) or None,
        examples=tuple(map(_example, entry.examples, lines.examples, lines.fixes)),
        file=file,
        line=lines.rule,
    )


def _except(entry: schema.ExceptEntry, folder: Folder, line: int) -> Except:
    return Except(
        before=Phrases(folder.all(entry.before)),
        after=Phrases(folder.all(entry.after)),
        phrase=folder.fold(entry.phrase) if entry.phrase else None,
        inside=tuple(entry.inside),
        when=entry.when or None,
        line=line,
    )


def _rewrite(entry: schema.RewriteEntry) -> RuleRewrite:
    repair = f"drop_{entry.drop}" if entry.drop else entry.repair
    return RuleRewrite(entry.level, repair or None, tuple(entry.to))


def _example(entry: schema.FlagExample | schema.PassExample, line: int, fix_line: int) -> Example:
    platform_id = entry.platform or None
    if isinstance(entry, schema.PassExample):
        return Example(entry.pass_, (), None, platform_id, line, creates=entry.creates)
    text, spans = "", []
    for i, part in enumerate(entry.flag.replace(">>", "<<").split("<<")):
        if i % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    fix_line = fix_line if entry.fix else 0
    return Example(text, tuple(spans), entry.fix or None, platform_id, line, fix_line, entry.level, entry.creates)
