"""The coach may not write where a cycle's card is: the founders hear what opens that channel again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.cards.cycle.leave import shut_card
from bot.commands.cycle.places import tell_alone

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.client import CoachClient
    from bot.store.outbox import Due

SHUT = "cycle-shut"
WEEK = timedelta(weeks=1)  # they hear of it once in each


class ShutChannels:
    """One for a client."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(SHUT, self.tell)

    async def noticed(self, cycle: Cycle) -> None:
        """Something could not be said where the card is."""
        guild = self._client.get_guild(cycle.server)
        if cycle.card is None or cycle.state != "active" or guild is None:
            return
        if guild.get_channel_or_thread(cycle.card.channel) is None:
            return  # it is gone: then they hear that the card is lost
        outbox, key = self._client.services.store.outbox, f"{cycle.id}:{cycle.card.channel}"
        if await outbox.planned(SHUT, key) is None:
            await outbox.plan(SHUT, key, _week_of(self._client.services.now()), server=cycle.server)

    async def tell(self, due: Due) -> None:
        id, _, channel = due.key.partition(":")
        cycle = await self._client.cycles.one(int(id))
        if cycle and cycle.state == "active" and cycle.card and cycle.card.channel == int(channel):
            founders = [one.member for one in cycle.founders]
            await tell_alone(self._client, shut_card(cycle, cycle.card.channel), due.nonce, founders)


def _week_of(now: datetime) -> datetime:
    """The same moment for all of a week, so that what is done for it is not done again."""
    return datetime.fromtimestamp(now.timestamp() // WEEK.total_seconds() * WEEK.total_seconds(), UTC)
