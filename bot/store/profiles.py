"""What a member told the coach about themselves with /me profile; they can have it forgotten."""

from __future__ import annotations

from dataclasses import astuple, dataclass

import aiosqlite

_COLUMNS = "member, creates, register, viewer_name, viewer_moment, viewer_need"


@dataclass(frozen=True, slots=True)
class MemberProfile:
    """One member's answers, as they gave them; "" is no answer."""

    member: int
    creates: str = "unsaid"
    register: str = "familiar"
    viewer_name: str = ""
    viewer_moment: str = ""
    viewer_need: str = ""


class Profiles:
    """Reads and writes members' profiles."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def of(self, member: int) -> MemberProfile | None:
        """None where the member told nothing."""
        cursor = await self._connection.execute(f"SELECT {_COLUMNS} FROM profiles WHERE member = ?", (member,))
        row = await cursor.fetchone()
        return MemberProfile(*row) if row else None

    async def put(self, profile: MemberProfile) -> None:
        await self._connection.execute(
            f"INSERT OR REPLACE INTO profiles ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", astuple(profile)
        )

    async def forget(self, member: int) -> None:
        await self._connection.execute("DELETE FROM profiles WHERE member = ?", (member,))
        await self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # and from the log of latest changes
