"""The worked example of a For You page: it follows what one viewer does, always the same way, and nothing else."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.foryou import A_FEED, LONGEST, Playing, feed, play
from bot.rulebook.knowledge.model import Algorithm
from tests.sim.world import shelf

EXAMPLE = next(iter(shelf().current.knowledge.algorithms.values()))
FINISH, LIKE, SWIPE = range(3)
REACTIONS = st.lists(st.integers(0, len(EXAMPLE.reactions) - 1), max_size=LONGEST - 1)


def cooking(reactions: list[int]) -> int:
    return play(EXAMPLE, reactions).shares["cooking"]


def test_it_begins_with_a_little_of_everything() -> None:
    now = play(EXAMPLE, [])

    assert now.interest.id == "cooking"
    assert len(set(now.shares.values())) == 1
    assert now.last is None


@pytest.mark.parametrize("reaction", [FINISH, LIKE])
def test_who_watches_cooking_to_the_end_or_likes_it_is_shown_more_cooking(reaction: int) -> None:
    assert cooking([reaction]) > cooking([])


def test_who_swipes_cooking_on_is_shown_less_of_it() -> None:
    assert cooking([SWIPE]) < cooking([])


def test_watching_to_the_end_counts_for_more_than_a_like() -> None:
    assert EXAMPLE.reactions[FINISH].percent > EXAMPLE.reactions[LIKE].percent


def test_the_same_subject_never_plays_the_same_video_twice_in_a_row() -> None:
    played = [play(EXAMPLE, [FINISH] * n) for n in range(8)]

    assert all(one.video != other.video for one, other in pairwise(played))


@given(REACTIONS)
def test_the_same_reactions_always_lead_to_the_same_place(reactions: list[int]) -> None:
    assert play(EXAMPLE, reactions) == play(EXAMPLE, list(reactions))


@given(REACTIONS)
def test_ten_videos_are_ten_videos(reactions: list[int]) -> None:
    assert sum(play(EXAMPLE, reactions).shares.values()) == A_FEED


@given(REACTIONS)
def test_no_reaction_makes_a_subject_do_the_opposite(reactions: list[int]) -> None:
    playing = play(EXAMPLE, reactions).interest.id

    after = {n: play(EXAMPLE, [*reactions, n]).shares[playing] for n in (FINISH, LIKE, SWIPE)}
    assert after[FINISH] >= after[LIKE] >= play(EXAMPLE, reactions).shares[playing] >= after[SWIPE]


@given(st.lists(st.integers(0, 2), min_size=LONGEST, max_size=LONGEST * 2))
def test_a_round_ends(reactions: list[int]) -> None:
    assert play(EXAMPLE, reactions).over


def test_a_subject_that_is_never_watched_does_not_vanish_for_ever() -> None:
    counts = {one.id: 10_000_000 if one.id == "plants" else 50 for one in EXAMPLE.interests}

    assert feed(counts)["plants"] == A_FEED
    assert play(EXAMPLE, [SWIPE] * 19).shares[EXAMPLE.interests[0].id] > 0


def test_followers_are_no_part_of_it() -> None:
    names = {one.name for kind in (Algorithm, Playing) for one in fields(kind)}

    assert not [name for name in names if "follow" in name]
