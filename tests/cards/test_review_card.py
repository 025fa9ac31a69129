"""The review card: what it says for each verdict, and that it fits Discord's limits whatever the caption."""

from __future__ import annotations

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.caption.document import Choice
from bot.cards import words
from bot.cards.card import CAPTION, CAPTION_FILE, MOST_COMPONENTS, MOST_TEXT, REWRITE_FILE, Card, size
from bot.cards.keys import LONGEST, ReviewKey
from bot.cards.markdown import unquote
from bot.cards.me import care_words
from bot.cards.review import ACCENT_ON_PURPOSE, ACCENTS, MOST_REMARKS, review_card
from bot.coaching.review import Standing, Verdict
from tests.cards.reviews import finding, review

KEY = ReviewKey("instagram", None, 1)


def said(card: Card) -> str:
    return "\n".join(one.content for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay))


def labels(card: Card) -> list[str | None]:
    return [one.label for one in card.view.walk_children() if isinstance(one, discord.ui.Button)]


def accent(card: Card) -> int:
    (frame,) = card.view.children
    return int(frame.to_component_dict()["accent_color"])


def fits(card: Card) -> bool:
    components, characters = size(card.view)
    return components <= MOST_COMPONENTS and characters <= MOST_TEXT


def test_a_crowd_is_counted_in_the_heading() -> None:
    one = review_card(review(), KEY)
    two = review_card(review(findings=(finding(), finding("bread", 14)), to_crowd=2), KEY)

    assert words.CROWD_ONE in said(one)
    assert words.CROWD_MORE.format(count="Two") in said(two)


def test_one_to_one_names_the_words_that_did_it() -> None:
    card = review_card(review("I kept you a slice", verdict="one-to-one", one_words=((7, 10),), findings=()), KEY)

    assert words.ONE_TO_ONE in said(card)
    assert "**you**" in said(card)


def test_places_of_a_rule_whose_message_ends_on_its_words_are_one_remark() -> None:
    fields = {"rule": "platform.ad-speak", "family": "platform", "choices": ()}
    found = (
        finding("shop now", 0, message="An advert: “shop now”.", **fields),
        finding("Use code", 10, message="An advert: “Use code”.", **fields),
        finding("Shop now", 20, message="An advert: “Shop now”.", **fields),
    )
    card = review_card(review("shop now. Use code. Shop now", findings=found, rewrite=None), KEY)

    assert "- An advert: “shop now”, “Use code”.\n" in f"{said(card)}\n"


def test_what_is_praised_stands_in_the_order_of_the_caption() -> None:
    words_to_one = ((0, 3), (14, 21), (23, 26))
    card = review_card(
        review("You hear this. Tell me, you", verdict="one-to-one", one_words=words_to_one, findings=()), KEY
    )

    assert "**You**, **" in said(card)


def test_nobody_addressed_is_no_fault() -> None:
    card = review_card(review("Bread.", verdict="none", findings=(), rewrite=None), KEY)

    assert words.NOBODY_IDEA in said(card)
    assert labels(card) == [words.SHARE]


def test_a_mixed_caption_says_where_it_turns() -> None:
    turns = review_card(
        review("For you, guys", verdict="mixed", one_words=((4, 7),), findings=(finding("guys", 9),)), KEY
    )
    finds = review_card(
        review("guys, for you", verdict="mixed", one_words=((10, 13),), findings=(finding("guys", 0),)), KEY
    )

    assert words.MIXED in said(turns)
    assert words.MIXED_FIRST in said(finds)


@pytest.mark.parametrize("verdict", ["crowd", "mixed", "one-to-one", "none"])
def test_the_accent_follows_the_verdict_and_the_heading_says_it_too(verdict: Verdict) -> None:
    card = review_card(review(verdict=verdict), KEY)

    assert accent(card) == ACCENTS[verdict]
    assert said(card).startswith("## ")


