"""Interests as people type them, and who shares the most of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.cycle.matching import (
    LONGEST_INTEREST,
    MOST_INTERESTS,
    UnreadableInterests,
    folded_interest,
    read_interests,
    sharing,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("street food, film, clay", ["street food", "film", "clay"]),
        ("#film #clay", ["film", "clay"]),
        ("film; clay\nbread", ["film", "clay", "bread"]),
        ("  Film ,, film,FILMS, ", ["Film"]),
        ("映画、陶芸，写真", ["映画", "陶芸", "写真"]),
        ("film, 🎬", ["film"]),
        ("rock & roll", ["rock & roll"]),
    ],
)
def test_interests_are_read_as_people_type_them(typed: str, read: list[str]) -> None:
    assert list(read_interests(typed).values()) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "none"),
        (" , ;# ", "none"),
        ("🎬, 🍞", "none"),
        ("a, b, c, d, e, f", "many"),
        ("I like long walks on the beach at night", "long"),
    ],
)
def test_what_is_no_list_of_interests_is_said(typed: str, why: str) -> None:
    with pytest.raises(UnreadableInterests) as error:
        read_interests(typed)
    assert error.value.why == why


@pytest.mark.parametrize(
    ("one", "other"),
    [("Street food", "street-food"), ("ceramic", "Ceramics"), ("１００人カイギ", "100人ｶｲｷﾞ"), ("films", "film")],
)
def test_two_spellings_of_one_interest_are_the_same(one: str, other: str) -> None:
    assert folded_interest(one) == folded_interest(other)


@pytest.mark.parametrize(("one", "other"), [("glass", "glas"), ("gas", "ga"), ("film", "food")])
def test_two_interests_stay_two(one: str, other: str) -> None:
    assert folded_interest(one) != folded_interest(other)


def test_who_shares_the_most_comes_first_in_the_words_of_who_looks() -> None:
    mine = {"film": "Films", "clay": "clay", "bread": "bread"}
    listed = [(1, "clay"), (2, "film"), (3, "wool"), (2, "bread"), (4, "film")]

    assert [(one.member, one.interests) for one in sharing(mine, listed)] == [
        (2, ("Films", "bread")),
        (1, ("clay",)),
        (4, ("Films",)),
    ]


@given(st.text(max_size=300))
def test_whatever_is_typed_is_a_short_list_or_no_list(typed: str) -> None:
    try:
        found = read_interests(typed)
    except UnreadableInterests:
        return
    assert 1 <= len(found) <= MOST_INTERESTS
    assert all(1 <= len(one) <= LONGEST_INTEREST and "\n" not in one for one in found.values())
    assert read_interests(", ".join(found.values())).keys() == found.keys()
