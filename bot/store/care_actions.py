"""The care actions that a member chose with /me actions: the one that is open, and the log of those that are done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.store.engine import Engine, Row
from bot.store.kept import Kept

KEPT = (Kept("care_actions", member="member", since="kept_at"),)

_COLUMNS = "id, member, action, chosen_at, done_at"


@dataclass(frozen=True, slots=True)
class ChosenAction:
    """`action` is its id in the rules; `done` None: it is open."""

    id: int
    member: int
    action: str
    chosen: datetime
    done: datetime | None


class CareActions:
    """Reads and writes them; each question names the member, so that nobody reaches another's."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def open(self, member: int) -> ChosenAction | None:
        """The one that was chosen and is not done."""
        row = await self._engine.row(
            f"SELECT {_COLUMNS} FROM care_actions WHERE member = $1 AND done_at IS NULL", member
        )
        return _chosen(row) if row else None

    async def log(self, member: int) -> list[ChosenAction]:
        """Those that are done, the latest first."""
        rows = await self._engine.rows(
            f"SELECT {_COLUMNS} FROM care_actions WHERE member = $1 AND done_at IS NOT NULL "
            "ORDER BY done_at DESC, id DESC",
            member,
        )
        return [_chosen(row) for row in rows]

    async def choose(self, member: int, action: str) -> None:
        """It takes the place of one that is open."""
        now = self._seconds()
        async with self._engine.transaction(f"actions:{member}") as statements:
            await statements.write("DELETE FROM care_actions WHERE member = $1 AND done_at IS NULL", member)
            await statements.write(
                "INSERT INTO care_actions (member, action, chosen_at, kept_at) VALUES ($1, $2, $3, $3)",
                member,
                action,
                now,
            )

    async def tick(self, member: int) -> None:
        """The open one is done, once."""
        await self._engine.write(
            "UPDATE care_actions SET done_at = $2, kept_at = $2 WHERE member = $1 AND done_at IS NULL",
            member,
            self._seconds(),
        )

    async def forget_log(self, member: int) -> None:
        await self._engine.write("DELETE FROM care_actions WHERE member = $1 AND done_at IS NOT NULL", member)
        await self._engine.scrub()

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _chosen(row: Row) -> ChosenAction:
    id, member, action, chosen, done = row
    return ChosenAction(
        id,
        member,
        action,
        datetime.fromtimestamp(chosen, UTC),
        None if done is None else datetime.fromtimestamp(done, UTC),
    )
