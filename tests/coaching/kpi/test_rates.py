"""Rates by their names: exact, monotone, of no scale, and refused where there is nothing to divide by."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.kpi.rates import COUNTS, FORMULAS, Count, Figures, NoRate, Rate, kpis, rate, rounded

counts = st.integers(0, 10**9)
known = st.builds(Figures, **dict.fromkeys(COUNTS, counts))
some = st.builds(Figures, **dict.fromkeys(COUNTS, st.none() | counts))
names = st.sampled_from(sorted(FORMULAS))


def test_the_engagement_rate_is_likes_and_comments_over_followers() -> None:
    found = rate("engagement-rate", Figures(likes=900, comments=100, followers=25_000))

    assert isinstance(found, Rate)
    assert found.value == 4
    assert str(rounded(found.value)) == "4.00"


@pytest.mark.parametrize(
    ("name", "percent"),
    [
        ("engagement-rate", Fraction(40 * 100, 500)),
        ("engagement-rate-all", Fraction(70 * 100, 500)),
        ("engagement-rate-by-reach", Fraction(70 * 100, 800)),
        ("sends-per-reach", Fraction(20 * 100, 800)),
        ("likes-per-reach", Fraction(30 * 100, 800)),
        ("interaction-rate", Fraction(60 * 100, 1000)),
        ("interaction-rate-all", Fraction(70 * 100, 1000)),
        ("share-rate", Fraction(2)),
        ("save-rate", Fraction(1)),
        ("average-watch-time", Fraction(12)),
        ("completion-rate", Fraction(40)),
    ],
)
def test_each_formula_is_what_its_name_says(name: str, percent: Fraction) -> None:
    figures = Figures(views=1000, likes=30, comments=10, shares=20, saves=10, reach=800, followers=500)
    figures = replace(figures, watch_time=12_000, full_watches=400)
    found = rate(name, figures)

    assert isinstance(found, Rate) and found.value == percent


def test_full_watches_that_the_app_shows_as_a_share_need_no_views() -> None:
    found = rate("completion-rate", Figures(full_share=3825, full_watches=1, views=1))

    assert isinstance(found, Rate) and found.as_shown and found.value == Fraction(3825, 100)


@pytest.mark.parametrize("name", ["average-watch-time", "completion-rate"])
def test_what_is_watched_is_refused_without_views(name: str) -> None:
    nothing = rate(name, Figures(views=0, watch_time=5, full_watches=5))
    unknown = rate(name, Figures(views=5))

    assert isinstance(nothing, NoRate) and nothing.divides_by_nothing
    assert isinstance(unknown, NoRate) and len(unknown.missing) == 1


def test_nothing_is_not_divided_by_and_what_is_missing_is_named() -> None:
    by_nothing = rate("engagement-rate", Figures(likes=1, comments=1, followers=0))
    unknown = rate("interaction-rate", Figures(likes=1, shares=1))

    assert isinstance(by_nothing, NoRate) and by_nothing.divides_by_nothing
    assert isinstance(unknown, NoRate) and unknown.missing == ("comments", "views")


@given(names, some)
def test_every_rate_is_there_or_has_a_reason(name: str, figures: Figures) -> None:
    found = rate(name, figures)

    if isinstance(found, NoRate):
        bottom = figures.of(found.formula.bottom)
        assert all(figures.of(one) is None for one in found.missing)
        assert found.missing or bottom == 0
    else:
        assert found.value >= 0


@given(names, known, st.integers(1, 1000))
def test_one_more_of_what_counts_never_lowers_a_rate(name: str, figures: Figures, more: int) -> None:
    before = rate(name, figures)
    for counted in FORMULAS[name].top:
        after = rate(name, replace(figures, **{counted: (figures.of(counted) or 0) + more}))
        if isinstance(before, Rate):
            assert isinstance(after, Rate) and after.value > before.value


@given(names, known, st.integers(1, 10**6))
def test_an_account_a_thousand_times_the_size_has_the_same_rates(name: str, figures: Figures, times: int) -> None:
    larger = Figures(**{one: (figures.of(one) or 0) * times for one in COUNTS})
    small, large = rate(name, figures), rate(name, larger)

    assert isinstance(small, Rate) == isinstance(large, Rate)
    if isinstance(small, Rate) and isinstance(large, Rate):
        assert small.value == large.value


@given(some)
def test_the_order_that_is_asked_for_is_the_order_of_the_answer(figures: Figures) -> None:
    order = ["share-rate", "views", "engagement-rate"]
    found = kpis(order, figures)

    assert [one.name if isinstance(one, Count) else one.formula.name for one in found] == order


@pytest.mark.parametrize(
    ("value", "shown"), [("0.005", "0.01"), ("0.0049", "0.00"), ("2.345", "2.35"), ("100", "100.00")]
)
def test_a_rate_is_rounded_half_up(value: str, shown: str) -> None:
    assert rounded(Fraction(value)) == Decimal(shown)
