"""No sequence of moves, by anyone, in any order, doubled, breaks a rule that a cycle must hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.coaching.cycle import founding, holding, planning, running, speaking, volunteering
from bot.coaching.cycle.agenda import agenda
from bot.coaching.cycle.course import course
from bot.coaching.cycle.load import load, low_in_a_row
from bot.coaching.cycle.model import FORMER, LIVE, SEATED, Cycle, End, Event, Terms, Volunteer
from bot.coaching.cycle.months import next_free, taken_in
from bot.coaching.cycle.noticing import begins_to_fade, fades, long_gap
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.stage import stage_of
from bot.coaching.cycle.standing import standing, streak
from bot.coaching.cycle.talking import on_stage
from bot.coaching.cycle.volunteering import next_reminded, reminder_at

MEMBERS = st.integers(1, 9)
EVENTS = st.integers(0, 7)  # counted from the latest
ZONES = st.sampled_from(
    [
        "UTC",
        "America/New_York",
        "Europe/Berlin",
        "Asia/Tokyo",
        "Asia/Kathmandu",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
    ]
)
STARTS = st.sampled_from(  # a leap day, the edges of months and years, nights on which clocks change
    [
        datetime(2028, 2, 27, 20, tzinfo=UTC),
        datetime(2027, 12, 31, 23, 30, tzinfo=UTC),
        datetime(2027, 3, 13, 12, tzinfo=UTC),
        datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
        datetime(2027, 10, 30, 22, tzinfo=UTC),
        datetime(2027, 6, 30, 9, tzinfo=UTC),
    ]
)
ENDS = st.one_of(
    st.builds(End, events=st.integers(1, 6)),
    st.builds(End, speakers=st.integers(1, 12)),
    st.just("day"),
)
STEPS = st.one_of(
    st.integers(1, 90).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(1, 40).map(lambda hours: timedelta(hours=hours)),
    st.integers(1, 45).map(lambda days: timedelta(days=days)),
)
TERMS = st.builds(
    Terms,
    most_founders=st.integers(3, 5),
    seats=st.integers(1, 5),
    events_a_month=st.integers(1, 2),
    month_scope=st.sampled_from(["cycle", "server"]),
    first_timers_days=st.integers(0, 10),
)
WHEN = st.one_of(  # of an event: soon, within three months, or about midnight of a month's first day or the last day
    st.integers(-2, 26).map(lambda hours: timedelta(hours=hours)),
    st.integers(-10, 60 * 24 * 90).map(lambda minutes: timedelta(minutes=minutes)),
    *2 * [st.tuples(st.integers(0, 2), st.integers(-3, 3).map(lambda hours: timedelta(hours=hours)))],
)
TWICE = st.booleans()
BY = st.sampled_from([None, None, None, 1, 2, 9])


with_events = precondition(lambda self: self.cycle.events)  # type: ignore[attr-defined]
with_members = precondition(lambda self: self.cycle.state != "active" or self.cycle.events)  # these come after an event


class AnyMoves(RuleBasedStateMachine):
    """Members 1 to 9, founders or not, do whatever comes to their minds; a refused move changes nothing."""

    @initialize(start=STARTS, zone=ZONES, end=ENDS, days=st.integers(0, 200), terms=TERMS, begun=st.integers(0, 4))
    def proposed(  # noqa: PLR0917
        self, start: datetime, zone: str, end: Any, days: int, terms: Terms, begun: int
    ) -> None:
        self.now = start
        blank = founding.propose(7, "Talks", "clay", zone, terms, End(events=1), by=1, now=start)
        chosen = End(day=blank.day_of(start) + timedelta(days=days)) if end == "day" else end
        self.cycle = founding.propose(7, "Talks", "clay", zone, terms, chosen, by=1, now=start)
        self.founders_at_the_start: int | None = None
        self.closed: Cycle | None = None
        self.over_with: dict[int, tuple[Volunteer, ...]] = {}  # who helped at an evening that is over
        self.other = founding.propose(7, "Other talks", "wool", zone, terms, End(events=200), by=1, now=start)
        for member in (1, 2, 3):
            self.other = founding.found(self.other, member, start)
        if begun:
            self.three_found_it()

    def do(self, move: Callable[[Cycle], Cycle], twice: bool = False) -> None:
        for _ in range(1 + twice):
            before = self.cycle
            try:
                self.cycle = replace(move(beside(before, self.other)), elsewhere=())
            except Refused:
                continue
            if before.state == "proposed" and self.cycle.state != "proposed" and self.cycle.began_at:
                self.founders_at_the_start = len(self.cycle.founders)

    def at(self, which: int) -> int:
        """The id of an event, the later ones more often; of none where there is none."""
        return self.cycle.events[-1 - which % len(self.cycle.events)].id if self.cycle.events else which

    def time(self, when: Any) -> datetime:
        """From now on, or about midnight, where the cycle is: before the last day is over, or a month begins."""
        if isinstance(when, timedelta):
            return self.now + when
        months, hours = when
        edge = self.cycle.end.day + timedelta(days=1) if self.cycle.end.day else self.cycle.day_of(self.now)
        for _ in range(months):
            edge = (edge.replace(day=1) + timedelta(days=40)).replace(day=1)
        return datetime.combine(edge, time(), tzinfo=self.cycle.clock).astimezone(UTC) + hours

    @rule(step=STEPS)
    def time_passes(self, step: timedelta) -> None:
        self.now += step
        self.do(lambda cycle: settled(cycle, self.now))

    @precondition(lambda self: self.cycle.state == "proposed")
    @rule()
    def three_found_it(self) -> None:
        for member in (1, 2, 3):
            self.founds(member, twice=True)

    @with_members
    @rule(member=MEMBERS, twice=TWICE)
    def founds(self, member: int, twice: bool) -> None:
        self.do(lambda cycle: founding.found(cycle, member, self.now), twice)

    @with_members
    @rule(member=MEMBERS, twice=TWICE)
    def steps_back(self, member: int, twice: bool) -> None:
        self.do(lambda cycle: founding.step_back(cycle, member, self.now), twice)

    @with_members
    @rule(by=MEMBERS, member=MEMBERS, twice=TWICE)
    def invites(self, by: int, member: int, twice: bool) -> None:
        self.do(lambda cycle: founding.invite(cycle, by, member, self.now), twice)

    @with_members
    @rule(member=MEMBERS, twice=TWICE)
    def leaves(self, member: int, twice: bool) -> None:
        self.do(lambda cycle: founding.leave(cycle, member, self.now), twice)

    @with_members
    @rule(member=MEMBERS, to=MEMBERS, twice=TWICE)
    def hands_over(self, member: int, to: int, twice: bool) -> None:
        self.do(lambda cycle: founding.hand_over(cycle, member, to, self.now), twice)

    @with_members
    @rule(theme=st.sampled_from(["clay", "wool"]), sure=st.booleans())
    def changes_theme(self, theme: str, sure: bool) -> None:
        before = self.cycle
        self.do(lambda cycle: founding.change_theme(cycle, theme, None, self.now, sure=sure))
        if self.cycle.theme != before.theme:
            assert self.cycle.state == "active" and streak(self.cycle) == 0
            assert sure or streak(before) == 0

    @rule(when=WHEN, event=EVENTS, do=st.sampled_from(["plan", "plan", "move", "cancel"]))
    def the_servers_other_cycle_goes_on(self, when: Any, event: int, do: str) -> None:
        """It has the same terms and calendar; each counts the evenings of both, where that is the scope."""
        other, starts = beside(self.other, self.cycle), self.time(when)
        number = other.events[-1 - event % len(other.events)].id if other.events else 0
        try:
            match do:
                case "plan":
                    other = planning.plan(other, starts, None, self.now)
                case "move":
                    other = planning.reschedule(other, number, starts, None, self.now)
                case "cancel":
                    other = planning.cancel(other, number, None, self.now)
        except Refused:
            return
        self.other = replace(other, elsewhere=())

    @rule(by=st.one_of(st.none(), MEMBERS), when=WHEN, twice=TWICE)
    def plans(self, by: int | None, when: Any, twice: bool) -> None:
        self.do(lambda cycle: planning.plan(cycle, self.time(when), by, self.now), twice)

    @with_events
    @rule(event=EVENTS, when=WHEN, twice=TWICE)
    def moves(self, event: int, when: Any, twice: bool) -> None:
        self.do(lambda cycle: planning.reschedule(cycle, self.at(event), self.time(when), None, self.now), twice)

    @with_events
    @rule(event=EVENTS, by=st.one_of(st.none(), MEMBERS), twice=TWICE)
    def cancels(self, event: int, by: int | None, twice: bool) -> None:
        self.do(lambda cycle: planning.cancel(cycle, self.at(event), by, self.now), twice)

    @with_events
    @rule(event=EVENTS, member=MEMBERS, twice=TWICE)
    def signs_up(self, event: int, member: int, twice: bool) -> None:
        self.do(lambda cycle: speaking.sign_up(cycle, self.at(event), member, self.now), twice)

    @with_events
    @rule(event=EVENTS)
    def everyone_signs_up(self, event: int) -> None:
        for member in range(1, 10):
            self.signs_up(event, member, twice=False)

    @with_events
    @rule(event=EVENTS, member=MEMBERS, twice=TWICE)
    def accepts(self, event: int, member: int, twice: bool) -> None:
        self.do(lambda cycle: speaking.accept(cycle, self.at(event), member, self.now), twice)

    @with_events
    @rule(event=EVENTS, member=MEMBERS, twice=TWICE)
    def steps_down(self, event: int, member: int, twice: bool) -> None:
        self.do(lambda cycle: speaking.step_down(cycle, self.at(event), member, self.now), twice)

    @with_events
    @rule(event=EVENTS, member=MEMBERS, role=st.sampled_from(["host", "door"]), twice=TWICE)
    def takes_and_leaves_a_role(self, event: int, member: int, role: str, twice: bool) -> None:
        self.do(lambda cycle: volunteering.claim_role(cycle, self.at(event), role, member, self.now), twice)
        self.do(lambda cycle: volunteering.release_role(cycle, self.at(event), role, member % 3, self.now))

    @with_events
    @rule(event=EVENTS, by=st.one_of(st.none(), MEMBERS), role=st.sampled_from(["host", "door"]), twice=TWICE)
    def frees_a_role(self, event: int, by: int | None, role: str, twice: bool) -> None:
        before = self.cycle
        self.do(lambda cycle: volunteering.free_role(cycle, self.at(event), role, by, self.now), twice)
        roles = [[one.volunteers for one in cycle.events] for cycle in (before, self.cycle)]
        assert by is None or self.cycle.founded_by(by) or roles[0] == roles[1]

    @with_events
    @rule(event=EVENTS, twice=TWICE)
    def begins(self, event: int, twice: bool) -> None:
        self.do(lambda cycle: holding.begin(cycle, self.at(event), None, self.now), twice)

    @precondition(lambda self: self.cycle.state == "active")
    @rule(when=WHEN, who=st.permutations(range(1, 10)), spoke=st.one_of(st.none(), st.frozensets(MEMBERS)))
    def an_evening_is_planned_and_held(self, when: Any, who: list[int], spoke: frozenset[int] | None) -> None:
        planned = len(self.cycle.events)
        self.plans(None, when, twice=True)
        if len(self.cycle.events) == planned:
            return
        for member in who:
            self.signs_up(0, member, twice=True)
        event = self.cycle.events[-1]
        self.now = max(self.now, event.starts)
        self.do(lambda cycle: holding.hold(cycle, event.id, None, self.now, spoke), twice=True)

    @precondition(lambda self: self.cycle.open_events())
    @rule(twice=TWICE)
    def the_next_evening_comes(self, twice: bool) -> None:
        event = self.cycle.open_events()[0]
        self.now = max(self.now, event.starts)
        self.do(lambda cycle: holding.begin(cycle, event.id, None, self.now), twice)

    @with_events
    @rule(event=EVENTS, member=MEMBERS, overran=st.integers(0, 300), twice=TWICE)
    def speaks(self, event: int, member: int, overran: int, twice: bool) -> None:
        self.do(lambda cycle: holding.talk_held(cycle, self.at(event), member, self.now, overran), twice)

    @with_events
    @rule(event=EVENTS, spoke=st.one_of(st.none(), st.frozensets(MEMBERS)), twice=TWICE)
    def is_held(self, event: int, spoke: frozenset[int] | None, twice: bool) -> None:
        self.do(lambda cycle: holding.hold(cycle, self.at(event), None, self.now, spoke), twice)

    @precondition(lambda self: any(one.state == "running" for one in self.cycle.events))
    @rule(which=st.sampled_from(["call", "done", "skip"]), talk=st.integers(0, 4), by=BY, twice=TWICE)
    def is_led(self, which: str, talk: int, by: int | None, twice: bool) -> None:
        event = next(one for one in self.cycle.events if one.state == "running")
        known = [None, *(one.id for one in self.cycle.talks_at(event.id))]
        meant, before = known[talk % len(known)], self.cycle
        move = {"call": running.call_up, "done": running.finish_talk, "skip": running.skip_talk}[which]
        self.do(lambda cycle: move(cycle, event.id, by, self.now, meant), twice and meant is not None)
        if meant is not None and which != "skip":  # pressed twice, it is done once
            assert sum(one not in before.talks for one in self.cycle.talks) <= 1

    @precondition(lambda self: any(one.state == "running" for one in self.cycle.events))
    @rule(late=st.sampled_from([0, 0, 1, 30, 4 * 3600]))
    def the_clock_brings_the_next_cue(self, late: int) -> None:
        event = next(one for one in self.cycle.events if one.state == "running")
        cue = running.next_cue(self.cycle, event, self.now)
        if cue is not None:
            self.now = max(self.now, cue.at) + timedelta(seconds=late)
            last = running.last_cue(self.cycle, event, self.now)
            assert last is not None and cue.at <= last.at <= self.now
            self.do(lambda cycle: running.by_itself(cycle, event.id, last, self.now), twice=True)

    @precondition(lambda self: any(one.state == "running" for one in self.cycle.events))
    @rule(by=BY, all=st.booleans())
    def is_ended(self, by: int | None, all: bool) -> None:
        event = next(one for one in self.cycle.events if one.state == "running")
        spoke = [one.id for one in self.cycle.talks_at(event.id)] if all else []
        self.do(lambda cycle: running.end(cycle, event.id, by, self.now, spoke), twice=True)

    @with_events
    @rule(event=EVENTS, talk=st.integers(0, 9), twice=TWICE)
    def somebody_has_spoken_after_all(self, event: int, talk: int, twice: bool) -> None:
        missed = self.cycle.talks_at(self.at(event), "missed")
        meant = [one.id for one in missed if one.id % 10 != talk]
        self.do(lambda cycle: running.spoke_after_all(cycle, self.at(event), None, self.now, meant), twice)

    @with_events
    @rule(event=EVENTS, member=MEMBERS, twice=TWICE)
    def was_there(self, event: int, member: int, twice: bool) -> None:
        self.do(lambda cycle: holding.attend(cycle, self.at(event), member, self.now), twice)

    @with_members
    @rule(member=MEMBERS)
    def is_forgotten(self, member: int) -> None:
        """As the store does it: founders, roles and attendance go, talks stay without a name."""
        if self.closed is None:
            self.cycle = forgotten(self.cycle, member)
            self.do(lambda cycle: settled(cycle, self.now))

    @invariant()
    def no_month_has_more_events_than_places(self) -> None:
        clock = self.cycle.clock
        local = [one.starts.astimezone(clock) for one in self.cycle.events if one.state != "cancelled"]
        months = Counter((one.year, one.month) for one in local)
        assert all(count <= self.cycle.terms.events_a_month for count in months.values())

    @invariant()
    def where_the_cycles_of_a_server_share_a_month_it_is_no_fuller_with_both(self) -> None:
        clock, most = self.cycle.clock, self.cycle.terms.events_a_month
        starts = [one.starts.astimezone(clock) for one in live(self.cycle) + live(self.other)]
        months = Counter((one.year, one.month) for one in starts)
        if self.cycle.terms.month_scope == "server":
            assert all(count <= most for count in months.values())
        here = beside(self.cycle, self.other)
        for year, month in months:
            taken = taken_in(here, date(year, month, 1))
            assert taken == months[year, month] or self.cycle.terms.month_scope == "cycle"
            free = next_free(here, date(year, month, 1))
            assert free is None or taken_in(here, free) < most

    @invariant()
    def no_event_has_more_speakers_than_seats_and_nobody_has_two(self) -> None:
        for event in self.cycle.events:
            live = [one for one in self.cycle.talks if one.event == event.id and one.state in LIVE]
            assert sum(one.state in SEATED for one in live) <= self.cycle.terms.seats
            named = [one.member for one in live if one.member != FORMER]
            assert len(named) == len(set(named))
            talks = [slot for slot in agenda(self.cycle, event).slots if slot.kind == "talk"]
            assert len(talks) <= self.cycle.terms.seats

    @invariant()
    def a_role_is_one_persons_and_stays_as_it_was_once_the_evening_is_over(self) -> None:
        for event in self.cycle.events:
            roles = [one.role for one in event.volunteers]
            assert len(roles) == len(set(roles))
            if not event.open:
                before = self.over_with.setdefault(event.id, event.volunteers)
                assert {*event.volunteers} <= {*before}  # whoever is forgotten is gone

    @invariant()
    def how_the_work_is_spread_can_always_be_told(self) -> None:
        told = load(self.cycle)
        assert len({one.member for one in told.shares}) == len(told.shares)
        assert {one.member for one in self.cycle.founders} <= {one.member for one in told.shares}
        reminded = next_reminded(self.cycle, self.now)
        assert reminded is None or reminder_at(reminded) > self.now
        moods = {one.id: 1 for one in self.cycle.events}
        assert low_in_a_row(self.cycle, moods) == len(self.cycle.held_events())

    @invariant()
    def nothing_goes_beyond_the_end(self) -> None:
        end, live = self.cycle.end, [one for one in self.cycle.events if one.state != "cancelled"]
        if end.events is not None:
            assert len(live) <= end.events
        if end.speakers is not None:
            coming = {one.member for one in self.cycle.talks if one.state in ("signed", "offered")}
            fresh = {one for one in coming if not self.cycle.has_spoken(one)}
            assert self.cycle.speakers() + len(fresh) <= end.speakers
        if end.day is not None:
            assert all(self.cycle.day_of(one.starts) <= end.day for one in live)

    @invariant()
    def it_began_with_enough_founders_and_each_counts_once(self) -> None:
        founders = [one.member for one in self.cycle.founders]
        assert len(founders) == len(set(founders)) <= self.cycle.terms.most_founders
        if self.cycle.state in ("active", "closed"):
            assert self.founders_at_the_start is not None
            assert self.founders_at_the_start >= self.cycle.terms.founders
        else:
            assert len(founders) < self.cycle.terms.founders and not self.cycle.events and not self.cycle.talks

    @invariant()
    def what_is_over_is_over(self) -> None:
        if self.cycle.state == "closed":
            self.closed = self.closed or self.cycle
            assert self.cycle == self.closed
            assert not self.cycle.open_events()
            assert all(one.state in ("held", "missed", "withdrawn") for one in self.cycle.talks)
            assert self.cycle.over_at is not None and self.cycle.ended is not None
        elif self.cycle.end.events is not None:
            assert len(self.cycle.held_events()) < self.cycle.end.events

    @invariant()
    def one_speaks_at_most_and_the_clock_never_stops(self) -> None:
        """At an evening that is on either somebody with a seat speaks or nobody does, and it will end by itself."""
        for event in self.cycle.events:
            if event.state != "running":
                assert event.stage is None and event.quiet is None
                continue
            assert (event.stage is None) != (event.quiet is None)
            assert (event.stage is None) == (on_stage(self.cycle, event) is None)
            brought = running.cues(self.cycle, event)
            assert [one.at for one in brought] == sorted(one.at for one in brought)
            assert brought[-1].says == "ends"

    @invariant()
    def nobody_waits_where_a_free_seat_is_theirs(self) -> None:
        """Settling once more changes nothing: all that was to happen by itself has happened."""
        if self.cycle.state == "active":
            assert settled(settled(self.cycle, self.now), self.now) == settled(self.cycle, self.now)

    @invariant()
    def how_it_stands_can_always_be_told(self) -> None:
        stands = standing(self.cycle, self.now)
        assert 0 <= stands.speakers <= (stands.of_speakers or stands.speakers)
        assert 0 <= stands.events <= (stands.of_events or stands.events)
        assert 0 <= stands.streak <= stands.events and 0 <= stands.free_seats <= self.cycle.terms.seats
        assert stands.ends.earliest >= date(2027, 1, 1)
        assert (long_gap(self.cycle, self.now), fades(self.cycle)) is not None

    @invariant()
    def its_course_and_its_stage_can_always_be_told(self) -> None:
        evenings = course(self.cycle)
        assert len(evenings) == len(self.cycle.held_events())
        assert all(0 <= one.new <= one.there and one.talks <= one.there for one in evenings)
        if evenings and not any(one.state == "running" for one in self.cycle.events):
            assert evenings[-1].speakers == self.cycle.speakers()
        assert not evenings or streak(self.cycle) == evenings[-1].streak
        assert fades(self.cycle) or not begins_to_fade(self.cycle)
        stage = stage_of(self.cycle, self.now)
        assert (stage == "over") == (self.cycle.state in ("closed", "withdrawn"))
        assert (stage == "first") == (self.cycle.state == "active" and not evenings)


def live(cycle: Cycle) -> list[Event]:
    return [one for one in cycle.events if one.state != "cancelled"]


def beside(cycle: Cycle, other: Cycle) -> Cycle:
    """As the store reads it: with the evenings of the server's other cycle, where those count as well."""
    shared = cycle.terms.month_scope == "server"
    return replace(cycle, elsewhere=tuple(one.starts for one in live(other))) if shared else cycle


def forgotten(cycle: Cycle, member: int) -> Cycle:
    return replace(
        cycle,
        founders=tuple(one for one in cycle.founders if one.member != member),
        talks=tuple(replace(one, member=FORMER) if one.member == member else one for one in cycle.talks),
        events=tuple(
            replace(
                one,
                volunteers=tuple(two for two in one.volunteers if two.member != member),
                attended=one.attended - {member},
            )
            for one in cycle.events
        ),
    )


TestAnyMoves = AnyMoves.TestCase
TestAnyMoves.settings = settings(
    max_examples=100, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
