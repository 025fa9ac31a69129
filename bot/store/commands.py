"""The hash of the commands that an application last told Discord about, so that they are sent only when they change."""

from __future__ import annotations

import aiosqlite


class CommandHashes:
    """Reads and writes the last command hash of an application."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def get(self, application: int) -> str | None:
        cursor = await self._connection.execute("SELECT hash FROM command_hashes WHERE application = ?", (application,))
        row = await cursor.fetchone()
        return str(row[0]) if row else None

    async def put(self, application: int, digest: str) -> None:
        await self._connection.execute(
            "INSERT OR REPLACE INTO command_hashes (application, hash) VALUES (?, ?)", (application, digest)
        )
