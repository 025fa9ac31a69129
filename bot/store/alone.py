"""One coach at a time on a store: each remembers what it read there, so a second one would not hear of changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.store.migrating import StoreError, give_to_owner, reading
from bot.store.place import Place

PATIENCE = 3.0  # seconds, for one that is just going


@contextmanager
def alone_on(store: Place, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the store for oneself, against whoever asks in the same way. Raises StoreError where somebody has it.

    The lock is on an empty file beside the store, which stays; whoever dies loses it. SQLite locks it, because that
    works the same on every system. PostgreSQL is for several, and tells each what the others write.
    """
    if not isinstance(store, Path):
        yield
        return
    lock = store.with_name(f"{store.name}.lock")
    with reading(lock):
        lock.parent.mkdir(parents=True, exist_ok=True)
        if not lock.exists():
            lock.touch(mode=0o600)
            give_to_owner(lock, lock.parent)
        held = sqlite3.connect(lock, timeout=patience, isolation_level=None)
    with closing(held):
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise StoreError(f"{lock}: error: this file can't be locked: {error}") from None
            raise StoreError(f"{store}: error: a coach is running on this store; stop it first") from None
        yield
