"""Take or leave: whatever is taken, the rest of the caption stays; what is left is left; what is wanted is done."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.caption.document import Choice, Edit
from bot.coaching.choosing import MOST_OFFERS, Chosen, Offer, Picks, choose, offers, pick, possible
from bot.coaching.in_words import in_words
from bot.coaching.opening import open_rulebook
from bot.coaching.reviewing import review
from bot.coaching.rewriting import apply, compatible
from tests.cards.reviews import finding
from tests.cards.reviews import review as made_review
from tests.coaching.test_rewrites import CAPTIONS

BOOK = open_rulebook().rulebook
read = partial(review, rulebook=BOOK)
WISHES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2)), max_size=8)
WORDS = st.sampled_from(
    [*'ab\n\r\u2028 ,.!?"“”🏴👩🏽\u200d\u202e\ud83d', "guys", " you all", "y'all", "Hey everyone,", " who's", "𝓰𝓾𝔂𝓼"]
)
ANY_TEXT = st.one_of(st.text(), st.lists(WORDS, max_size=40).map("".join))


def wished(caption: str, wishes: list[tuple[int, int]], *, later: bool = True) -> Chosen:
    """What becomes of a caption after some presses, starting from the rewrite."""
    first = choose(read(caption), None, read)
    picks = Picks(first.picks.each, later)
    for which, choice in wishes:
        if which < len(first.offers):
            picks = pick(first.offers, picks, which, min(choice, len(first.offers[which].choices)))
            assert possible(first.offers, picks)
            assert picks.each[which] == min(choice, len(first.offers[which].choices))
    return choose(first.review, picks, read)


def nothing(offered: tuple[Offer, ...]) -> Picks:
    return Picks((0,) * len(offered))


@given(CAPTIONS)
def test_with_every_edit_left_the_caption_is_byte_for_byte_what_it_was(caption: str) -> None:
    reviewed = read(caption)
    chosen = choose(reviewed, nothing(offers(reviewed)), read)
    assert (chosen.text, chosen.later, chosen.changed) == (caption, (), ())


@given(CAPTIONS)
def test_what_is_taken_at_first_is_the_rewrite(caption: str) -> None:
    chosen = choose(read(caption), None, read)
    assert chosen.text == (chosen.review.rewrite or caption)


@given(CAPTIONS, WISHES)
def test_outside_of_what_is_taken_every_byte_stays(caption: str, wishes: list[tuple[int, int]]) -> None:
    chosen = wished(caption, wishes, later=False)
    taken = [offer.choices[n - 1] for offer, n in zip(chosen.offers, chosen.picks.each, strict=True) if n]
    assert chosen.text == apply(caption, taken)
    at, rest = 0, chosen.text
    for edit in compatible(taken):
        kept = caption[at : edit.start] + edit.text
        assert rest.startswith(kept)
        rest, at = rest[len(kept) :], edit.end
    assert rest == caption[at:]


@given(CAPTIONS, WISHES)
def test_words_that_are_left_are_still_there(caption: str, wishes: list[tuple[int, int]]) -> None:
    chosen = wished(caption, wishes)
    taken = [offer.choices[n - 1] for offer, n in zip(chosen.offers, chosen.picks.each, strict=True) if n]
    touched = compatible(taken)
    for n, offer in enumerate(chosen.offers):
        place = offer.findings[0]
        meant = not chosen.picks.each[n] and n not in chosen.given_way
        if meant and not any(e.start < place.end and place.start < e.end for e in touched):
            assert place.text in chosen.text


@given(ANY_TEXT, WISHES)
@settings(max_examples=300)
def test_no_text_and_no_wish_breaks_it_and_every_offset_is_inside(text: str, wishes: list[tuple[int, int]]) -> None:
    chosen = wished(text, wishes)
    assert wished(text, wishes) == chosen
    assert all(0 <= start <= end <= len(chosen.text) for start, end in chosen.changed)
    for offer in (*chosen.offers, *chosen.later):
        for choice in offer.choices:
            before, _ = in_words(offer.text, choice)
            assert "\n" not in before


@given(CAPTIONS)
def test_each_edit_is_told_in_words_that_the_caption_has(caption: str) -> None:
    for offer in offers(read(caption)):
        for choice in offer.choices:
            before, after = in_words(caption, choice)
            assert before != after
            assert all(word in caption for word in before.split() if word != "…")


@pytest.mark.parametrize("platform", BOOK.platforms)
def test_where_the_platform_has_no_room_for_an_edit_it_is_left_at_first_and_can_be_taken(platform: str) -> None:
    limit = BOOK.platforms[platform].limits["caption"].value
    asked = "Who loves rye?\n"  # “Do you love rye?” needs two characters more
    full = asked * 9 + "s" * (limit - 9 * len(asked) - 15) + "\nHey guys, soup"
    here = partial(review, rulebook=BOOK, platform=platform)
    chosen = choose(here(full), None, here)
    assert chosen.text == full.replace("Hey guys", "Hey")
    assert chosen.picks.each == (0,) * 9 + (1,)
    more = choose(chosen.review, Picks((1, 1, 1, *chosen.picks.each[3:]), later=False), here)
    assert more.text.startswith("Do you love rye?\n" * 3 + "Who loves")
    assert [one.family for one in more.after.findings if one.level == "error"] == ["platform"]


def test_ways_to_put_the_same_thing_are_told_of_the_same_words() -> None:
    caption = "Friends, the soup is on"
    (offer,) = offers(read(caption))
    told = [in_words(caption, choice, offer.choices) for choice in offer.choices]
    assert told == [("Friends, the", "The"), ("Friends, the", "Friend, the")]


def test_an_edit_that_may_sting_is_left_at_first_and_can_be_taken() -> None:
    chosen = choose(read("You guys are unhinged"), None, read)
    assert (chosen.text, chosen.picks.each) == ("You guys are unhinged", (0,))
    assert wished("You guys are unhinged", [(0, 1)]).text == "You are unhinged"


def test_taking_one_lets_go_of_what_touches_the_same_words() -> None:
    first = finding("all", 0, choices=(Choice("x", (Edit(0, 3, "x"),)), Choice("z", (Edit(0, 1, "z"),))))
    second = finding("l you", 2, choices=(Choice("y", (Edit(2, 7, "y"),)),))
    offered = offers(made_review("all you see", findings=(first, second)))
    assert pick(offered, Picks((1, 0)), 1, 1) == Picks((0, 1))
    assert pick(offered, Picks((0, 1)), 0, 1) == Picks((1, 0))
    assert pick(offered, Picks((0, 1)), 0, 2) == Picks((2, 1))
    assert not possible(offered, Picks((1, 1)))
    assert not possible(offered, Picks((3, 0)))
    assert not possible(offered, Picks((1,)))


def test_what_only_a_second_reading_finds_is_one_offer_more() -> None:
    chosen = choose(read("Guys guys guys. It's here"), None, read)
    assert (chosen.given_way, len(chosen.later)) == ({1}, 1)
    assert chosen.text == chosen.review.rewrite == "It's here"
    without = choose(chosen.review, Picks(chosen.picks.each, later=False), read)
    assert (without.text, len(without.later)) == ("Guys. It's here", 1)


def test_of_very_many_edits_the_last_are_taken_or_left_together() -> None:
    line = "Hey guys, the soup is on. " + "Leek and barley simmer, and the rye rests in the oven. " * 3
    caption = f"{line}\n" * 23
    chosen = choose(read(caption), None, read)
    assert len(chosen.offers) == MOST_OFFERS
    assert chosen.text == caption.replace("Hey guys", "Hey")
    assert wished(caption, [(MOST_OFFERS - 1, 0)]).text.count("guys") == 23 - (MOST_OFFERS - 1)
    assert choose(chosen.review, nothing(chosen.offers), read).text == caption


def test_where_nothing_would_remain_nothing_is_taken_at_first() -> None:
    assert choose(read("  Guys!!  "), None, read).text == "  Guys!!  "
