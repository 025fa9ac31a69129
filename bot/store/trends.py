"""The trends that a member notes with /me trends: which one, their own twist, where and for which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("trends", member="member", since="kept_at"),)
MOST = 200  # of one member

_COLUMNS = "member, platform, noted_for, trend, twist"


@dataclass(frozen=True, slots=True)
class Trend:
    """`noted_for` is a day, YYYY-MM-DD; `id` is 0 until it is kept."""

    member: int
    platform: str
    noted_for: str
    trend: str
    twist: str
    id: int = 0


class TooManyTrends(Exception):
    """A member keeps as many as there may be."""


class Trends:
    """Reads and writes a member's trends; each question names the member, so that nobody reaches another's."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, member: int) -> list[Trend]:
        """Theirs, the latest day first."""
        rows = await self._engine.rows(
            f"SELECT {_COLUMNS}, id FROM trends WHERE member = $1 ORDER BY noted_for DESC, id DESC", member
        )
        return [Trend(*row) for row in rows]

    async def add(self, trend: Trend) -> Trend:
        """The trend with its number. Raises TooManyTrends."""
        async with self._engine.transaction(f"trends:{trend.member}") as statements:
            held = await statements.row("SELECT count(*) FROM trends WHERE member = $1", trend.member)
            if held is not None and held[0] >= MOST:
                raise TooManyTrends
            row = await statements.row(
                f"INSERT INTO trends ({_COLUMNS}, kept_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
                trend.member,
                trend.platform,
                trend.noted_for,
                trend.trend,
                trend.twist,
                int(self._now().timestamp()),
            )
            return replace(trend, id=int(row[0])) if row else trend

    async def delete(self, member: int, trend: int) -> None:
        await self._engine.write("DELETE FROM trends WHERE member = $1 AND id = $2", member, trend)
        await self._engine.scrub()
