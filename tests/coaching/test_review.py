"""What a review says of a caption: verdict, balance, findings, and the member's own choices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.desk import one_a_place
from bot.coaching.opening import open_rulebook
from bot.coaching.review import Review
from bot.coaching.reviewing import review
from bot.rulebook.book import UnknownPlatform

BOOK = open_rulebook().rulebook
VERDICTS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("verdicts.yaml").read_text(encoding="utf-8"))
SPANISH = "Hola chicos, hoy les traigo una receta para el fin de semana con mucho amor. Hey guys"
JAPANESE = "みなさんこんにちは、今日はスープを作りました"


def crowd_of(result: Review) -> list[str]:
    return [f.text for f in result.findings if f.family == "crowd" and f.counts]


@pytest.mark.parametrize(("verdict", "caption"), [(v, c) for v, captions in VERDICTS.items() for c in captions])
def test_the_verdict_on_a_caption(verdict: str, caption: str) -> None:
    assert review(caption, BOOK).verdict == verdict


@given(st.sampled_from([c for captions in VERDICTS.values() for c in captions]), st.sampled_from([*BOOK.platforms]))
def test_verdict_and_balance_say_the_same_on_every_platform(caption: str, platform: str) -> None:
    result = review(caption, BOOK, platform)
    by_balance = {(True, True): "mixed", (True, False): "one-to-one", (False, True): "crowd", (False, False): "none"}
    assert result.verdict == by_balance[result.to_one > 0, result.to_crowd > 0]
    assert result.direct == (result.to_one > 0)
    assert (len(result.one_words), len(crowd_of(result))) == (result.to_one, result.to_crowd)


@given(st.text(st.characters(codec=None), max_size=80), st.sampled_from([*BOOK.platforms]))
def test_any_text_gets_a_review_whose_findings_lie_inside_it(text: str, platform: str) -> None:
    result = review(text, BOOK, platform, explain=True)
    for finding in result.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
    assert list(result.findings) == sorted(result.findings, key=lambda f: (f.start, f.end, f.rule))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\ud83d", "\u200b\u202e", "🍲", "#soup #rye", "a" * 4001])
def test_odd_captions_speak_to_nobody(text: str) -> None:
    result = review(text, BOOK)
    assert (result.verdict, result.rewrite) == ("none", None)


def test_a_finding_says_its_words_why_and_what_instead() -> None:
    finding = review("Hey guys, the soup is on", BOOK).findings[0]
    assert (finding.text, finding.start, finding.end) == ("guys", 4, 8)
    assert "guys" in finding.message
    assert finding.why
    assert finding.instead
    assert finding.sources


def test_hints_touch_neither_verdict_nor_rewrite() -> None:
    as_hints = {id: replace(rule, level="hint", levels=None) for id, rule in BOOK.rules.items()}
    hinting = replace(BOOK, rules=as_hints, matchers={"en": type(BOOK.matchers["en"])(as_hints.values())})
    result = review("Hey guys, the soup is on", hinting)
    assert [f.text for f in result.findings if f.family == "crowd"] == ["guys"]
    assert (result.verdict, result.to_crowd, result.rewrite) == ("none", 0, None)


def test_a_rule_that_the_member_does_not_want_is_silent() -> None:
    caption = "Hey guys, the soup is on"
    rule = review(caption, BOOK).findings[0].rule
    result = review(caption, BOOK, without=frozenset({rule}), explain=True)
    assert rule not in [f.rule for f in result.findings]
    assert rule not in [d.rule for d in result.decisions]


def test_a_measuring_rule_can_be_silenced_as_well() -> None:
    caption = "soup " * 600
    rules = {f.rule for f in review(caption, BOOK).findings}
    assert rules
    assert review(caption, BOOK, without=frozenset(rules)).findings == ()


@pytest.mark.parametrize("caption", [SPANISH, JAPANESE])
def test_a_caption_in_another_language_is_not_judged(caption: str) -> None:
    result = review(caption, BOOK)
    assert not result.in_language
    assert (result.verdict, result.voice, result.rewrite) == ("none", "none", None)
    assert [f.family for f in result.findings if f.family in ("crowd", "voice")] == []


def test_a_caption_in_another_language_still_gets_its_limits() -> None:
    result = review(SPANISH + " más" * 1000, BOOK)
    assert not result.in_language
    assert any(f.family == "platform" and f.counts for f in result.findings)


@pytest.mark.parametrize(
    "caption", ["El Paso at night", "Croissants from the café. C'est la vie", "Los Angeles, you are loud"]
)
def test_a_foreign_name_does_not_make_a_caption_foreign(caption: str) -> None:
    assert review(caption, BOOK).in_language


def test_an_unknown_platform_is_named_with_the_one_that_was_meant() -> None:
    with pytest.raises(UnknownPlatform, match="instagram"):
        review("soup", BOOK, "instagrm")


def test_explain_names_for_each_candidate_what_decided() -> None:
    caption = "Hey guys, I told the guys “you guys”"
    decisions = review(caption, BOOK, explain=True).decisions
    guys = [d for d in decisions if d.rule == "crowd.vocative"]
    assert [(d.kept, d.text) for d in guys] == [(True, "guys"), (False, "guys"), (False, "guys")]
    assert guys[0].by.startswith("when: after_greeting")
    assert guys[1].by.startswith("except: before")
    assert guys[2].by == "except: inside quote"


def test_explain_tells_who_a_you_is() -> None:
    caption = "Swipe for the recipe. Happy birthday @mira, I adore you. You never know with rye."
    told = {d.text: (d.kept, d.by) for d in review(caption, BOOK, explain=True).decisions if d.rule == "to one"}
    assert told["Swipe for"] == (True, "an order to the reader")
    assert told["you"][0] is False
    assert told["You"] == (False, "a you that is nobody")


def test_without_explain_no_decisions_are_kept() -> None:
    assert review("Hey guys", BOOK).decisions == ()


def test_a_photo_on_tiktok_may_be_longer_than_a_video() -> None:
    caption = "soup " * 600
    video = [f.rule for f in review(caption, BOOK, "tiktok", format="video").findings if f.level == "error"]
    photo = [f.rule for f in review(caption, BOOK, "tiktok", format="photo").findings if f.level == "error"]
    assert len(photo) < len(video)


def test_a_format_without_limits_of_its_own_has_those_of_the_platform() -> None:
    caption = "soup " * 600
    for format in ("video", "unheard of", None):
        rules = [f.rule for f in review(caption, BOOK, "tiktok", format=format).findings]
        assert rules == [f.rule for f in review(caption, BOOK, "tiktok").findings]


@pytest.mark.parametrize("braces", ["{match}", "{platform}", "{limit}"])
def test_a_name_in_braces_in_the_members_own_words_stays_as_it_is(braces: str) -> None:
    caption = f"Hey {braces} guys, the soup is on, guys"
    finding = next(f for f in review(caption, BOOK).findings if f.text == "guys")
    assert "guys" in finding.message
    assert "{" not in finding.message
    rewrite = review(caption, BOOK).rewrite
    assert rewrite is not None
    assert braces in rewrite


def test_where_crowd_findings_overlap_the_counted_and_longer_one_speaks() -> None:
    found = review("Thank you all of you guys", BOOK).findings[0]
    short = replace(found, start=10, end=12, text="xx", rule="crowd.short")
    long = replace(found, start=8, end=14, text="xxxxxx", rule="crowd.long")
    hint = replace(found, start=0, end=20, text="x" * 20, rule="crowd.hint", level="hint")
    beside = replace(found, start=14, end=16, text="xx", rule="crowd.beside")
    assert [f.rule for f in one_a_place([short, long, hint, beside])] == ["crowd.long", "crowd.beside"]


def test_a_phrase_within_a_longer_one_of_its_rule_is_said_once() -> None:
    found = review("The wool book is here. Pre-order now", BOOK, "tiktok").findings

    assert [f.text for f in found if f.rule == "platform.ad-speak"] == ["Pre-order now"]


def test_findings_of_other_families_may_share_a_place() -> None:
    found = review("Hey guys", BOOK).findings[0]
    others = [replace(found, family="bait", rule="bait.one"), replace(found, family="value", rule="value.two")]
    assert len(one_a_place([found, *others])) == 3
