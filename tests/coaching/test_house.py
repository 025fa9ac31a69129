"""What a server's house rules change in a review: allowed words, extra phrases, rules off, levels."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.aloud.joining import read_transcript
from bot.coaching.aloud.spoken import review_aloud
from bot.coaching.house import House, HouseSays
from bot.coaching.opening import open_rulebook
from bot.coaching.review import Review
from bot.coaching.reviewing import review
from bot.rulebook.house import HousePhrase, HouseRules

BOOK = open_rulebook().rulebook
SAYS = HouseSays("“{match}” is not said here.", "A house rule.")
CALL = "Hey crew, the bread is out"
OWLS = HouseRules(phrases=(HousePhrase("night owls"),))


def house(rules: HouseRules) -> House:
    return House(rules, BOOK.grammar(), SAYS)


def asked(caption: str, rules: HouseRules) -> Review:
    return review(caption, BOOK, house=house(rules))


def found(read: Review) -> list[tuple[str, str]]:
    return [(one.rule, one.text) for one in read.findings if one.family == "crowd"]


def test_an_allowed_word_is_no_call_to_a_crowd() -> None:
    assert review(CALL, BOOK).verdict == "crowd"

    read = asked(CALL, HouseRules(allowed=("Crew",)))

    assert found(read) == []
    assert read.verdict == "none" and read.rewrite is None


def test_an_allowed_word_leaves_the_other_calls_alone() -> None:
    read = asked("Hey crew, hey guys, the bread is out", HouseRules(allowed=("crew",)))

    assert [text for _, text in found(read)] == ["guys"]
    assert read.rewrite is not None and "crew" in read.rewrite and "guys" not in read.rewrite


def test_an_allowed_word_is_not_part_of_a_longer_one() -> None:
    assert found(asked("Hey crews, the bread is out", HouseRules(allowed=("crew",)))) == found(
        review("Hey crews, the bread is out", BOOK)
    )


def test_only_what_lies_within_allowed_words_is_silent() -> None:
    rules = HouseRules(allowed=("guys",))

    assert found(asked("Thanks, you guys", rules)) != []
    assert found(asked("Thanks, you guys", HouseRules(allowed=("you guys",)))) == []


def test_an_extra_phrase_speaks_to_a_crowd() -> None:
    read = asked("The bread is out for night owls", OWLS)

    assert found(read) == [("house.1", "night owls")]
    assert read.verdict == "crowd"
    assert (read.findings[0].message, read.findings[0].why) == ("“night owls” is not said here.", "A house rule.")
    assert read.findings[0].of_the_house


@pytest.mark.parametrize("written", ["NIGHT OWLS", "night  owls", "𝓷𝓲𝓰𝓱𝓽 𝓸𝔀𝓵𝓼", "night owlsss", "Night Owls!"])
def test_an_extra_phrase_is_found_however_it_is_written(written: str) -> None:
    assert len(found(asked(f"Dear {written} the bread is out", OWLS))) == 1


@pytest.mark.parametrize(
    "caption",
    ["knight owls", "night owlsome", "“night owls” is a book", "#nightowls", "@night owls", "♪ hey night owls ♪"],
)
def test_an_extra_phrase_is_whole_words_and_ones_own(caption: str) -> None:
    assert found(asked(caption, OWLS)) == []


def test_the_words_instead_are_in_the_rewrite_with_the_same_capitals() -> None:
    rules = HouseRules(phrases=(HousePhrase("night owls", "dear reader"),))
    read = asked("Night owls, the bread is out. Thank you, NIGHT OWLS", rules)

    assert read.rewrite == "Dear reader, the bread is out. Thank you, DEAR READER"


def test_a_phrase_that_is_only_a_hint_changes_no_verdict_and_no_rewrite() -> None:
    rules = HouseRules(phrases=(HousePhrase("night owls", "you", "hint"),))
    read = asked("The night owls cafe opens", rules)

    assert read.verdict == "none" and read.rewrite is None
    assert [one.level for one in read.findings] == ["hint"]


def test_a_phrase_of_another_family_is_no_crowd() -> None:
    rules = HouseRules(phrases=(HousePhrase("cheap", "affordable", family="value"),))
    read = asked("Cheap bread is out", rules)

    assert read.verdict == "none"
    assert read.rewrite == "Affordable bread is out"


def test_where_the_coach_speaks_too_the_words_that_mend_it_go_first() -> None:
    of_the_coach = found(review("Hey guys, the bread is out", BOOK))

    assert found(asked("Hey guys, the bread is out", HouseRules(phrases=(HousePhrase("guys"),)))) == of_the_coach
    mended = asked("Hey guys, the bread is out", HouseRules(phrases=(HousePhrase("guys", "friend"),)))
    assert found(mended) == [("house.1", "guys")]
    assert mended.rewrite == "Hey friend, the bread is out"


def test_a_phrase_within_an_allowed_one_is_silent() -> None:
    rules = HouseRules(allowed=("night owls cafe",), phrases=(HousePhrase("night owls"),))

    assert found(asked("The night owls cafe is open", rules)) == []
    assert len(found(asked("Night owls, the cafe is open", rules))) == 1


def test_a_rule_that_is_off_says_nothing() -> None:
    assert found(asked(CALL, HouseRules(rules_off=("crowd.vocative", "crowd.open-vocative")))) == []


def test_a_rule_made_a_hint_changes_no_verdict() -> None:
    read = asked(CALL, HouseRules(levels=(("crowd.vocative", "hint"), ("crowd.open-vocative", "hint"))))

    assert [one.level for one in read.findings if one.family == "crowd"] == ["hint"]
    assert read.verdict == "none"


def test_what_the_context_makes_a_hint_stays_one() -> None:
    caption = "Thank you @miraskiln @jobakes, you guys are the best"
    read = asked(caption, HouseRules(levels=(("crowd.plural-you", "error"),)))

    assert [one.level for one in read.findings if one.rule == "crowd.plural-you"] == ["hint"]


def test_a_rule_that_measures_has_its_level_too() -> None:
    caption = "Bread " + "#bread #oven #rye #salt #crust #flour #water " * 3
    rules = {one.rule for one in review(caption, BOOK).findings}
    assert "platform.hashtag-cap" in rules, rules

    read = asked(caption, HouseRules(levels=(("platform.hashtag-cap", "hint"),)))

    assert {one.level for one in read.findings if one.rule == "platform.hashtag-cap"} == {"hint"}


def test_a_rule_that_no_longer_exists_changes_nothing() -> None:
    gone = HouseRules(rules_off=("crowd.gone",), levels=(("crowd.gone-too", "error"),))

    assert asked(CALL, gone) == review(CALL, BOOK)


def test_no_house_rules_are_no_change() -> None:
    assert asked(CALL, HouseRules()) == review(CALL, BOOK)


def test_house_rules_hold_for_what_is_said_aloud() -> None:
    talk = read_transcript("talk.txt", b"The bread is out, night owls. I made it this morning.")
    read = review_aloud(talk, BOOK, house=house(HouseRules(phrases=(HousePhrase("night owls", "my friend"),))))

    assert found(read.review) == [("house.1", "night owls")]
    assert read.mended == b"The bread is out, my friend. I made it this morning."


def test_a_rewrite_comes_to_an_end_whatever_a_house_asks_for() -> None:
    against = HouseRules(phrases=(HousePhrase("you", "you guys"), HousePhrase("dear reader", "guys")))

    assert asked("Hello you, dear reader, thank you", against).caption


@given(st.text(alphabet="ab no😀'\"“”#\n", max_size=60), st.lists(st.sampled_from(["a", "b a", "no", "a a b"])))
def test_any_caption_is_reviewed_by_any_house(caption: str, phrases: list[str]) -> None:
    rules = HouseRules(allowed=tuple(phrases[1:]), phrases=tuple(HousePhrase(one, "x") for one in phrases[:1]))
    read = asked(caption, rules)

    assert all(one.text == caption[one.start : one.end] for one in read.findings)


def test_the_worst_phrases_on_the_worst_caption_take_little_time() -> None:
    nested = tuple(" ".join("a" * n) for n in range(1, 13))
    rules = HouseRules(allowed=nested[:6], phrases=tuple(HousePhrase(one) for one in nested[6:]))
    compiled = house(rules)
    start = process_time()
    review("a " * 2000, BOOK, house=compiled)

    assert process_time() - start < 2
