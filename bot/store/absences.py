"""Gaps in a member's posting and who sought them out in each, as they counted it in /me absence. Counts, no words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("absences", member="member", since="kept_at"),)
MOST = 200  # of one member

_COLUMNS = "member, began, ended, asked, visits, searches, came_back"


@dataclass(frozen=True, slots=True)
class Absence:
    """Days are YYYY-MM-DD; `ended` None: it lasts. A count is None where none was given."""

    member: int
    began: str
    ended: str | None = None
    asked: int | None = None
    visits: int | None = None
    searches: int | None = None
    came_back: int | None = None


class TooManyAbsences(Exception):
    """A member keeps as many as there may be."""


class Absences:
    """Reads and writes a member's gaps; each question names the member. A gap is known by the day it began."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, member: int) -> list[Absence]:
        """Theirs, the latest first."""
        rows = await self._engine.rows(f"SELECT {_COLUMNS} FROM absences WHERE member = $1 ORDER BY began DESC", member)
        return [Absence(*row) for row in rows]

    async def keep(self, absence: Absence) -> None:
        """What is known of a gap by now. Raises TooManyAbsences."""
        async with self._engine.transaction(f"absences:{absence.member}") as statements:
            row = await statements.row(
                "SELECT count(*) FROM absences WHERE member = $1 AND began <> $2", absence.member, absence.began
            )
            if row is not None and row[0] >= MOST:
                raise TooManyAbsences
            await statements.write(
                f"INSERT INTO absences ({_COLUMNS}, kept_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
                "ON CONFLICT (member, began) DO UPDATE SET ended = excluded.ended, asked = excluded.asked, "
                "visits = excluded.visits, searches = excluded.searches, came_back = excluded.came_back, "
                "kept_at = excluded.kept_at",
                *astuple(absence),
                int(self._now().timestamp()),
            )

    async def delete(self, member: int, began: str) -> None:
        await self._engine.write("DELETE FROM absences WHERE member = $1 AND began = $2", member, began)
        await self._engine.scrub()
