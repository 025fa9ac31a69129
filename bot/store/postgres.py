"""The store in PostgreSQL, for who outgrew one machine: a pool of connections, and one that hears what others wrote."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from bot.store.engine import NotKept, Row, Statements
from bot.store.listening import Listening
from bot.store.migrating import StoreError
from bot.store.postgres_schema import WRITTEN, bring_up_to_date

if TYPE_CHECKING:
    import asyncpg

MISSING = "PostgreSQL needs asyncpg: pip install 'creator-coach[postgresql]' -c constraints.txt"
CONNECTIONS = 10  # of one process; a server of PostgreSQL as it comes takes a hundred
PATIENCE = 10.0  # seconds for a connection and for a statement; Discord gives up on an answer after three


@asynccontextmanager
async def postgres_engine(url: str) -> AsyncIterator[PostgresEngine]:
    """The connections to a database that is up to date. Raises StoreError, which never says what is in the URL."""
    processes: set[int] = set()

    async def begun(connection: asyncpg.Connection[Any]) -> None:
        number = connection.get_server_pid()
        processes.add(number)
        connection.add_termination_listener(lambda _: processes.discard(number))  # it may be another's next

    with reaching() as asyncpg:
        pool = await asyncpg.create_pool(
            url,
            min_size=0,
            max_size=CONNECTIONS,
            timeout=PATIENCE,
            command_timeout=PATIENCE,
            init=begun,
            reset=_left_as_found,
        )
        async with pool.acquire() as connection:
            await bring_up_to_date(connection)
            schema = str(await connection.fetchval("SELECT current_schema()"))
        engine = PostgresEngine(pool, schema, processes)
        listening = Listening(lambda: asyncpg.connect(url, timeout=PATIENCE), WRITTEN, engine.heard, engine.changed_now)
        await listening.start()
    try:
        yield engine
    finally:
        await listening.stop()
        await _closed(pool)


async def _left_as_found(_: object) -> None:
    """The coach sets nothing in a session; having the server put it right each time would be a round trip more."""


@contextmanager
def reaching() -> Iterator[ModuleType]:
    """The library, for whoever connects. What comes between is a StoreError, which never says what is in the URL."""
    if find_spec("asyncpg") is None:
        raise StoreError(MISSING)
    import asyncpg  # noqa: PLC0415  who keeps a file does without

    try:
        yield asyncpg
    except (
        OSError,
        TimeoutError,
        ValueError,
        OverflowError,
        asyncpg.PostgresError,
        asyncpg.InterfaceError,
        asyncpg.InternalClientError,
    ) as error:
        raise StoreError(f"error: can't use the store in PostgreSQL: {_why(error)}") from None


async def _closed(pool: asyncpg.Pool[Any]) -> None:
    """What is under way is waited for, but not for ever."""
    try:
        await asyncio.wait_for(pool.close(), PATIENCE)
    except TimeoutError:
        pool.terminate()


class PostgresEngine:
    """The `Engine` over a PostgreSQL database that other processes may write to as well."""

    for_update = "FOR UPDATE"
    skip_locked = "FOR UPDATE SKIP LOCKED"

    def __init__(self, pool: asyncpg.Pool[Any], schema: str, processes: Collection[int]) -> None:
        """`processes`: those of the server that work for the pool."""
        self._pool = pool
        self._schema = schema
        self.processes = processes
        self.changes = 0
        self._watchers: list[Callable[[], None]] = []
        self._hearers: list[tuple[str, Callable[[], None]]] = []
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def watch(self, changed: Callable[[], None]) -> None:
        self._watchers.append(changed)

    async def rows(self, sql: str, *values: Any) -> Sequence[Row]:
        with _refusing():
            async with self._pool.acquire(timeout=PATIENCE) as connection:
                return list(await connection.fetch(sql, *values))

    async def row(self, sql: str, *values: Any) -> Row | None:
        found = await self.rows(sql, *values)
        return found[0] if found else None

    async def write(self, sql: str, *values: Any) -> int:
        with _refusing():
            async with self._pool.acquire(timeout=PATIENCE) as connection:
                count = _count(await connection.execute(sql, *values))
        self.changed_now()
        return count

    async def write_each(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        async with self.transaction() as statements:
            await statements.write_each(sql, rows)

    @asynccontextmanager
    async def transaction(self, subject: str | None = None) -> AsyncIterator[_Connection]:
        """Whoever is at the same subject waits: in this process in the order in which they came and without taking up a
        connection, in another one for a lock that goes with the transaction.
        """
        if subject is None:
            async with self._begun() as connection:
                yield connection
        else:
            async with self._turns.setdefault(subject, asyncio.Lock()), self._begun() as connection:
                await connection.rows("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", subject)
                yield connection

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[_Connection]:
        with _refusing():
            async with self._pool.acquire(timeout=PATIENCE) as connection, connection.transaction():
                yield _Connection(connection)
        self.changed_now()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[_Connection]:
        with _refusing():
            async with (
                self._pool.acquire(timeout=PATIENCE) as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                yield _Connection(connection)

    async def last_ids(self, statements: Statements) -> dict[str, int]:
        rows = await statements.rows(
            "SELECT table_name, last_value FROM information_schema.columns JOIN pg_sequences "
            "ON schemaname = table_schema AND sequencename = table_name || '_id_seq' "
            "WHERE table_schema = current_schema() AND is_identity = 'YES' AND last_value IS NOT NULL"
        )
        return {str(table): int(last) for table, last in rows}

    async def count_on(self, statements: Statements, last: Mapping[str, int]) -> None:
        for table, id in last.items():
            await statements.rows("SELECT setval(pg_get_serial_sequence($1, 'id'), $2)", table, id)

    async def scrub(self) -> None:
        """PostgreSQL overwrites what was deleted in its own time; its logs and backups are the operator's."""

    async def tables(self) -> dict[str, tuple[str, ...]]:
        rows = await self.rows(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND table_name <> $1 ORDER BY table_name, ordinal_position",
            WRITTEN,
        )
        tables: dict[str, tuple[str, ...]] = {}
        for table, column in rows:
            tables[table] = (*tables.get(table, ()), column)
        return tables

    async def keys(self) -> dict[str, tuple[str, ...]]:
        rows = await self.rows(
            "SELECT t.relname, a.attname FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid "
            "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey) "
            "WHERE i.indisprimary AND t.relnamespace = current_schema()::regnamespace "
            "ORDER BY t.relname, array_position(i.indkey::int2[], a.attnum)"
        )
        keys: dict[str, tuple[str, ...]] = {}
        for table, column in rows:
            keys[table] = (*keys.get(table, ()), column)
        return keys

    def hear(self, name: str, called: Callable[[], None]) -> None:
        self._hearers.append((name, called))

    async def tell(self, name: str) -> None:
        await self.rows("SELECT pg_notify($1, $2)", WRITTEN, f"{self._schema}.{name}")

    def heard(self, process: int, told: str) -> None:
        """That process of the server wrote or told this, “schema.name”; "" may be anything. What this engine wrote it
        knows, and a store in another schema of the database is none of its business.
        """
        schema, _, name = told.rpartition(".")
        if process in self.processes or (told and schema != self._schema):
            return
        self.changed_now()
        for wanted, called in self._hearers:
            if name in ("", wanted):
                called()

    def changed_now(self) -> None:
        """What was read before may be old by now."""
        self.changes += 1
        for changed in self._watchers:
            changed()


