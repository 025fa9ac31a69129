"""Reviews a caption with a rulebook: candidates, decisions, findings, verdict, rewrite. One way, no going back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.caption.address import one_to_one, voice
from bot.caption.document import Choice, Document, Edit, Hit, Place
from bot.caption.measures import CHECKS, measure, point_before
from bot.caption.measures.length import utf16_units
from bot.caption.reading import read
from bot.caption.repairs import REPAIRS, like
from bot.caption.tone import would_insult
from bot.coaching.deciding import decide
from bot.coaching.review import Decision, Finding, Review, Standing, Verdict
from bot.coaching.rewriting import apply
from bot.rulebook.book import Rulebook
from bot.rulebook.model import Platform, RewriteLevel, Rule

_NEED_LANGUAGE = frozenset({"crowd", "voice"})  # families that mean nothing in a caption of another language
_ROUNDS = 4  # readings of a rewrite at most; two are rare, more were never seen
_FOREIGN_FROM = 2  # one foreign word may be a name: "El Paso", "La La Land"


def review(
    caption: str,
    rulebook: Rulebook,
    platform: str = "instagram",
    *,
    format: str | None = None,
    without: frozenset[str] = frozenset(),
    explain: bool = False,
    language: str = "en",
) -> Review:
    """What the coach says of a caption. `without` names rules that the member does not want to hear of.

    Raises UnknownPlatform where the rulebook knows no such platform.
    """
    doc = read(caption, rulebook.grammar(language))
    where = rulebook.platform(platform)
    desk = _Desk(doc, rulebook, where, format, without, speaks(doc))
    decisions = tuple(desk.decisions())
    findings = one_a_place([*desk.spoken(decisions), *desk.measured()])
    crowd = [(f.start, f.end) for f in findings if f.family == "crowd" and f.counts]
    to_one = one_to_one(doc, crowd) if desk.known else ()
    return Review(
        caption=caption,
        platform=where,
        format=format,
        verdict=_verdict(bool(crowd), bool(to_one)),
        voice=voice(doc) if desk.known else "none",
        direct=bool(to_one),
        to_one=len(to_one),
        to_crowd=len(crowd),
        one_words=to_one,
        findings=tuple(findings),
        rewrite=_fitting(desk, findings),
        in_language=desk.known,
        decisions=tuple(d for d, _, _ in decisions) if explain else (),
        standing=_standing(doc, _limits(where, format)),
    )


def rewritten(caption: str, findings: Iterable[Finding]) -> str | None:
    """The caption with every automatic edit and each first suggestion taken; None where nothing changes or is left."""
    choices = [f.choices[0] for f in findings if f.choices and f.counts and f.rewrite in ("auto", "suggest")]
    changed = apply(caption, choices)
    return changed if changed != caption and changed.strip() else None


def _fitting(desk: _Desk, findings: Sequence[Finding]) -> str | None:
    """The rewrite. Where it would go over the platform's limit, the choices that need more room are left out."""
    rewrite = _settled(desk, findings)
    if rewrite is None or desk.over_limit(desk.doc.text) or not desk.over_limit(rewrite):
        return rewrite
    return rewritten(desk.doc.text, [f for f in findings if f.choices and _growth(f.choices[0]) <= 0])


def _growth(choice: Choice) -> int:
    return sum(len(e.text) - (e.end - e.start) for e in choice.edits)


def _settled(desk: _Desk, findings: Iterable[Finding]) -> str | None:
    """The rewrite, read again until nothing is left to change: one edit may bring the next call to light."""
    rewrite = rewritten(desk.doc.text, findings)
    for _ in range(_ROUNDS):
        if rewrite is None:
            break
        desk = replace(desk, doc=read(rewrite, desk.doc.grammar))
        more = rewritten(rewrite, one_a_place(desk.spoken(desk.decisions())))
        if more is None:
            break
        rewrite = more
    return rewrite


def speaks(doc: Document) -> bool:
    """Whether the caption can be in the grammar's language: mostly its script, and not more words of another one."""
    words = [t.word for t in doc.tokens if t.kind == "word" and not t.word.startswith("'")]
    latin = sum(w[0] < "\u0250" for w in words)
    if latin * 2 < len(words):
        return False
    known = sum(w in doc.grammar["function_word"] for w in words)
    foreign = sum(w in doc.grammar["foreign_word"] for w in words)
    return foreign < _FOREIGN_FROM or foreign <= known


