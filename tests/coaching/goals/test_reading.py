"""What a goal counts and when it ends, in the words that people type."""

from __future__ import annotations

from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.coaching.goals.reading import read_goal

SUNDAY = Day(2026, 11, 22)
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
NAMED = {"christmas": (12, 25)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["goal"])
def test_a_goal_is_read_as_it_was_meant(case: dict[str, Any]) -> None:
    read = read_goal(case["goal"], SUNDAY, NAMED)

    found = {"count": read.count, "unit": read.unit or None, "until": read.until, "missing": read.missing}
    if found["missing"] == "an end":
        found = {"missing": "an end"}
    assert {name: value for name, value in found.items() if value is not None} == {
        name: value for name, value in case.items() if name != "goal"
    }
