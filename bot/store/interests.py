"""What members care about, in their own words, server by server; who took themselves off the list has none here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("interests", member="member", server="server", since="kept_at"),)


class Interests:
    """An interest goes by its folded name, in which two members' spellings of it are the same."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def of(self, server: int, member: int) -> dict[str, str]:
        """A member's interests as they typed them, by their folded names; none where they are not listed."""
        rows = await self._engine.rows(
            "SELECT folded, interest FROM interests WHERE server = $1 AND member = $2 ORDER BY folded", server, member
        )
        return {row[0]: row[1] for row in rows}

    async def put(self, server: int, member: int, interests: Mapping[str, str]) -> None:
        """In place of what was listed before. The member is listed from now on, or not any more where it is nothing."""
        now = int(self._now().timestamp())
        async with self._engine.transaction(f"interests:{server}:{member}") as statements:
            gone = await statements.write("DELETE FROM interests WHERE server = $1 AND member = $2", server, member)
            for folded, interest in interests.items():
                await statements.write(
                    "INSERT INTO interests (server, member, folded, interest, kept_at) VALUES ($1, $2, $3, $4, $5)",
                    server,
                    member,
                    folded,
                    interest,
                    now,
                )
        if gone:
            await self._engine.scrub()

    async def shared_with(self, server: int, member: int, most: int) -> list[tuple[int, str]]:
        """Others of the server who list the same: each with the folded name of each interest that they share.

        Of `most` members, those who share the most.
        """
        rows = await self._engine.rows(
            "SELECT member, folded FROM interests WHERE server = $1 "
            "AND folded IN (SELECT folded FROM interests WHERE server = $1 AND member = $2) AND member IN ("
            "SELECT other.member FROM interests AS other "
            "JOIN interests AS own ON own.server = other.server AND own.folded = other.folded "
            "WHERE own.server = $1 AND own.member = $2 AND other.member <> $2 "
            "GROUP BY other.member ORDER BY count(*) DESC, min(other.kept_at), other.member LIMIT $3) "
            "ORDER BY kept_at, member, folded",
            server,
            member,
            most,
        )
        return [(int(row[0]), str(row[1])) for row in rows]
