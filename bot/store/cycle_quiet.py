"""Members whom no message of a cycle pings any more, as they chose in /cycle quiet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("cycle_quiet", member="member", since="kept_at"),)


class CycleQuiet:
    """A choice is as old as the last ping that it kept from its member, so that it does not end while it matters."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def add(self, member: int) -> None:
        await self._engine.write(
            "INSERT INTO cycle_quiet (member, kept_at) VALUES ($1, $2) "
            "ON CONFLICT (member) DO UPDATE SET kept_at = excluded.kept_at",
            member,
            int(self._now().timestamp()),
        )

    async def remove(self, member: int) -> None:
        await self._engine.write("DELETE FROM cycle_quiet WHERE member = $1", member)

    async def has(self, member: int) -> bool:
        return await self._engine.row("SELECT 1 FROM cycle_quiet WHERE member = $1", member) is not None

    async def spare(self, members: Sequence[int]) -> frozenset[int]:
        """Those of them who chose it, and are about to be spared a ping."""
        quiet = frozenset([one for one in members if await self.has(one)])
        for one in quiet:
            await self.add(one)
        return quiet
