"""Takes a caption from one platform to another: what changes there, and the edits that make the change."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.caption.document import Choice, Document, Edit, Hit
from bot.caption.grammar import Grammar
from bot.caption.measures import CHECKS
from bot.caption.measures.disclosure import clear_disclosures
from bot.caption.measures.entries import quoted
from bot.caption.reading import read as document
from bot.coaching.choosing import Read
from bot.coaching.review import Finding, Review
from bot.coaching.rewriting import ROUNDS, growth, rewritten
from bot.coaching.setting import Setting, setting
from bot.rulebook.book import Rulebook
from bot.rulebook.knowledge.model import Adaptation
from bot.rulebook.model import Limit, Platform, Source

MOST_OF_A_PHRASE = 20  # places that one adaptation finds; more say nothing new


@dataclass(frozen=True, slots=True)
class Route:
    """From where to where, and what changes on the way."""

    leaves: Platform
    there: Setting
    format: str | None
    adaptations: tuple[Adaptation, ...]
    grammar: Grammar

    def limit(self, one: Adaptation) -> Limit | None:
        """The limit that an adaptation stands on; a format's own goes before."""
        known = self.there.platform.limits
        return known.get(f"{self.format}_{one.limit}") or known.get(one.limit)


@dataclass(frozen=True, slots=True)
class Advice:
    """One adaptation that this caption needs, in words; `edits` where it offers any."""

    adaptation: Adaptation
    says: str
    do: str
    edits: bool


def route(book: Rulebook, leaves: str, enters: str, format: str | None, language: str) -> Route:
    """Raises UnknownPlatform where one of them is unknown."""
    there, from_there = book.platform(enters), book.platform(leaves)
    meant = tuple(one for one in book.knowledge_in(language).adaptations.values() if one.holds(leaves, enters))
    return Route(from_there, setting(book, there, format, language), format, meant, book.grammar(language))


def advice(way: Route, caption: str) -> list[Advice]:
    """What to change in this caption, and what changes with each one; what was found in it first."""
    doc = document(caption, way.grammar)
    said = [next(iter(_advice(way, doc, one)), None) for one in way.adaptations]
    return sorted((one for one in said if one is not None), key=lambda one: not one.says)


def adapting(read: Read, way: Route) -> Read:
    """Reads a text for where it goes, with the edits of the way among the findings."""

    def with_edits(text: str) -> Review:
        reviewed = read(text)
        doc = document(text, way.grammar)
        added = [finding for one in way.adaptations for finding in _findings(way, doc, one)]
        findings = sorted((*reviewed.findings, *added), key=lambda one: (one.start, one.end))
        return replace(reviewed, findings=tuple(findings))

    def adapted(text: str) -> Review:
        reviewed = with_edits(text)
        return replace(reviewed, rewrite=_rewrite(reviewed, with_edits, way.there))

    return adapted


def _rewrite(reviewed: Review, read: Read, there: Setting) -> str | None:
    """Every edit that is taken at first, until a reading finds no more; where that is too long, those that shorten."""
    rewrite = rewritten(reviewed.caption, reviewed.findings)
    for _ in range(ROUNDS):
        if rewrite is None:
            return None
        more = rewritten(rewrite, read(rewrite).findings)
        if more is None:
            break
        rewrite = more
    if rewrite is not None and there.over_limit(rewrite) and not there.over_limit(reviewed.caption):
        slim = [one for one in reviewed.findings if one.choices and growth(one.choices[0]) <= 0]
        return rewritten(reviewed.caption, slim)
    return rewrite


def _advice(way: Route, doc: Document, one: Adaptation) -> Iterator[Advice]:
    if not one.check and not one.phrases:
        yield Advice(one, "", _fill(way, one.do, {}), False)
    for hit in _hits(way, doc, one):
        values = {**hit.values, "match": doc.text[hit.start : hit.end]}
        yield Advice(one, _fill(way, one.says, values), _fill(way, one.do, values), bool(_edits(way, doc, one, hit)))


def _findings(way: Route, doc: Document, one: Adaptation) -> Iterator[Finding]:
    """An edit a place. Those that are left at first are hints, which no rewrite takes."""
    sources = _sources(way, one)
    for hit in _hits(way, doc, one):
        match, edits = doc.text[hit.start : hit.end], _edits(way, doc, one, hit)
        if edits:
            values = {**hit.values, "match": match}
            yield Finding(
                rule=f"adapt.{one.id}",
                family="platform",
                level="warning" if one.take else "hint",
                start=hit.start,
                end=hit.end,
                text=match,
                message=_fill(way, one.do, values),
                why=_fill(way, one.says, values),
                instead=_fill(way, one.do, values),
                sources=sources,
                rewrite="suggest",
                choices=(Choice("", edits),),
            )


