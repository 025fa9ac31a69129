"""Everything that can be an answer to a question: what is known of platforms, figures, words, myths, tips and rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.rulebook.book import Rulebook
from bot.rulebook.knowledge.adapted import Adaptation
from bot.rulebook.knowledge.model import Fact, Knowledge, NextStep
from bot.rulebook.model import Limit, Rule

_NEVER = date.max


Start = NextStep | Literal["topic", "log"]  # a topic of /compare, and the form that keeps a post's figures


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that can be an answer. `places`: the platforms that it holds on, by name; `limit`: where it is one."""

    title: str
    facts: tuple[Fact, ...]
    do: str
    next: Start
    places: tuple[str, ...] = ()
    limit: Limit | None = None
    names: tuple[str, ...] = ()  # what else it is called, or found in captions by
    also: tuple[str, ...] = ()  # words that a question to it may have among others
    myth: bool = False  # its title is what doesn't hold
    about: str = ""  # by id, the topic or the platform that its next step starts with

    @property
    def says(self) -> str:
        """All that its card says below the title."""
        said = [self.limit.note] if self.limit else [one.says for one in self.facts]
        return " ".join([*said, self.do])

    @property
    def keys(self) -> str:
        """What it is found by beside that."""
        return " ".join([self.called, *self.also])

    @property
    def called(self) -> str:
        """What it is found by where nothing else is asked."""
        return " ".join([self.title, *self.places, *self.names])


def pieces(book: Rulebook, language: str) -> Iterator[Piece]:
    """All of them, in the order of the files."""
    known = book.knowledge_in(language)
    yield from _compared(book, known)
    for platform, figures in known.figures.items():
        for one in figures:
            there = (book.platforms[platform].name,)
            yield Piece(one.name, (one.fact,), one.do, "log", there, also=one.also, about=platform)
    menu = next((one.id for one in known.topics.values() if one.menu), "")
    for platform, ways in known.menus.items():
        for way in ways:
            there = (book.platforms[platform].name,)
            start: Start = "topic" if menu else "compare"
            yield Piece(way.name, (way.fact,), way.do, start, there, also=way.also, about=menu)
    for term in known.glossary():
        yield Piece(term.term, term.facts, term.do, term.next, names=term.also)
    for myth in known.myths.values():
        yield Piece(myth.myth, myth.facts, myth.do, myth.next, also=(*myth.plan, *myth.also), myth=True)
    for path in known.paths.values():
        for lesson in path.lessons:
            yield Piece(lesson.title, lesson.facts, lesson.practice.asks, "lessons", also=(path.title,))
    yield from (_adapted(book, one) for one in known.adaptations.values() if one.facts and "{" not in one.do)
    for tip in known.tips.values():
        places = tuple(book.platforms[one].name for one in (tip.platform,) if one)
        yield Piece(tip.title, (tip.why,), tip.do, "tip", places, also=(known.tip_topics[tip.topic],))
    for advice in known.advice.values():
        yield Piece(advice.title, advice.facts, advice.do, next(iter(advice.next), "advice"))
    yield from (_why(rule) for rule in book.rules.values() if rule.language == language and _can_be_read_alone(rule))


def _compared(book: Rulebook, known: Knowledge) -> Iterator[Piece]:
    """The rows and limits of each topic; a limit of every platform that has it, those that are compared first."""
    for topic in known.topics.values():
        for row in topic.rows:
            for platform in topic.platforms:
                there, also = (book.platforms[platform].name,), (topic.about, *row.also)
                title = f"{topic.title}: {row.name}"
                yield Piece(title, row.sides[platform], row.do, "topic", there, also=also, about=topic.id)
        for limit in topic.limits:
            for one in sorted(book.platforms.values(), key=lambda one: one.id not in topic.platforms):
                if (number := one.limits.get(limit.limit)) is not None:
                    also = (topic.title, number.unit, *limit.also)
                    yield Piece(limit.name, (), limit.do, "review", (one.name,), number, also)


def _adapted(book: Rulebook, change: Adaptation) -> Piece:
    """What changes between platforms. What it looks for in a caption is what it is found by."""
    enters = tuple(book.platforms[one].name for one in change.enters)
    leaves = (book.platforms[one].name for one in change.leaves)
    names, also = tuple(change.phrases), (*change.also, *leaves)
    return Piece(change.name, change.facts, change.do, "adapt", enters, names=names, also=also)


def _can_be_read_alone(rule: Rule) -> bool:
    """Whether its message says something without the numbers of a caption."""
    return "{" not in rule.message.replace("{match}", "")


def _why(rule: Rule) -> Piece:
    """With the words of its first example in place of a caption's."""
    source = rule.sources[0]
    fact = Fact(rule.why, "fact", rule.sources, source.as_of, source.review_after or _NEVER)
    found = tuple(one.text[start:end] for one in rule.examples for start, end in one.spans)
    title = rule.message.replace("{match}", found[0] if found else "…")
    return Piece(title, (fact,), rule.instead, "review", names=() if rule.check else found)  # a check finds any words
