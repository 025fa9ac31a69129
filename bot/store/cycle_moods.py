"""How an event felt to those who organise a cycle, one tap each: low (1), all right (2) or good (3). Private."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("cycle_moods", member="member", server="server", since="over_at"),)
LOW, RIGHT, GOOD = 1, 2, 3


class CycleMoods:
    """Each question names the member: nobody sees another's mood."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def tell(self, cycle: int, event: int, member: int, mood: int) -> None:
        """How it felt, or how it felt after all; nothing where the cycle is gone."""
        await self._engine.write(
            "INSERT INTO cycle_moods (server, cycle, event, member, mood, told_at, over_at) "
            "SELECT server, id, CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT), "
            "CAST($5 AS BIGINT), over_at FROM cycles WHERE id = $1 "
            "ON CONFLICT (cycle, event, member) DO UPDATE SET mood = excluded.mood, told_at = excluded.told_at",
            cycle,
            event,
            member,
            mood,
            int(self._now().timestamp()),
        )

    async def of(self, cycle: int, member: int) -> dict[int, int]:
        """Theirs, by the event."""
        rows = await self._engine.rows(
            "SELECT event, mood FROM cycle_moods WHERE cycle = $1 AND member = $2", cycle, member
        )
        return {int(row[0]): int(row[1]) for row in rows}
