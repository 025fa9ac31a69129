"""What the knowledge files become once they are read and checked: frozen, shared, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from typing import TYPE_CHECKING, Literal

from bot.rulebook.knowledge.aims import Advice, Goals
from bot.rulebook.knowledge.asked import EyesQuestion
from bot.rulebook.knowledge.tables import Columns
from bot.rulebook.model import Source

if TYPE_CHECKING:
    from bot.rulebook.knowledge.adapted import Adaptation
    from bot.rulebook.knowledge.caring import Care
    from bot.rulebook.knowledge.gathering import Gathering
    from bot.rulebook.knowledge.learned import Drill, Path, Quiz

FactKind = Literal["fact", "claim", "opinion"]
NextStep = Literal[  # what a card's last button starts
    "review",
    "profile",
    "compare",
    "algorithm",
    "myths",
    "glossary",
    "adapt",
    "care",
    "absence",
    "progress",
    "kpi",
    "tip",
    "practice",
    "lessons",
    "quiz",
    "drill",
    "remember",
    "actions",
    "goal",
    "advice",
    "cycle",
]

CampaignCheck = Literal["bond", "shares", "answered", "to-one"]  # what a member's own log can answer


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that somebody says, and from when it is. A claim is the source's own, an opinion its view."""

    says: str
    kind: FactKind
    sources: tuple[Source, ...]
    as_of: Day
    review_after: Day

    def aged(self, today: Day) -> bool:
        """Whether it wants a second look by now."""
        return today > self.review_after


@dataclass(frozen=True, slots=True)
class Row:
    """One difference: what each platform's side of it is, by platform id, and what to do about it."""

    name: str
    sides: Mapping[str, tuple[Fact, ...]]
    do: str
    also: tuple[str, ...] = ()  # other words that a question to it may have; so everywhere below


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit that stands in the platforms' own files."""

    limit: str
    name: str
    do: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question of a comparison, and which platform speaks for itself then; "" where none does."""

    id: str
    label: str
    leans: str
    facts: tuple[Fact, ...]
    do: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a comparison asks its reader. `weak` says why an answer is a lean and no verdict."""

    asks: str
    weak: str
    next: NextStep
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What two platforms are compared in: by rows, their limits, their menus of ways to interact."""

    id: str
    title: str
    about: str
    do: str
    next: NextStep
    platforms: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    limits: tuple[LimitRow, ...] = ()
    menu: bool = False
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to meet people on a platform, and when to take it."""

    name: str
    do: str
    fact: Fact
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a platform is read by: what it is, what to do about it, and the formats that have it."""

    id: str
    name: str
    do: str
    formats: tuple[str, ...]  # empty: every format of the platform
    fact: Fact  # what the number is or says
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to be able to say yes to before a campaign; its fact says it."""

    fact: Fact
    do: str
    check: CampaignCheck | None  # None: the member's own to judge


@dataclass(frozen=True, slots=True)
class Term:
    """A card of the glossary."""

    term: str
    also: tuple[str, ...]
    facts: tuple[Fact, ...]
    do: str
    next: NextStep


@dataclass(frozen=True, slots=True)
class Myth:
    """What is often said and doesn't hold, what does, and what to do instead, step by step."""

    id: str
    myth: str
    platform: str | None
    facts: tuple[Fact, ...]
    do: str
    plan: tuple[str, ...]
    next: NextStep
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interest:
    """A subject of the worked example, with videos made up for it."""

    id: str
    name: str
    videos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a viewer may do with a video, and how many times more its subject counts after that, in hundredths."""

    id: str
    label: str
    percent: int


@dataclass(frozen=True, slots=True)
class Algorithm:
    """The worked example of a feed that follows what one viewer does."""

    id: str
    platform: str
    title: str
    intro: str
    interests: tuple[Interest, ...]
    reactions: tuple[Reaction, ...]
    facts: tuple[Fact, ...]
    do: str
    next: NextStep


@dataclass(frozen=True, slots=True)
class Tip:
    """One small technique of the craft; `why` is a fact with its source, and `topic` one of `Knowledge.tip_topics`."""

    id: str
    topic: str
    platform: str | None
    title: str
    do: str
    example: str
    why: Fact


@dataclass(frozen=True, slots=True)
class CareAction:
    """One way to show one person that you care."""

    id: str
    name: str
    do: str
    example: str
    why: Fact


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of it in one language, in the order of the files."""

    topics: Mapping[str, Topic] = field(default_factory=dict)
    closing: tuple[Fact, ...] = ()  # said under every comparison's overview
    menus: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)  # by platform
    figures: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)  # by platform, the one that counts first
    terms: Mapping[str, Term] = field(default_factory=dict)  # by every folded name; see fold_term
    myths: Mapping[str, Myth] = field(default_factory=dict)
    algorithms: Mapping[str, Algorithm] = field(default_factory=dict)
    adaptations: Mapping[str, Adaptation] = field(default_factory=dict)
    both: tuple[str, ...] = ()  # the platforms that a caption is adapted for at once
    care: Care | None = None
    synonyms: tuple[tuple[str, ...], ...] = ()  # groups of words with one meaning
    tip_topics: Mapping[str, str] = field(default_factory=dict)  # id -> name
    tips: Mapping[str, Tip] = field(default_factory=dict)
    actions: Mapping[str, CareAction] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    drills: Mapping[str, Drill] = field(default_factory=dict)
    goals: Goals = field(default_factory=Goals)
    advice: Mapping[str, Advice] = field(default_factory=dict)
    columns: Columns = field(default_factory=Columns)
    campaigns: Mapping[str, tuple[ChecklistItem, ...]] = field(default_factory=dict)  # by platform
    gathering: Gathering | None = None  # community cycles
    differs: Mapping[str, Fact] = field(default_factory=dict)  # by platform: how it is unlike the others
    questions: tuple[EyesQuestion, ...] = ()  # for a second pair of eyes, each id once

    def glossary(self) -> tuple[Term, ...]:
        """Each term once."""
        return tuple({term.term: term for term in self.terms.values()}.values())
