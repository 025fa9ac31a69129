"""The rules that a member told the coach to leave out: by rule id, never by text."""

from __future__ import annotations

import aiosqlite


class DismissedRules:
    """Reads and writes which rules a member dismissed."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def of(self, member: int) -> frozenset[str]:
        cursor = await self._connection.execute("SELECT rule FROM dismissed_rules WHERE member = ?", (member,))
        return frozenset(row[0] for row in await cursor.fetchall())

    async def add(self, member: int, rule: str) -> None:
        await self._connection.execute("INSERT OR IGNORE INTO dismissed_rules VALUES (?, ?)", (member, rule))

    async def remove(self, member: int, rule: str) -> None:
        await self._connection.execute("DELETE FROM dismissed_rules WHERE member = ? AND rule = ?", (member, rule))

    async def clear(self, member: int) -> None:
        await self._connection.execute("DELETE FROM dismissed_rules WHERE member = ?", (member,))
