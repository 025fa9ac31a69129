"""No sequence of presses at an evening that is led, by anyone, late or doubled, and no clock, breaks a rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.coaching.cycle import founding, holding, planning, running, speaking
from bot.coaching.cycle.model import Cycle, End, Terms
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.talking import on_stage
from tests.coaching.cycle.test_any_moves import AnyMoves, forgotten

START = datetime(2027, 3, 13, 12, tzinfo=UTC)
LEADS = st.sampled_from([None, 1, 2, 3])
BY = st.sampled_from([None, 1, 9])
TALKS = st.integers(1, 6)  # the id that a button names, perhaps of a talk that is long over
LATE = st.sampled_from([0, 0, 0, 0, 0, 1, 30, 700, 5 * 3600])
MEMBERS = st.integers(11, 16)
on = precondition(lambda self: self.cycle.events[0].state == "running")  # type: ignore[attr-defined]


class AnyEvening(RuleBasedStateMachine):
    """Members 1 to 3 started it; 11 to 17 speak, give their seats back, or are forgotten."""

    @initialize(
        speakers=st.integers(0, 5),
        seats=st.integers(1, 5),
        minutes=st.integers(1, 12),
        changeover=st.integers(0, 3),
        last=st.booleans(),
    )
    def begun(self, speakers: int, seats: int, minutes: int, changeover: int, last: bool) -> None:
        self.now = START
        terms, end = (
            Terms(seats=seats, talk_minutes=minutes, changeover_minutes=changeover),
            End(speakers=4) if last else End(events=2),
        )
        cycle = founding.propose(7, "Talks", "clay", "Europe/Berlin", terms, end, by=1, now=START)
        for member in (1, 2, 3):
            cycle = founding.found(cycle, member, START)
        cycle = planning.plan(cycle, START + timedelta(minutes=30), 1, START)
        self.cycle = cycle
        for member in range(11, 11 + speakers):
            self.do(lambda cycle, member=member: speaking.sign_up(cycle, 1, member, START))  # type: ignore[misc]
        self.do(lambda cycle: holding.begin(cycle, 1, 1, START, room=5))
        self.founders_at_the_start, self.closed = 3, None

    def do(self, move: Callable[[Cycle], Cycle]) -> bool:
        """Whether it was let happen."""
        try:
            self.cycle = move(self.cycle)
        except Refused:
            return False
        return True

    def twice(self, move: Callable[[Cycle], Cycle]) -> None:
        """Pressed by two in the same moment, it is done once."""
        if self.do(move):
            once = self.cycle
            assert not self.do(move) and self.cycle == once

    @rule(seconds=st.integers(0, 900))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.do(lambda cycle: settled(cycle, self.now))

    @on
    @rule(by=BY)
    def the_next_is_called_up(self, by: int | None) -> None:
        self.do(lambda cycle: running.call_up(cycle, 1, by, self.now))

    @on
    @rule(talk=TALKS, by=LEADS)
    def this_one_is_called_up(self, talk: int, by: int | None) -> None:
        speaks = on_stage(self.cycle, self.cycle.events[0])
        self.twice(lambda cycle: running.call_up(cycle, 1, by, self.now, talk))
        assert speaks is None or on_stage(self.cycle, self.cycle.events[0]) == speaks, "nobody is talked over"

    @on
    @rule(talk=TALKS, by=LEADS)
    def this_one_is_done(self, talk: int, by: int | None) -> None:
        self.twice(lambda cycle: running.finish_talk(cycle, 1, by, self.now, talk))

    @on
    @rule(by=LEADS)
    def who_speaks_is_done(self, by: int | None) -> None:
        self.do(lambda cycle: running.finish_talk(cycle, 1, by, self.now))

    @on
    @rule(talk=TALKS, by=LEADS)
    def this_one_is_not_here(self, talk: int, by: int | None) -> None:
        self.twice(lambda cycle: running.skip_talk(cycle, 1, by, self.now, talk))

    @on
    @rule(member=MEMBERS, back=st.booleans())
    def somebody_asks_to_speak_or_gives_it_back(self, member: int, back: bool) -> None:
        move = speaking.step_down if back else speaking.sign_up
        self.do(lambda cycle: move(cycle, 1, member, self.now))

    @on
    @rule(member=MEMBERS)
    def somebody_is_forgotten(self, member: int) -> None:
        self.cycle = forgotten(self.cycle, member)
        self.do(lambda cycle: settled(cycle, self.now))

    @on
    @rule(late=st.lists(LATE, min_size=1, max_size=5))
    def nobody_presses_and_the_clock_brings_the_next_cues(self, late: list[int]) -> None:
        for seconds in late:
            event = self.cycle.events[0]
            cue = running.next_cue(self.cycle, event, self.now)
            if cue is None:
                return
            self.now = cue.at + timedelta(seconds=seconds)
            last = running.last_cue(self.cycle, event, self.now)
            assert last is not None and cue.at <= last.at <= self.now
            self.it_happens_by_itself(last)

    def it_happens_by_itself(self, cue: running.Cue) -> None:
        before, speaks = self.cycle, on_stage(self.cycle, self.cycle.events[0])
        self.do(lambda cycle: running.by_itself(cycle, 1, cue, self.now))
        if cue.says not in ("calls-up", "moves-on", "ends"):
            assert self.cycle == before
        elif cue.says == "moves-on":
            assert speaks is not None
            assert [(one.state, one.overran) for one in self.cycle.talks if one.id == speaks.id] == [("held", 0)]

    @on
    @rule(by=BY, talks=st.sets(TALKS), sure=st.integers(0, 4))
    def it_is_ended(self, by: int | None, talks: set[int], sure: int) -> None:
        if not sure:
            self.twice(lambda cycle: running.end(cycle, 1, by, self.now, talks))

    @rule(by=BY, talks=st.sets(TALKS))
    def some_have_spoken_after_all(self, by: int | None, talks: set[int]) -> None:
        self.do(lambda cycle: running.spoke_after_all(cycle, 1, by, self.now, talks))

    seats = AnyMoves.no_event_has_more_speakers_than_seats_and_nobody_has_two
    end = AnyMoves.nothing_goes_beyond_the_end
    over = AnyMoves.what_is_over_is_over
    stage = AnyMoves.one_speaks_at_most_and_the_clock_never_stops
    told = AnyMoves.how_it_stands_can_always_be_told

    @invariant()
    def who_has_spoken_stays_a_speaker(self) -> None:
        held = {one.id for one in self.cycle.talks if one.state == "held"}
        assert held >= getattr(self, "held_before", set())
        self.held_before = held


TestAnyEvening = AnyEvening.TestCase
TestAnyEvening.settings = settings(
    max_examples=200, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
