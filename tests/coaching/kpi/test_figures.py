"""Counts as people type them, with either decimal mark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.kpi.figures import MOST, UnreadableFigure, read_figure

CASES = yaml.safe_load((Path(__file__).parent / "figures.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: repr(case["typed"]))
def test_a_typed_figure_is_read_and_a_guess_is_called_one(case: dict[str, Any]) -> None:
    figure = read_figure(case["typed"])

    assert (figure.count, figure.guessed) == (case["count"], case.get("guessed", False))


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: repr(case["typed"]))
def test_what_is_no_count_is_refused_with_the_reason(case: dict[str, Any]) -> None:
    with pytest.raises(UnreadableFigure) as refused:
        read_figure(case["typed"])
    assert refused.value.why == case["why"]


@given(st.integers(0, MOST), st.sampled_from([",", ".", " ", "'", "\u202f", ""]))
def test_a_count_is_read_back_however_its_thousands_are_parted(count: int, mark: str) -> None:
    assert read_figure(f"{count:,}".replace(",", mark)).count == count


@given(st.integers(0, 9999), st.integers(0, 99), st.sampled_from([".", ","]), st.sampled_from(["k", "K", " M", "Mio"]))
def test_a_point_and_a_comma_say_the_same_before_a_suffix(whole: int, part: int, mark: str, suffix: str) -> None:
    typed = f"{whole}{mark}{part:02}{suffix}"

    assert read_figure(typed) == read_figure(typed.replace(mark, "." if mark == "," else ","))


@given(st.text(max_size=60))
def test_whatever_is_typed_it_is_a_count_in_bounds_or_a_reason(typed: str) -> None:
    try:
        assert 0 <= read_figure(typed).count <= MOST
    except UnreadableFigure as refused:
        assert refused.why
