"""The store in one SQLite file: a connection that writes, and two beside it that only read."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import aiosqlite

from bot.store.engine import NotKept, Row, Statements
from bot.store.migrating import only_to_read, reading

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what a member was told is kept survives a power cut
    "PRAGMA busy_timeout = 5000",  # for a backup or a check by another process
    "PRAGMA secure_delete = ON",  # what a member forgets is overwritten in the file
    "PRAGMA foreign_keys = ON",
)


@asynccontextmanager
async def sqlite_engine(path: Path) -> AsyncIterator[SqliteEngine]:
    """The connections to a file that is up to date. Leaving the context always ends their threads."""
    async with AsyncExitStack() as stack:
        with reading(path):
            # isolation_level=None: a write outside a transaction commits by itself; sqlite3 opens none in secret.
            writer = await stack.enter_async_context(aiosqlite.connect(path, isolation_level=None))
            for pragma in PRAGMAS:
                await writer.execute(pragma)
            readers = [await stack.enter_async_context(_to_read(path)) for _ in range(2)]
            for reader in readers:
                await reader.execute("PRAGMA busy_timeout = 5000")
        for connection in (writer, *readers):
            connection.row_factory = sqlite3.Row
        yield SqliteEngine(writer, *readers)


def _to_read(path: Path) -> aiosqlite.Connection:
    return aiosqlite.connect(only_to_read(path), uri=True, isolation_level=None)


class SqliteEngine:
    """The `Engine` over one SQLite file."""

    for_update = skip_locked = ""

    def __init__(
        self, writer: aiosqlite.Connection, reader: aiosqlite.Connection, snapshots: aiosqlite.Connection
    ) -> None:
        self._writer = _Connection(writer)
        self._reader = _Connection(reader)
        self._snapshots = _Connection(snapshots)
        self._looking = asyncio.Lock()
        self._writing = asyncio.Lock()
        self.changes = 0
        self._watchers: list[Callable[[], None]] = []

    def watch(self, changed: Callable[[], None]) -> None:
        self._watchers.append(changed)

    def hear(self, name: str, called: Callable[[], None]) -> None:
        """A file is one process's own."""

    async def tell(self, name: str) -> None:
        """There is nobody else."""

    async def rows(self, sql: str, *values: Any) -> Sequence[Row]:
        return await self._reader.rows(sql, *values)

    async def row(self, sql: str, *values: Any) -> Row | None:
        return await self._reader.row(sql, *values)

    async def write(self, sql: str, *values: Any) -> int:
        async with self._writing:
            return await self._through(self._writer.write(sql, *values))

    async def write_each(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        async with self.transaction() as statements:
            await statements.write_each(sql, rows)

    @asynccontextmanager
    async def transaction(self, subject: str | None = None) -> AsyncIterator[_Connection]:
        """One after the other, whatever their subjects: SQLite has one writer."""
        async with self._writing:
            try:
                await self._writer.write("BEGIN IMMEDIATE")
                yield self._writer
                await self._through(self._writer.write("COMMIT"))
            except BaseException:
                # Shielded, as the task may be cancelled. The connection works in order, so this also undoes a BEGIN
                # that has not run yet; where nothing has begun, or the COMMIT is through, it says so and that's fine.
                with suppress(NotKept):
                    await asyncio.shield(self._writer.write("ROLLBACK"))
                raise

    async def _through(self, write: Coroutine[Any, Any, int]) -> int:
        """A write is counted when it is through, also where nobody waits for it any more: SQLite does it anyway."""
        writing = asyncio.create_task(write)
        writing.add_done_callback(self._count)
        return await asyncio.shield(writing)

    def _count(self, _: asyncio.Task[int]) -> None:
        self.changes += 1
        for changed in self._watchers:
            changed()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[_Connection]:
        """Over a connection of its own: whoever reads beside it sees what was written since."""
        async with self._looking:
            try:
                await self._snapshots.write("BEGIN")
                yield self._snapshots
            finally:
                with suppress(NotKept):
                    await asyncio.shield(self._snapshots.write("ROLLBACK"))

    async def last_ids(self, statements: Statements) -> dict[str, int]:
        return {str(name): int(last) for name, last in await statements.rows("SELECT name, seq FROM sqlite_sequence")}

    async def count_on(self, statements: Statements, last: Mapping[str, int]) -> None:
        for table, id in last.items():
            await statements.write("DELETE FROM sqlite_sequence WHERE name = $1", table)
            await statements.write("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", table, id)

    async def scrub(self) -> None:
        async with self._writing:  # it answers with a row; left unread, that would keep the next COMMIT from working
            await self._writer.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    async def tables(self) -> dict[str, tuple[str, ...]]:
        names = await self.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        return {
            name: tuple(row["name"] for row in await self.rows("SELECT name FROM pragma_table_info($1)", name))
            for (name,) in sorted(tuple(row) for row in names)
        }

    async def keys(self) -> dict[str, tuple[str, ...]]:
        sql = "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk"
        return {table: tuple(row["name"] for row in await self.rows(sql, table)) for table in await self.tables()}


class _Connection:
    """Statements over one connection."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def rows(self, sql: str, *values: Any) -> Sequence[Row]:
        with _refusing():
            return list(await self._connection.execute_fetchall(sql, _bound(values)))

    async def row(self, sql: str, *values: Any) -> Row | None:
        found = await self.rows(sql, *values)
        return found[0] if found else None

    async def write(self, sql: str, *values: Any) -> int:
        with _refusing():
            cursor = await self._connection.execute(sql, _bound(values))
            return cursor.rowcount

    async def write_each(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        with _refusing():
            await self._connection.executemany(sql, [_bound(row) for row in rows])


def _bound(values: tuple[Any, ...]) -> dict[str, Any]:
    """By name: SQLite would give unnamed values to `$1`, `$2` in the order in which they appear."""
    return {str(number): value for number, value in enumerate(values, 1)}


@contextmanager
def _refusing() -> Iterator[None]:
    """What SQLite can't do is told without its class. A broken constraint or statement is a bug and stays itself."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.DataError):
            raise
        raise NotKept(f"the store refused: {error}") from None
