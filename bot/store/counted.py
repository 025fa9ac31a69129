"""An engine that counts what is written through it and how often the database refused, for whoever watches it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from bot.store.engine import Engine, NotKept, Row, Statements


@dataclass(slots=True)
class Counts:
    """Since the start, in memory only."""

    writes: int = 0  # that are through
    refusals: int = 0  # of anything


class _Counted:
    """Statements, counted."""

    def __init__(self, statements: Statements, counts: Counts) -> None:
        self._statements = statements
        self._counts = counts

    async def rows(self, sql: str, *values: Any) -> Sequence[Row]:
        with self._counting():
            return await self._statements.rows(sql, *values)

    async def row(self, sql: str, *values: Any) -> Row | None:
        with self._counting():
            return await self._statements.row(sql, *values)

    async def write(self, sql: str, *values: Any) -> int:
        with self._counting():
            changed = await self._statements.write(sql, *values)
        self._counts.writes += 1
        return changed

    async def write_each(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        with self._counting():
            await self._statements.write_each(sql, rows)
        self._counts.writes += len(rows)

    @contextmanager
    def _counting(self) -> Iterator[None]:
        try:
            yield
        except NotKept:
            self._counts.refusals += 1
            raise


class CountedEngine(_Counted):
    """The `Engine` that it was given, counted."""

    def __init__(self, engine: Engine, counts: Counts) -> None:
        super().__init__(engine, counts)
        self._engine = engine

    def hear(self, name: str, called: Callable[[], None]) -> None:
        self._engine.hear(name, called)

    async def tell(self, name: str) -> None:
        await self._engine.tell(name)

    @property
    def for_update(self) -> str:
        return self._engine.for_update

    @property
    def skip_locked(self) -> str:
        return self._engine.skip_locked

    @property
    def changes(self) -> int:
        return self._engine.changes

    def watch(self, changed: Callable[[], None]) -> None:
        self._engine.watch(changed)

    @asynccontextmanager
    async def transaction(self, subject: str | None = None) -> AsyncIterator[Statements]:
        async with self._engine.transaction(subject) as statements:
            yield _Counted(statements, self._counts)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Statements]:
        async with self._engine.snapshot() as statements:
            yield _Counted(statements, self._counts)

    async def last_ids(self, statements: Statements) -> dict[str, int]:
        return await self._engine.last_ids(statements)

    async def count_on(self, statements: Statements, last: Mapping[str, int]) -> None:
        await self._engine.count_on(statements, last)

    async def scrub(self) -> None:
        await self._engine.scrub()

    async def tables(self) -> dict[str, tuple[str, ...]]:
        return await self._engine.tables()

    async def keys(self) -> dict[str, tuple[str, ...]]:
        return await self._engine.keys()
