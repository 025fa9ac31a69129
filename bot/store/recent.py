"""Rows that every answer asks for, kept in memory until anything is written: most members change nothing, most days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.store.engine import Engine, Row

MOST = 10_000  # questions; beyond that the oldest answer is forgotten


class Recent:
    """Reads like the engine, and remembers. Right as long as nobody but this engine writes to the database."""

    def __init__(self, engine: Engine, most: int = MOST) -> None:
        self._engine = engine
        self._most = most
        self._kept: dict[tuple[Any, ...], Sequence[Row]] = {}
        engine.watch(self._kept.clear)

    async def rows(self, sql: str, *values: Any) -> Sequence[Row]:
        question = (sql, *values)
        if (known := self._kept.get(question)) is not None:
            return known
        before = self._engine.changes
        found = await self._engine.rows(sql, *values)
        if before == self._engine.changes:  # else it may be of before a write that is through by now
            if len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            self._kept[question] = found
        return found

    async def row(self, sql: str, *values: Any) -> Row | None:
        found = await self.rows(sql, *values)
        return found[0] if found else None
