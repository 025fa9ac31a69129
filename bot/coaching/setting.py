"""What holds where a caption will be posted: the platform's numbers, and the checks that can speak there.

It is the same for every caption of a platform and a format, so it is prepared once for each rulebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.caption.document import Document
from bot.caption.measures import CHECKS, Check, Numbers
from bot.caption.measures.length import utf16_units
from bot.rulebook.book import Rulebook
from bot.rulebook.model import Platform, Rule


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """The check of a rule, with the numbers that hold. `least` is the length of the shortest caption worth a look."""

    rule: Rule
    check: Check
    numbers: Numbers
    least: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A platform and a format. `by_word` are the probes that a watched lexicon wakes, `by_sign` those that a piece of
    the joined words wakes, `others` all the others."""

    platform: Platform
    numbers: Numbers
    by_word: Mapping[str, tuple[Probe, ...]]
    by_sign: Mapping[str, tuple[Probe, ...]]
    others: tuple[Probe, ...]

    def woken(self, doc: Document) -> list[Probe]:
        """The probes that may find something in this caption. Of most captions, hardly any."""
        length, joined = len(doc.text), doc.joined
        probes = [p for p in self.others if length >= p.least]
        for sign, woken in self.by_sign.items():
            if sign in joined:
                probes += [p for p in woken if length >= p.least and p not in probes]
        for name in doc.found:
            if name in self.by_word:
                probes += [p for p in self.by_word[name] if p not in probes]
        return probes

    def over_limit(self, text: str) -> bool:
        """Whether the platform takes no caption as long as this."""
        limit, kept = self.numbers.get("caption"), self.platform.limits.get("caption")
        in_utf16 = kept is not None and kept.unit == "UTF-16 units"
        return limit is not None and (utf16_units(text) if in_utf16 else len(text)) > limit


def setting(rulebook: Rulebook, platform: Platform, format: str | None, language: str) -> Setting:
    """The setting of a platform and one of its formats."""
    key = (platform.id, format if format in platform.formats else None, language)
    known = rulebook.prepared.get(key)
    if not isinstance(known, Setting):
        known = rulebook.prepared[key] = _prepare(rulebook, platform, key[1], language)
    return known


def _prepare(rulebook: Rulebook, platform: Platform, format: str | None, language: str) -> Setting:
    numbers = limits(platform, format)
    by_word: dict[str, list[Probe]] = {}
    by_sign: dict[str, list[Probe]] = {}
    others: list[Probe] = []
    for rule in rulebook.checks(platform.id, language):
        check, given = CHECKS[rule.check or ""], {**numbers, **(rule.numbers or {})}
        if not check.can_run(given):
            continue
        probe = Probe(rule, check, given, check.least(given))
        for name in check.wakes:
            by_word.setdefault(name, []).append(probe)
        for sign in check.signs:
            by_sign.setdefault(sign, []).append(probe)
        if not check.signs and not check.wakes:
            others.append(probe)
    return Setting(platform, numbers, _frozen(by_word), _frozen(by_sign), tuple(others))


def _frozen(probes: Mapping[str, list[Probe]]) -> Mapping[str, tuple[Probe, ...]]:
    return {key: tuple(some) for key, some in probes.items()}


def limits(platform: Platform, format: str | None) -> dict[str, int]:
    """A platform's numbers by name. A format's own number goes before: `photo_caption` is the `caption` of a photo."""
    numbers = {name: limit.value for name, limit in platform.limits.items()}
    own = {name.removeprefix(f"{format}_"): value for name, value in numbers.items() if name.startswith(f"{format}_")}
    return {**numbers, **own}
