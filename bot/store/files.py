"""The store's file from outside, while a coach may run on it: back it up, check it, put a backup in its place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from bot.store.alone import alone_on
from bot.store.migrating import StoreError, copy, give_to_owner, looking, migrations, reading, table_names, version
from bot.store.registry import DECLARED

BESIDE = ("-wal", "-shm")  # SQLite keeps the latest changes in files of these endings until they are moved over


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a store's file found. `rows` by table; `problems` are plain lines, none where all is well."""

    version: int
    newest: int
    size: int  # bytes
    rows: Mapping[str, int]
    problems: tuple[str, ...]


def back_up(store: Path, to: Path) -> None:
    """One whole file, also while the coach writes: what it told a member is kept before this began is in it.

    Raises StoreError: there is no store, the place is taken or can't be written to.
    """
    _there(store)
    if to.is_dir():
        raise StoreError(f"{to}: error: this is a folder; name a new file in it: {to / store.name}")
    if to.exists():
        raise StoreError(f"{to}: error: this file exists already; a backup never overwrites one: give it another name")
    version(store)
    with reading(to):
        copy(store, to)


def check(store: Path) -> Checked:
    """Read every page. Raises StoreError where the file is no store or a newer coach's."""
    _there(store)
    have = version(store)
    with reading(store), looking(store) as file:
        broken = [str(row[0]) for row in file.execute("PRAGMA integrity_check") if row[0] != "ok"]
        broken += [f"a row of {row[0]} points to nothing" for row in file.execute("PRAGMA foreign_key_check")]
        found = table_names(file)
        newest = migrations()[-1][0]
        if have == newest:
            broken += [f"the table {name} is missing" for name in sorted(_declared() - found)]
        counts = {name: _count(file, name) for name in sorted(_declared() & found)}
    return Checked(have, newest, store.stat().st_size, counts, tuple(broken))


def restore(store: Path, backup: Path) -> Path | None:
    """Put a copy of the backup in the store's place; the answer is where the store before it now is, if there was one.

    Raises StoreError where the backup is not sound or a coach is running on the store: stop it first. Whatever fails,
    the store stays as it was.
    """
    checked = check(backup)
    if not checked.version:
        raise StoreError(f"{backup}: error: there is nothing in this backup; take another one")
    if problems := checked.problems:
        raise StoreError(f"{backup}: error: this backup is damaged ({problems[0]}); take another one")
    new = store.with_name(f"{store.name}.new")
    with alone_on(store, patience=0), reading(store):
        copy(backup, new)
        give_to_owner(new, store if store.exists() else store.parent)
        aside = _put_aside(store) if store.exists() else None
        new.replace(store)
    return aside


def _put_aside(store: Path) -> Path:
    """Under a name that nothing has: who restores twice wants back what was there before the first time."""
    _refuse_in_use(store)
    first = store.with_name(f"{store.name}.before-restore")
    aside = next(one for one in chain([first], (Path(f"{first}-{n}") for n in count(2))) if not one.exists())
    try:
        os.link(store, aside)  # it stays in its place too, so that a power cut leaves no moment without a store
    except OSError:
        store.rename(aside)  # where the file system has no second names
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{store}{ending}").rename(f"{aside}{ending}")
    for one in (aside, *(Path(f"{aside}{ending}") for ending in BESIDE)):
        with suppress(FileNotFoundError):
            os.utime(one)  # the coach deletes it a week from now, not from its last change
    return aside


def _refuse_in_use(store: Path) -> None:
    """Leaving the write-ahead log takes the file for oneself, which SQLite refuses while anybody else has it open."""
    try:
        with closing(sqlite3.connect(store, timeout=0)) as file:
            file.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(f"{store}: error: somebody has this store open; stop it, then restore") from None
    except sqlite3.DatabaseError:
        return  # too damaged to be in use: this is what a restore is for


def _there(store: Path) -> None:
    with reading(store):
        if not store.is_file():
            raise StoreError(f"{store}: error: there is no store here")


def _declared() -> set[str]:
    return {kept.table for kept in DECLARED}


def _count(file: sqlite3.Connection, table: str) -> int:
    return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
