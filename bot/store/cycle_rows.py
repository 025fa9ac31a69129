"""The rows that a community cycle consists of, as the store keeps them: numbers, short texts, times in seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CycleRow:
    """`over_at`: from when the days count that it is kept; a proposal's from when it was made. `end_day` is a day,
    YYYY-MM-DD; one of the three ends is set. `id` is 0 until it is kept.
    """

    id: int
    server: int
    name: str
    theme: str
    zone: str
    preset: str
    state: str
    ended: str | None
    proposed_by: int
    proposed_at: int
    theme_since: int
    began_at: int | None
    over_at: int | None
    end_events: int | None
    end_speakers: int | None
    end_day: str | None
    founders: int
    most_founders: int
    seats: int
    talk_minutes: int
    changeover_minutes: int
    events_a_month: int
    offer_hours: int
    first_timers_days: int
    card_channel: int | None
    card_message: int | None
    month_scope: str


@dataclass(frozen=True, slots=True)
class FounderRow:
    member: int
    founded_at: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """`stage_since`: since when that talk goes on, or, where there is none, since when nobody speaks."""

    id: int
    starts: int
    state: str
    place: str
    discord_event: int | None
    room: int | None
    stage_talk: int | None
    stage_since: int | None


@dataclass(frozen=True, slots=True)
class TalkRow:
    """`first_time` is 0 or 1, `overran` in seconds."""

    id: int
    event: int
    member: int
    state: str
    asked_at: int
    offered_until: int | None
    first_time: int
    overran: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    event: int
    role: str
    member: int


@dataclass(frozen=True, slots=True)
class GuestRow:
    """Somebody who was there."""

    event: int
    member: int


Part = FounderRow | EventRow | TalkRow | RoleRow | GuestRow


@dataclass(frozen=True, slots=True)
class CycleRows:
    """A whole cycle. Founders, events and talks in the order of their times or ids."""

    cycle: CycleRow
    founders: tuple[FounderRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    talks: tuple[TalkRow, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    guests: tuple[GuestRow, ...] = ()
    elsewhere: tuple[int, ...] = ()
