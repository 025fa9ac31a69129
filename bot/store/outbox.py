"""Timed work that survives a restart: what is due when, who is at it, and what is done."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.store.engine import Engine, Row
from bot.store.kept import Kept
from bot.store.share import WHOLE, Share

REMEMBERED = 30  # days, that a piece of work is done

KEPT = (Kept("outbox", member="member", server="server", since="done_at", days=REMEMBERED),)

_COLUMNS = "id, kind, key, due, server, member, payload, turn, failures"
_MINE = "(coalesce(server, 0) >> 22) % $1 BETWEEN $2 AND $3"  # as `Share.holds`; what is no server's is shard 0's
_OPEN = "done_at IS NULL AND (leased_until IS NULL OR leased_until <= $4)"


@dataclass(frozen=True, slots=True)
class Due:
    """One piece of work, leased to whoever holds this. `turn` tells this lease from every other one of it."""

    id: int
    kind: str
    key: str
    due: datetime
    server: int | None
    member: int | None
    payload: Mapping[str, Any]
    turn: int
    failures: int

    @property
    def nonce(self) -> str:
        """The same for every attempt at this work and for no other: Discord posts a message with it only once."""
        return f"{self.id}-{int(self.due.timestamp())}"


class Outbox:
    """Work is planned under a kind and a key, leased when it is due, and marked done: once, whoever dies in between.

    Who dies holding a lease loses it when its time is up, and the work is due again. Times are kept in whole seconds.
    """

    def __init__(self, engine: Engine, now: Callable[[], datetime], share: Share = WHOLE) -> None:
        self._engine = engine
        self._now = now
        self._share = (share.count, share.first, share.last)
        self._watchers: list[Callable[[], None]] = []

    def watch(self, changed: Callable[[], None]) -> None:
        """Have `changed` called whenever something else may be due next."""
        self._watchers.append(changed)

    async def plan(
        self,
        kind: str,
        key: str,
        due: datetime,
        payload: Mapping[str, Any] | None = None,
        *,
        member: int | None = None,
        server: int | None = None,
    ) -> None:
        """Do this at that time. What was planned under the same kind and key is replaced, also while somebody is at it;
        for the very same time, what is done stays done, and what somebody is at is not begun a second time. The payload
        holds ids, never a text of a member.
        """
        await self._engine.write(
            "INSERT INTO outbox (kind, key, due, server, member, payload) VALUES ($1, $2, $3, $4, $5, $6) "
            "ON CONFLICT (kind, key) DO UPDATE SET due = excluded.due, server = excluded.server, "
            "member = excluded.member, payload = excluded.payload, turn = outbox.turn + 1, failures = 0, "
            "leased_until = NULL, done_at = NULL WHERE outbox.due <> excluded.due OR (outbox.done_at IS NULL "
            "AND (outbox.leased_until IS NULL OR outbox.payload <> excluded.payload))",
            kind,
            key,
            int(due.timestamp()),
            server,
            member,
            json.dumps(dict(payload or {})),
        )
        self._changed()

    async def cancel(self, kind: str, key: str) -> bool:
        """Whether something was planned that now won't be done."""
        gone = await self._engine.write(
            "DELETE FROM outbox WHERE kind = $1 AND key = $2 AND done_at IS NULL", kind, key
        )
        self._changed()
        return bool(gone)

    async def planned(self, kind: str, key: str) -> datetime | None:
        """When this is to be done; None where it isn't planned or is done."""
        row = await self._engine.row(
            "SELECT due FROM outbox WHERE kind = $1 AND key = $2 AND done_at IS NULL", kind, key
        )
        return _time(row[0]) if row else None

    async def lease(self, lasting: timedelta, most: int = 10) -> list[Due]:
        """What is due in this process's share and nobody is at, oldest first; nobody else gets it for that long."""
        now = self._seconds()
        async with self._engine.transaction() as statements:
            rows = await statements.rows(
                f"UPDATE outbox SET leased_until = $5, turn = turn + 1 WHERE {_OPEN} AND id IN (SELECT id FROM outbox "
                f"WHERE {_MINE} AND {_OPEN} AND due <= $4 ORDER BY due, id LIMIT $6 {self._engine.skip_locked}) "
                f"RETURNING {_COLUMNS}",
                *self._share,
                now,
                now + int(lasting.total_seconds()),
                most,
            )
        return sorted(map(_due, rows), key=lambda one: (one.due, one.id))

    async def done(self, work: Due) -> bool:
        """Mark it done. False where it was planned anew meanwhile, or somebody else has the lease now."""
        return await self._end(work, "done_at = $3", self._seconds())

    async def again(self, work: Due, at: datetime) -> bool:
        """It failed: give the lease back, and have it due again then. False as above."""
        return await self._end(work, "leased_until = $3, failures = failures + 1", int(at.timestamp()))

    async def next_due(self) -> datetime | None:
        """When the next piece can be leased, which may be long past; None where nothing is planned.

        What is due is little; of all that is planned for later the index has the first at hand.
        """
        row = await self._engine.row(
            "SELECT min(at) FROM (SELECT min(CASE WHEN leased_until > due THEN leased_until ELSE due END) AS at "
            f"FROM outbox WHERE done_at IS NULL AND {_MINE} AND due <= $4 "
            "UNION ALL SELECT due FROM (SELECT due FROM outbox "
            f"WHERE done_at IS NULL AND {_MINE} AND due > $4 ORDER BY due LIMIT 1) AS later) AS either",
            *self._share,
            self._seconds(),
        )
        return _time(row[0]) if row and row[0] is not None else None

    async def depth(self) -> int:
        """How many pieces of this process's share are planned and not done."""
        row = await self._engine.row(f"SELECT count(*) FROM outbox WHERE done_at IS NULL AND {_MINE}", *self._share)
        return int(row[0]) if row else 0

    async def _end(self, work: Due, change: str, value: int) -> bool:
        sql = f"UPDATE outbox SET {change} WHERE id = $1 AND turn = $2 AND done_at IS NULL"
        ended = await self._engine.write(sql, work.id, work.turn, value)
        self._changed()
        return bool(ended)

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def _changed(self) -> None:
        for changed in self._watchers:
            changed()


def _due(row: Row) -> Due:
    id, kind, key, due, server, member, payload, turn, failures = row
    return Due(id, kind, key, _time(due), server, member, json.loads(payload), turn, failures)


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
