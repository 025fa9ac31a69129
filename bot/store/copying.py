"""Moves everything from one store to another, of whichever engine, and proves that it arrived: all of it or nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from bot.store.database import Store, open_store
from bot.store.engine import Statements
from bot.store.migrating import StoreError
from bot.store.place import Place
from bot.store.registry import DECLARED

BATCH = 1000  # rows that are read at once

_WHOLE = 2**64

Copied = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a table holds: how many rows, and a sum over all of them in which their order doesn't matter."""

    rows: int = 0
    checksum: int = 0

    def and_row(self, row: tuple[Any, ...]) -> Proof:
        digest = int.from_bytes(blake2b(repr(row).encode(), digest_size=8).digest(), "big")
        return Proof(self.rows + 1, (self.checksum + digest) % _WHOLE)


async def copy_store(source: Place, target: Place, copied: Copied) -> dict[str, Proof]:
    """Every row of every table, in one transaction; what each table holds in both. `copied` hears the table, how many
    of its rows are through, and how many there are.

    Raises StoreError: the target holds something already, or something else arrived than was sent. Then, and where it
    is cut off, the target is as empty as before.
    """
    async with open_store(source, _never) as one, open_store(target, _never) as other:
        tables = await _tables(one)
        proofs: dict[str, Proof] = {}
        async with one.engine.snapshot() as reading, other.engine.transaction("copy") as writing:
            await _empty(writing, tables)
            for table in tables:
                proofs[table.name] = await _copy(reading, writing, table, copied)
            for table in tables:
                if await _proof(writing, table) != proofs[table.name]:
                    raise StoreError(f"error: {table.name} did not arrive as it was sent; nothing is kept of it")
            await other.engine.count_on(writing, await one.engine.last_ids(reading))
    return proofs


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def _never() -> Any:
    raise AssertionError("nothing is dated while a store is copied")


async def _tables(store: Store) -> list[_Table]:
    """As they are declared: what others point to comes first."""
    columns, keys = await store.engine.tables(), await store.engine.keys()
    return [_Table(name, columns[name], keys[name]) for name in dict.fromkeys(kept.table for kept in DECLARED)]


async def _empty(statements: Statements, tables: list[_Table]) -> None:
    """Raises StoreError where anything stands in it."""
    for table in tables:
        if await statements.row(f"SELECT 1 FROM {table.name} LIMIT 1") is not None:
            raise StoreError(f"error: the target is no empty store: there is something in {table.name}")


async def _copy(reading: Statements, writing: Statements, table: _Table, copied: Copied) -> Proof:
    row = await reading.row(f"SELECT count(*) FROM {table.name}")
    total, proof = int(row[0]) if row else 0, Proof()
    into = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({_places(table.columns)})"
    copied(table.name, 0, total)
    async for batch in _batches(reading, table):
        await writing.write_each(into, batch)
        for values in batch:
            proof = proof.and_row(values)
        copied(table.name, proof.rows, total)
    return proof


async def _proof(statements: Statements, table: _Table) -> Proof:
    proof = Proof()
    async for batch in _batches(statements, table):
        for values in batch:
            proof = proof.and_row(values)
    return proof


async def _batches(statements: Statements, table: _Table) -> AsyncIterator[list[tuple[Any, ...]]]:
    """All rows by their key, so many at a time; each batch begins after the last key of the one before."""
    select, order = f"SELECT {', '.join(table.columns)} FROM {table.name}", ", ".join(table.key)
    after, values = "", tuple[Any, ...]()
    while rows := await statements.rows(f"{select} {after} ORDER BY {order} LIMIT {BATCH}", *values):
        yield [tuple(row) for row in rows]
        after, values = f"WHERE ({order}) > ({_places(table.key)})", tuple(rows[-1][one] for one in table.key)


def _places(columns: tuple[str, ...]) -> str:
    return ", ".join(f"${n}" for n in range(1, len(columns) + 1))
