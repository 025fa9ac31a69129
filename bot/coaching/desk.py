"""One caption on the coach's desk: candidates are decided, and what stands becomes findings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.caption.document import Choice, Document, Edit, Hit, Place
from bot.caption.measures import CHECKS
from bot.caption.measures.length import utf16_units
from bot.caption.register import formal
from bot.caption.repairs import REPAIRS, like
from bot.caption.tone import would_insult
from bot.coaching.deciding import decide, softened
from bot.coaching.profile import NOTHING_TOLD, Profile, Register
from bot.coaching.review import Decision, Finding
from bot.rulebook.book import Rulebook
from bot.rulebook.model import Level, Platform, RewriteLevel, Rule

_NEED_LANGUAGE = frozenset({"crowd", "voice"})  # families that mean nothing in a caption of another language


@dataclass(frozen=True, slots=True)
class Desk:
    """One caption on the coach's desk, with the rules for where it will be posted."""

    doc: Document
    rulebook: Rulebook
    platform: Platform
    format: str | None
    without: frozenset[str]
    known: bool  # the caption is in the rulebook's language
    profile: Profile = NOTHING_TOLD

    def over_limit(self, text: str) -> bool:
        """Whether the platform takes no caption as long as this."""
        limit = limits(self.platform, self.format).get("caption")
        in_utf16 = "caption" in self.platform.limits and self.platform.limits["caption"].unit == "UTF-16 units"
        return limit is not None and (utf16_units(text) if in_utf16 else len(text)) > limit

    def decisions(self) -> Iterator[tuple[Decision, Rule, Place]]:
        """Every candidate, kept or dropped, and by what."""
        for rule, place in self.rulebook.candidates(self.doc, self.platform.id, self.profile.creates):
            if rule.id in self.without or (rule.family in _NEED_LANGUAGE and not self.known):
                continue
            kept, by = decide(rule, place)
            hint = softened(rule, place) if kept else ""
            by += f", a hint by {hint}" if hint else ""
            yield Decision(rule.id, place.start, place.end, place.text, kept, by, bool(hint)), rule, place

    def spoken(self, decisions: Iterable[tuple[Decision, Rule, Place]]) -> Iterator[Finding]:
        """The findings of rules that look for words."""
        for decision, rule, place in decisions:
            if decision.kept:
                choices = _choices(rule, place, self.profile.register)
                level = _rewrite_level(rule, place, choices)
                said_as = "hint" if decision.hint else rule.level_on(self.platform.id)
                yield self._finding(rule, Hit(place.start, place.end, {}), said_as, choices, level)

    def measured(self) -> Iterator[Finding]:
        """The findings of rules that measure the whole caption against the platform's limits."""
        numbers = limits(self.platform, self.format)
        for rule in self.rulebook.checks(self.platform.id, self.doc.grammar.language):
            if rule.check is not None and rule.id not in self.without:
                for hit in CHECKS[rule.check].run(self.doc, {**numbers, **(rule.numbers or {})}):
                    said_as = rule.level_on(self.platform.id)
                    yield self._finding(rule, hit, said_as, (), "explain" if rule.rewrite else None)

    def _finding(
        self, rule: Rule, hit: Hit, level: Level, choices: tuple[Choice, ...], rewrite: RewriteLevel | None
    ) -> Finding:
        match = self.doc.text[hit.start : hit.end]
        return Finding(
            rule=rule.id,
            family=rule.family,
            level=level,
            start=hit.start,
            end=hit.end,
            text=match,
            message=_fill(rule.message, {**hit.values, "platform": self.platform.name, "match": match}),
            why=rule.why,
            instead=rule.instead,
            sources=rule.sources,
            rewrite=rewrite,
            choices=choices,
        )


def limits(platform: Platform, format: str | None) -> dict[str, int]:
    """A platform's numbers by name. A format's own number goes before: `photo_caption` is the `caption` of a photo."""
    numbers = {name: limit.value for name, limit in platform.limits.items()}
    own = {name.removeprefix(f"{format}_"): value for name, value in numbers.items() if name.startswith(f"{format}_")}
    return {**numbers, **own}


def one_a_place(findings: Iterable[Finding]) -> list[Finding]:
    """By start. Where crowd findings overlap, a counted one goes before a hint and the longest before the rest."""
    kept: list[Finding] = []
    taken: list[tuple[int, int]] = []  # the places of the crowd findings kept so far, sorted; they don't overlap
    for f in sorted(findings, key=lambda f: (not f.counts, f.start - f.end, f.start)):
        if f.family == "crowd":
            i = bisect_left(taken, (f.end, f.end))
            if i and taken[i - 1][1] > f.start:
                continue
            taken.insert(i, (f.start, f.end))
        kept.append(f)
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule))


def _fill(message: str, values: dict[str, str]) -> str:
    """`match` comes last, so that a name in braces in the member's own words stays as it is."""
    for name, value in values.items():
        message = message.replace("{" + name + "}", value)
    return message


def _rewrite_level(rule: Rule, place: Place, choices: tuple[Choice, ...]) -> RewriteLevel | None:
    """The rule's own level; only an explanation where no words are known. A joke that would become an insult is offered
    with its words, but no rewrite takes them."""
    if rule.rewrite is None:
        return None
    if not choices:
        return "explain"
    if any(c.says for c in choices) and would_insult(place):
        return "explain"
    return rule.rewrite.level


def _choices(rule: Rule, place: Place, register: Register) -> tuple[Choice, ...]:
    if rule.rewrite is None or rule.rewrite.level == "explain":
        return ()
    if rule.rewrite.repair is not None:
        choices = REPAIRS[rule.rewrite.repair](place)
    else:
        said = (like(place.text, words) for words in rule.rewrite.to)
        choices = tuple(Choice(words, (Edit(place.start, place.end, words),)) for words in said)
    return tuple(map(formal, choices)) if register == "formal" else choices
