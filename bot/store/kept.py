"""Whose rows stand in which table, and what is asked of all of them: count, export, forget, purge, expire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from bot.store.engine import Engine, Statements

SOMEBODY = 0  # "a former member": nobody's id


@dataclass(frozen=True, slots=True)
class Kept:
    """What one column of a table makes of its rows: a member's, a server's, or both. Every table declares itself.

    `since`: the column with the time that counts, in seconds of Unix time: of the last change, or of the end. `days`:
    how long a row is kept after it; None leaves that to the operator. What has no such time does not expire.
    `on_forget`: whether a member's rows go when the member wants to be forgotten, or stay for others with nobody's name
    on them. A table with two people in a row declares itself twice.
    """

    table: str
    member: str | None = None
    server: str | None = None
    since: str | None = None
    days: int | None = None
    on_forget: Literal["delete", "anonymise"] = "delete"

    def lasts(self, otherwise: timedelta) -> timedelta:
        """How long a row is kept after `since`; `otherwise` is the operator's choice."""
        return otherwise if self.days is None else timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a member a table holds, and the oldest time that counts among it, where there is any."""

    count: int = 0
    oldest: datetime | None = None


class KeptTables:
    """Does to all declared tables what a member, a server's end or time asks for."""

    def __init__(self, engine: Engine, declared: Sequence[Kept]) -> None:
        self._engine = engine
        self.declared = tuple(declared)

    async def held_of(self, member: int) -> dict[str, Held]:
        """How much is kept of a member, by table, those with nothing too."""
        held: dict[str, Held] = {}
        for kept in self._members():
            since = kept.since or "CAST(NULL AS BIGINT)"
            row = await self._engine.row(
                f"SELECT count(*), min({since}) FROM {kept.table} WHERE {kept.member} = $1", member
            )
            count, oldest = tuple(row) if row else (0, None)
            before = held.get(kept.table, Held())
            times = [] if oldest is None else [datetime.fromtimestamp(oldest, UTC)]
            times += [before.oldest] if before.oldest else []
            held[kept.table] = Held(before.count + count, min(times, default=None))
        return held

    async def of_member(self, member: int) -> dict[str, list[Mapping[str, Any]]]:
        """All rows of a member, by table. A table with none of them is not named."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for kept in self._members():
            rows = await self._engine.rows(f"SELECT * FROM {kept.table} WHERE {kept.member} = $1", member)
            for row in rows:
                found.setdefault(kept.table, []).append({column: row[column] for column in row.keys()})  # noqa: SIM118
        return found

    async def forget_member(self, member: int) -> dict[str, int]:
        """How many rows of a member are gone or nobody's now, by table. All of them or none."""
        changed: dict[str, int] = {}
        async with self._engine.transaction() as statements:
            for kept in self._members():
                count = await _forget(statements, kept, member)
                changed[kept.table] = changed.get(kept.table, 0) + count
        await self._engine.scrub()
        return {table: count for table, count in changed.items() if count}

    async def purge_server(self, server: int) -> int:
        """Delete all that belongs to a server; how many rows that were."""
        count = 0
        async with self._engine.transaction() as statements:
            for kept in self._servers():
                count += await statements.write(f"DELETE FROM {kept.table} WHERE {kept.server} = $1", server)
        await self._engine.scrub()
        return count

    async def servers(self) -> frozenset[int]:
        """Every server that anything is kept of."""
        found: set[int] = set()
        for kept in self._servers():
            rows = await self._engine.rows(
                f"SELECT DISTINCT {kept.server} FROM {kept.table} WHERE {kept.server} IS NOT NULL"
            )
            found.update(row[0] for row in rows)
        return frozenset(found)

    async def expire(self, now: datetime, otherwise: timedelta) -> int:
        """Delete what is older than its time, `otherwise` for all that declares none of its own. Returns how many."""
        count = 0
        for kept in self.declared:
            if kept.since is not None:
                oldest = now - kept.lasts(otherwise)
                count += await self._engine.write(
                    f"DELETE FROM {kept.table} WHERE {kept.since} < $1", int(oldest.timestamp())
                )
        if count:
            await self._engine.scrub()
        return count

    def _members(self) -> list[Kept]:
        return [kept for kept in self.declared if kept.member is not None]

    def _servers(self) -> list[Kept]:
        return [kept for kept in self.declared if kept.server is not None]


async def _forget(statements: Statements, kept: Kept, member: int) -> int:
    if kept.on_forget == "delete":
        return await statements.write(f"DELETE FROM {kept.table} WHERE {kept.member} = $1", member)
    return await statements.write(
        f"UPDATE {kept.table} SET {kept.member} = $2 WHERE {kept.member} = $1", member, SOMEBODY
    )
