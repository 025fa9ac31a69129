"""A member against their own earlier posts: the median, the alerts, and one person beside a crowd."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.kpi.comparison import FAIR, Compared, TooFew, compare
from bot.coaching.kpi.history import LATEST, Median, alerts_on, all_on_one, own_median, own_median_count
from bot.coaching.kpi.rates import Figures

rates = st.lists(st.fractions(0, 100, max_denominator=1000), min_size=FAIR, max_size=20)


def post(views: int = 1000, likes: int = 100, comments: int = 10, shares: int = 10) -> Figures:
    return Figures(views=views, likes=likes, comments=comments, shares=shares)


def test_a_median_is_of_the_latest_posts_that_have_the_figure() -> None:
    old, new = [post(shares=900)] * 50, [post(shares=20)] * LATEST
    unknown = [Figures(views=5)]

    assert own_median("share-rate", old + new + unknown) == Median(Fraction(2), LATEST)
    assert own_median("share-rate", [post()] * 2) is None
    assert own_median_count("views", [post(views=n) for n in (1, 5, 100)]) == Median(Fraction(5), 3)


def test_views_that_rise_while_depth_stays_flat_are_told() -> None:
    before = [post()] * 5
    risen = [post(views=3000, likes=300, comments=30, shares=30)] * 5
    deeper = [post(views=3000, likes=600, comments=90, shares=90)] * 5

    assert alerts_on("interaction-rate", before + risen) == ["views without depth"]
    assert alerts_on("interaction-rate", before + deeper) == []
    assert alerts_on("interaction-rate", before[:4] + risen) == [], "too few to say"
    assert alerts_on("interaction-rate", before + [post()] * 5) == []


def test_likes_that_come_alone_are_told() -> None:
    assert alerts_on("interaction-rate", [post(comments=0, shares=0)] * 5) == ["likes alone"]
    assert alerts_on("interaction-rate", [post()] * 5 + [post(comments=3, shares=3)] * 5) == ["likes alone"]
    assert alerts_on("interaction-rate", [post()] * 10) == []
    assert alerts_on("interaction-rate", [Figures(likes=50)] * 9) == [], "not known is not none"


def test_all_posts_on_one_platform_are_told_and_a_mix_is_not() -> None:
    both = ("instagram", "tiktok")

    assert all_on_one({"instagram": 8, "tiktok": 0}, both) == "instagram"
    assert all_on_one({"instagram": 7}, both) is None
    assert all_on_one({"instagram": 8, "tiktok": 1}, both) is None
    assert all_on_one({}, both) is None


@pytest.mark.parametrize(("one", "crowd", "missing"), [(0, 0, 16), (8, 3, 5), (3, 20, 5), (7, 7, 2)])
def test_below_a_fair_number_only_what_is_missing_is_told(one: int, crowd: int, missing: int) -> None:
    found = compare([Fraction(1)] * one, [Fraction(1)] * crowd, Random(1))

    assert isinstance(found, TooFew) and found.missing == missing


def test_a_clear_difference_is_clear_and_none_could_be_nothing() -> None:
    high, low = [Fraction(5 + n, 10) + 4 for n in range(10)], [Fraction(5 + n, 10) for n in range(10)]
    clear, none = compare(high, low, Random(1)), compare(low, low, Random(1))

    assert isinstance(clear, Compared) and not clear.could_be_nothing and clear.difference == 4
    assert isinstance(none, Compared) and none.could_be_nothing and none.difference == 0


@settings(max_examples=15, deadline=None)
@given(rates, rates, st.integers())
def test_the_interval_is_the_same_for_the_same_chance_and_turns_with_the_sides(
    one: list[Fraction], crowd: list[Fraction], seed: int
) -> None:
    found, again = compare(one, crowd, Random(seed)), compare(one, crowd, Random(seed))
    turned = compare(crowd, one, Random(seed))

    assert found == again
    assert isinstance(found, Compared) and isinstance(turned, Compared)
    assert found.low <= found.high
    assert found.difference == -turned.difference
    assert min(one) - max(crowd) - Fraction(1, 10**6) <= found.low
    assert found.high <= max(one) - min(crowd) + Fraction(1, 10**6)
