"""How the work of a cycle is spread, which roles are free, and three low moods in a row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.coaching.cycle import founding, holding, planning, speaking, volunteering
from bot.coaching.cycle.load import load, low_in_a_row
from bot.coaching.cycle.model import Cycle, End, Terms
from bot.coaching.cycle.refusing import Refused

START = datetime(2027, 1, 4, 18, tzinfo=UTC)
ROLES = ("host", "timer", "door")


def begun() -> Cycle:
    cycle = founding.propose(7, "Talks", "clay", "UTC", Terms(), End(events=9), by=1, now=START)
    for member in (1, 2, 3):
        cycle = founding.found(cycle, member, START)
    return cycle


def held(cycle: Cycle, *volunteers: tuple[str, int], speaker: int | None = None) -> Cycle:
    """One more evening, a month after the last."""
    starts = START + timedelta(days=31 * (len(cycle.events) + 1))
    before = starts - timedelta(days=1)
    cycle = planning.plan(cycle, starts, None, before)
    event = cycle.events[-1].id
    for role, member in volunteers:
        cycle = volunteering.claim_role(cycle, event, role, member, before)
    if speaker is not None:
        cycle = speaking.sign_up(cycle, event, speaker, before)
    return holding.hold(cycle, event, None, starts)


def test_a_role_is_one_persons_until_they_give_it_back() -> None:
    cycle = planning.plan(begun(), START + timedelta(days=9), None, START)
    cycle = volunteering.claim_role(cycle, 1, "host", 8, START)
    for member, why in ((9, "role-taken"), (8, "role-yours")):
        with pytest.raises(Refused) as refused:
            volunteering.claim_role(cycle, 1, "host", member, START)
        assert refused.value.why == why
    with pytest.raises(Refused):
        volunteering.release_role(cycle, 1, "host", 9, START)
    assert volunteering.free_roles(cycle.events[0], ROLES) == ["timer", "door"]
    cycle = volunteering.release_role(cycle, 1, "host", 8, START)
    assert volunteering.claim_role(cycle, 1, "host", 9, START).events[0].volunteers[0].member == 9


def test_the_free_roles_of_an_evening_planned_within_two_days_are_not_reminded_of() -> None:
    cycle = planning.plan(begun(), START + timedelta(hours=47), None, START)
    assert volunteering.next_reminded(cycle, START) is None

    cycle = planning.plan(cycle, START + timedelta(days=5), None, START)
    reminded = volunteering.next_reminded(cycle, START)
    assert reminded is not None and volunteering.reminder_at(reminded) == START + timedelta(days=3)
    assert volunteering.next_reminded(cycle, START + timedelta(days=3)) is None


def test_the_load_counts_the_last_evenings_and_ranks_nobody() -> None:
    cycle = held(begun(), ("host", 9))
    for _ in range(4):
        cycle = held(cycle, ("door", 8), ("host", 2), speaker=8)
    found = load(cycle)

    assert found.evenings == 4
    assert [one.member for one in found.shares] == [1, 2, 3, 8]  # founders as they came, then who helped first
    assert found.shares[0].roles == () and found.shares[1].roles == (("host", 4),)
    assert (found.shares[3].roles, found.shares[3].talks) == ((("door", 4),), 4)
    assert not found.few


def test_it_is_noticed_when_much_rests_on_one() -> None:
    cycle = held(begun(), ("host", 9), ("door", 9))
    assert not load(cycle).few
    assert load(held(cycle, ("host", 9))).few


def test_roles_ahead_are_told_apart_from_those_that_were() -> None:
    cycle = planning.plan(held(begun()), START + timedelta(days=90), None, START + timedelta(days=32))
    cycle = volunteering.claim_role(cycle, 2, "timer", 3, START + timedelta(days=32))
    share = next(one for one in load(cycle).shares if one.member == 3)

    assert (share.roles, share.coming) == ((), ("timer",))


@pytest.mark.parametrize(
    ("moods", "count"),
    [({}, 0), ({1: 1, 2: 1, 3: 1}, 3), ({1: 1, 2: 1, 3: 2}, 0), ({1: 1, 2: 3, 3: 1}, 1), ({1: 1, 3: 1}, 2)],
)
def test_low_moods_are_counted_back_from_the_last_evening_that_was_told_of(moods: dict[int, int], count: int) -> None:
    cycle = begun()
    for _ in range(3):
        cycle = held(cycle)

    assert low_in_a_row(cycle, moods) == count
