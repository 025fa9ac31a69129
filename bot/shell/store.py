"""`coach store`: back up what the coach remembers, check it, put a backup in its place, forget a member."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from bot.complaint import complain
from bot.config import ConfigError, find_config, read_config
from bot.report import counted_noun
from bot.store import files
from bot.store.alone import alone_on
from bot.store.copying import copy_store
from bot.store.database import open_store
from bot.store.engine import NotKept
from bot.store.migrating import StoreError
from bot.store.place import NoPlace, Place, place_of

FINE, PROBLEMS = 0, 2


def run_store(config: Path | None, command: Callable[[Place], int]) -> int:
    """A command on the store that the config names; its exit status."""
    return _told(lambda: command(read_config(find_config(config)).store))


def _told(command: Callable[[], int]) -> int:
    try:
        return command()
    except ConfigError as error:
        print(error, file=sys.stderr)
    except StoreError as error:
        print(error, file=sys.stderr)
    except (NoPlace, NotKept) as error:
        print(f"error: {error}", file=sys.stderr)
    return PROBLEMS


def back_up(store: Place, to: Path) -> int:
    store = _file(store, f"pg_dump --format=custom --file={to}")
    files.back_up(store, to)
    print(f"{store} is backed up to {to}, {_size(to.stat().st_size)}. It holds what members asked to keep: guard it.")
    return FINE


def check(store: Place) -> int:
    if not isinstance(store, Path):
        rows = asyncio.run(_rows(store))
        print(f"The store in PostgreSQL answers. Rows: {_counted(rows)}. pg_amcheck reads every page of it.")
        return FINE
    checked = files.check(store)
    for problem in checked.problems:
        print(f"{store}: error: {problem}")
    if checked.problems:
        complain(f"{counted_noun('problem', len(checked.problems))}. Stop the coach and restore the latest backup")
        return PROBLEMS
    behind = "" if checked.version == checked.newest else f" (the next start brings it up to {checked.newest})"
    print(
        f"{store} is sound: version {checked.version}{behind}, {_size(checked.size)}. Rows: {_counted(checked.rows)}."
    )
    return FINE


def restore(store: Place, backup: Path) -> int:
    store = _file(store, f"pg_restore {backup}")
    aside = files.restore(store, backup)
    print(f"{store} is now what {backup} was.")
    if aside is not None:
        print(f"What was there before is kept as {aside}; the coach deletes it a week from now.")
    print("What members had the coach forget since that backup was made is there again.")
    return FINE


def forget(store: Place, member: str) -> int:
    """What /privacy forget does, for who can't use Discord or was brought back by a backup."""
    if not re.fullmatch(r"[0-9]{15,19}", member) or int(member) >= 2**63:  # a store's numbers end there
        complain("a member is named by their Discord id, a number of 15 to 19 digits")
        return PROBLEMS
    if isinstance(store, Path):
        files.check(store)  # none is made where there is none
    with alone_on(store):
        changed = asyncio.run(_forget(store, int(member)))
    print(f"Forgotten, rows: {_counted(changed)}." if changed else "Nothing is kept of this member.")
    return FINE


def copy(source: str, target: str) -> int:
    """`coach store copy`: from a file or a database into an empty one, both of them at rest."""
    return _told(lambda: _copy(place_of(source), place_of(target)))


def _copy(source: Place, target: Place) -> int:
    if source == target or (isinstance(source, Path) and isinstance(target, Path) and _same(source, target)):
        raise StoreError("error: FROM and TO are the same store; name an empty one as TO")
    if isinstance(source, Path):
        files.check(source)  # none is made where there is none
    with alone_on(source, patience=0), alone_on(target, patience=0), progress() as bar:
        proofs = asyncio.run(copy_store(source, target, bar))
    for table, proof in proofs.items():
        print(f"{table}: {counted_noun('row', proof.rows)}, checksum {proof.checksum:016x} in both")
    print("Everything arrived. Name the new store in config.yaml; the old one still holds it all, too.")
    return FINE


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.exists() and one.samefile(other)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar a table on a terminal; nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        tasks: dict[str, TaskID] = {}

        def show(table: str, done: int, total: int) -> None:
            if table not in tasks:
                tasks[table] = bar.add_task(table, total=total)
            bar.update(tasks[table], completed=done)

        yield show


def _file(store: Place, instead: str) -> Path:
    """Raises StoreError where it is none, with what PostgreSQL has for it."""
    if isinstance(store, Path):
        return store
    raise StoreError(f"error: the store is in PostgreSQL, which has a program of its own for this: {instead}")


async def _rows(store: Place) -> dict[str, int]:
    async with open_store(store, lambda: datetime.now(UTC)) as opened:
        counts: dict[str, int] = {}
        for table in await opened.engine.tables():
            row = await opened.engine.row(f"SELECT count(*) FROM {table}")
            counts[table] = int(row[0]) if row else 0
    return counts


def _counted(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{table} {count:,}" for table, count in rows.items())


async def _forget(store: Place, member: int) -> dict[str, int]:
    async with open_store(store, lambda: datetime.now(UTC)) as opened:
        return await opened.kept.forget_member(member)


def _size(bytes: int) -> str:
    return f"{bytes / 1000:,.0f} kB" if bytes < 1_000_000 else f"{bytes / 1_000_000:,.1f} MB"
