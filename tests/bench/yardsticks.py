"""What the coach is measured beside: a bare scan for the same phrases, proselint, and spaCy's matcher."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from bot.rulebook.book import Rulebook

Read = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Something that reads captions. A slow one is timed on a part of them: `sample` is how many at most."""

    name: str
    read: Read
    sample: int


def bare_scan(rulebook: Rulebook) -> Yardstick:
    """One automaton over the phrases of all rules, run over the caption as typed: what any word list costs at least."""
    return Yardstick("a bare scan for the same phrases", AhoCorasick(phrases(rulebook)).find_matches_as_indexes, 10**6)


def others(rulebook: Rulebook) -> list[Yardstick]:
    """The libraries of the `bench` extra, as far as they are installed."""
    found = []
    for build in (_proselint, _spacy):
        try:
            found.append(build(rulebook))
        except ImportError:
            print(f"{build.__name__[1:]} is not installed: left out")
    return found


def phrases(rulebook: Rulebook, family: str | None = None) -> list[str]:
    return sorted({p for rule in rulebook.rules.values() if family in (None, rule.family) for p in rule.phrases})


def _proselint(rulebook: Rulebook) -> Yardstick:
    from proselint.checks import __register__  # type: ignore[import-not-found]
    from proselint.registry import CheckRegistry  # type: ignore[import-not-found]
    from proselint.tools import LintFile  # type: ignore[import-not-found]

    CheckRegistry().register_many(__register__)
    return Yardstick("proselint, its default checks", lambda text: LintFile("caption", text or " ").lint(), 200)


def _spacy(rulebook: Rulebook) -> Yardstick:
    import spacy  # type: ignore[import-not-found]
    from spacy.matcher import Matcher  # type: ignore[import-not-found]

    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab)
    matcher.add("crowd", [[{"LOWER": word} for word in phrase.split(" ")] for phrase in phrases(rulebook, "crowd")])
    return Yardstick("spaCy's Matcher, crowd phrases only", lambda text: matcher(nlp(text)), 200)
