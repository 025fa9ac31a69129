"""The store's file as `coach doctor` sees it: read without leaving a trace, whether or not a coach runs on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from bot.store.migrating import StoreError, migrations, only_to_read, reading, table_names, version_seen
from bot.store.postgres import PATIENCE, reaching
from bot.store.postgres_schema import seen
from bot.store.servers import Answers

_CHOSEN = "SELECT server, drafts_channel, answers FROM servers WHERE drafts_channel IS NOT NULL ORDER BY server"


@dataclass(frozen=True, slots=True)
class Watched:
    """A server and the drafts channel that it chose."""

    server: int
    channel: int
    answers: Answers


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands in a store. A `version` below `newest` is brought up to date by the next start."""

    version: int
    newest: int
    drafts: tuple[Watched, ...]


def look(path: Path) -> Looked:
    """Raises StoreError where the file is damaged, no store, another program's, or a newer coach's."""
    newest = migrations()[-1][0]
    with reading(path), closing(sqlite3.connect(_untouched(path), uri=True)) as file:
        have = version_seen(file, path)
        broken = [str(row[0]) for row in file.execute("PRAGMA quick_check(1)") if row[0] != "ok"]
        rows = file.execute(_CHOSEN).fetchall() if "servers" in table_names(file) else []
    if broken:
        raise StoreError(f"{path}: error: the store is damaged ({broken[0]}); coach store check says more")
    return Looked(have, newest, tuple(Watched(int(row[0]), int(row[1]), cast(Answers, row[2])) for row in rows))


async def look_at_database(url: str) -> Looked:
    """The same for a store in PostgreSQL, over a connection of its own. Raises StoreError where it can't be read."""
    with reaching() as asyncpg:
        connection = await asyncpg.connect(url, timeout=PATIENCE)
        try:
            await connection.execute("SET default_transaction_read_only = on")
            have = await seen(connection)
            rows = await connection.fetch(_CHOSEN) if have else []
        finally:
            await connection.close()
    return Looked(have, migrations()[-1][0], tuple(Watched(*row) for row in rows))


def _untouched(path: Path) -> str:
    """Where no coach has the file open, SQLite is told that it won't change: otherwise it would leave two files beside
    it, and they would be those of whoever asks, perhaps root's, and in the coach's way.
    """
    alone = not path.with_name(f"{path.name}-wal").exists()
    return only_to_read(path) + ("&immutable=1" if alone else "")
