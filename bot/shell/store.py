"""`coach store`: back up what the coach remembers, check it, put a backup in its place, forget a member."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.complaint import complain
from bot.config import ConfigError, find_config, read_config
from bot.report import counted_noun
from bot.store import files
from bot.store.alone import alone_on
from bot.store.database import open_store
from bot.store.migrating import StoreError

FINE, PROBLEMS = 0, 2


def run_store(config: Path | None, command: Callable[[Path], int]) -> int:
    """A command on the store that the config names; its exit status."""
    try:
        return command(read_config(find_config(config)).store)
    except ConfigError as error:
        print(error, file=sys.stderr)
    except StoreError as error:
        print(error, file=sys.stderr)
    return PROBLEMS


def back_up(store: Path, to: Path) -> int:
    files.back_up(store, to)
    print(f"{store} is backed up to {to}, {_size(to.stat().st_size)}. It holds what members asked to keep: guard it.")
    return FINE


def check(store: Path) -> int:
    checked = files.check(store)
    for problem in checked.problems:
        print(f"{store}: error: {problem}")
    if checked.problems:
        complain(f"{counted_noun('problem', len(checked.problems))}. Stop the coach and restore the latest backup")
        return PROBLEMS
    rows = ", ".join(f"{table} {count:,}" for table, count in checked.rows.items())
    behind = "" if checked.version == checked.newest else f" (the next start brings it up to {checked.newest})"
    print(f"{store} is sound: version {checked.version}{behind}, {_size(checked.size)}. Rows: {rows}.")
    return FINE


def restore(store: Path, backup: Path) -> int:
    aside = files.restore(store, backup)
    print(f"{store} is now what {backup} was.")
    if aside is not None:
        print(f"What was there before is kept as {aside}; the coach deletes it a week from now.")
    print("What members had the coach forget since that backup was made is there again.")
    return FINE


def forget(store: Path, member: str) -> int:
    """What /privacy forget does, for who can't use Discord or was brought back by a backup."""
    if not re.fullmatch(r"[0-9]{15,20}", member):
        complain("a member is named by their Discord id, a number of 15 to 20 digits")
        return PROBLEMS
    files.check(store)  # none is made where there is none
    with alone_on(store):
        changed = asyncio.run(_forget(store, int(member)))
    told = ", ".join(f"{table} {count:,}" for table, count in changed.items())
    print(f"Forgotten, rows: {told}." if told else "Nothing is kept of this member.")
    return FINE


async def _forget(store: Path, member: int) -> dict[str, int]:
    async with open_store(store, lambda: datetime.now(UTC)) as opened:
        return await opened.kept.forget_member(member)


def _size(bytes: int) -> str:
    return f"{bytes / 1000:,.0f} kB" if bytes < 1_000_000 else f"{bytes / 1_000_000:,.1f} MB"
