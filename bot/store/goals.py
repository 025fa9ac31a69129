"""The goals that a member set with /goal, in their own words, and how far each has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from bot.store.engine import Engine, Row
from bot.store.kept import Kept

KEPT = (Kept("goals", member="member", since="kept_at"),)
MOST_OPEN = 5  # of one member
MOST_ENDED = 20  # of one member; then the oldest goes

Kind = Literal["solo", "project"]

_COLUMNS = "member, kind, goal, unit, target, until, zone, remind, began_at, done, ended_at, shut, id"
_OPEN = "member = $1 AND id = $2 AND ended_at IS NULL"


@dataclass(frozen=True, slots=True)
class Goal:
    """`target` None: it is done or it isn't; `until` None: it has no last day, else YYYY-MM-DD; `ended` None: it is
    open; `shut`: the last reminder could not be sent; `id` is 0 until it is kept.
    """

    member: int
    kind: Kind
    goal: str
    unit: str
    target: int | None
    until: str | None
    zone: str
    remind: bool
    began: datetime
    done: int = 0
    ended: datetime | None = None
    shut: bool = False
    id: int = 0


class TooManyGoals(Exception):
    """A member has as many open ones as there may be."""


class Goals:
    """Reads and writes them; each question names the member, so that nobody reaches another's."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, member: int) -> list[Goal]:
        """Theirs, the latest first."""
        rows = await self._engine.rows(f"SELECT {_COLUMNS} FROM goals WHERE member = $1 ORDER BY id DESC", member)
        return [_goal(row) for row in rows]

    async def one(self, member: int, id: int) -> Goal | None:
        row = await self._engine.row(f"SELECT {_COLUMNS} FROM goals WHERE member = $1 AND id = $2", member, id)
        return _goal(row) if row else None

    async def reminded(self) -> list[Goal]:
        """All open ones, of anyone, of which their member wants to be reminded."""
        rows = await self._engine.rows(f"SELECT {_COLUMNS} FROM goals WHERE ended_at IS NULL AND remind = 1")
        return [_goal(row) for row in rows]

    async def add(self, goal: Goal) -> Goal:
        """With its number. Raises TooManyGoals."""
        async with self._engine.transaction(f"goals:{goal.member}") as statements:
            row = await statements.row("SELECT count(*) FROM goals WHERE member = $1 AND ended_at IS NULL", goal.member)
            if row is not None and row[0] >= MOST_OPEN:
                raise TooManyGoals
            await statements.write(
                "DELETE FROM goals WHERE member = $1 AND ended_at IS NOT NULL AND id NOT IN "
                "(SELECT id FROM goals WHERE member = $1 AND ended_at IS NOT NULL "
                "ORDER BY ended_at DESC, id DESC LIMIT $2)",
                goal.member,
                MOST_ENDED,
            )
            kept = await statements.row(
                "INSERT INTO goals (member, kind, goal, unit, target, until, zone, remind, began_at, kept_at) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
                goal.member,
                goal.kind,
                goal.goal,
                goal.unit,
                goal.target,
                goal.until,
                goal.zone,
                int(goal.remind),
                int(goal.began.timestamp()),
                self._seconds(),
            )
        return replace(goal, id=int(kept[0])) if kept else goal

    async def change(self, goal: Goal) -> bool:
        """Its words, its end and its reminders; False where it has ended or is gone."""
        changed = await self._engine.write(
            "UPDATE goals SET kind = $3, goal = $4, unit = $5, target = $6, until = $7, remind = $8, shut = $9, "
            f"kept_at = $10 WHERE {_OPEN}",
            goal.member,
            goal.id,
            goal.kind,
            goal.goal,
            goal.unit,
            goal.target,
            goal.until,
            int(goal.remind),
            int(goal.shut),
            self._seconds(),
        )
        return changed > 0

    async def count(self, goal: Goal, seen: int) -> bool:
        """So many are done. False where another number than `seen` was counted by now, or it has ended or is gone."""
        changed = await self._engine.write(
            f"UPDATE goals SET done = $3, kept_at = $4 WHERE {_OPEN} AND done = $5",
            goal.member,
            goal.id,
            goal.done,
            self._seconds(),
            seen,
        )
        return changed > 0

    async def end(self, member: int, id: int) -> bool:
        """It has come to its end. False where it had before, or is gone."""
        ended = await self._engine.write(
            f"UPDATE goals SET ended_at = $3, kept_at = $3 WHERE {_OPEN}", member, id, self._seconds()
        )
        return ended > 0

    async def delete(self, member: int, id: int) -> None:
        await self._engine.write("DELETE FROM goals WHERE member = $1 AND id = $2", member, id)
        await self._engine.scrub()

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _goal(row: Row) -> Goal:
    member, kind, goal, unit, target, until, zone, remind, began, done, ended, shut, id = row
    return Goal(
        member,
        kind,
        goal,
        unit,
        target,
        until,
        zone,
        bool(remind),
        datetime.fromtimestamp(began, UTC),
        done,
        None if ended is None else datetime.fromtimestamp(ended, UTC),
        bool(shut),
        id,
    )
