"""The weekly practice that a member switched on with /me practice, and which technique came in which week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.store.engine import Engine, Row
from bot.store.kept import Kept

LASTS = 180  # days: longer than twelve weeks with pauses, whatever the operator keeps other things for

KEPT = (
    Kept("practices", member="member", server="server", since="kept_at", days=LASTS),
    Kept("practice_weeks", member="member", since="kept_at", days=LASTS),
)

# The last four are why it stopped by itself: there was nowhere left to send the next technique to.
State = Literal["on", "paused", "stopped", "over", "messages-shut", "channel-gone", "channel-shut", "left"]
Answer = Literal["", "done", "skipped"]

_COLUMNS = "member, state, topic, server, channel, weekday, hour, zone, began_at, id"


@dataclass(frozen=True, slots=True)
class Practice:
    """One member's. `topic` "" is all of them; `channel` None is a direct message; `id` is 0 until it is kept."""

    member: int
    state: State
    topic: str
    server: int | None
    channel: int | None
    weekday: int
    hour: int
    zone: str
    began: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """The technique that came at this time; that is about to come, or was kept from coming, where it isn't sent."""

    id: int
    member: int
    due: datetime
    tip: str
    answer: Answer = ""
    sent: bool = False


class Practices:
    """Reads and writes practices and their weeks."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, member: int) -> Practice | None:
        return _practice(await self._engine.row(f"SELECT {_COLUMNS} FROM practices WHERE member = $1", member))

    async def one(self, id: int) -> Practice | None:
        return _practice(await self._engine.row(f"SELECT {_COLUMNS} FROM practices WHERE id = $1", id))

    async def running(self) -> list[int]:
        """The numbers of those that are on."""
        return [row[0] for row in await self._engine.rows("SELECT id FROM practices WHERE state = 'on'")]

    async def put(self, practice: Practice) -> Practice:
        """Keep it as its member's only one; with its number."""
        row = await self._written(
            "INSERT INTO practices (member, state, topic, server, channel, weekday, hour, zone, began_at, kept_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
            "ON CONFLICT (member) DO UPDATE SET state = excluded.state, topic = excluded.topic, "
            "server = excluded.server, channel = excluded.channel, weekday = excluded.weekday, hour = excluded.hour, "
            "zone = excluded.zone, began_at = excluded.began_at, kept_at = excluded.kept_at RETURNING " + _COLUMNS,
            practice.member,
            practice.state,
            practice.topic,
            practice.server,
            practice.channel,
            practice.weekday,
            practice.hour,
            practice.zone,
            int(practice.began.timestamp()),
            self._seconds(),
        )
        return _practice(row) or practice

    async def end(self, id: int, state: State) -> bool:
        """It goes on no more; one that lost its place holds none. False where it was over already, or is gone."""
        place = "" if state in ("stopped", "over") else ", server = NULL, channel = NULL"
        return await self._change(id, f"state = $2{place}", state, "('on', 'paused')")

    async def pause(self, id: int) -> bool:
        return await self._change(id, "state = $2", "paused", "('on')")

    async def touch(self, id: int) -> bool:
        """It goes on: its time counts from now. False where it is on no more."""
        return await self._change(id, "state = $2", "on", "('on')")

    async def _change(self, id: int, change: str, state: State, was: str) -> bool:
        changed = await self._engine.write(
            f"UPDATE practices SET {change}, kept_at = $3 WHERE id = $1 AND state IN {was}", id, state, self._seconds()
        )
        return changed > 0

    async def weeks(self, member: int, since: datetime) -> list[Week]:
        """Those chosen for a time since then, the earliest first."""
        rows = await self._engine.rows(
            "SELECT id, member, due, tip, answer, sent FROM practice_weeks "
            "WHERE member = $1 AND due >= $2 ORDER BY due",
            member,
            int(since.timestamp()),
        )
        return [_week(row) for row in rows]

    async def week(self, member: int, id: int) -> Week | None:
        row = await self._engine.row(
            "SELECT id, member, due, tip, answer, sent FROM practice_weeks WHERE member = $1 AND id = $2", member, id
        )
        return _week(row) if row else None

    async def begin_week(self, member: int, due: datetime, tip: str) -> Week | None:
        """Note which technique comes at that time; asked again for the same time, the last word counts."""
        row = await self._written(
            "INSERT INTO practice_weeks (member, due, tip, kept_at) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (member, due) DO UPDATE SET tip = excluded.tip RETURNING id, member, due, tip, answer, sent",
            member,
            int(due.timestamp()),
            tip,
            self._seconds(),
        )
        return _week(row) if row else None

    async def answer(self, member: int, id: int, answer: Answer) -> None:
        await self._engine.write(
            "UPDATE practice_weeks SET answer = $3, sent = 1, kept_at = $4 WHERE member = $1 AND id = $2",
            member,
            id,
            answer,
            self._seconds(),
        )

    async def sent(self, id: int) -> None:
        await self._engine.write("UPDATE practice_weeks SET sent = 1 WHERE id = $1", id)

    async def drop_week(self, id: int) -> None:
        """It never came: there was nowhere to send it."""
        await self._engine.write("DELETE FROM practice_weeks WHERE id = $1", id)

    async def _written(self, sql: str, *values: object) -> Row | None:
        async with self._engine.transaction() as statements:
            return await statements.row(sql, *values)

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _practice(row: Row | None) -> Practice | None:
    if row is None:
        return None
    member, state, topic, server, channel, weekday, hour, zone, began, id = row
    return Practice(member, state, topic, server, channel, weekday, hour, zone, _time(began), id)


def _week(row: Row) -> Week:
    id, member, due, tip, answer, sent = row
    return Week(id, member, _time(due), tip, answer, bool(sent))


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
