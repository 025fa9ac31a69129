"""The house rules of a server, which its admins wrote. Kept until they are removed, or the server is purged."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.engine import Engine
from bot.store.kept import Kept

KEPT = (Kept("house_rules", server="server"),)


@dataclass(frozen=True, slots=True)
class KeptHouseRules:
    """`rules` is a text that only its writer understands; "" where there are none. `edition` counts the changes."""

    edition: int = 0
    rules: str = ""


class HouseRulesKept:
    """Reads and writes house rules."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def of(self, server: int) -> KeptHouseRules:
        row = await self._engine.row("SELECT edition, rules FROM house_rules WHERE server = $1", server)
        return KeptHouseRules(row[0], row[1]) if row else KeptHouseRules()

    async def servers(self) -> frozenset[int]:
        """Every server that has any."""
        rows = await self._engine.rows("SELECT server FROM house_rules WHERE rules <> ''")
        return frozenset(row[0] for row in rows)

    async def put(self, server: int, rules: str, made_from: int | None) -> bool:
        """Keep the rules. False, and nothing changes, where somebody changed them since the edition `made_from`."""
        async with self._engine.transaction(f"house-rules:{server}") as statements:
            row = await statements.row("SELECT edition FROM house_rules WHERE server = $1", server)
            edition = int(row[0]) if row else 0
            if made_from not in (None, edition):
                return False
            await statements.write(
                "INSERT INTO house_rules (server, edition, rules) VALUES ($1, $2, $3) "
                "ON CONFLICT (server) DO UPDATE SET edition = excluded.edition, rules = excluded.rules",
                server,
                edition + 1,
                rules,
            )
        if not rules:
            await self._engine.scrub()
        return True