def test_on_purpose_has_its_own_heading_and_leaves_the_crowd_alone() -> None:
    limit = finding("bread", 14, rule="platform.length", family="platform", level="error", message="It is too long.")
    card = review_card(review(findings=(finding(), limit)), ReviewKey("instagram", None, 1, on_purpose=True))

    assert accent(card) == ACCENT_ON_PURPOSE
    assert "greets a room" not in said(card)
    assert "too long" in said(card)


def test_hints_stay_folded_under_more() -> None:
    card = review_card(review(findings=(finding(), finding(level="hint", message="A smaller thing."))), KEY)

    assert "A smaller thing." not in said(card)
    assert words.MORE in labels(card)


def test_where_no_rewrite_is_safe_the_card_says_so() -> None:
    card = review_card(review(rewrite=None), KEY)

    assert words.NO_REWRITE in said(card)
    assert words.COPY not in labels(card)


def test_a_card_shows_a_handful_of_findings_and_counts_the_rest() -> None:
    many = tuple(finding("guys", n * 10, message=f"Remark {n}.") for n in range(30))
    card = review_card(review("guys      " * 30, findings=many), KEY)

    assert said(card).count("Remark ") == MOST_REMARKS
    assert words.MORE_REST.format(count=25) in said(card)
    assert fits(card)


def test_the_same_remark_is_made_once_and_counted() -> None:
    many = tuple(
        finding("guys", n * 10, message="“Guys” greets a room." if n else "“guys” greets a room.") for n in range(4)
    )
    card = review_card(review("guys      " * 4, findings=many), KEY)

    assert said(card).casefold().count("greets a room") == 1
    assert "(4 times)" in said(card)
    assert words.MORE not in labels(card)


def test_what_keeps_a_caption_from_being_posted_is_never_folded_away() -> None:
    many = tuple(finding("guys", n * 10, message=f"Remark {n}.") for n in range(9))
    limit = finding(
        "x", 99, rule="length.over", family="platform", level="error", message="It is too long.", choices=()
    )
    card = review_card(review("guys      " * 10, findings=(*many, limit)), KEY)

    assert "too long" in said(card)
    assert said(card).index("Remark 0") < said(card).index("too long")


def test_only_hints_are_called_smaller_things() -> None:
    hint = finding(level="hint", message="A hint.")
    rest = review_card(review(findings=(*(finding(message=f"Remark {n}.") for n in range(6)), hint)), KEY)

    assert words.MORE_FOUND_ONE in said(review_card(review(findings=(finding(), hint)), KEY))
    assert words.MORE_REST.format(count="Two") in said(rest)


FIGURES = {
    "few of many tags say nothing": (Standing(2, 5), False, ""),
    "more than half of them do": (Standing(3, 5), True, "3 of 5"),
    "all of them do": (Standing(5, 5), True, "5 of 5"),
    "too many have a remark of their own": (Standing(6, 5), False, ""),
    "no limit": (Standing(30, None), False, ""),
    "a caption that ends before the fold": (Standing(), False, ""),
    "a point before the fold": (Standing(fold=125, point_first=True), True, words.POINT_FIRST.format(fold=125)),
    "a point after it": (Standing(fold=80, point_first=False), True, words.POINT_LATE.format(fold=80)),
}


@pytest.mark.parametrize(("standing", "says_it", "expected"), FIGURES.values(), ids=FIGURES.keys())
def test_figures_stand_on_the_card_only_where_they_say_something(
    standing: Standing, says_it: bool, expected: str
) -> None:
    card = review_card(review(standing=standing), KEY)

    small = [line for line in said(card).split("\n")[2:] if line.startswith("-# ")]
    assert (len(small) > 1) == says_it  # beside the ticks
    assert expected in said(card)


def test_where_a_caption_folds_is_not_judged_in_a_language_that_is_not_known() -> None:
    card = review_card(review(standing=Standing(fold=80, point_first=False), in_language=False), KEY)

    assert words.POINT_LATE.format(fold=80) not in said(card)


