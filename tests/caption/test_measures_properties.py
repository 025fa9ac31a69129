"""What holds for every check on every text: hits lie inside it, and more of something never makes it fewer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.caption.measures import CHECKS, measure
from bot.caption.measures.length import code_points_cut, utf16_cut, utf16_units
from bot.caption.measures.lettering import plain
from bot.caption.measures.tags import camel_case
from bot.caption.reading import read
from bot.coaching.opening import open_rulebook

GRAMMAR = open_rulebook().rulebook.grammar("en")
NUMBERS = {"caption": 40, "fold": 20, "hashtags": 2, "hashtags_warn": 1, "percent": 5, "words": 2, "letters": 12}
NUMBERS |= {"run": 3, "same": 2, "lines": 2, "pile": 3, "most": 1}

# Whatever may stand in a caption: words that checks look for, and everything that makes offsets go wrong.
WORDS = """hey guys|Good morning|link in bio|like|comment|share this if|tag a friend|double tap if|for|if|the|#ad|#sp
|#slowmorning|#soup|@user|https://example.org/x,|thank you @user for sending|use my code|this song|giveaway|to enter
|sound on|BREAD|bread|寿司|خبز"""
BLANKS = ["\n", "\r\n", "\u2028", " ", "  ", "\x00", "\u202e", "\u200f", "\u200b"]
SIGNS = ["?", "!", ",", "“", "”", "♪", "\ud83d", "\udc4d"]
EMOJI = ["🍞", "🍞🍞🍞", "👨‍👩‍👧‍👦", "👩🏽‍🍳", "🇯🇵", "🇯", "1️⃣", "❤️", "❤", "\u200d", "\ufe0f"]
LETTERS = ["𝓷𝓮𝔀", "ⓢⓗⓞⓟ", "ʙʀ", "e\u0301", "\u0301"]
PIECES = st.sampled_from([*WORDS.replace("\n", "").split("|"), *BLANKS, *SIGNS, *EMOJI, *LETTERS])
ANY_CHARACTER = st.characters(codec=None)
CAPTIONS = st.lists(st.one_of(PIECES, st.text(ANY_CHARACTER, max_size=8)), max_size=24).map("".join)


@given(CAPTIONS)
def test_every_hit_lies_inside_the_caption_and_fills_what_its_check_promises(caption: str) -> None:
    doc = read(caption, GRAMMAR)
    for name, check in CHECKS.items():
        for hit in check.run(doc, NUMBERS):
            assert 0 <= hit.start < hit.end <= len(caption), name
            assert set(hit.values) == set(check.fills), name


@given(CAPTIONS)
def test_without_its_numbers_a_check_is_silent(caption: str) -> None:
    doc = read(caption, GRAMMAR)
    assert [name for name, check in CHECKS.items() if check.needs and list(check.run(doc, {}))] == []


@given(CAPTIONS, st.text(ANY_CHARACTER, min_size=1, max_size=5), st.sampled_from(["", "_utf16"]))
def test_a_caption_that_is_too_long_stays_too_long_when_it_grows(caption: str, more: str, unit: str) -> None:
    check = CHECKS["over_the_caption_limit" + unit]
    if list(check.run(read(caption, GRAMMAR), NUMBERS)):
        assert list(check.run(read(caption + more, GRAMMAR), NUMBERS))


@given(CAPTIONS, st.integers(0, 60), st.sampled_from(["", "_utf16"]))
def test_a_caption_is_never_both_nearly_full_and_too_long(caption: str, limit: int, unit: str) -> None:
    doc, numbers = read(caption, GRAMMAR), NUMBERS | {"caption": limit}
    over = list(CHECKS["over_the_caption_limit" + unit].run(doc, numbers))
    near = list(CHECKS["near_the_caption_limit" + unit].run(doc, numbers))
    assert not (over and near)


@given(CAPTIONS, st.integers(0, 8))
def test_what_is_over_a_hashtag_cap_is_over_every_smaller_cap(caption: str, cap: int) -> None:
    doc, check = read(caption, GRAMMAR), CHECKS["over_the_hashtag_cap"]
    assert bool(list(check.run(doc, {"hashtags": cap}))) == (measure(doc).hashtags > cap)


@given(st.text(ANY_CHARACTER), st.integers(0, 50))
def test_a_cut_keeps_as_much_as_fits_and_no_more(text: str, units: int) -> None:
    cut = utf16_cut(text, units)
    assert utf16_units(text[:cut]) <= units
    assert cut == len(text) or utf16_units(text[: cut + 1]) > units
    assert len(text[: code_points_cut(text, units)]) == min(units, len(text))


@given(st.text(st.characters(codec="utf-16")))
def test_utf16_units_are_what_an_encoder_writes(text: str) -> None:
    assert utf16_units(text) == len(text.encode("utf-16-le")) // 2


TAG_PIECES = st.sampled_from(["slow", "morning", "soup", "of", "the", "i", "a", "xq", "sunset", "2026"])


@given(st.lists(TAG_PIECES, max_size=6).map("".join))
def test_capitals_change_nothing_but_the_case_of_a_tag(tag: str) -> None:
    camel = camel_case("#" + tag, GRAMMAR["tag_word"], GRAMMAR["tag_short_word"])
    assert camel is None or camel.lower() == "#" + tag


@given(st.text("abcxyz ", max_size=12))
def test_plain_letters_stay_as_they_are(text: str) -> None:
    assert plain(text) == text
