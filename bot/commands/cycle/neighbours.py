"""Where the cycles of a server share the places of a month, the card of each shows what the others take of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.client import CoachClient
    from bot.commands.cycle.public import PublicCards


class Neighbours:
    """It remembers the evenings that it has seen: most changes of a cycle are none of theirs."""

    def __init__(self, client: CoachClient, cards: PublicCards) -> None:
        self._client = client
        self._cards = cards
        self._seen: dict[int, list[datetime]] = {}

    async def changed(self, cycle: Cycle) -> None:
        starts = cycle.starts_of("planned", "running", "held")
        if starts == self._seen.get(cycle.id):
            return
        self._seen[cycle.id] = starts
        for other in await self._client.cycles.sharing_months(cycle):
            self._cards.show_anew(other)