def test_every_review_asks_for_the_three_ticks_and_measures_the_one_that_can_be() -> None:
    easy, hard = said(review_card(review(), KEY)), said(review_card(review(standing=Standing(point_first=False)), KEY))

    assert care_words.TICKS.format(measured=care_words.EASY) in easy
    assert care_words.TICKS.format(measured=care_words.HARD) in hard
    assert care_words.EASY in said(review_card(review(), ReviewKey("instagram", None, 1, on_purpose=True)))
    assert "Enjoyable" not in said(review_card(review(in_language=False), KEY))


def test_a_card_with_everything_on_it_holds_discords_limits() -> None:
    hint = finding(level="hint", message="A hint.")
    card = review_card(review(findings=(finding(), hint)), ReviewKey("tiktok", None, 1, own=True))
    rows = [one for one in card.view.walk_children() if isinstance(one, discord.ui.ActionRow)]

    assert len(rows) == 3
    assert all(len(row.children) <= 5 for row in rows)
    assert fits(card)


def test_a_caption_that_fits_stands_on_the_card_and_can_be_read_back() -> None:
    caption = "Hey guys, *look*\n\n```\nx\n``` \\o/"
    card = review_card(review(caption), KEY)
    (shown,) = [
        one.content
        for one in card.view.walk_children()
        if isinstance(one, discord.ui.TextDisplay) and one.id == CAPTION
    ]

    assert unquote(shown) == caption
    assert card.texts == ()


def test_a_rewrite_that_does_not_fit_beside_the_caption_comes_as_a_file() -> None:
    caption = "Hey guys " + "bread " * 400
    card = review_card(review(caption, rewrite=caption.replace(" guys", "")), KEY)

    assert [name for name, _ in card.texts] == [REWRITE_FILE]
    assert fits(card)


def test_a_caption_that_does_not_fit_comes_as_a_file_with_its_places_quoted() -> None:
    caption = "Hey guys " + "bread " * 800
    card = review_card(review(caption, rewrite=caption.replace(" guys", "")), KEY)

    assert [name for name, _ in card.texts] == [CAPTION_FILE, REWRITE_FILE]
    assert card.texts[0][1] == caption
    assert "**guys**" in said(card)
    assert fits(card)


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.sampled_from("a *_`~|<>[]\\#-.)\n😀é"), min_size=1, max_size=4000),
    st.integers(0, 12),
    st.integers(1, 600),
)
def test_whatever_the_caption_and_the_rules_say_the_card_fits(caption: str, count: int, width: int) -> None:
    found = tuple(
        finding(
            caption[n : n + width],
            n,
            message="*" * 300,
            level="error" if n % 2 else "warning",
            choices=(Choice("_" * width, ()),),
        )
        for n in range(count)
    )
    card = review_card(review(caption, findings=found, rewrite=caption[::-1]), KEY)

    assert fits(card)


@pytest.mark.parametrize("format", [None, "reel", "a format with a very long name " * 4])
def test_a_custom_id_is_never_too_long_and_tells_back_what_it_was_given(format: str | None) -> None:
    key = ReviewKey("instagram", format, 2**64 - 1, on_purpose=True, public=True)
    custom_id = key.id("nothelpful")

    assert len(custom_id) <= LONGEST
    assert ReviewKey.read(custom_id) == ReviewKey(
        "instagram", format if format != "a format with a very long name " * 4 else None, 2**64 - 1, True, True
    )


def test_a_place_that_may_sting_is_not_said_together_with_one_that_is_mended() -> None:
    stings = finding("guys", 4, rewrite="explain", choices=(Choice("you", ()),))
    mended = finding("guys", 30, choices=(Choice("you", ()),))
    card = review_card(review("Hey guys, the bread is out so guys", findings=(stings, mended), to_crowd=2), KEY)

    assert "(2 times)" not in said(card)
    assert words.MAY_STING.format(says="“you”") in said(card)
