"""A whole cycle of a hundred speakers, evening after evening: people step down, one evening is called off, one founder
leaves, and it ends by itself.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.coaching.cycle import founding, holding, planning, speaking
from bot.coaching.cycle.model import Cycle, End, Terms
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.standing import milestone, standing

START = datetime(2027, 1, 1, 12, tzinfo=UTC)
HOST, JO, KEN = 1, 2, 3


def begun() -> Cycle:
    cycle = founding.propose(7, "Talks", "clay", "America/New_York", Terms(), End(speakers=100), by=HOST, now=START)
    for member in (HOST, JO, KEN):
        cycle = founding.found(cycle, member, START)
    return cycle


def test_a_hundred_speak_in_twenty_evenings_and_it_is_done() -> None:
    cycle, now, called_off, reached = begun(), START, 0, list[int]()
    for evening in range(21):
        starts = datetime(2027 + (evening // 2) // 12, (evening // 2) % 12 + 1, 10 + 10 * (evening % 2), 23, tzinfo=UTC)
        now = starts - timedelta(days=9)
        cycle = planning.plan(cycle, starts, HOST, now)
        event = cycle.events[-1].id
        if evening == 4:
            cycle, called_off = planning.cancel(cycle, event, HOST, now), called_off + 1
            continue
        first = 100 + 10 * evening
        for member in range(first, first + 6):  # the sixth waits
            cycle = speaking.sign_up(cycle, event, member, now)
        cycle = speaking.step_down(cycle, event, first + 2, now)
        cycle = speaking.accept(cycle, event, first + 5, now + timedelta(hours=20))
        if evening == 9:
            cycle = founding.leave(cycle, JO, now)
        cycle = holding.begin(cycle, event, HOST, starts)
        for talk in cycle.talks_at(event, "signed"):
            cycle = holding.talk_held(cycle, event, talk.member, starts + timedelta(minutes=12))
        for guest in (first, 1000 + evening):
            cycle = holding.attend(cycle, event, guest, starts)
        cycle = holding.hold(cycle, event, HOST, starts + timedelta(hours=1))
        reached += [found] if (found := milestone(cycle, (5, 10, 15, 20))) else []

    stands = standing(cycle, now)
    assert (cycle.state, cycle.ended, called_off, reached) == ("closed", "speakers", 1, [5, 10, 15, 20])
    assert (stands.speakers, stands.events, stands.streak) == (100, 20, 20)
    assert len(cycle.founders) == 2 and founding.founders_missing(cycle) == 1
    assert len({one for event in cycle.events for one in event.attended}) == 40
    assert cycle.over_at is not None and cycle.over_at.year == 2027
    with pytest.raises(Refused, match="over"):
        planning.plan(cycle, now + timedelta(days=60), HOST, now + timedelta(days=30))


def test_where_some_did_not_come_there_are_more_evenings_until_the_hundredth_has_spoken() -> None:
    cycle = begun()
    for evening in range(25):
        starts = datetime(2027 + (evening // 2) // 12, (evening // 2) % 12 + 1, 10 + 10 * (evening % 2), 23, tzinfo=UTC)
        cycle = planning.plan(cycle, starts, HOST, starts - timedelta(days=9))
        came = range(100 + 5 * evening, 104 + 5 * evening)
        for member in (*came, 104 + 5 * evening):
            cycle = speaking.sign_up(cycle, cycle.events[-1].id, member, starts - timedelta(days=9))
        cycle = holding.hold(cycle, cycle.events[-1].id, HOST, starts, spoke=came)

    assert (cycle.state, cycle.speakers(), len(cycle.held_events())) == ("closed", 100, 25)
