"""Cycles in the store: each is read as a whole, changed by one of the moves, and kept, in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from datetime import date as Day
from typing import cast

from bot.coaching.cycle.model import (
    Card,
    Cycle,
    CycleState,
    End,
    Ended,
    Event,
    EventState,
    Founder,
    Stage,
    Talk,
    TalkState,
    Terms,
    Volunteer,
)
from bot.rulebook.knowledge.gathering import MonthScope
from bot.store.cycle_rows import CycleRow, CycleRows, EventRow, FounderRow, GuestRow, RoleRow, TalkRow
from bot.store.cycles import Cycles

OPEN: tuple[CycleState, ...] = ("proposed", "active")
Move = Callable[[Cycle], Cycle]


class CyclesKept:
    """`change` is how every press does its work: the move is one of bot/coaching/cycle, with the time filled in."""

    def __init__(self, rows: Cycles, changed: Callable[[Cycle], Awaitable[None]] | None = None) -> None:
        """`changed` hears of each change once it is kept."""
        self._rows = rows
        self._changed = changed

    async def add(self, cycle: Cycle) -> Cycle:
        """The cycle with its number."""
        return _cycle(await self._rows.add(_rows(cycle)))

    async def one(self, id: int) -> Cycle | None:
        found = await self._rows.one(id)
        return None if found is None else _cycle(found)

    async def of_server(self, server: int, states: Sequence[CycleState] = OPEN) -> list[Cycle]:
        """The oldest first."""
        return [_cycle(one) for one in await self._rows.of_server(server, states)]

    async def open_or_over_since(self, since: datetime) -> list[Cycle]:
        """Of all servers: those that are active, and those that closed from then on."""
        return [_cycle(one) for one in await self._rows.open_or_over_since(_seconds(since))]

    async def names(
        self, server: int, states: Sequence[CycleState] = OPEN, founder: int | None = None
    ) -> list[tuple[str, str]]:
        """What a list of choices shows and sends: name and number of each; only of those that `founder` started."""
        return [(name, str(id)) for id, name in await self._rows.names(server, states, founder)]

    async def open_with(self, member: int) -> list[int]:
        """The numbers of the open cycles in which this member has a part."""
        return await self._rows.open_with(member)

    async def sharing_months(self, cycle: Cycle) -> list[Cycle]:
        """The server's other active cycles that count this one's evenings as well."""
        return [_cycle(one) for one in await self._rows.sharing_months(cycle.server, cycle.id)]

    async def of_native(self, server: int, native: int) -> Cycle | None:
        """The cycle one of whose evenings is this scheduled event of the server."""
        found = await self._rows.of_native(server, native)
        return None if found is None else _cycle(found)

    async def change(self, id: int, move: Move) -> Cycle:
        """Raises Refused, as the move does, and NoSuchCycle. One by one, however many press at once."""
        cycle = _cycle(await self._rows.change(id, lambda rows: _rows(move(_cycle(rows)))))
        if self._changed is not None:
            await self._changed(cycle)
        return cycle


def _cycle(rows: CycleRows) -> Cycle:
    row = rows.cycle
    card = None
    if row.card_channel is not None and row.card_message is not None:
        card = Card(row.card_channel, row.card_message)
    return Cycle(
        id=row.id,
        server=row.server,
        name=row.name,
        theme=row.theme,
        zone=row.zone,
        terms=Terms(
            founders=row.founders,
            most_founders=row.most_founders,
            seats=row.seats,
            talk_minutes=row.talk_minutes,
            changeover_minutes=row.changeover_minutes,
            events_a_month=row.events_a_month,
            offer_hours=row.offer_hours,
            first_timers_days=row.first_timers_days,
            month_scope=cast(MonthScope, row.month_scope),
        ),
        end=End(row.end_events, row.end_speakers, Day.fromisoformat(row.end_day) if row.end_day else None),
        proposed_by=row.proposed_by,
        proposed_at=_moment(row.proposed_at),
        theme_since=_moment(row.theme_since),
        state=cast(CycleState, row.state),
        preset=row.preset,
        founders=tuple(Founder(one.member, _moment(one.founded_at)) for one in rows.founders),
        events=tuple(_event(one, rows) for one in rows.events),
        talks=tuple(_talk(one) for one in rows.talks),
        began_at=_known_moment(row.began_at),
        over_at=None if row.state == "proposed" else _known_moment(row.over_at),
        ended=cast(Ended | None, row.ended),
        card=card,
        elsewhere=tuple(map(_moment, rows.elsewhere)),
    )


def _event(row: EventRow, rows: CycleRows) -> Event:
    since = _known_moment(row.stage_since)
    return Event(
        row.id,
        _moment(row.starts),
        cast(EventState, row.state),
        row.place,
        row.discord_event,
        tuple(Volunteer(one.role, one.member) for one in rows.roles if one.event == row.id),
        frozenset(one.member for one in rows.guests if one.event == row.id),
        row.room,
        Stage(row.stage_talk, since) if row.stage_talk is not None and since is not None else None,
        since if row.stage_talk is None else None,
    )


def _talk(row: TalkRow) -> Talk:
    return Talk(
        row.id,
        row.event,
        row.member,
        cast(TalkState, row.state),
        _moment(row.asked_at),
        _known_moment(row.offered_until),
        bool(row.first_time),
        row.overran,
    )


def _rows(cycle: Cycle) -> CycleRows:
    """A proposal counts as over from the start, so that one that never begins expires."""
    terms, end, card = cycle.terms, cycle.end, cycle.card
    over = cycle.proposed_at if cycle.state == "proposed" else cycle.over_at
    row = CycleRow(
        id=cycle.id,
        server=cycle.server,
        name=cycle.name,
        theme=cycle.theme,
        zone=cycle.zone,
        preset=cycle.preset,
        state=cycle.state,
        ended=cycle.ended,
        proposed_by=cycle.proposed_by,
        proposed_at=_seconds(cycle.proposed_at),
        theme_since=_seconds(cycle.theme_since),
        began_at=_known_seconds(cycle.began_at),
        over_at=_known_seconds(over),
        end_events=end.events,
        end_speakers=end.speakers,
        end_day=end.day.isoformat() if end.day else None,
        founders=terms.founders,
        most_founders=terms.most_founders,
        seats=terms.seats,
        talk_minutes=terms.talk_minutes,
        changeover_minutes=terms.changeover_minutes,
        events_a_month=terms.events_a_month,
        offer_hours=terms.offer_hours,
        first_timers_days=terms.first_timers_days,
        month_scope=terms.month_scope,
        card_channel=card.channel if card else None,
        card_message=card.message if card else None,
    )
    return CycleRows(
        row,
        tuple(FounderRow(one.member, _seconds(one.since)) for one in cycle.founders),
        tuple(_event_row(one) for one in cycle.events),
        tuple(_talk_row(one) for one in cycle.talks),
        tuple(RoleRow(one.id, two.role, two.member) for one in cycle.events for two in one.volunteers),
        tuple(GuestRow(one.id, member) for one in cycle.events for member in sorted(one.attended)),
        tuple(map(_seconds, cycle.elsewhere)),
    )


def _event_row(event: Event) -> EventRow:
    talk, since = (event.stage.talk, event.stage.since) if event.stage else (None, event.quiet)
    return EventRow(
        event.id,
        _seconds(event.starts),
        event.state,
        event.place,
        event.discord_event,
        event.room,
        talk,
        _known_seconds(since),
    )


def _talk_row(talk: Talk) -> TalkRow:
    until = _known_seconds(talk.offered_until)
    since = _seconds(talk.since)
    return TalkRow(talk.id, talk.event, talk.member, talk.state, since, until, int(talk.first_time), talk.overran)


def with_card(channel: int, message: int) -> Move:
    """The message that shows the cycle to everyone from now on."""
    return lambda cycle: replace(cycle, card=Card(channel, message))


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _known_moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else _moment(seconds)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _known_seconds(moment: datetime | None) -> int | None:
    return None if moment is None else _seconds(moment)
