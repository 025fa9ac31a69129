"""Dates with times as people type them: each case of typed_dates.yaml, and that nothing that is typed breaks."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.cycle.typed import Unreadable, read_moment

BERLIN = "Europe/Berlin"
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("typed_dates.yaml").read_text("utf-8"))["cases"]


def noon(zone: ZoneInfo) -> datetime:
    return datetime(2026, 11, 22, 12, tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['typed']} {case.get('zone', '')}".strip())
def test_a_date_is_read_as_it_was_meant_or_asked_about(case: dict[str, Any]) -> None:
    zone = ZoneInfo(case.get("zone", BERLIN))
    if "refused" in case:
        with pytest.raises(Unreadable) as unreadable:
            read_moment(case["typed"], noon(zone), zone)
        assert unreadable.value.why == case["refused"]
        return
    read = read_moment(case["typed"], noon(zone), zone)

    assert [f"{one.astimezone(zone):%Y-%m-%d %H:%M}" for one in read.moments] == case["reads"]
    assert read.asked == case.get("asked", "")
    assert len(set(read.moments)) == len(read.moments)
    assert list(read.moments) == sorted(read.moments)


@given(st.text(max_size=60) | st.from_regex(r"[0-9:./ apm-]{1,20}", fullmatch=True))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    zone = ZoneInfo(BERLIN)
    with suppress(Unreadable):
        assert 1 <= len(read_moment(typed, noon(zone), zone).moments) <= 2
