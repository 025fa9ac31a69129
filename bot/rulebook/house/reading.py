"""Reads an uploaded YAML file of house rules: all that is wrong with it, each at its place, or the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.rulebook.house.checks import Checks, EnoughProblems, Known, Tell
from bot.rulebook.house.model import NO_HOUSE_RULES, HousePhrase, HouseRules
from bot.rulebook.model import Level
from bot.rulebook.problems import Problem, did_you_mean, shown
from bot.rulebook.source import Loc, SourceFile, read_bytes
from bot.rulebook.wording import wrong_kind

MOST_BYTES = 200_000  # the largest house rules, written out in letters of four bytes, have less

KEYS = ("version", "edition", "allowed", "phrases", "rules_off", "levels")
PHRASE_KEYS = ("phrase", "instead", "level", "family")
_START = 'start with "version: 1" and "phrases:"'
_PATTERNS = frozenset({"pattern", "patterns", "regex", "regexp", "match", "matches", "glob", "wildcard"})
_MEANT = {"off": "rules_off", "disabled": "rules_off", "severity": "levels", "words": "phrases", "allow": "allowed"}


@dataclass(frozen=True, slots=True)
class ReadHouse:
    """`rules` is None where anything is wrong. `edition`: which rules the file was made from, if it says."""

    rules: HouseRules | None
    problems: tuple[Problem, ...] = ()
    edition: int | None = None
    more: bool = False  # there may be more problems than these


def read_house_rules(raw: bytes, name: str, known: Known) -> ReadHouse:
    """The house rules in a file. `name` is how the file is called in messages."""
    if len(raw) > MOST_BYTES:
        message = f"the file has {len(raw):,} bytes, {MOST_BYTES:,} is the most"
        return ReadHouse(None, (Problem(name, 1, 1, message, hint="take something out"),))
    return _Reading(read_bytes(raw, name, start=_START), known).read()


class _Reading:
    def __init__(self, file: SourceFile, known: Known) -> None:
        self.file = file
        self.checks = Checks(known)

    def read(self) -> ReadHouse:
        rules, edition = NO_HOUSE_RULES, None
        try:
            if self.file.root is not None and not (self.file.data is None and self.file.problems):
                rules, edition = self._file(self.file.data)
                self.checks.settle()
            more = False
        except EnoughProblems:
            more = True
        mine = {(one.line, one.column) for one in self.checks.problems}
        before = [one for one in self.file.problems if (one.line, one.column) not in mine]
        problems = sorted([*before, *self.checks.problems], key=lambda one: (one.line, one.column))
        return ReadHouse(None if problems else rules, tuple(problems), edition, more)

    def _file(self, data: Any) -> tuple[HouseRules, int | None]:
        if not isinstance(data, dict):
            self._note((), "house rules are a mapping", _START)
            return NO_HOUSE_RULES, None
        self._known_keys((), data, KEYS)
        if data.get("version") != 1 or data["version"] is True:
            known = "version" in data
            what = "this version of the format isn't known" if known else '"version" is missing'
            self._note(("version",) if known else (), what, "write version: 1")
        lists = [self._list(data, "allowed", "allowed words"), self._list(data, "phrases", "phrases")]
        if all(one is not None for one in lists):
            self.checks.too_many(sum(map(len, filter(None, lists))), self._tell(()), "phrases and allowed words")
        rules = HouseRules(
            allowed=tuple(filter(None, (self._allowed(loc, one) for loc, one in lists[0] or ()))),
            phrases=tuple(filter(None, (self._phrase(loc, one) for loc, one in lists[1] or ()))),
            rules_off=tuple(filter(None, self._rules_off(data))),
            levels=tuple(self._levels(data)),
        )
        if rules == NO_HOUSE_RULES and not self.checks.problems and not self.file.problems:
            self._note((), "no rule stands in this file", f"it may hold {', '.join(KEYS[2:])}")
        return rules, self._edition(data)

    def _edition(self, data: Mapping[str, Any]) -> int | None:
        edition = data.get("edition")
        if "edition" in data and (type(edition) is not int or edition < 0):
            self._note(("edition",), "the edition is a number that I give", "take the line out")
            return None
        return edition

    def _list(self, data: Mapping[str, Any], key: str, what: str) -> Sequence[tuple[Loc, Any]] | None:
        """Each entry with its place; a single value stands for a list of one. None where it is no list, or too long."""
        value = data.get(key)
        if key not in data:
            return ()
        if value is None or value == []:
            self._note((key,), "nothing is listed here", "take the key out, or list something")
            return None
        if not isinstance(value, list):
            return [((key,), value)]
        if self.checks.too_many(len(value), self._tell((key,), at_key=True), what):
            return None
        return [((key, i), one) for i, one in enumerate(value)]

    def _allowed(self, loc: Loc, value: Any) -> str:
        text = self._text(loc, value)
        return self.checks.phrase(text, self._tell(loc), allowed=True) if text is not None else ""

    def _phrase(self, loc: Loc, value: Any) -> HousePhrase | None:
        if not isinstance(value, dict):
            text = self._text(loc, value)
            phrase = self.checks.phrase(text, self._tell(loc), allowed=False) if text is not None else ""
            return HousePhrase(phrase) if phrase else None
        if not self._known_keys(loc, value, PHRASE_KEYS):
            return None
        if "phrase" not in value:
            self._note(loc, '"phrase" is missing')
            return None
        texts = {key: self._text((*loc, key), value[key]) for key in PHRASE_KEYS if key in value}
        tells = {key: self._tell((*loc, key)) for key in PHRASE_KEYS}
        if None in texts.values():
            return None
        given = {key: text for key, text in texts.items() if text is not None}
        phrase = self.checks.phrase(given["phrase"], tells["phrase"], allowed=False)
        instead = self.checks.instead(given["instead"], tells["instead"]) if "instead" in given else ""
        level = self.checks.level(given.get("level", "warning"), tells["level"])
        family = self.checks.family(given.get("family", "crowd"), tells["family"])
        return HousePhrase(phrase, instead, level, family) if phrase and level and family else None

    def _rules_off(self, data: Mapping[str, Any]) -> Sequence[str]:
        entries = self._list(data, "rules_off", "rules") or ()
        texts = [(loc, self._text(loc, value)) for loc, value in entries]
        return [text for loc, text in texts if text is not None and self.checks.rule(text, self._tell(loc))]

    def _levels(self, data: Mapping[str, Any]) -> Sequence[tuple[str, Level]]:
        value = data.get("levels")
        if not isinstance(value, dict):
            if "levels" in data:
                self.checks.note(wrong_kind(("levels",), "dict_type", value, self.file))
            return ()
        if self.checks.too_many(len(value), self._tell(("levels",), at_key=True), "rules"):
            return ()
        levels = []
        for rule, named in value.items():
            loc = ("levels", rule)
            if not self.checks.rule(rule, self._tell(loc, at_key=True)):
                continue
            if named is False or named == "off":
                self._note(loc, '"off" is no level', f"list {rule} under rules_off")
                continue
            text = self._text(loc, named)
            level = self.checks.level(text, self._tell(loc)) if text is not None else None
            levels += [(rule, level)] if level else []
        return levels

    def _known_keys(self, loc: Loc, value: Mapping[str, Any], known: Sequence[str]) -> bool:
        unknown = [key for key in value if key not in known]
        for key in unknown:
            if key.casefold() in _PATTERNS:
                message, hint = f"{shown(key)} can't stand here", "house rules are plain words, never a pattern"
            else:
                meant = _MEANT.get(key.casefold(), "")
                meant = f'did you mean "{meant}"?' if meant in known else did_you_mean(key, known)
                message, hint = f"unknown key {shown(key)}", meant or f"known here: {', '.join(known)}"
            self._note((*loc, key), message, hint, at_key=True)
        return not unknown

    def _text(self, loc: Loc, value: Any) -> str | None:
        if isinstance(value, str):
            return value
        self.checks.note(wrong_kind(loc, "string_type", value, self.file))
        return None

    def _tell(self, loc: Loc, *, at_key: bool = False) -> Tell:
        return partial(self.file.problem, loc, at_key=at_key)

    def _note(self, loc: Loc, message: str, hint: str = "", *, at_key: bool = False) -> None:
        self.checks.note(self.file.problem(loc, message, hint, at_key=at_key))
