"""Brings an older store's file up to date, after a copy of it was put beside it; a newer one is refused."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path

OLDEST_TABLE = "command_hashes"  # every store has it, whichever version wrote it
COPIES_LAST = timedelta(days=7)  # a copy holds what members may want forgotten since


class StoreError(Exception):
    """The store can't be used; the message is one plain line for the operator."""


def migrations() -> tuple[tuple[int, str], ...]:
    """Every migration that this version knows, as (number, SQL), in order: package files, so a wheel has them too."""
    found = []
    for file in (resources.files("bot.store") / "migrations").iterdir():
        if match := re.fullmatch(r"(\d{4})_\w+\.sql", file.name):
            found.append((int(match[1]), file.read_text(encoding="utf-8")))
    return tuple(sorted(found))


def version(path: Path) -> int:
    """The last migration that a file has seen. Raises StoreError for what is no store or a newer coach's."""
    with reading(path):
        if path.is_dir():
            raise StoreError(f"{path}: error: this is a folder; name a file in it")
    with reading(path), looking(path) as file:
        return version_seen(file, path)


def version_seen(file: sqlite3.Connection, path: Path) -> int:
    """The same over a connection that is open already; `path` is what the error names."""
    newest, tables = migrations()[-1][0], table_names(file)
    have = int(file.execute("PRAGMA user_version").fetchone()[0])
    if have > newest:
        raise StoreError(
            f"{path}: error: a newer coach wrote this store (version {have}, this coach knows up to {newest}). "
            "Update the coach, or name another file."
        )
    if tables and not (have and OLDEST_TABLE in tables):
        raise StoreError(f"{path}: error: this is another program's database; name another file")
    return have


def table_names(file: sqlite3.Connection) -> set[str]:
    return {str(row[0]) for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing, and leaves nothing behind: one opened to read only can't take away the two
    files beside the store when it closes, and where root ran `coach store check` they would be in the coach's way.
    """
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA query_only = ON")
        yield file


def only_to_read(path: Path) -> str:
    """The file's URI for a connection that can't write."""
    return f"{path.absolute().as_uri()}?mode=ro"


def migrate(path: Path) -> None:
    """Make the file where there is none, or bring it up to date. What fails leaves it as it was."""
    with reading(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)  # and SQLite gives the files beside it the same rights
        have = version(path)
        missing = [(number, sql) for number, sql in migrations() if number > have]
        if have and missing:
            copy(path, copy_before_update(path, have))
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.execute("PRAGMA busy_timeout = 5000")
            for number, sql in missing:
                _apply(file, number, sql)


def _apply(file: sqlite3.Connection, number: int, sql: str) -> None:
    try:
        file.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
    except sqlite3.Error:
        if file.in_transaction:
            file.rollback()
        raise


def copy_before_update(path: Path, version: int) -> Path:
    return path.with_name(f"{path.name}.before-update-of-{version}")


_OWN_COPY = re.compile(r"\.(before-(update-of-\d+|restore(-\d+)?)|new)(\.half)?(-wal|-shm|-journal)?")


def drop_old_copies(path: Path, now: datetime) -> list[Path]:
    """Delete the coach's own copies that are older than COPIES_LAST, those that were cut off too. Others stay."""
    oldest = (now - COPIES_LAST).timestamp()
    own = (one for one in path.parent.iterdir() if one.name.startswith(path.name) and one.is_file())
    named = [one for one in own if _OWN_COPY.fullmatch(one.name.removeprefix(path.name))]
    old = [one for one in named if one.stat().st_mtime < oldest]
    for one in old:
        one.unlink()
    return old


def copy(path: Path, to: Path) -> None:
    """A whole copy of a store, also while a coach writes to it: never half of a change. Only its owner may read it."""
    half = to.with_name(f"{to.name}.half")
    try:
        half.unlink(missing_ok=True)  # one that a power cut left behind
        half.touch(mode=0o600)
        with looking(path) as one, closing(sqlite3.connect(half)) as other:
            one.backup(other)
            other.execute("PRAGMA journal_mode = DELETE")  # one file, without the two beside it
        half.replace(to)
    except BaseException:
        with suppress(OSError):
            half.unlink()
        raise


def give_to_owner(file: Path, of: Path) -> None:
    """Whom `of` belongs to gets `file` too: what root made in the coach's folder would be in the coach's way."""
    with suppress(OSError, AttributeError):  # nobody but root may, and not every system knows it
        os.chown(file, of.stat().st_uid, of.stat().st_gid)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """What the file system or SQLite says against a file, in one line that names it."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        hint = next((f"; {hint}" for words, hint in _HINTS.items() if words in why), "")
        raise StoreError(f"{path}: error: can't use the store: {why}{hint}") from error


_RIGHTS = "the user who runs the coach must be able to read and write it and its folder"
_HINTS = {  # by what SQLite or the system says
    "unable to open": _RIGHTS,
    "readonly": _RIGHTS,
    "denied": _RIGHTS,
    "not a database": "name another file, or restore a backup",
    "malformed": "restore the latest backup",
    "full": "make room on the disk",
    "No space": "make room on the disk",
}
