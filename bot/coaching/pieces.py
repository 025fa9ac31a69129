"""Everything that can be an answer to a question: what is known of platforms, figures, words, myths and rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.rulebook.book import Rulebook
from bot.rulebook.knowledge.model import Adaptation, Fact, Knowledge, NextStep
from bot.rulebook.model import Limit, Rule

_NEVER = date.max


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that can be an answer. `where` is the platform it holds on, by name; `limit` where it is a limit."""

    title: str
    facts: tuple[Fact, ...]
    do: str
    next: NextStep
    where: str = ""
    limit: Limit | None = None
    also: tuple[str, ...] = ()  # other words that it is found by
    myth: bool = False  # its title is what doesn't hold

    @property
    def says(self) -> str:
        """All that its card says below the title."""
        said = [self.limit.note] if self.limit else [one.says for one in self.facts]
        return " ".join([*said, self.do])

    @property
    def keys(self) -> str:
        """What it is found by beside that."""
        return " ".join([self.title, self.where, *self.also])


def pieces(book: Rulebook, language: str) -> Iterator[Piece]:
    """All of them, in the order of the files."""
    known = book.knowledge_in(language)
    yield from _compared(book, known)
    for platform, figures in known.figures.items():
        for one in figures:
            yield Piece(one.name, (one.fact,), one.do, "compare", book.platforms[platform].name, also=one.also)
    for platform, ways in known.menus.items():
        for way in ways:
            yield Piece(way.name, (way.fact,), way.do, "compare", book.platforms[platform].name, also=way.also)
    for term in known.glossary():
        yield Piece(term.term, term.facts, term.do, term.next, also=term.also)
    for myth in known.myths.values():
        yield Piece(myth.myth, myth.facts, myth.do, myth.next, also=(*myth.plan, *myth.also), myth=True)
    yield from (_adapted(book, one) for one in known.adaptations.values() if one.facts and "{" not in one.do)
    yield from (_why(rule) for rule in book.rules.values() if rule.language == language and _can_be_read_alone(rule))


def _compared(book: Rulebook, known: Knowledge) -> Iterator[Piece]:
    """The rows and limits of each topic; a limit of every platform that has it, those that are compared first."""
    for topic in known.topics.values():
        for row in topic.rows:
            for platform in topic.platforms:
                where = book.platforms[platform].name
                title = f"{topic.title}: {row.name}"
                yield Piece(title, row.sides[platform], row.do, "compare", where, also=(topic.about, *row.also))
        for limit in topic.limits:
            for there in sorted(book.platforms.values(), key=lambda one: one.id not in topic.platforms):
                if (number := there.limits.get(limit.limit)) is not None:
                    also = (topic.title, number.unit, *limit.also)
                    yield Piece(limit.name, (), limit.do, "review", there.name, number, also)


def _adapted(book: Rulebook, change: Adaptation) -> Piece:
    """What changes between platforms. What it looks for in a caption is what it is found by."""
    enters = [book.platforms[one].name for one in change.enters]
    leaves = [book.platforms[one].name for one in change.leaves]
    also = (*change.phrases, *change.also, *leaves, *enters)
    return Piece(change.name, change.facts, change.do, "review", enters[0] if len(enters) == 1 else "", also=also)


def _can_be_read_alone(rule: Rule) -> bool:
    """Whether its message says something without the numbers of a caption."""
    return "{" not in rule.message.replace("{match}", "")


def _why(rule: Rule) -> Piece:
    source = rule.sources[0]
    fact = Fact(rule.why, "fact", rule.sources, source.as_of, source.review_after or _NEVER)
    found = tuple(one.text[start:end] for one in rule.examples for start, end in one.spans)
    return Piece(rule.message.replace("{match}", "…"), (fact,), rule.instead, "review", also=found)
