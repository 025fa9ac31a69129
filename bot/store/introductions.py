"""Who wants to meet somebody after a talk, and who was introduced to whom: however many press, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.store.cycles import NoSuchCycle
from bot.store.engine import Engine, Statements
from bot.store.kept import Kept

KEPT_FOR = 30  # days after the end of the cycle: by then, nobody is introduced twice any more
KEPT = (Kept("introductions", member="member", server="server", since="over_at", days=KEPT_FOR),)

Choose = Callable[[Sequence[int], Collection[int]], int | None]
Outcome = Literal["waits", "introduced", "back", "introduced-already"]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a press. `pair` and `other` for an introduction; `waiting`: how many others wait, too."""

    outcome: Outcome
    pair: int = 0
    other: int = 0
    told_in: int | None = None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who are introduced after a talk."""

    number: int
    talk: int
    members: tuple[int, int]
    told_in: int | None


class Introductions:
    """A pair has its own number in a cycle. Where one of the two has themselves forgotten, it is a pair no more."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def press(self, cycle: int, talk: int, member: int, choose: Choose) -> Pressed:
        """Somebody wants to meet somebody, or no longer does. `choose` picks one of those who wait, in their order,
        knowing whom the member has met in this cycle; None: they wait, too. Raises NoSuchCycle.
        """
        async with self._engine.transaction(f"cycle:{cycle}") as statements:
            await _locked(statements, cycle)
            own = await statements.row(
                "SELECT pair, told_in FROM introductions WHERE cycle = $1 AND talk = $2 AND member = $3",
                cycle,
                talk,
                member,
            )
            if own is not None and own[0] is not None:
                other = await _other(statements, cycle, int(own[0]), member)
                if other is not None:
                    return Pressed("introduced-already", int(own[0]), other, own[1])
            if own is not None:
                await statements.write(
                    "DELETE FROM introductions WHERE cycle = $1 AND talk = $2 AND member = $3", cycle, talk, member
                )
                if own[0] is None:
                    return Pressed("back")
            waiting = await _waiting(statements, cycle, talk)
            chosen = choose(waiting, await _met(statements, cycle, member)) if waiting else None
            await _wait(statements, cycle, talk, member)
            if chosen is None:
                return Pressed("waits", waiting=len(waiting))
            return Pressed("introduced", await _introduce(statements, cycle, talk, (chosen, member)), chosen)

    async def introduce_waiting(self, cycle: int, talk: int) -> list[int]:
        """Whoever still waits is introduced to the next in line, met before or not; the numbers of the new pairs."""
        async with self._engine.transaction(f"cycle:{cycle}") as statements:
            await _locked(statements, cycle)
            waiting = await _waiting(statements, cycle, talk)
            twos = zip(waiting[::2], waiting[1::2], strict=False)
            return [await _introduce(statements, cycle, talk, two) for two in twos]

    async def one(self, cycle: int, pair: int) -> Pair | None:
        rows = await self._engine.rows(
            "SELECT talk, member, told_in FROM introductions WHERE cycle = $1 AND pair = $2 ORDER BY line", cycle, pair
        )
        if len(rows) != 2:
            return None
        return Pair(pair, int(rows[0][0]), (int(rows[0][1]), int(rows[1][1])), rows[0][2])

    async def untold(self, cycle: int) -> list[int]:
        """The pairs that nobody has brought together yet."""
        rows = await self._engine.rows(
            "SELECT pair FROM introductions WHERE cycle = $1 AND pair IS NOT NULL AND told_in IS NULL "
            "GROUP BY pair HAVING count(*) = 2 ORDER BY pair",
            cycle,
        )
        return [int(row[0]) for row in rows]

    async def told(self, cycle: int, pair: int, place: int) -> None:
        """Where the two meet."""
        await self._engine.write(
            "UPDATE introductions SET told_in = $3 WHERE cycle = $1 AND pair = $2", cycle, pair, place
        )


async def _locked(statements: Statements, cycle: int) -> None:
    """Whoever changes the cycle at the same time waits their turn."""
    if not await statements.write("UPDATE cycles SET edition = edition WHERE id = $1", cycle):  # locks the row
        raise NoSuchCycle


async def _waiting(statements: Statements, cycle: int, talk: int) -> list[int]:
    rows = await statements.rows(
        "SELECT member FROM introductions WHERE cycle = $1 AND talk = $2 AND pair IS NULL ORDER BY line", cycle, talk
    )
    return [int(row[0]) for row in rows]


async def _met(statements: Statements, cycle: int, member: int) -> set[int]:
    rows = await statements.rows(
        "SELECT other.member FROM introductions AS own "
        "JOIN introductions AS other ON other.cycle = own.cycle AND other.pair = own.pair "
        "WHERE own.cycle = $1 AND own.member = $2 AND other.member <> $2",
        cycle,
        member,
    )
    return {int(row[0]) for row in rows}


async def _other(statements: Statements, cycle: int, pair: int, member: int) -> int | None:
    row = await statements.row(
        "SELECT member FROM introductions WHERE cycle = $1 AND pair = $2 AND member <> $3", cycle, pair, member
    )
    return None if row is None else int(row[0])


async def _wait(statements: Statements, cycle: int, talk: int, member: int) -> None:
    """At the end of the line."""
    await statements.write(
        "INSERT INTO introductions (server, cycle, talk, member, line, over_at) "
        "SELECT server, id, CAST($2 AS BIGINT), CAST($3 AS BIGINT), "
        "(SELECT coalesce(max(line), 0) + 1 FROM introductions WHERE cycle = $1 AND talk = $2), over_at "
        "FROM cycles WHERE id = $1",
        cycle,
        talk,
        member,
    )


async def _introduce(statements: Statements, cycle: int, talk: int, two: tuple[int, int]) -> int:
    """The number of the pair: that of the cycle's edition, so that none is given twice, whoever has it forgotten."""
    await statements.write("UPDATE cycles SET edition = edition + 1 WHERE id = $1", cycle)
    row = await statements.row("SELECT edition FROM cycles WHERE id = $1", cycle)
    assert row is not None
    for member in two:
        await statements.write(
            "UPDATE introductions SET pair = $4 WHERE cycle = $1 AND talk = $2 AND member = $3",
            cycle,
            talk,
            member,
            int(row[0]),
        )
    return int(row[0])
