"""What a member told the coach about themselves with /me profile; they can have it forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept
from bot.store.recent import Recent

KEPT = (Kept("profiles", member="member", since="kept_at"),)

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

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._recent = Recent(engine)
        self._now = now

    async def of(self, member: int) -> MemberProfile | None:
        """None where the member told nothing."""
        row = await self._recent.row(f"SELECT {_COLUMNS} FROM profiles WHERE member = $1", member)
        return MemberProfile(*row) if row else None

    async def put(self, profile: MemberProfile) -> None:
        await self._engine.write(
            f"INSERT INTO profiles ({_COLUMNS}, kept_at) VALUES ($1, $2, $3, $4, $5, $6, $7) "
            "ON CONFLICT (member) DO UPDATE SET creates = excluded.creates, register = excluded.register, "
            "viewer_name = excluded.viewer_name, viewer_moment = excluded.viewer_moment, "
            "viewer_need = excluded.viewer_need, kept_at = excluded.kept_at",
            *astuple(profile),
            int(self._now().timestamp()),
        )

    async def forget(self, member: int) -> None:
        await self._engine.write("DELETE FROM profiles WHERE member = $1", member)
        await self._engine.scrub()
