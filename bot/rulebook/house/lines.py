"""House rules as the three fields of a form, one entry a line, and read back with the same checks as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from bot.rulebook.house.checks import Checks, EnoughProblems, Known, Tell, tidy
from bot.rulebook.house.model import HousePhrase, HouseRules
from bot.rulebook.house.reading import ReadHouse
from bot.rulebook.model import Level
from bot.rulebook.problems import Problem

OFF = "off"
_IS = "="


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands in the fields: allowed words, "phrase = words instead", "rule = off" or another level."""

    allowed: str
    phrases: str
    rules: str


def lines_of(rules: HouseRules) -> Lines:
    """The fields as they are filled in before anyone changes them."""
    phrases = [f"{one.phrase} {_IS} {one.instead}" if one.instead else one.phrase for one in rules.phrases]
    named = [(rule, OFF) for rule in rules.rules_off] + list(rules.levels)
    return Lines("\n".join(rules.allowed), "\n".join(phrases), "\n".join(f"{r} {_IS} {level}" for r, level in named))


def read_lines(lines: Lines, labels: Lines, before: HouseRules, known: Known) -> ReadHouse:
    """What was filled in. `labels` are how the fields are called in messages.

    A form has no room for the level and the family of a phrase: a phrase that was there `before` keeps its own.
    """
    reading = _Reading(known, {one.phrase: one for one in before.phrases})
    try:
        rules = reading.rules(lines, labels)
        reading.checks.settle()
        more = False
    except EnoughProblems:
        rules, more = HouseRules(), True
    problems = tuple(reading.checks.problems)
    return ReadHouse(None if problems else rules, problems, more=more)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that says something. Columns count from 0 here."""

    label: str
    number: int
    typed: str

    def at(self, column: int) -> Tell:
        return partial(self._problem, column)

    def from_(self, column: int) -> Tell:
        """At the first word from there on."""
        rest = self.typed[column:]
        return self.at(column + len(rest) - len(rest.lstrip()))

    def parted(self) -> tuple[str, str, int]:
        """What stands before the sign, what after it, and where that begins; 0 where no sign stands."""
        before, sign, after = self.typed.partition(_IS)
        return before, after, len(before) + len(sign) if sign else 0

    def _problem(self, column: int, message: str, hint: str) -> Problem:
        return Problem(self.label, self.number, column + 1, message, self.typed, hint)


class _Reading:
    def __init__(self, known: Known, before: dict[str, HousePhrase]) -> None:
        self.checks = Checks(known)
        self.before = before

    def rules(self, lines: Lines, labels: Lines) -> HouseRules:
        words, phrases = list(_entries(lines.allowed, labels.allowed)), list(_entries(lines.phrases, labels.phrases))
        last = (phrases or words)[-1:]
        if last and self.checks.too_many(len(words) + len(phrases), last[0].from_(0), "phrases and allowed words"):
            return HouseRules()
        allowed = [self.checks.phrase(one.typed, one.from_(0), allowed=True) for one in words]
        listed = [self._phrase(one) for one in phrases]
        rules_off: list[str] = []
        levels: list[tuple[str, Level]] = []
        for line in _entries(lines.rules, labels.rules):
            typed, after, at = line.parted()
            rule, named = typed.strip(), after.strip().casefold()
            if not self.checks.rule(rule, line.from_(0)):
                continue
            if named in (OFF, ""):
                rules_off.append(rule)
            elif level := self.checks.level(named, line.from_(at), OFF):
                levels.append((rule, level))
        return HouseRules(tuple(allowed), tuple(filter(None, listed)), tuple(rules_off), tuple(levels))

    def _phrase(self, line: _Line) -> HousePhrase | None:
        typed, after, at = line.parted()
        phrase = self.checks.phrase(typed, line.from_(0), allowed=False)
        instead = self.checks.instead(after, line.from_(at)) if at else ""
        if not phrase:
            return None
        was = self.before.get(phrase, HousePhrase(phrase))
        return replace(was, instead=instead)


def _entries(field: str, label: str) -> Iterator[_Line]:
    return (_Line(label, n, line) for n, line in enumerate(field.splitlines(), 1) if tidy(line))
