"""Whose evenings count towards a month: a cycle's own, or those of all cycles of its server."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.coaching.cycle import founding, planning
from bot.coaching.cycle.model import Cycle, End, Terms
from bot.coaching.cycle.months import next_free, shared_in, taken_in
from bot.coaching.cycle.presets import terms_of
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.standing import standing
from tests.sim.world import shelf

NOW = datetime(2028, 1, 10, 12, tzinfo=UTC)


def begun(zone: str, *elsewhere: datetime) -> Cycle:
    """One whose server's other cycles have these evenings, and where they count."""
    terms = Terms(month_scope="server")
    cycle = founding.propose(7, "Talks", "clay", zone, terms, End(events=20), by=1, now=NOW)
    for member in (1, 2, 3):
        cycle = founding.found(cycle, member, NOW)
    return replace(cycle, elsewhere=elsewhere)


@pytest.mark.parametrize(
    ("zone", "elsewhere", "third", "fits"),
    [
        ("Europe/Berlin", "2028-02-29T22:30", "2028-02-20T18:00", False),  # a leap day, half an hour before March
        ("Europe/Berlin", "2028-02-29T23:30", "2028-02-20T18:00", True),  # March there already
        ("Asia/Tokyo", "2028-02-29T15:30", "2028-02-20T18:00", True),
        ("America/New_York", "2028-03-01T04:30", "2028-02-20T18:00", False),  # 23:30 on the leap day there
        ("Europe/Berlin", "2028-03-26T00:30", "2028-03-31T21:30", False),  # clocks go forward in between
        ("Europe/Berlin", "2028-03-26T00:30", "2028-03-31T22:30", True),  # April, by summer time
        ("Europe/Berlin", "2028-10-29T00:30", "2028-10-31T22:30", False),  # clocks have gone back
        ("America/New_York", "2028-11-05T05:30", "2028-12-01T04:59", False),
        ("America/New_York", "2028-11-05T05:30", "2028-12-01T05:00", True),
    ],
)
def test_an_evening_of_another_cycle_counts_in_the_month_that_it_is_where_this_one_is(
    zone: str, elsewhere: str, third: str, fits: bool
) -> None:
    there, wanted = (datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (elsewhere, third))
    cycle = begun(zone, there)
    cycle = planning.plan(cycle, wanted - timedelta(days=1), 1, NOW)
    if fits:
        assert len(planning.plan(cycle, wanted, 1, NOW).events) == 2
    else:
        with pytest.raises(Refused, match="month-full"):
            planning.plan(cycle, wanted, 1, NOW)


def test_the_next_free_month_is_free_for_all_cycles_together() -> None:
    february, march, april = (datetime(2028, month, 20, 18, tzinfo=UTC) for month in (2, 3, 4))
    cycle = begun("UTC", february, march, march + timedelta(days=1), april)
    cycle = planning.plan(cycle, february + timedelta(days=1), 1, NOW)
    with pytest.raises(Refused) as refused:
        planning.plan(cycle, february + timedelta(days=2), 1, NOW)
    assert refused.value.details["next"] == date(2028, 4, 1)
    assert next_free(cycle, date(2028, 3, 1)) == date(2028, 4, 1)
    assert (taken_in(cycle, date(2028, 2, 1)), shared_in(cycle, date(2028, 2, 1))) == (2, 1)


def test_how_it_stands_counts_the_same_evenings() -> None:
    cycle = begun("UTC", NOW + timedelta(days=2))
    stands = standing(cycle, NOW)
    assert (stands.month_taken, stands.month_shared, stands.month_most) == (1, 1, 2)


def test_a_cycle_takes_the_scope_of_the_rules_that_it_is_proposed_under() -> None:
    known = shelf().current.knowledge.gathering
    assert known is not None and known.limits.month_scope == "cycle"
    together = replace(known.limits, month_scope="server")
    for preset in (None, *known.presets.values()):
        assert terms_of(known.limits, preset).month_scope == "cycle"
        assert terms_of(together, preset).month_scope == "server"
