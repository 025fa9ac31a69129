"""A video in German is pointed to, and that is all: what it says is nowhere claimed."""

from __future__ import annotations

from bot.coaching.opening import open_rulebook
from bot.rulebook.folder import find_rules_folder

VIDEO = "lookfamed-video"
BOOK = open_rulebook().rulebook


def test_the_video_is_named_as_german_and_as_nothing_that_was_looked_up() -> None:
    video = BOOK.sources[VIDEO]

    assert "German" in video.title and "nothing" in video.title
    assert not video.looked_up


def test_no_rule_no_limit_and_no_fact_cites_it() -> None:
    citing = [
        f"{path.name}:{number}"
        for path in find_rules_folder().rglob("*.yaml")
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if VIDEO in line and not (path.name == "sources.yaml" and line == f"  - id: {VIDEO}")
    ]

    assert citing == []
    assert [rule.id for rule in BOOK.rules.values() if BOOK.sources[VIDEO] in rule.sources] == []


def test_the_glossary_points_to_it_and_says_that_nothing_is_from_there() -> None:
    [entry] = [term for term in BOOK.knowledge.glossary() if "German video" in term.also]
    said = " ".join(fact.says for fact in entry.facts)

    assert "in German" in said and "nothing" in said
    assert {source.id for fact in entry.facts for source in fact.sources} == {"seed-kpis"}