def one_a_place(findings: Iterable[Finding]) -> list[Finding]:
    """By start. Where crowd findings overlap, a counted one goes before a hint and the longest before the rest."""
    kept: list[Finding] = []
    for f in sorted(findings, key=lambda f: (not f.counts, f.start - f.end, f.start)):
        if f.family != "crowd" or not any(k.family == "crowd" and k.start < f.end and f.start < k.end for k in kept):
            kept.append(f)
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule))


def _verdict(crowd: bool, direct: bool) -> Verdict:
    if crowd:
        return "mixed" if direct else "crowd"
    return "one-to-one" if direct else "none"


@dataclass(frozen=True, slots=True)
class _Desk:
    """One caption on the coach's desk, with the rules for where it will be posted."""

    doc: Document
    rulebook: Rulebook
    platform: Platform
    format: str | None
    without: frozenset[str]
    known: bool  # the caption is in the rulebook's language

    def over_limit(self, text: str) -> bool:
        """Whether the platform takes no caption as long as this."""
        limit = _limits(self.platform, self.format).get("caption")
        in_utf16 = "caption" in self.platform.limits and self.platform.limits["caption"].unit == "UTF-16 units"
        return limit is not None and (utf16_units(text) if in_utf16 else len(text)) > limit

    def decisions(self) -> Iterator[tuple[Decision, Rule, Place]]:
        """Every candidate, kept or dropped, and by what."""
        for rule, place in self.rulebook.candidates(self.doc, self.platform.id):
            if rule.id in self.without or (rule.family in _NEED_LANGUAGE and not self.known):
                continue
            kept, by = decide(rule, place)
            yield Decision(rule.id, place.start, place.end, place.text, kept, by), rule, place

    def spoken(self, decisions: Iterable[tuple[Decision, Rule, Place]]) -> Iterator[Finding]:
        """The findings of rules that look for words."""
        for decision, rule, place in decisions:
            if decision.kept:
                choices = _choices(rule, place)
                level = _rewrite_level(rule, place, choices)
                yield self._finding(rule, Hit(place.start, place.end, {}), choices, level)

    def measured(self) -> Iterator[Finding]:
        """The findings of rules that measure the whole caption against the platform's limits."""
        limits = _limits(self.platform, self.format)
        for rule in self.rulebook.checks(self.platform.id, self.doc.grammar.language):
            if rule.check is not None and rule.id not in self.without:
                for hit in CHECKS[rule.check].run(self.doc, {**limits, **(rule.numbers or {})}):
                    yield self._finding(rule, hit, (), "explain" if rule.rewrite else None)

    def _finding(self, rule: Rule, hit: Hit, choices: tuple[Choice, ...], rewrite: RewriteLevel | None) -> Finding:
        match = self.doc.text[hit.start : hit.end]
        return Finding(
            rule=rule.id,
            family=rule.family,
            level=rule.level_on(self.platform.id),
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


def _standing(doc: Document, limits: Mapping[str, int]) -> Standing:
    fold = limits.get("fold")
    if fold is not None and len(doc.text) * 4 <= fold * 5:  # it differs from phone to phone; a word more is no fold
        fold = None
    return Standing(
        hashtags=measure(doc).hashtags,
        most_hashtags=limits.get("hashtags"),
        fold=fold,
        point_first=fold is None or point_before(doc, fold),
    )


def _limits(platform: Platform, format: str | None) -> dict[str, int]:
    """A platform's numbers by name. A format's own number goes before: `photo_caption` is the `caption` of a photo."""
    numbers = {name: limit.value for name, limit in platform.limits.items()}
    own = {name.removeprefix(f"{format}_"): value for name, value in numbers.items() if name.startswith(f"{format}_")}
    return {**numbers, **own}


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


def _choices(rule: Rule, place: Place) -> tuple[Choice, ...]:
    if rule.rewrite is None or rule.rewrite.level == "explain":
        return ()
    if rule.rewrite.repair is not None:
        return REPAIRS[rule.rewrite.repair](place)
    said = (like(place.text, words) for words in rule.rewrite.to)
    return tuple(Choice(words, (Edit(place.start, place.end, words),)) for words in said)
