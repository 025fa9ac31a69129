"""Opens the store's SQLite file, brings it up to date, and closes it cleanly."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import aiosqlite

from bot.store.commands import CommandHashes
from bot.store.dismissed import DismissedRules
from bot.store.drafts import Drafts
from bot.store.profiles import Profiles
from bot.store.servers import Servers


class StoreError(Exception):
    """The store can't be opened; the message is one plain line for the operator."""


@dataclass(frozen=True, slots=True)
class Store:
    """One file a feature: each part keeps its own SQL. The connection commits every statement by itself."""

    servers: Servers
    dismissed: DismissedRules
    drafts: Drafts
    commands: CommandHashes
    profiles: Profiles


@asynccontextmanager
async def open_store(path: Path | str) -> AsyncIterator[Store]:
    """The store at `path` (":memory:" for none on disk). Leaving the context always ends the connection's thread."""
    try:
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            sqlite3.connect(path).close()  # where this fails, no thread has begun that would have to end
        # isolation_level=None: every statement commits by itself, so no task can roll back what another one wrote.
        connection = await aiosqlite.connect(path, isolation_level=None)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path}: error: can't open the store: {error}") from error
    try:
        try:
            await connection.execute("PRAGMA journal_mode = WAL")
            await connection.execute("PRAGMA synchronous = NORMAL")
            await connection.execute("PRAGMA busy_timeout = 5000")
            await connection.execute("PRAGMA secure_delete = ON")  # what a member forgets is gone from the file too
            await _migrate(connection, path)
        except sqlite3.Error as error:
            raise StoreError(f"{path}: error: can't read the store: {error}") from error
        yield Store(
            Servers(connection),
            DismissedRules(connection),
            Drafts(connection),
            CommandHashes(connection),
            Profiles(connection),
        )
    finally:
        await connection.close()


def migrations() -> tuple[tuple[int, str], ...]:
    """Every migration that this version knows, as (number, SQL), in order: package files, so a wheel has them too."""
    found = []
    for file in (resources.files("bot.store") / "migrations").iterdir():
        if match := re.fullmatch(r"(\d{4})_\w+\.sql", file.name):
            found.append((int(match[1]), file.read_text(encoding="utf-8")))
    return tuple(sorted(found))


async def _migrate(connection: aiosqlite.Connection, path: Path | str) -> None:
    cursor = await connection.execute("PRAGMA user_version")
    row = await cursor.fetchone()
    have = int(row[0]) if row else 0
    known = migrations()
    newest = known[-1][0]
    if have > newest:
        raise StoreError(
            f"{path}: error: a newer coach wrote this store (version {have}, this coach knows up to {newest}). "
            "Update the coach, or name another file."
        )
    for number, sql in known:
        if number <= have:
            continue
        try:
            await connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                await connection.rollback()
            raise
