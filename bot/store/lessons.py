"""Which lessons of /learn a member has done, so that a path goes on where they left it. Never what they wrote there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("lessons_done", member="member", since="kept_at"),)


class LessonsDone:
    """Reads and writes members' progress; doing a lesson twice is doing it once."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, member: int) -> dict[str, frozenset[str]]:
        """By path, the lessons that are done."""
        rows = await self._engine.rows("SELECT path, lesson FROM lessons_done WHERE member = $1", member)
        paths = dict.fromkeys(row[0] for row in rows)
        return {path: frozenset(row[1] for row in rows if row[0] == path) for path in paths}

    async def add(self, member: int, path: str, lesson: str) -> None:
        """One more; all of its path is kept as long as this one."""
        async with self._engine.transaction(f"lessons:{member}") as statements:
            at = int(self._now().timestamp())
            await statements.write(
                "INSERT INTO lessons_done (member, path, lesson, kept_at) VALUES ($1, $2, $3, $4) "
                "ON CONFLICT (member, path, lesson) DO NOTHING",
                member,
                path,
                lesson,
                at,
            )
            await statements.write(
                "UPDATE lessons_done SET kept_at = $3 WHERE member = $1 AND path = $2", member, path, at
            )

    async def start_over(self, member: int, path: str) -> None:
        await self._engine.write("DELETE FROM lessons_done WHERE member = $1 AND path = $2", member, path)
        await self._engine.scrub()
