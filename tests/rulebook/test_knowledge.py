"""What the coach knows beside its rules: read from files, dated, and looked up by any spelling of a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.rulebook.knowledge.model import Fact
from bot.rulebook.knowledge.naming import fold_term
from bot.rulebook.loading import load
from bot.rulebook.vocabulary import Vocabulary
from tests.sim.world import shelf

KNOWN = shelf().current.knowledge


def facts_in(value: Any) -> Iterator[Fact]:
    """Every fact, however deep."""
    if isinstance(value, Fact):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from facts_in(getattr(value, one.name))
    elif isinstance(value, dict | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from facts_in(inner)


def test_every_fact_has_a_source_and_a_day() -> None:
    facts = list(facts_in(KNOWN))

    assert len(facts) > 50
    assert [fact.says for fact in facts if not fact.sources or fact.as_of >= fact.review_after] == []


def test_every_fact_of_the_article_bears_its_day() -> None:
    of_the_article = [one for one in facts_in(KNOWN) if [source.id for source in one.sources] == ["seed-platforms"]]

    assert of_the_article
    assert {fact.as_of for fact in of_the_article} == {date(2023, 8, 26)}


def test_a_fact_is_aged_only_after_its_day() -> None:
    fact = next(facts_in(KNOWN))

    assert not fact.aged(fact.review_after)
    assert fact.aged(fact.review_after + timedelta(days=1))


@pytest.mark.parametrize(
    ("platform", "first"),
    [("instagram", ["engagement-rate", "views"]), ("tiktok", ["views", "interaction-rate", "share-rate"])],
)
def test_each_platform_has_its_own_order_of_figures(platform: str, first: list[str]) -> None:
    figures = [one.id for one in KNOWN.figures[platform]]

    assert figures[: len(first)] == first
    assert figures[-1] == "followers"


def test_a_format_has_figures_of_its_own() -> None:
    def of(format: str) -> list[str]:
        return [one.id for one in KNOWN.figures["instagram"] if not one.formats or format in one.formats]

    assert "average-watch-time" in of("reel")
    assert "average-watch-time" not in of("photo")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("100人カイギ", "１００人ｶｲｷﾞ"),
        ("Hyakunin Kaigi", "hyakunin-kaigi"),
        ("KPI", " kpi "),
        ("For-You page", "for you page"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_name_are_one_name(one: str, other: str) -> None:
    assert fold_term(one) == fold_term(other)


TOPIC = """version: 1
compare:
  - {id: menu, title: Menu, about: Ways, platforms: [tiktok, instagram], do: Try., next: review, menu: true}
"""


def test_a_new_topic_needs_no_python(folder: Path, vocabulary: Vocabulary) -> None:
    (folder / "en" / "more.yaml").write_text(TOPIC, encoding="utf-8")

    loaded = load(folder, vocabulary)

    assert not loaded.problems
    assert list(loaded.rulebook.knowledge.topics) == ["menu"]


def test_a_broken_file_of_knowledge_leaves_the_rest_of_it(folder: Path, vocabulary: Vocabulary) -> None:
    (folder / "en" / "more.yaml").write_text(TOPIC, encoding="utf-8")
    (folder / "en" / "other.yaml").write_text(TOPIC.replace("menu,", "other,").replace("Try.", "''"), encoding="utf-8")

    loaded = load(folder, vocabulary)

    assert [(p.line, p.message) for p in loaded.problems] == [(3, "the text is empty")]
    assert list(loaded.rulebook.knowledge.topics) == ["menu"]


def test_each_language_has_its_own(folder: Path, vocabulary: Vocabulary) -> None:
    (folder / "de").mkdir()
    (folder / "de" / "mehr.yaml").write_text(TOPIC.replace("Menu", "Wege"), encoding="utf-8")
    (folder / "en" / "more.yaml").write_text(TOPIC, encoding="utf-8")

    book = load(folder, vocabulary).rulebook

    assert not book.problems
    assert [book.knowledge_in(one).topics["menu"].title for one in ("en", "de")] == ["Menu", "Wege"]


def test_a_rulebook_without_any_knows_nothing(folder: Path, vocabulary: Vocabulary) -> None:
    assert load(folder, vocabulary).rulebook.knowledge.topics == {}


LESSONS = """version: 1
lessons:
  - id: knots
    title: Knots
    about: One of them.
    finished: Done.
    next: drill
    lessons:
      - id: bowline
        title: A bowline
        facts: [{says: It holds., source: one-reader, as_of: 2026-01-01, review_after: 2027-01-01}]
        practice: {kind: do, asks: Tie it., label: It is tied, done: Now untie it.}
"""


def test_a_new_path_of_lessons_needs_no_python(folder: Path, vocabulary: Vocabulary) -> None:
    (folder / "en" / "more.yaml").write_text(LESSONS, encoding="utf-8")

    loaded = load(folder, vocabulary)

    assert not loaded.problems
    assert [one.id for one in loaded.rulebook.knowledge.paths["knots"].lessons] == ["bowline"]
