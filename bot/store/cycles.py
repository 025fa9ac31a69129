"""Community cycles, with founders, events, talks, roles and guests; each read and changed as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from typing import Any

from bot.store.cycle_rows import CycleRow, CycleRows, EventRow, FounderRow, GuestRow, Part, RoleRow, TalkRow
from bot.store.engine import Engine, Row, Statements
from bot.store.kept import Kept

KEPT = (
    Kept("cycles", member="proposed_by", server="server", since="over_at", on_forget="anonymise"),
    Kept("cycle_founders", member="member", server="server", since="over_at"),
    Kept("cycle_events", server="server", since="over_at"),
    Kept("cycle_talks", member="member", server="server", since="over_at", on_forget="anonymise"),
    Kept("cycle_roles", member="member", server="server", since="over_at"),
    Kept("cycle_guests", member="member", server="server", since="over_at"),
)

_NAMES = [one.name for one in fields(CycleRow)]
_COLUMNS = ", ".join(_NAMES)
_CHANGED = ", ".join(f"{name} = ${n}" for n, name in enumerate(_NAMES[1:], 2))


@dataclass(frozen=True, slots=True)
class _Table:
    """A part of a cycle: its table, the columns that name a row there, and the order in which rows are read."""

    name: str
    row: type[Part]
    key: tuple[str, ...]
    order: str

    @property
    def columns(self) -> list[str]:
        return [one.name for one in fields(self.row)]

    def key_of(self, row: Part) -> tuple[object, ...]:
        return tuple(getattr(row, one) for one in self.key)


_PARTS = {
    "founders": _Table("cycle_founders", FounderRow, ("member",), "founded_at, member"),
    "events": _Table("cycle_events", EventRow, ("id",), "id"),
    "talks": _Table("cycle_talks", TalkRow, ("id",), "id"),
    "roles": _Table("cycle_roles", RoleRow, ("event", "role"), "event, role"),
    "guests": _Table("cycle_guests", GuestRow, ("event", "member"), "event, member"),
}


class NoSuchCycle(Exception):
    """It was never there, or is gone."""


class Cycles:
    """Reads whole cycles and changes one in one transaction: whoever presses at the same time waits their turn."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._servers: dict[int, int] = {}  # of the cycles that were read; a cycle never changes its server

    async def add(self, new: CycleRows) -> CycleRows:
        """The cycle with its number."""
        async with self._engine.transaction() as statements:
            names, values = _NAMES[1:], astuple(new.cycle)[1:]
            row = await statements.row(
                f"INSERT INTO cycles ({', '.join(names)}) VALUES ({_places(len(names))}) RETURNING id", *values
            )
            assert row is not None
            kept = replace(new, cycle=replace(new.cycle, id=int(row[0])))
            await _write_parts(statements, CycleRows(kept.cycle), kept)
        self._servers[kept.cycle.id] = kept.cycle.server
        return kept

    async def one(self, id: int) -> CycleRows | None:
        """As it was at one moment, whoever changes it meanwhile."""
        async with self._engine.snapshot() as statements:
            found = await _read(statements, id)
        if found is not None:
            self._servers[id] = found.cycle.server
        return found

    async def of_server(self, server: int, states: Sequence[str]) -> list[CycleRows]:
        """A server's cycles in these states, the oldest first."""
        return await self._whole("server = $1", (server,), states)

    async def open_or_over_since(self, since: int) -> list[CycleRows]:
        """Of all servers, active or closed from then on, for what is to be planned anew when the coach starts."""
        rows = await self._engine.rows(
            "SELECT id FROM cycles WHERE state = 'active' OR (state = 'closed' AND over_at >= $1) ORDER BY id", since
        )
        return await self._each(rows)

    async def names(self, server: int, states: Sequence[str], founder: int | None = None) -> list[tuple[int, str]]:
        """Number and name of a server's cycles in these states, the oldest first; of those that `founder` started."""
        values: list[object] = [server, *states]
        where = f"server = $1 AND state IN ({_places(len(states), first=2)})"
        if founder is not None:
            values.append(founder)
            where += f" AND id IN (SELECT cycle FROM cycle_founders WHERE member = ${len(values)})"
        rows = await self._engine.rows(f"SELECT id, name FROM cycles WHERE {where} ORDER BY id", *values)
        return [(int(id), str(name)) for id, name in rows]

    async def open_with(self, member: int) -> list[int]:
        """The open cycles in which this member has a part."""
        parts = ("cycle_founders", "cycle_talks", "cycle_roles", "cycle_guests")
        theirs = " OR ".join(f"id IN (SELECT cycle FROM {one} WHERE member = $1)" for one in parts)
        rows = await self._engine.rows(
            "SELECT id FROM cycles WHERE state IN ('proposed', 'active') "
            f"AND (proposed_by = $1 OR {theirs}) ORDER BY id",
            member,
        )
        return [int(row[0]) for row in rows]

    async def sharing_months(self, server: int, besides: int) -> list[CycleRows]:
        """The server's other active cycles that count its evenings as well."""
        rows = await self._engine.rows(
            "SELECT id FROM cycles WHERE server = $1 AND id <> $2 AND state = 'active' AND month_scope = 'server' "
            "ORDER BY id",
            server,
            besides,
        )
        return await self._each(rows)

    async def of_native(self, server: int, native: int) -> CycleRows | None:
        """The cycle one of whose evenings is this scheduled event of the server."""
        row = await self._engine.row(
            "SELECT cycles.id FROM cycles JOIN cycle_events ON cycle_events.cycle = cycles.id "
            "WHERE cycles.server = $1 AND discord_event = $2",
            server,
            native,
        )
        return None if row is None else await self.one(int(row[0]))

    async def change(self, id: int, move: Callable[[CycleRows], CycleRows]) -> CycleRows:
        """What `move` makes of the cycle; what it raises leaves all as it was. It must be quick. Raises NoSuchCycle."""
        server = self._servers.get(id) or await self._server_of(id)
        async with self._engine.transaction(f"cycles-of:{server}") as statements:  # they may share a month's places
            if not await statements.write("UPDATE cycles SET edition = edition + 1 WHERE id = $1", id):
                raise NoSuchCycle
            before = await _read(statements, id, self._engine.for_update)  # a member may just have themselves forgotten
            if before is None:
                raise NoSuchCycle
            after = move(before)
            if after.cycle != before.cycle:
                await statements.write(f"UPDATE cycles SET {_CHANGED} WHERE id = $1", *astuple(after.cycle))
            await _write_parts(statements, before, after)
        return after

    async def _server_of(self, id: int) -> int:
        row = await self._engine.row("SELECT server FROM cycles WHERE id = $1", id)
        if row is None:
            raise NoSuchCycle
        return int(row[0])

    async def _whole(self, where: str, values: tuple[object, ...], states: Sequence[str]) -> list[CycleRows]:
        wanted = _places(len(states), first=len(values) + 1)
        rows = await self._engine.rows(
            f"SELECT id FROM cycles WHERE {where} AND state IN ({wanted}) ORDER BY id", *values, *states
        )
        return await self._each(rows)

    async def _each(self, rows: Sequence[Row]) -> list[CycleRows]:
        found = [await self.one(row[0]) for row in rows]
        return [one for one in found if one is not None]