class _Connection:
    """Statements over one connection."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def rows(self, sql: str, *values: Any) -> Sequence[Row]:
        with _refusing():
            return list(await self._connection.fetch(sql, *values))

    async def row(self, sql: str, *values: Any) -> Row | None:
        found = await self.rows(sql, *values)
        return found[0] if found else None

    async def write(self, sql: str, *values: Any) -> int:
        with _refusing():
            return _count(await self._connection.execute(sql, *values))

    async def write_each(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        with _refusing():
            await self._connection.executemany(sql, rows)


def _count(said: str) -> int:
    """PostgreSQL ends a statement with its name and the rows that it changed: “UPDATE 3”, “INSERT 0 1”."""
    last = said.rpartition(" ")[2]
    return int(last) if last.isdigit() else 0


@contextmanager
def _refusing() -> Iterator[None]:
    """What PostgreSQL can't do now is told without its class. A broken constraint or statement is a bug and stays."""
    import asyncpg  # noqa: PLC0415

    try:
        yield
    except (
        asyncpg.PostgresConnectionError,
        asyncpg.InterfaceError,
        asyncpg.InternalClientError,  # the server has just hung up, which the pool has not noticed yet
        asyncpg.InsufficientResourcesError,
        asyncpg.OperatorInterventionError,
        asyncpg.TransactionRollbackError,  # two that waited for each other: one of them is undone
        asyncpg.ReadOnlySQLTransactionError,
        asyncpg.PostgresSystemError,
        asyncpg.InvalidAuthorizationSpecificationError,  # another password, a role or a database that is gone, and
        asyncpg.InvalidCatalogNameError,  # rights that were taken away: a new connection meets them at any time
        asyncpg.InsufficientPrivilegeError,
        asyncpg.CharacterNotInRepertoireError,
        ConnectionError,
        TimeoutError,
        OSError,
    ) as error:
        raise NotKept(f"the store refused: {_why(error)}") from None


def _why(error: BaseException) -> str:
    """Without what a URL or a statement held."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    name = type(error).__name__
    if name in ("InternalClientError", "InterfaceError"):  # their own words are of the library's states
        return "the connection is lost"
    if name == "CharacterNotInRepertoireError":
        return "a text holds a character that PostgreSQL can't keep"
    if name in ("ValueError", "OverflowError", "UnicodeError"):  # they quote the URL
        return "its URL, or a variable such as PGPORT, can't be read"
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE:.0f} seconds"
    return str(error).splitlines()[0] if str(error) else type(error).__name__
