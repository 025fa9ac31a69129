"""The reviews that a member keeps to see their progress: whom a caption spoke to, and when. Never its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from datetime import datetime

from bot.store.engine import Engine, Row
from bot.store.kept import Kept

KEPT = (Kept("progress", member="member", since="kept_at"),)
MOST = 2000  # of one member

_COLUMNS = "member, card, platform, kept_on, verdict, voice, to_one, to_crowd, on_purpose"


@dataclass(frozen=True, slots=True)
class KeptReview:
    """`card` is the message with the review: a number that says nothing of the caption. `kept_on` is a day, YYYY-MM-DD;
    `id` is 0 until it is kept.
    """

    member: int
    card: int
    platform: str
    kept_on: str
    verdict: str
    voice: str
    to_one: int
    to_crowd: int
    on_purpose: bool
    id: int = 0


class TooManyReviews(Exception):
    """A member keeps as many as there may be."""


class Progress:
    """Reads and writes a member's kept reviews; each question names the member."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, member: int) -> list[KeptReview]:
        """Theirs, the earliest first."""
        rows = await self._engine.rows(
            f"SELECT {_COLUMNS}, id FROM progress WHERE member = $1 ORDER BY kept_on, id", member
        )
        return [_review(row) for row in rows]

    async def keep(self, review: KeptReview) -> KeptReview:
        """The review with its number. What was kept of the same card is what it says now. Raises TooManyReviews."""
        async with self._engine.transaction(f"progress:{review.member}") as statements:
            row = await statements.row(
                "SELECT count(*) FROM progress WHERE member = $1 AND card <> $2", review.member, review.card
            )
            if row is not None and row[0] >= MOST:
                raise TooManyReviews
            *values, on_purpose, _ = astuple(review)
            row = await statements.row(
                f"INSERT INTO progress ({_COLUMNS}, kept_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                "ON CONFLICT (member, card) DO UPDATE SET platform = excluded.platform, verdict = excluded.verdict, "
                "voice = excluded.voice, to_one = excluded.to_one, to_crowd = excluded.to_crowd, "
                "on_purpose = excluded.on_purpose, kept_at = excluded.kept_at RETURNING id",
                *values,
                int(on_purpose),
                int(self._now().timestamp()),
            )
        return replace(review, id=int(row[0])) if row else review

    async def delete(self, member: int, id: int) -> bool:
        """Whether it was there."""
        count = await self._engine.write("DELETE FROM progress WHERE member = $1 AND id = $2", member, id)
        await self._engine.scrub()
        return count > 0


def _review(row: Row) -> KeptReview:
    review = KeptReview(*row)
    return replace(review, on_purpose=bool(review.on_purpose))
