"""One caption on the coach's desk: candidates are decided, and what stands becomes findings."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.caption.document import Choice, Document, Edit, Hit, Place
from bot.caption.patience import MOST_PLACES
from bot.caption.register import formal
from bot.caption.repairs import REPAIRS, like
from bot.caption.tone import would_insult
from bot.coaching.deciding import decide, softened, why_dropped
from bot.coaching.house import NOT_VISITED, House
from bot.coaching.profile import NOTHING_TOLD, Profile, Register
from bot.coaching.review import Decision, Finding
from bot.coaching.setting import Setting
from bot.rulebook.book import Rulebook, speaks_to
from bot.rulebook.model import Level, RewriteLevel, Rule, RuleRewrite

_NEED_LANGUAGE = frozenset({"crowd", "voice"})  # families that mean nothing in a caption of another language


class Decided(NamedTuple):
    """A candidate, and why it was kept or dropped: `by` names the predicate or exception."""

    rule: Rule
    place: Place
    kept: bool
    by: str
    hint: bool  # the context makes a hint of it

    def told(self) -> Decision:
        """As --explain tells it."""
        place = self.place
        by = self.by if self.kept else why_dropped(self.rule, place)
        return Decision(self.rule.id, place.start, place.end, place.text, self.kept, by, self.hint)


@dataclass(frozen=True, slots=True)
class Desk:
    """One caption on the coach's desk, with the rules for where it will be posted."""

    doc: Document
    rulebook: Rulebook
    setting: Setting
    without: frozenset[str]
    known: bool  # the caption is in the rulebook's language
    profile: Profile = NOTHING_TOLD
    house: House | None = None  # the rules of the server where the caption is

    def decisions(self) -> list[Decided]:
        """Every candidate, kept or dropped, and by what; of an endless call ("guys guys guys") only how it begins."""
        decided: list[Decided] = []
        places, last = 0, -1
        for rule, place in self._candidates():
            if place.first != last:
                places, last = places + 1, place.first
                if places > MOST_PLACES:
                    break
            decided.append(self._decided(rule, place))
        return decided

    def places(self) -> int:
        """At how many places of the caption the phrases of rules stand."""
        rules = self.rulebook.rules
        return len({first for name, spots in self.doc.found.items() if name in rules for first, _ in spots})

    def _candidates(self) -> Iterator[tuple[Rule, Place]]:
        for rule, place in self.rulebook.candidates(self.doc, self.setting.platform.id, self.profile.creates):
            if rule.id not in self.without and (self.known or rule.family not in _NEED_LANGUAGE):
                yield rule, place

    def _decided(self, rule: Rule, place: Place) -> Decided:
        kept, by = decide(rule, place)
        hint = softened(rule, place) if kept else ""
        return Decided(rule, place, kept, f"{by}, a hint by {hint}" if hint else by, bool(hint))

    def spoken(self, decisions: Iterable[Decided]) -> Iterator[Finding]:
        """The findings of rules that look for words. At one place, words to say instead go before a mere remark."""
        house = self.house.visit(self.doc) if self.house else NOT_VISITED
        known: dict[tuple[RuleRewrite | None, int, int], tuple[Choice, ...]] = {}  # rules that mend one place alike
        yield from (one for one in house.findings if one.choices)
        for rule, place, kept, _, hint in decisions:
            if kept and not (house.starts and rule.family == "crowd" and house.allows(place)):
                key = (rule.rewrite, place.first, place.last)
                if (choices := known.get(key)) is None:
                    choices = known[key] = _choices(rule, place, self.profile.register)
                level = _rewrite_level(rule, place, choices)
                said_as = "hint" if hint else self._level(rule)
                yield self._finding(rule, Hit(place.start, place.end, {}), said_as, choices, level)
        yield from (one for one in house.findings if not one.choices)

    def measured(self) -> Iterator[Finding]:
        """The findings of rules that measure the whole caption against the platform's limits."""
        for probe in self.setting.woken(self.doc):
            rule = probe.rule
            if rule.id not in self.without and speaks_to(rule, self.profile.creates):
                for hit in probe.check.find(self.doc, probe.numbers):
                    yield self._finding(rule, hit, self._level(rule), (), "explain" if rule.rewrite else None)

    def _level(self, rule: Rule) -> Level:
        ours = self.house.levels.get(rule.id) if self.house else None
        return ours or rule.level_on(self.setting.platform.id)

    def _finding(
        self, rule: Rule, hit: Hit, level: Level, choices: tuple[Choice, ...], rewrite: RewriteLevel | None
    ) -> Finding:
        match, platform = self.doc.text[hit.start : hit.end], self.setting.platform
        return Finding(
            rule=rule.id,
            family=rule.family,
            level=level,
            start=hit.start,
            end=hit.end,
            text=match,
            message=_fill(rule.message_on(platform.id), {**hit.values, "platform": platform.name, "match": match}),
            why=rule.why,
            instead=rule.instead,
            sources=rule.sources,
            rewrite=rewrite,
            choices=choices,
        )


def one_a_place(findings: Iterable[Finding]) -> list[Finding]:
    """By start. Where crowd findings, or findings of one rule, overlap, a counted one goes before a hint and the
    longest before the rest.
    """
    kept: list[Finding] = []
    # the places of the crowd findings, and of each other rule's, kept so far, sorted; they don't overlap
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for f in sorted(findings, key=lambda f: (not f.counts, f.start - f.end, f.start)):
        places = taken["crowd" if f.family == "crowd" else f.rule]
        i = bisect_left(places, (f.end, f.end))
        if i and places[i - 1][1] > f.start:
            continue
        places.insert(i, (f.start, f.end))
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
    if choices[0].says and would_insult(place):
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