def _sources(way: Route, one: Adaptation) -> tuple[Source, ...]:
    limit = way.limit(one)
    return (*((limit.source,) if limit else ()), *(source for fact in one.facts for source in fact.sources))


def _hits(way: Route, doc: Document, one: Adaptation) -> list[Hit]:
    if one.check in CHECKS:
        return list(CHECKS[one.check].run(doc, {**way.there.numbers, **one.numbers}))
    return list(_phrases(doc, one))


def _phrases(doc: Document, one: Adaptation) -> Iterator[Hit]:
    if one.phrases:
        found = _looks_for(tuple(one.phrases)).finditer(doc.text)
        for match, _ in zip(found, range(MOST_OF_A_PHRASE), strict=False):
            token = bisect_right(doc.spans[1], match.start())
            if not quoted(doc, doc.tokens[token]):  # what somebody else says stays as it is
                yield Hit(match.start(), match.end(), {})


@lru_cache(maxsize=256)
def _looks_for(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, whatever their case, their apostrophes and the blanks between them; the longest phrase first."""
    ways = sorted(map(_key, phrases), key=len, reverse=True)
    body = "|".join(re.escape(one).replace("'", "['’]").replace(r"\ ", r"\s+") for one in ways)
    return re.compile(rf"(?<![\w#@])(?:{body})(?!\w)", re.IGNORECASE)


def _key(phrase: str) -> str:
    return " ".join(phrase.replace("’", "'").casefold().split())


def _edits(way: Route, doc: Document, one: Adaptation, hit: Hit) -> tuple[Edit, ...]:
    if one.phrases:
        return _instead(doc, one.phrases, hit)
    if one.drops_hashtags:
        over = int(hit.values.get("over", "0"))
        return tuple(_out(doc.text, start, end) for start, end in _surplus(doc, over, way.adaptations))
    if one.adds:
        at = _before_last_hashtags(doc)
        blank = "\n\n" if "\n" in doc.text[:at] else " "
        stop = "." if doc.text[:at][-1:].isalnum() else ""
        return (Edit(at, at, stop + blank + one.adds),)
    return ()


def _instead(doc: Document, phrases: Mapping[str, str], hit: Hit) -> tuple[Edit, ...]:
    match = doc.text[hit.start : hit.end]
    says = {_key(phrase): instead for phrase, instead in phrases.items()}.get(_key(match), "")
    if not says:
        return (_out(doc.text, hit.start, hit.end),)
    return (Edit(hit.start, hit.end, says[0].upper() + says[1:] if match[0].isupper() else says),)


def _out(text: str, start: int, end: int) -> Edit:
    """Takes a word or a tag out with the blanks before it; at the start of a line with those after it,
    and alone on a line with that."""
    before = start - len(text[:start]) + len(text[:start].rstrip(" "))
    if before == 0 or text[before - 1] == "\n":
        end += len(text[end:]) - len(text[end:].lstrip(" "))
        alone = before > 0 and text[end : end + 1] in ("", "\n")  # then its line goes too
        return Edit(before - alone, end, "")
    return Edit(before, end, "")


def _surplus(doc: Document, over: int, ways: Iterable[Adaptation]) -> Sequence[tuple[int, int]]:
    """The hashtags to let go, by place: the last ones, beside those that go anyway; never one that names an advert."""
    starts, ends = doc.spans
    told = {place.start for place in clear_disclosures(doc)}
    gone = {_key(phrase) for one in ways if one.take for phrase, instead in one.phrases.items() if not instead}
    tags = [(starts[i], ends[i]) for i in doc.hashtags if starts[i] not in told]
    staying = [tag for tag in tags if _key(doc.text[tag[0] : tag[1]]) not in gone]
    left = over - (len(tags) - len(staying))
    return staying[-left:] if left > 0 else ()


def _before_last_hashtags(doc: Document) -> int:
    """Where a last sentence ends: before the hashtags that close the caption."""
    at = len(doc.text.rstrip())
    starts, ends = doc.spans
    for i in reversed(doc.hashtags):
        if doc.text[ends[i] : at].strip():
            break
        at = len(doc.text[: starts[i]].rstrip())
    return at or len(doc.text.rstrip())


def _fill(way: Route, text: str, values: Mapping[str, str]) -> str:
    return text.format_map(_Given({**values, "platform": way.there.platform.name}))


class _Given(dict[str, str]):
    """What a check leaves out is left out of the sentence too."""

    def __missing__(self, key: str) -> str:
        return ""
