"""The hash of the commands that an application last told Discord about, so that they are sent only when they change."""

from __future__ import annotations

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("command_hashes"),)


class CommandHashes:
    """Reads and writes the last command hash of an application."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def get(self, application: int) -> str | None:
        row = await self._engine.row("SELECT hash FROM command_hashes WHERE application = $1", application)
        return str(row[0]) if row else None

    async def put(self, application: int, digest: str) -> None:
        await self._engine.write(
            "INSERT INTO command_hashes (application, hash) VALUES ($1, $2) "
            "ON CONFLICT (application) DO UPDATE SET hash = excluded.hash",
            application,
            digest,
        )
