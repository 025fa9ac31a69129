"""What the clock brings while an evening is led: each cue is said once, in the evening's room, and then the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.cycle import run_words as words
from bot.cards.cycle.run import cue_card, ended_card
from bot.coaching.cycle.running import Cue, by_itself, last_cue, next_cue
from bot.coaching.cycle.talking import on_stage, to_come
from bot.commands.cycle.following import outbox_of
from bot.commands.cycle.places import tell
from bot.store.cycles import NoSuchCycle

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.coaching.cycle.model import Cycle, Event
    from bot.commands.client import CoachClient
    from bot.store.outbox import Due

CUE = "cycle-cue"
BY_ITSELF = ("calls-up", "moves-on", "ends")


class Cues:
    """One piece of work for who speaks, or for nobody: the cue that holds, then the next one. What is due for somebody
    who speaks no more is not said, and of several that are late only the last.
    """

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(CUE, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        for event in cycle.events:
            if event.state == "running" and event.room is not None:
                await self._begin(cycle, event)

    async def _begin(self, cycle: Cycle, event: Event) -> None:
        key, now = _key(cycle, event), self._client.services.now()
        for cue in (last_cue(cycle, event, now), next_cue(cycle, event, now)):
            if await outbox_of(self._client).planned(CUE, key) is not None:
                return
            if cue is not None:  # what was said at that time already is not planned again
                await outbox_of(self._client).plan(CUE, key, cue.at, server=cycle.server)

    async def tell(self, due: Due) -> None:
        id, number = map(int, due.key.split(":")[:2])
        cycle = await self._client.cycles.one(id)
        event = cycle.event(number) if cycle else None
        if cycle is None or event is None or _key(cycle, event) != due.key:
            return
        now = self._client.services.now()
        cue = last_cue(cycle, event, now)
        if cue is not None and cue.at >= due.due:
            nonce = f"{due.id}-{int(cue.at.timestamp())}"
            if cue.says in BY_ITSELF:
                await self._do(cycle, event, cue, nonce)
                return
            await self._say(cycle, event, cue, nonce)
        following = next_cue(cycle, event, now)
        if following is not None:
            await outbox_of(self._client).plan(CUE, due.key, following.at, server=cycle.server)

    async def _do(self, cycle: Cycle, event: Event, cue: Cue, nonce: str) -> None:
        """Nobody pressed: it goes on, or ends. What is said then is planned by that change."""
        now = self._client.services.now()
        try:
            after = await self._client.cycles.change(cycle.id, lambda one: by_itself(one, event.id, cue, now))
        except NoSuchCycle:
            return
        ended = after.event(event.id)
        if cue.says == "ends" and ended is not None and ended.state == "held":
            trouble = await self._client.natives.push(cycle.id, event.id)
            said = f"{words.ENDED_BY_ITSELF} {words.NO_NATIVE_END}" if trouble == "right" else words.ENDED_BY_ITSELF
            await self._in_room(after, ended, ended_card(after, ended, said), nonce)

    async def _say(self, cycle: Cycle, event: Event, cue: Cue, nonce: str) -> None:
        speaks = on_stage(cycle, event)
        called = [speaks.member] if speaks and cue.says == "speaks" else []
        if not await self._in_room(cycle, event, cue_card(cycle, event, cue), nonce, called):
            elsewhere = cue_card(cycle, event, cue, unheard=True)
            await tell(self._client, cycle, elsewhere, nonce, called, ping=True)

    async def _in_room(self, cycle: Cycle, event: Event, card: Card, nonce: str, to: list[int] | None = None) -> bool:
        return await tell(self._client, cycle, card, nonce, to or [], ping=True, room=event.room)


def _key(cycle: Cycle, event: Event) -> str:
    """The cycle, the evening, and since when who speaks, or after how many others who is next while nobody does."""
    since = event.stage.since if event.stage else event.quiet
    following = next((one.id for one in to_come(cycle, event)), 0)
    whom = (
        f"on-{event.stage.talk}"
        if event.stage
        else f"next-{following}-{len(cycle.talks_at(event.id, 'held', 'missed'))}"
    )
    return f"{cycle.id}:{event.id}:{int(since.timestamp()) if since else 0}:{whom}"
