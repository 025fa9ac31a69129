"""Reviews a caption with a rulebook: candidates, decisions, findings, verdict, rewrite. One direction, no going back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.caption.address import one_to_one, voice
from bot.caption.document import Choice, Document, Edit, Hit, Place
from bot.caption.measures import CHECKS
from bot.caption.reading import read
from bot.caption.repairs import REPAIRS, like
from bot.coaching.deciding import decide
from bot.coaching.review import Decision, Finding, Review, Verdict
from bot.coaching.rewriting import apply
from bot.rulebook.book import Rulebook
from bot.rulebook.model import Platform, Rule

_OF_LANGUAGE = frozenset({"crowd", "voice"})  # families that need the pack's language to mean anything
_FOREIGN_FROM = 2  # one foreign word may be a name: "El Paso", "La La Land"


def review(
    caption: str,
    rulebook: Rulebook,
    platform: str = "instagram",
    format: str | None = None,
    without: frozenset[str] = frozenset(),
    explain: bool = False,
    language: str = "en",
) -> Review:
    """What the coach says of a caption. `without` names rules that the member does not want to hear of.

    Raises UnknownPlatform where the rulebook knows no such platform.
    """
    where = rulebook.platform(platform)
    doc = read(caption, rulebook.grammar(language))
    known = speaks(doc)
    decisions: list[Decision] = []
    findings = [
        *_by_phrase(doc, rulebook, where, known, without, decisions if explain else None),
        *_by_check(doc, rulebook, where, without),
    ]
    findings = _one_a_place(findings)
    crowd = [(f.start, f.end) for f in findings if f.family == "crowd" and f.counts]
    to_one = one_to_one(doc, crowd) if known else ()
    return Review(
        caption=caption,
        platform=where,
        format=format,
        verdict=_verdict(bool(crowd), bool(to_one)),
        voice=voice(doc) if known else "none",
        direct=bool(to_one),
        to_one=len(to_one),
        to_crowd=len(crowd),
        one_words=to_one,
        findings=tuple(findings),
        rewrite=rewritten(caption, findings),
        in_language=known,
        decisions=tuple(decisions),
    )


def rewritten(caption: str, findings: Iterable[Finding]) -> str | None:
    """The caption with every automatic edit and each first suggestion taken; None where nothing changes."""
    choices = [f.choices[0] for f in findings if f.choices and f.counts and f.rewrite in ("auto", "suggest")]
    changed = apply(caption, choices)
    return changed if changed != caption else None


def speaks(doc: Document) -> bool:
    """Whether the caption can be in the grammar's language: mostly its script, and not more words of another one."""
    words = [t.word for t in doc.tokens if t.kind == "word" and not t.word.startswith("'")]
    latin = sum(w[0] < "\u0250" for w in words)
    if latin * 2 < len(words):
        return False
    known = sum(w in doc.grammar["function_word"] for w in words)
    foreign = sum(w in doc.grammar["foreign_word"] for w in words)
    return foreign < _FOREIGN_FROM or foreign <= known


def _verdict(crowd: bool, direct: bool) -> Verdict:
    if crowd:
        return "mixed" if direct else "crowd"
    return "one-to-one" if direct else "none"


def _by_phrase(
    doc: Document,
    rulebook: Rulebook,
    platform: Platform,
    known: bool,
    without: frozenset[str],
    log: list[Decision] | None,
) -> Iterator[Finding]:
    for rule, place in rulebook.candidates(doc, platform.id):
        if rule.id in without or (rule.family in _OF_LANGUAGE and not known):
            continue
        kept, by = decide(rule, place)
        if log is not None:
            log.append(Decision(rule.id, place.start, place.end, place.text, kept, by))
        if kept:
            yield _finding(rule, platform, Hit(place.start, place.end, {}), doc, _choices(rule, place))


def _by_check(doc: Document, rulebook: Rulebook, platform: Platform, without: frozenset[str]) -> Iterator[Finding]:
    limits = {name: limit.value for name, limit in platform.limits.items()}
    for rule in rulebook.checks(platform.id, doc.grammar.language):
        if rule.id in without:
            continue
        check = CHECKS[rule.check or ""]
        for hit in check.run(doc, {**limits, **(rule.numbers or {})}):
            yield _finding(rule, platform, hit, doc, ())


def _choices(rule: Rule, place: Place) -> tuple[Choice, ...]:
    if rule.rewrite is None or rule.rewrite.level == "explain":
        return ()
    if rule.rewrite.repair is not None:
        return REPAIRS[rule.rewrite.repair](place)
    return tuple(_fixed(place, words) for words in rule.rewrite.to)


def _fixed(place: Place, words: str) -> Choice:
    said = like(place.text, words)
    return Choice(said, (Edit(place.start, place.end, said),))


def _finding(rule: Rule, platform: Platform, hit: Hit, doc: Document, choices: tuple[Choice, ...]) -> Finding:
    match = doc.text[hit.start : hit.end]
    values = {"match": match, "platform": platform.name, **hit.values}
    message = rule.message
    for name, value in values.items():
        message = message.replace("{" + name + "}", value)
    return Finding(
        rule=rule.id,
        family=rule.family,
        level=rule.level_on(platform.id),
        start=hit.start,
        end=hit.end,
        text=match,
        message=message,
        why=rule.why,
        instead=rule.instead,
        sources=rule.sources,
        rewrite=rule.rewrite.level if rule.rewrite else None,
        choices=choices,
    )


def _one_a_place(findings: Sequence[Finding]) -> list[Finding]:
    """By start. Where findings of one family overlap, a counted one goes before a hint and the longest before the rest."""
    order = sorted(findings, key=lambda f: (f.family, not f.counts, f.start - f.end, f.start))
    kept: list[Finding] = []
    for f in order:
        if not any(k.family == f.family and k.start < f.end and f.start < k.end for k in kept if f.family == "crowd"):
            kept.append(f)
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule))
