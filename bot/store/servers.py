"""What a server chose with /settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.store.engine import Engine
from bot.store.kept import Kept
from bot.store.recent import Recent

KEPT = (Kept("servers", server="server"),)

Answers = Literal["neutral", "card", "thread"]


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The choices of one server. `answers`: how a posted draft is answered; `platform` None: the operator's default;
    `mentor_role`: who is told when a member asks a person."""

    server: int
    drafts_channel: int | None = None
    answers: Answers = "neutral"
    platform: str | None = None
    paused: bool = False
    mentor_role: int | None = None


class Servers:
    """Reads and writes server settings."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._recent = Recent(engine)

    async def get(self, server: int) -> ServerSettings:
        """The server's choices; defaults where it has made none."""
        row = await self._recent.row(
            "SELECT drafts_channel, answers, platform, paused, mentor_role FROM servers WHERE server = $1", server
        )
        if row is None:
            return ServerSettings(server)
        return ServerSettings(server, row[0], row[1], row[2], bool(row[3]), row[4])

    async def put(self, settings: ServerSettings) -> None:
        """All choices at once."""
        await self.set_drafts_channel(settings.server, settings.drafts_channel)
        await self.set_answers(settings.server, settings.answers)
        await self.set_platform(settings.server, settings.platform)
        await self.set_paused(settings.server, settings.paused)
        await self.set_mentor_role(settings.server, settings.mentor_role)

    # Each choice is written alone, so that two admins who change different ones at once both get theirs.

    async def set_drafts_channel(self, server: int, channel: int | None) -> None:
        await self._set("drafts_channel", server, channel)

    async def set_answers(self, server: int, answers: Answers) -> None:
        await self._set("answers", server, answers)

    async def set_platform(self, server: int, platform: str | None) -> None:
        await self._set("platform", server, platform)

    async def set_paused(self, server: int, paused: bool) -> None:
        await self._set("paused", server, int(paused))

    async def set_mentor_role(self, server: int, role: int | None) -> None:
        await self._set("mentor_role", server, role)

    async def _set(self, column: str, server: int, value: int | str | None) -> None:
        await self._engine.write(
            f"INSERT INTO servers (server, {column}) VALUES ($1, $2) "
            f"ON CONFLICT (server) DO UPDATE SET {column} = excluded.{column}",
            server,
            value,
        )
