"""Takes a caption from one platform to another: what changes there, and the edits that make the change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from bot.caption.document import Choice, Document, Edit, Hit
from bot.caption.grammar import Grammar
from bot.caption.measures import CHECKS
from bot.caption.measures.length import utf16_units
from bot.caption.reading import read as document
from bot.coaching.adapt_edits import instead, last_sentence, phrases_in, tags_gone, tags_out, without_hashtags
from bot.coaching.choosing import Read
from bot.coaching.review import Finding, Review
from bot.coaching.rewriting import ROUNDS, growth, made, rewritten
from bot.coaching.setting import Setting, setting
from bot.coaching.shortening import shortened
from bot.rulebook.book import Rulebook
from bot.rulebook.knowledge.adapted import Adaptation
from bot.rulebook.model import Limit, Platform, Source


@dataclass(frozen=True, slots=True)
class Route:
    """From where to where, and what changes on the way."""

    leaves: Platform
    there: Setting
    format: str | None
    adaptations: tuple[Adaptation, ...]
    grammar: Grammar

    @property
    def shortens(self) -> frozenset[str]:
        """The rules that leave sentences out."""
        return frozenset(_rule(one) for one in self.adaptations if one.shortens)

    def limit(self, one: Adaptation) -> Limit | None:
        """The limit that an adaptation stands on; a format's own goes before."""
        known = self.there.platform.limits
        return known.get(f"{self.format}_{one.limit}") or known.get(one.limit)


@dataclass(frozen=True, slots=True)
class Advice:
    """One adaptation that this caption needs, in words; `edits` where there are some that mend it."""

    adaptation: Adaptation
    says: str
    do: str
    edits: bool


def route(book: Rulebook, leaves: str, enters: str, format: str | None, language: str) -> Route:
    """Where it stays, only what keeps it within the limits. Raises UnknownPlatform where one of them is unknown."""
    there, from_there = book.platform(enters), book.platform(leaves)
    becomes = format if format in there.formats else next(iter(there.formats), None)
    meant = tuple(one for one in book.knowledge_in(language).adaptations.values() if one.holds(leaves, enters, becomes))
    if leaves == enters:
        meant = tuple(one for one in meant if one.shortens or one.drops_hashtags)
    return Route(from_there, setting(book, there, format, language), format, meant, book.grammar(language))


def advice(way: Route, caption: str) -> list[Advice]:
    """What to change in this caption, and what changes with each one; what was found in it first."""
    doc = document(caption, way.grammar)
    said = [next(iter(_advice(way, doc, one)), None) for one in way.adaptations]
    return sorted((one for one in said if one is not None), key=lambda one: not one.says)


def with_edits(read: Read, way: Route) -> Read:
    """Reads a text for where it goes, with the edits of the way among the findings; the rewrite is still without."""
    shortens = way.shortens  # goes first, and so before an edit within a sentence that is left out

    def edited(text: str) -> Review:
        reviewed = read(text)
        doc = document(text, way.grammar)
        added = [finding for one in way.adaptations for finding in _findings(way, doc, one)]
        findings = sorted((*reviewed.findings, *added), key=lambda one: (one.rule not in shortens, one.start, one.end))
        return replace(reviewed, findings=tuple(findings))

    return edited


def adapting(read: Read, way: Route) -> Read:
    """The same, and in the rewrite too."""
    edited, shortens = with_edits(read, way), way.shortens

    def adapted(text: str) -> Review:
        reviewed = edited(text)
        return replace(reviewed, rewrite=_rewrite(reviewed, edited, way.there, shortens))

    return adapted


def _rewrite(reviewed: Review, read: Read, there: Setting, shortens: Set[str]) -> str | None:
    """Every edit that is taken at first, until a reading finds no more; where that makes a caption too long that was
    not, those that shorten.
    """
    rewrite = rewritten(reviewed.caption, reviewed.findings)
    was_over = there.over_limit(reviewed.caption)
    for _ in range(ROUNDS):
        if rewrite is None:
            return None
        found = read(rewrite).findings
        more = rewritten(rewrite, [one for one in found if was_over or one.rule not in shortens])
        if more is None:
            break
        rewrite = more
    if rewrite is None or not _too_long(rewrite, there, was_over):
        return rewrite
    slim = rewritten(reviewed.caption, [f for f in reviewed.findings if f.choices and growth(f.choices[0]) <= 0])
    helps = slim is not None and not _too_long(slim, there, was_over)
    return slim if helps or not was_over else rewrite


