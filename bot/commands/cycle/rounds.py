"""What follows each change of a cycle by itself: each follower plans its own part of it, and the cards show it.

All of it is in the outbox, under keys that the cycle itself gives: planned again after a crash, it is still done once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coaching.cycle.settling import settled
from bot.commands.cycle.course import Summaries
from bot.commands.cycle.crew_rounds import Crew, Moods
from bot.commands.cycle.cues import Cues
from bot.commands.cycle.following import LATELY, Closings, Follower, MissingFounders, Offers, Turns, settle
from bot.commands.cycle.meeting import Questions
from bot.commands.cycle.neighbours import Neighbours
from bot.commands.cycle.noticing import Fading, Gaps
from bot.commands.cycle.public import PublicCards
from bot.commands.cycle.shut import ShutChannels
from bot.commands.cycle.unheld import Unheld

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.client import CoachClient


class CycleRounds:
    """One for a client. `changed` is called after each change of a cycle, whoever made it."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self.cards = PublicCards(client)
        self.shut = ShutChannels(client)
        self.cues = Cues(client)
        self._followers: tuple[Follower, ...] = (
            Offers(client),
            Turns(client),
            MissingFounders(client),
            Neighbours(client, self.cards),
            Summaries(client),
            Gaps(client),
            Fading(client),
            Closings(client),
            Crew(client),
            Moods(client),
            Questions(client),  # before what the clock says: it is said after the talk, and then who is next
            self.cues,
            Unheld(client),
        )

    async def plan(self) -> None:
        """At the start: what happened by itself meanwhile, and what was cut off."""
        now = self._client.services.now()
        for cycle in await self._client.cycles.open_or_over_since(now - LATELY):  # the end may not be told yet
            if not self._client.is_for(cycle.server):
                continue
            if cycle.state == "active" and settled(cycle, now) != cycle:
                await settle(self._client, cycle.id)
            else:
                await self.changed(cycle)

    async def changed(self, cycle: Cycle) -> None:
        for follower in self._followers:
            await follower.changed(cycle)
        self.cards.show_anew(cycle)
