"""The rules that a member told the coach to leave out: by rule id, never by text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept
from bot.store.recent import Recent

KEPT = (Kept("dismissed_rules", member="member", since="kept_at"),)


class DismissedRules:
    """Reads and writes which rules a member dismissed."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._recent = Recent(engine)
        self._now = now

    async def of(self, member: int) -> frozenset[str]:
        rows = await self._recent.rows("SELECT rule FROM dismissed_rules WHERE member = $1", member)
        return frozenset(row[0] for row in rows)

    async def add(self, member: int, rule: str) -> None:
        await self._engine.write(
            "INSERT INTO dismissed_rules (member, rule, kept_at) VALUES ($1, $2, $3) "
            "ON CONFLICT (member, rule) DO UPDATE SET kept_at = excluded.kept_at",
            member,
            rule,
            int(self._now().timestamp()),
        )

    async def remove(self, member: int, rule: str) -> None:
        await self._engine.write("DELETE FROM dismissed_rules WHERE member = $1 AND rule = $2", member, rule)

    async def clear(self, member: int) -> None:
        await self._engine.write("DELETE FROM dismissed_rules WHERE member = $1", member)
