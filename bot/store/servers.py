"""What a server chose with /settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import aiosqlite

Answers = Literal["neutral", "card", "thread"]


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The choices of one server. `answers`: how a posted draft is answered; `platform` None: the operator's default."""

    server: int
    drafts_channel: int | None = None
    answers: Answers = "neutral"
    platform: str | None = None
    paused: bool = False


class Servers:
    """Reads and writes server settings."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def get(self, server: int) -> ServerSettings:
        """The server's choices; defaults where it has made none."""
        cursor = await self._connection.execute(
            "SELECT drafts_channel, answers, platform, paused FROM servers WHERE server = ?", (server,)
        )
        row = await cursor.fetchone()
        if row is None:
            return ServerSettings(server)
        return ServerSettings(server, row[0], row[1], row[2], bool(row[3]))

    async def put(self, settings: ServerSettings) -> None:
        await self._connection.execute(
            "INSERT INTO servers (server, drafts_channel, answers, platform, paused) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (server) DO UPDATE SET drafts_channel = excluded.drafts_channel, answers = excluded.answers, "
            "platform = excluded.platform, paused = excluded.paused",
            (settings.server, settings.drafts_channel, settings.answers, settings.platform, int(settings.paused)),
        )