def _too_long(text: str, there: Setting, was_over: bool) -> bool:
    """What was too long before is to fit however an app counts."""
    return there.over_limit(text) or (was_over and utf16_units(text) > there.numbers["caption"])


def _advice(way: Route, doc: Document, one: Adaptation) -> Iterator[Advice]:
    if not one.check and not one.phrases:
        yield Advice(one, "", _fill(way, one.do, {}), False)
    for hit in _hits(way, doc, one):
        edits, values = _offer(way, doc, one, hit)
        mended = bool(edits) or (one.drops_hashtags and tags_gone(doc, way.adaptations) >= int(hit.values["over"]))
        yield Advice(one, _fill(way, one.says, values), _fill(way, _do(one, edits), values), mended)


def _do(one: Adaptation, edits: Sequence[Edit]) -> str:
    return one.do if edits or not one.stuck else one.stuck


def _findings(way: Route, doc: Document, one: Adaptation) -> Iterator[Finding]:
    """An edit a place. Those that are left at first are hints, which no rewrite takes."""
    sources = _sources(way, one)
    for hit in _hits(way, doc, one):
        edits, values = _offer(way, doc, one, hit)
        if edits:
            start, end = _place(one, hit, edits)
            yield Finding(
                rule=_rule(one),
                family="platform",
                level="warning" if one.take else "hint",
                start=start,
                end=end,
                text=doc.text[start:end],
                message=_fill(way, one.says or one.do, values),
                why=_fill(way, one.says, values),
                instead=_fill(way, one.do, values),
                sources=sources,
                rewrite="suggest",
                choices=(Choice("", edits),),
            )


def _place(one: Adaptation, hit: Hit, edits: Sequence[Edit]) -> tuple[int, int]:
    """Where an edit is marked: at the words it is about; of what is too long or too many at what goes first."""
    if one.drops_hashtags:
        return edits[0].start, edits[0].end
    return (edits[0].start, hit.end) if one.shortens else (hit.start, hit.end)


def _rule(one: Adaptation) -> str:
    return f"adapt.{one.id}"


def _sources(way: Route, one: Adaptation) -> tuple[Source, ...]:
    limit = way.limit(one)
    return (*((limit.source,) if limit else ()), *(source for fact in one.facts for source in fact.sources))


def _hits(way: Route, doc: Document, one: Adaptation) -> list[Hit]:
    if one.check in CHECKS:
        return list(CHECKS[one.check].run(doc, {**way.there.numbers, **one.numbers}))
    return list(phrases_in(doc, one.phrases))


def _offer(way: Route, doc: Document, one: Adaptation, hit: Hit) -> tuple[tuple[Edit, ...], dict[str, str]]:
    """The edits for what was found, and the values that fill what is said of it."""
    values = {**hit.values, "match": doc.text[hit.start : hit.end]}
    if one.phrases:
        return instead(doc, one, hit), values
    if one.drops_hashtags:
        tags = without_hashtags(doc, int(hit.values.get("over", "0")), one, way.adaptations)
        named = ", ".join(doc.text[doc.spans[0][i] : doc.spans[1][i]] for i in tags)
        return tags_out(doc, tags), {**values, "tags": named}
    if one.shortens:
        return shortened(doc, way.there.numbers["caption"] - _more_room(way, doc)) or (), values
    if one.adds:
        edit = last_sentence(doc, one.adds)
        return ((edit,) if not way.there.over_limit(made(doc.text, [edit])) else ()), values
    return (), values


def _more_room(way: Route, doc: Document) -> int:
    """How much longer other words make the caption, in UTF-16 units."""
    others = [one for one in way.adaptations if one.phrases and one.take]
    edits = [edit for one in others for hit in _hits(way, doc, one) for edit in instead(doc, one, hit)]
    return sum(max(0, utf16_units(edit.text) - utf16_units(doc.text[edit.start : edit.end])) for edit in edits)


def _fill(way: Route, text: str, values: Mapping[str, str]) -> str:
    return text.format_map(_Given({**values, "platform": way.there.platform.name}))


class _Given(dict[str, str]):
    """What a check leaves out is left out of the sentence too."""

    def __missing__(self, key: str) -> str:
        return ""
