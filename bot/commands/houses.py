"""Which house rules hold in which server: read from the store once, compiled once, and forgotten with the server."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.cards import house_words
from bot.coaching.house import House, HouseRules, HouseSays
from bot.rulebook.book import Rulebook
from bot.rulebook.house import NO_HOUSE_RULES, Known, kept_from, to_keep
from bot.store.house_rules import HouseRulesKept

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

MOST = 200  # compiled ones in memory; the largest take 100 kB and a millisecond
_SAYS = HouseSays(house_words.PHRASE_FOUND, house_words.PHRASE_WHY)


@dataclass(frozen=True, slots=True)
class Edition:
    """The house rules of a server as they are now, and which of its changes they come from."""

    rules: HouseRules
    number: int


class Houses:
    """All house rules. Whoever asks for a server without any asks no store."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self._servers: set[int] | None = None  # that have house rules; None: not looked up yet
        self._compiled: OrderedDict[int, House] = OrderedDict()
        self._made_for: Rulebook | None = None
        self._lock = asyncio.Lock()  # a change must not come between a reading and what is remembered of it
        client.services.store.engine.hear("house_rules", self._changed_elsewhere)

    async def of(self, server: int | None) -> House | None:
        """What holds in a server, for a review there. In one that the coach is no member of, nothing does."""
        if server is None or (self._servers is not None and server not in self._servers):
            return None
        if self._client.get_guild(server) is None:
            return None
        book = self._client.services.shelf.current
        if self._made_for is not book:  # the coach's rules were read anew
            self._compiled.clear()
            self._made_for = book
        if (known := self._compiled.get(server)) is not None:
            self._compiled.move_to_end(server)
            return known
        async with self._lock:
            return await self._compile(server, book)

    async def _compile(self, server: int, book: Rulebook) -> House | None:
        if self._servers is None:
            self._servers = set(await self._kept.servers())
        rules = (await self.now(server)).rules if server in self._servers else NO_HOUSE_RULES
        if rules == NO_HOUSE_RULES:
            self._servers.discard(server)
            return None
        house = House(rules, book.grammar(self._client.services.operator.language), _SAYS)
        if self._made_for is book:
            self._compiled[server] = house
            if len(self._compiled) > MOST:
                self._compiled.popitem(last=False)
        return house

    async def now(self, server: int) -> Edition:
        """The rules as an admin sees and changes them."""
        kept = await self._kept.of(server)
        return Edition(kept_from(kept.rules) if kept.rules else NO_HOUSE_RULES, kept.edition)

    async def change(self, server: int, rules: HouseRules, made_from: int | None) -> bool:
        """Put new rules in place. False where somebody changed them since the edition `made_from`; then they stay."""
        async with self._lock:
            kept = to_keep(rules) if rules != NO_HOUSE_RULES else ""
            changed = await self._kept.put(server, kept, made_from)
            if changed:
                self._compiled.pop(server, None)
                if kept and self._servers is not None:
                    self._servers.add(server)
        return changed

    def _changed_elsewhere(self) -> None:
        self._client.track(asyncio.create_task(self._look_again()))

    async def _look_again(self) -> None:
        async with self._lock:
            self._servers = None
            self._compiled.clear()

    def known(self, now: HouseRules) -> Known:
        """What house rules may name: the coach's rules, and those that these name although they are gone."""
        book = self._client.services.shelf.current
        return Known({*book.rules, *now.rule_ids()}, book.grammar(self._client.services.operator.language))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """What is kept of it may be purged by the time it comes back."""
        async with self._lock:
            self._compiled.pop(guild.id, None)

    @property
    def _kept(self) -> HouseRulesKept:
        return self._client.services.store.house_rules
