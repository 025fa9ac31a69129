"""What a cycle is: its terms, its end, founders, events and talks. Frozen; members are ids, times are aware, in UTC."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.coaching.practice import zone_of
from bot.rulebook.knowledge.gathering import MonthScope

FORMER = 0  # in place of a member who had themselves forgotten

CycleState = Literal["proposed", "active", "closed", "withdrawn"]
EventState = Literal["planned", "running", "held", "cancelled"]
TalkState = Literal["signed", "waiting", "offered", "withdrawn", "held", "missed"]
Ended = Literal["speakers", "events", "day"]

SEATED: frozenset[TalkState] = frozenset({"signed", "offered", "held"})  # these take a seat
LIVE: frozenset[TalkState] = SEATED | {"waiting"}


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of one cycle, taken from the limits and the preset when it was proposed."""

    founders: int = 3
    most_founders: int = 12
    seats: int = 5
    talk_minutes: int = 10
    changeover_minutes: int = 2
    events_a_month: int = 2
    month_scope: MonthScope = "cycle"
    offer_hours: int = 24  # how long a seat is offered to the next in line
    first_timers_days: int = 7  # until so long before an event, its seats are for who has not spoken yet


@dataclass(frozen=True, slots=True)
class End:
    """When it is over: after so many events, so many speakers, or the last day. Exactly one of the three."""

    events: int | None = None
    speakers: int | None = None
    day: Day | None = None

    def __post_init__(self) -> None:
        named = [one for one in (self.events, self.speakers, self.day) if one is not None]
        if len(named) != 1:
            raise ValueError("a cycle has exactly one end")
        if isinstance(named[0], int) and named[0] < 1:
            raise ValueError("a cycle has at least one event")


@dataclass(frozen=True, slots=True)
class Founder:
    """Somebody who starts the cycle with others, or took over from one who did."""

    member: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """One member's talk at one event, from the wish to the applause. A higher id asked later.

    `first_time`: whether it was their first in this cycle, as seen when they asked; certain once it is held.
    `overran` is in seconds.
    """

    id: int
    event: int
    member: int
    state: TalkState
    since: datetime
    offered_until: datetime | None = None
    first_time: bool = True
    overran: int = 0


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Who took a role of an event, by the role's id."""

    role: str
    member: int


@dataclass(frozen=True, slots=True)
class Stage:
    """Who speaks right now, by the talk's id, and since when."""

    talk: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One evening of a cycle. Ids count up in the cycle; `discord_event` is the server's own scheduled event.

    While it is running: `room` is the channel in which it is led, `stage` who speaks (None: nobody), `quiet` since when
    nobody has.
    """

    id: int
    starts: datetime
    state: EventState = "planned"
    place: str = ""
    discord_event: int | None = None
    volunteers: tuple[Volunteer, ...] = ()
    attended: frozenset[int] = frozenset()
    room: int | None = None
    stage: Stage | None = None
    quiet: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to come, or going on."""
        return self.state in ("planned", "running")


@dataclass(frozen=True, slots=True)
class Card:
    """The message that shows the cycle to everyone."""

    channel: int
    message: int


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle and all that is in it. `id` is 0 until it is kept; `preset` is the id of what it was made from."""

    id: int
    server: int
    name: str
    theme: str
    zone: str
    terms: Terms
    end: End
    proposed_by: int
    proposed_at: datetime
    theme_since: datetime
    state: CycleState = "proposed"
    preset: str = ""
    founders: tuple[Founder, ...] = ()
    events: tuple[Event, ...] = ()
    talks: tuple[Talk, ...] = ()
    began_at: datetime | None = None
    over_at: datetime | None = None  # when it closed, or the proposal was withdrawn
    ended: Ended | None = None  # what ended it
    card: Card | None = None
    elsewhere: tuple[datetime, ...] = ()  # where a server's cycles share a month's places: the evenings of the others

    @property
    def clock(self) -> ZoneInfo:
        return zone_of(self.zone)

    def day_of(self, moment: datetime) -> Day:
        """The day that it is then where the cycle is."""
        return moment.astimezone(self.clock).date()

    def event(self, id: int) -> Event | None:
        return next((one for one in self.events if one.id == id), None)

    def starts_of(self, *states: EventState) -> list[datetime]:
        return sorted(one.starts for one in self.events if one.state in states)

    def held_events(self) -> list[Event]:
        """Those that took place, the earliest first."""
        return sorted((one for one in self.events if one.state == "held"), key=lambda one: one.starts)

    def open_events(self) -> list[Event]:
        """Those to come and going on, the earliest first."""
        return sorted((one for one in self.events if one.open), key=lambda one: one.starts)

    def talks_at(self, event: int, *states: TalkState) -> list[Talk]:
        """In the order in which they were asked for; of all states where none is named."""
        found = (one for one in self.talks if one.event == event and (not states or one.state in states))
        return sorted(found, key=lambda one: one.id)

    def talk_of(self, member: int, event: int) -> Talk | None:
        """What became of this member's wish to speak there."""
        return next((one for one in self.talks if one.member == member != FORMER and one.event == event), None)

    def founded_by(self, member: int) -> bool:
        return any(one.member == member for one in self.founders)

    def speakers(self) -> int:
        """How many people have spoken; who spoke twice counts once."""
        return sum(one.state == "held" and one.first_time for one in self.talks)

    def has_spoken(self, member: int) -> bool:
        return any(one.state == "held" for one in self._talks_by(member))

    def _talks_by(self, member: int) -> Iterator[Talk]:
        return (one for one in self.talks if one.member == member != FORMER)
