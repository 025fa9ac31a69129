"""What may stand in house rules, whether they come from a file or a form: plain words, never a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from bot.caption.document import Document
from bot.caption.grammar import Grammar
from bot.caption.spotter import Spotter
from bot.rulebook.house.model import LONGEST, MOST, MOST_WORDS
from bot.rulebook.model import Family, Level
from bot.rulebook.problems import Problem, did_you_mean, shown

Tell = Callable[[str, str], Problem]  # a problem at one place: what is wrong, and a hint

MOST_PROBLEMS = 20  # more at once help nobody, and must not take much time
_PATTERN = re.compile(r"[*\\\[\]{}|^]|\.\+|\.\?|\(\?")
_APART = {"hashtag": "a tag", "mention": "a mention", "link": "a link"}
_UNSEEN_BUT_MEANT = re.compile("[\u200d\U000e0020-\U000e007f]")  # what holds one emoji together
_Name = TypeVar("_Name", Level, Family)


class EnoughProblems(Exception):
    """So much is wrong that the rest need not be looked at."""


@dataclass(frozen=True, slots=True)
class Known:
    """What house rules may name: rule ids, and how the words of captions are cut and folded."""

    rules: Collection[str]
    grammar: Grammar


class Checks:
    """One reading of house rules. Each method gives back what is sound, "" or None where something is wrong."""

    def __init__(self, known: Known) -> None:
        self.problems: list[Problem] = []
        self._known = known
        self._phrases: dict[str, tuple[bool, Tell]] = {}  # folded -> whether it is an allowed word, and its place
        self._instead: list[tuple[str, str, Tell]] = []  # as written, folded, and its place
        self._rules: dict[str, Tell] = {}

    def note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise EnoughProblems

    def phrase(self, typed: str, tell: Tell, *, allowed: bool) -> str:
        """A phrase of the list, or an allowed word."""
        phrase = self._words(typed, tell)
        if not phrase:
            return ""
        doc = Document(phrase, self._known.grammar)
        if apart := next((_APART[kind] for kind in doc.kinds if kind in _APART), ""):
            hint = "what stands in tags, mentions and links isn't looked at; write the word alone"
            return self._no(tell, f"{shown(phrase)} holds {apart}", hint)
        if all(kind in ("mark", "break") for kind in doc.kinds):
            return self._no(tell, f"no word stands in {shown(phrase)}")
        if "=" in phrase:
            return self._no(tell, f"{shown(phrase)} holds a sign that no phrase can have (=)", "take it out")
        if len(doc.words) > MOST_WORDS:
            return self._no(tell, f"{len(doc.words)} words and marks, {MOST_WORDS} is the most")
        folded = " ".join(doc.words)
        if (first := self._phrases.get(folded)) is None:
            self._phrases[folded] = (allowed, tell)
            return phrase
        was_allowed, place = first[0], _where(first[1], tell)
        if was_allowed == allowed:
            return self._no(tell, f"{shown(phrase)} stands here a second time", f"the first is on {place}")
        words = "an allowed word" if was_allowed else "a phrase to remark on"
        return self._no(tell, f"{shown(phrase)} is {words} as well", f"see {place}: only one of the two can hold")

    def instead(self, typed: str, tell: Tell) -> str:
        """The words that could stand in a phrase's place."""
        words = self._words(typed, tell)
        if not words:
            return ""
        doc = Document(words, self._known.grammar)
        if apart := next((_APART[kind] for kind in doc.kinds if kind in ("mention", "link")), ""):
            return self._no(tell, f"{shown(words)} holds {apart}", "a rewrite must not call or link anyone")
        self._instead.append((words, " ".join(doc.words), tell))
        return words

    def rule(self, rule: str, tell: Tell) -> bool:
        """The id of one of the coach's own rules, named once."""
        if rule not in self._known.rules:
            self._no(tell, f"unknown rule {shown(rule)}", did_you_mean(rule, self._known.rules))
            return False
        if (first := self._rules.get(rule)) is not None:
            hint = f"the first is on {_where(first, tell)}"
            self._no(tell, f"the rule {shown(rule)} stands here a second time", hint)
            return False
        self._rules[rule] = tell
        return True

    def level(self, name: str, tell: Tell, *also: str) -> Level | None:
        """`also` are what else could stand there, for the message."""
        return self._one_of(name, get_args(Level), tell, also)

    def family(self, name: str, tell: Tell) -> Family | None:
        return self._one_of(name, get_args(Family), tell)

    def too_many(self, count: int, tell: Tell, what: str) -> bool:
        if count > MOST:
            self._no(tell, f"{count:,} {what}, {MOST} is the most")
        return count > MOST

    def settle(self) -> None:
        """What can only be told once everything is read: words instead that would be remarked on again."""
        spotter = Spotter({folded: [folded] for folded, (allowed, _) in self._phrases.items() if not allowed})
        for words, folded, tell in self._instead:
            if found := spotter.spot(f" {folded} "):
                message = f"{shown(words)} holds the phrase {shown(next(iter(found)))}"
                self._no(tell, message, "a rewrite with it would never come to an end")

    def _words(self, typed: str, tell: Tell) -> str:
        words = tidy(typed)
        if not words:
            return self._no(tell, "nothing that can be seen stands here")
        if found := _PATTERN.search(words):
            message = f"{shown(words)} looks like a pattern ({found[0]})"
            return self._no(tell, message, "house rules are plain words: write each spelling out")
        if len(words) > LONGEST:
            return self._no(tell, f"{len(words)} characters, {LONGEST} is the most")
        return words

    def _one_of(self, name: str, options: tuple[_Name, ...], tell: Tell, also: Sequence[str] = ()) -> _Name | None:
        for option in options:
            if option == name:
                return option
        known: list[str] = [*also, *options]
        self._no(tell, f"{shown(name)} is none of: {', '.join(known)}", did_you_mean(name, known))
        return None

    def _no(self, tell: Tell, message: str, hint: str = "") -> str:
        self.note(tell(message, hint))
        return ""


def _where(first: Tell, here: Tell) -> str:
    """The place of the first of two, as seen from the second."""
    there = first("", "")
    return f"line {there.line}" if there.file == here("", "").file else f"{there.file}:{there.line}"


def tidy(text: str) -> str:
    """The words on one line, without what nobody sees or what turns the reading direction."""
    spaced = " ".join(text.split())
    seen = "".join(c for c in spaced if c.isprintable() or _UNSEEN_BUT_MEANT.match(c))
    return " ".join(seen.split())
