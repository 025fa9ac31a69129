"""A sound rules folder becomes a rulebook that finds its phrases in captions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.caption.reading import fold_phrase, read
from bot.rulebook import source
from bot.rulebook.book import Rulebook, UnknownPlatform
from bot.rulebook.compiling import Folder
from bot.rulebook.loading import load
from bot.rulebook.model import Except, RuleRewrite
from bot.rulebook.vocabulary import Vocabulary


@pytest.fixture
def book(folder: Path, vocabulary: Vocabulary) -> Rulebook:
    loaded = load(folder, vocabulary)
    assert not loaded.problems
    return loaded.rulebook


def found(book: Rulebook, caption: str, platform: str | None = None) -> list[tuple[str, str]]:
    doc = read(caption, book.grammar())
    return [(rule.id, place.text) for rule, place in book.candidates(doc, platform)]


EXTRA_RULE = """
version: 1
rules:
  - id: crowd.extra
    family: crowd
    level: hint
    message: Hm.
    why: So.
    source: one-reader
    examples: [{flag: <<a>>}, {pass: b}]
"""


def add_rule(folder: Path, extra: str) -> None:
    (folder / "en" / "extra.yaml").write_text(EXTRA_RULE + extra, encoding="utf-8")


def test_a_lexicon_stands_for_its_words_and_its_words_are_folded(book: Rulebook) -> None:
    phrases = book.rules["crowd.vocative"].phrases

    assert "lovelies" in phrases
    assert "good morning book club" in phrases
    assert "hey y'all" in phrases


def test_phrases_are_found_whatever_case_letters_and_apostrophes(book: Rulebook) -> None:
    crowd = [text for rule, text in found(book, "So, 𝓖𝓾𝔂𝓼 and Y’ALL") if rule == "crowd.vocative"]

    assert crowd == ["𝓖𝓾𝔂𝓼", "Y’ALL"]


def test_overlapping_phrases_are_all_found_the_longer_first(folder: Path, vocabulary: Vocabulary) -> None:
    add_rule(folder, "    phrases: [morning, good morning]\n")
    book = load(folder, vocabulary).rulebook

    texts = [text for _, text in found(book, "Good morning book club!")]

    assert texts == ["Good morning book club", "Good morning", "morning", "book club"]


def test_a_phrase_is_found_at_both_edges_and_twice_in_a_row(book: Rulebook) -> None:
    assert found(book, "guys guys") == [("crowd.vocative", "guys"), ("crowd.vocative", "guys")]


def test_a_phrase_inside_a_longer_word_is_not_found(book: Rulebook) -> None:
    assert found(book, "The guysers of Iceland") == []


def test_a_pattern_sees_the_caption_as_typed(book: Rulebook) -> None:
    assert ("access.fancy-letters", "𝓱𝓮𝔂") in found(book, "👋🏽 𝓱𝓮𝔂 you")


@pytest.mark.parametrize("caption", ["", " ", "\ud800 guys", "\x00", "\u202eguys", "🫠" * 50])
def test_odd_captions_never_fail(book: Rulebook, caption: str) -> None:
    found(book, caption)


def test_a_lone_surrogate_shifts_no_offset(book: Rulebook) -> None:
    assert ("crowd.vocative", "guys") in found(book, "\ud83d hey \udc00 guys")


def test_a_rule_for_some_platforms_is_silent_on_the_others(folder: Path, vocabulary: Vocabulary) -> None:
    add_rule(folder, "    phrases: [only here]\n    platforms: [tiktok]\n")
    book = load(folder, vocabulary).rulebook

    assert found(book, "only here", "tiktok") == [("crowd.extra", "only here")]
    assert found(book, "only here", "instagram") == []
    assert found(book, "only here") == [("crowd.extra", "only here")]


def test_a_rule_is_silent_in_captions_of_another_language(book: Rulebook) -> None:
    doc = read("guys", book.grammar("fr"))

    assert list(book.candidates(doc)) == []


def test_the_level_differs_by_platform(book: Rulebook) -> None:
    rule = book.rules["crowd.vocative"]

    assert (rule.level_on("instagram"), rule.level_on("tiktok")) == ("warning", "hint")


def test_everything_that_was_written_is_in_the_rule(book: Rulebook, folder: Path) -> None:
    rule = book.rules["crowd.vocative"]
    flag, silent = rule.examples

    assert rule.excepts == (
        Except(before=("the", "these")),
        Except(phrase="five guys"),
        Except(inside=("quote", "hashtag")),
    )
    assert rule.rewrite == RuleRewrite("auto", repair="drop_vocative")
    assert (flag.text, flag.spans, flag.fix) == ("Hey guys the soup is on", ((4, 8),), "Hey the soup is on")
    assert (silent.spans, silent.platform) == ((), "tiktok")
    assert (rule.file, rule.line, flag.line) == (str(folder / "en" / "crowd.yaml"), 3, 19)


def test_an_example_may_mark_several_places(folder: Path, vocabulary: Vocabulary) -> None:
    add_rule(folder, "    phrases: [you]\n")
    path = folder / "en" / "extra.yaml"
    path.write_text(path.read_text().replace("<<a>>", "'<<ab>> and <<c>>'"), encoding="utf-8")

    example = load(folder, vocabulary).rulebook.rules["crowd.extra"].examples[0]

    assert (example.text, example.spans) == ("ab and c", ((0, 2), (7, 8)))


def test_checks_are_listed_apart(book: Rulebook) -> None:
    (rule,) = book.checks("instagram")

    assert (rule.id, rule.check, rule.numbers) == ("platform.too-long", "length", {"margin": 5})


def test_a_limit_has_its_source_and_its_dates(book: Rulebook) -> None:
    limit = book.platform("instagram").limits["hashtags"]

    assert (limit.value, limit.source.id, limit.note) == (5, "caption-limits", "was 30")
    assert (limit.as_of, limit.review_after) == (date(2026, 11, 1), date(2027, 5, 1))


def test_an_unknown_platform_is_answered_with_the_nearest(book: Rulebook) -> None:
    with pytest.raises(UnknownPlatform, match='did you mean "instagram"'):
        book.platform("instagarm")
    with pytest.raises(UnknownPlatform, match="known: instagram, tiktok"):
        book.platform("myspace")


def test_a_name_that_touches_a_word_is_folded_with_it(folder: Path, vocabulary: Vocabulary) -> None:
    add_rule(folder, """    phrases: ["{crowd_noun}'s day"]\n""")
    book = load(folder, vocabulary).rulebook

    assert ("crowd.extra", "Friends’s day") in found(book, "It is Friends’s day")


@given(st.text(alphabet="abclswx '", max_size=20))
def test_a_phrase_folds_as_a_caption_does(phrase: str) -> None:
    folder = Folder("en", {"clitic": ["'s", "'ll"], "whole_word": ["y'all"]})

    assert folder.fold(phrase) == fold_phrase(phrase, folder.grammar)
    assert folder.fold(phrase) == read(phrase, folder.grammar).joined.strip()


def test_rules_are_read_the_same_without_the_fast_yaml_parser(
    folder: Path, vocabulary: Vocabulary, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)

    slow = load(folder, vocabulary)

    assert not slow.problems
    assert slow.rulebook.rules == book.rules