async def _read(statements: Statements, id: int, lock: str = "") -> CycleRows | None:
    row = await statements.row(f"SELECT {_COLUMNS} FROM cycles WHERE id = $1 {lock}", id)
    if row is None:
        return None
    parts: dict[str, Any] = {}
    for part, table in _PARTS.items():
        rows = await statements.rows(
            f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE cycle = $1 ORDER BY {table.order} {lock}", id
        )
        parts[part] = tuple(table.row(*one) for one in rows)
    cycle = CycleRow(*row)
    return CycleRows(cycle, **parts, elsewhere=await _elsewhere(statements, cycle))


async def _elsewhere(statements: Statements, cycle: CycleRow) -> tuple[int, ...]:
    """When the server's other cycles have evenings, where a month's places are shared. Of one that is over, those that
    were held: what it still had planned was cancelled with it.
    """
    if cycle.month_scope != "server":
        return ()
    rows = await statements.rows(
        "SELECT starts FROM cycle_events WHERE server = $1 AND cycle <> $2 AND state <> 'cancelled' ORDER BY starts",
        cycle.server,
        cycle.id,
    )
    return tuple(int(row[0]) for row in rows)


async def _write_parts(statements: Statements, before: CycleRows, after: CycleRows) -> None:
    """The rows that differ, and the end of the cycle in all of them."""
    for part, table in _PARTS.items():
        old = {table.key_of(one): one for one in getattr(before, part)}
        new = {table.key_of(one): one for one in getattr(after, part)}
        for key in old.keys() - new.keys():
            await statements.write(f"DELETE FROM {table.name} WHERE {_named(table.key)}", after.cycle.id, *key)
        for key, row in new.items():
            if old.get(key) != row:
                await _put(statements, table, after.cycle, row)
    if after.cycle.over_at != before.cycle.over_at:
        for name in (*(one.name for one in _PARTS.values()), "cycle_moods", "introductions"):
            await statements.write(
                f"UPDATE {name} SET over_at = $2 WHERE cycle = $1", after.cycle.id, after.cycle.over_at
            )


async def _put(statements: Statements, table: _Table, cycle: CycleRow, row: Part) -> None:
    names = ["cycle", "server", "over_at", *table.columns]
    changed = ", ".join(f"{one} = excluded.{one}" for one in names if one not in table.key and one != "cycle")
    await statements.write(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({_places(len(names))}) "
        f"ON CONFLICT (cycle, {', '.join(table.key)}) DO UPDATE SET {changed}",
        cycle.id,
        cycle.server,
        cycle.over_at,
        *astuple(row),
    )


def _places(count: int, first: int = 1) -> str:
    return ", ".join(f"${n}" for n in range(first, first + count))


def _named(key: tuple[str, ...]) -> str:
    return " AND ".join(["cycle = $1", *(f"{one} = ${n}" for n, one in enumerate(key, 2))])
