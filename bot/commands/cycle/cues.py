"""What the clock brings while an evening is led: each cue is said once, in the evening's room, and then the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.cards.cycle import run_words as words
from bot.cards.cycle.run import cue_card, gone_card
from bot.cards.cycle.run_end import ended_card
from bot.coaching.cycle.running import Cue, by_itself, last_cue, next_cue
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.talking import on_stage, to_come
from bot.commands.answering import out_of_reach
from bot.commands.cycle.following import outbox_of, settle
from bot.commands.cycle.places import post_in, tell
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
        self.cards = RunCards()
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
        now, cycle = self._client.services.now(), await self._client.cycles.one(id)
        if cycle is not None and settled(cycle, now) != cycle:  # who spoke was forgotten meanwhile
            await settle(self._client, id)
            cycle = await self._client.cycles.one(id)
        event = cycle.event(number) if cycle else None
        if cycle is None or event is None or _key(cycle, event) != due.key:
            return
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
            await self.ended(after, ended, nonce, said)

    async def _say(self, cycle: Cycle, event: Event, cue: Cue, nonce: str) -> None:
        speaks, room = on_stage(cycle, event), event.room or 0
        called = [speaks.member] if speaks and cue.says == "speaks" else []
        goes_on = speaks is not None or bool(cycle.talks_at(event.id, "held", "missed"))  # no news: it is on already
        silent = goes_on and not called
        sent = await post_in(self._client, room, cue_card(cycle, event, cue), nonce, called, silent=silent)
        if sent is None:
            await tell(self._client, cycle, cue_card(cycle, event, cue, unheard=True), nonce, called, ping=True)
        elif cue.says in ("speaks", "pause"):
            await self.cards.stands(cycle, event, sent)

    async def ended(self, cycle: Cycle, event: Event, nonce: str, said: str = "") -> None:
        """Says in the room that it is over: its card does, where it is known."""
        card = ended_card(cycle, event, said)
        if not await self.cards.folded(cycle, event, card):
            await post_in(self._client, event.room or 0, card, nonce)


class RunCards:
    """Which message is the card of each evening that is on: when another one stands below, it is folded into a line.

    After a restart none is known, and an older card stays as it is: what is pressed on it is answered as too late.
    """

    def __init__(self) -> None:
        self._there: dict[tuple[int, int], tuple[discord.Message, int | None]] = {}

    async def stands(self, cycle: Cycle, event: Event, message: discord.Message) -> None:
        """This is its card from now on."""
        known, talk = self._there.get((cycle.id, event.id), (message, None))
        if known.id != message.id:
            await self.folded(cycle, event, gone_card(cycle, event, talk))
        self._there[cycle.id, event.id] = message, _meant(cycle, event)

    async def folded(self, cycle: Cycle, event: Event, into: Card) -> bool:
        """Whether one was known and is this now."""
        message, _ = self._there.pop((cycle.id, event.id), (None, None))
        if message is None:
            return False
        try:
            await message.edit(view=into.view)
        except discord.HTTPException as error:
            if not out_of_reach(error):
                raise
            return False
        return True


def _meant(cycle: Cycle, event: Event) -> int | None:
    """The talk that is on, or next."""
    if event.stage is not None:
        return event.stage.talk
    return next((one.id for one in to_come(cycle, event)), None)


def _key(cycle: Cycle, event: Event) -> str:
    """The cycle, the evening, and since when who speaks, or after how many others who is next while nobody does."""
    since, meant = event.stage.since if event.stage else event.quiet, _meant(cycle, event) or 0
    whom = f"on-{meant}" if event.stage else f"next-{meant}-{len(cycle.talks_at(event.id, 'held', 'missed'))}"
    return f"{cycle.id}:{event.id}:{int(since.timestamp()) if since else 0}:{whom}"
