"""Whom a member would miss, in their own words, as told in /me remember; they can change it and have it forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("remembered", member="member", since="kept_at"),)

_COLUMNS = "member, follows, one, two, three, trait"


@dataclass(frozen=True, slots=True)
class Remembered:
    """One member's answers; "" is no answer. `follows`: how many accounts they follow, None where they didn't say."""

    member: int
    follows: int | None = None
    one: str = ""
    two: str = ""
    three: str = ""
    trait: str = ""


class RememberedKept:
    """Reads and writes them."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, member: int) -> Remembered | None:
        row = await self._engine.row(f"SELECT {_COLUMNS} FROM remembered WHERE member = $1", member)
        return Remembered(*row) if row else None

    async def put(self, remembered: Remembered) -> None:
        await self._engine.write(
            f"INSERT INTO remembered ({_COLUMNS}, kept_at) VALUES ($1, $2, $3, $4, $5, $6, $7) "
            "ON CONFLICT (member) DO UPDATE SET follows = excluded.follows, one = excluded.one, two = excluded.two, "
            "three = excluded.three, trait = excluded.trait, kept_at = excluded.kept_at",
            *astuple(remembered),
            int(self._now().timestamp()),
        )

    async def forget(self, member: int) -> None:
        await self._engine.write("DELETE FROM remembered WHERE member = $1", member)
        await self._engine.scrub()
