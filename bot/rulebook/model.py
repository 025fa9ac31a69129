"""What the rule files become once they are read and checked: frozen, shared, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from typing import Literal

Family = Literal["crowd", "voice", "platform", "value", "bait", "disclosure", "access"]
Level = Literal["hint", "warning", "error"]
RewriteLevel = Literal["auto", "suggest", "explain"]
Creates = Literal["alone", "couple", "team", "unsaid"]  # how a member's profile says that they create


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact or a piece of advice comes from. `confidence`: H, M, L or B (see rules/sources.yaml)."""

    id: str
    title: str
    publisher: str
    date: str  # as the source gives it: "2018", "2025-12-20", "about Dec 2025"
    as_of: Day
    confidence: str
    review_after: Day | None = None
    url: str | None = None

    @property
    def looked_up(self) -> bool:
        """Whether it can be shown to a member: background knowledge (B) has nothing to look at."""
        return self.confidence != "B"


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of a platform that can age: a caption limit, a fold, a hashtag cap."""

    name: str
    value: int
    unit: str  # "code points", "UTF-16 units", "hashtags", ...
    source: Source
    as_of: Day
    review_after: Day
    note: str = ""


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform is data: rules/platforms/<id>.yaml."""

    id: str
    name: str
    formats: tuple[str, ...]
    limits: Mapping[str, Limit]


class Phrases(tuple[str, ...]):
    """Folded phrases, in the order of the file, that are quickly looked for among the tokens of a caption."""

    lengths: tuple[int, ...]  # how many tokens the phrases have
    _order: Mapping[str, int]

    def __new__(cls, phrases: Iterable[str] = ()) -> Phrases:
        self = super().__new__(cls, phrases)
        self.lengths = tuple(sorted({phrase.count(" ") + 1 for phrase in self}))
        self._order = {phrase: i for i, phrase in enumerate(self)}
        return self

    def ending_at(self, words: Sequence[str], last: int) -> str:
        """The phrase whose last token stands right before token `last`; "" if there is none."""
        return self._first(" ".join(words[last - length : last]) for length in self.lengths if length <= last)

    def starting_at(self, words: Sequence[str], first: int) -> str:
        """The phrase whose first token is token `first`; "" if there is none."""
        return self._first(" ".join(words[first : first + length]) for length in self.lengths)

    def _first(self, candidates: Iterable[str]) -> str:
        return min((c for c in candidates if c in self._order), key=self._order.__getitem__, default="")


@dataclass(frozen=True, slots=True)
class Except:
    """Drops a candidate. Exactly one of these is set. Words are folded."""

    before: Phrases = field(default_factory=Phrases)  # one of these phrases stands directly before
    after: Phrases = field(default_factory=Phrases)  # one of these phrases stands directly after
    phrase: str | None = None  # the candidate overlaps this phrase
    inside: tuple[str, ...] = ()  # the candidate lies in a mask of one of these kinds
    when: str | None = None  # a named predicate holds
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class RuleRewrite:
    """How the words are mended: the name of a repair of bot/caption/repairs.py, or fixed words."""

    level: RewriteLevel
    repair: str | None = None
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A rule's own test. `spans` (code points of `text`) is empty where the text must pass."""

    text: str
    spans: tuple[tuple[int, int], ...]
    fix: str | None
    platform: str | None
    line: int
    fix_line: int = 0  # where its fix stands; 0 where it has none
    level: Level | None = None  # what it is said as; None: the rule's own level
    creates: Creates | None = None  # whose caption it is; None: the first that the rule names


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as written. Exactly one of `phrases`, `pattern` and `check` finds its candidates."""

    id: str
    family: Family
    level: Level
    message: str
    why: str
    instead: str
    sources: tuple[Source, ...]
    language: str
    phrases: tuple[str, ...] = ()  # lexicon names already replaced by their words; folded
    pattern: str | None = None
    check: str | None = None
    numbers: Mapping[str, int] | None = None  # the rule's `with`
    when: tuple[str, ...] = ()  # any one of these predicates keeps a candidate; none given: all are kept
    excepts: tuple[Except, ...] = ()
    hint_when: tuple[str, ...] = ()  # where any of these predicates holds, what is kept is only a hint
    rewrite: RuleRewrite | None = None
    platforms: tuple[str, ...] = ()  # empty: everywhere
    creates: tuple[Creates, ...] = ()  # only for members whose profile says so; empty: for everyone
    levels: Mapping[str, Level] | None = None  # platform id -> level there
    messages: Mapping[str, str] | None = None  # platform id -> message there
    examples: tuple[Example, ...] = ()
    file: str = ""
    line: int = 0

    def level_on(self, platform: str) -> Level:
        return (self.levels or {}).get(platform, self.level)

    def message_on(self, platform: str) -> str:
        return (self.messages or {}).get(platform, self.message)
