"""Keeps nothing longer than promised: what has expired, and all of a server that removed the coach and stays away."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.store import Store
from bot.store.outbox import Due

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

EXPIRE, PURGE = "expire", "purge-server"
EVERY_DAY = timedelta(days=1)
COMES_BACK = timedelta(days=7)  # a server that removed the coach by mistake finds everything as it was
LATER = timedelta(minutes=1)


class Retention:
    """Plans its work in the outbox, so that it is done although nobody may be there to see it."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(EXPIRE, self.expire)
        client.timetable.on(PURGE, self.purge)

    async def plan(self) -> None:
        """What has expired is deleted once a day, the first time right after the start."""
        if self._client.is_for(None) and not await self._planned_within(EXPIRE, "", EVERY_DAY):
            await self._store.outbox.plan(EXPIRE, "", self._client.services.now())

    async def expire(self, due: Due) -> None:
        services, now = self._client.services, self._client.services.now()
        # First the next one: whatever breaks below, however often, is tried again tomorrow.
        await services.store.outbox.plan(EXPIRE, "", now + EVERY_DAY)
        await services.store.kept.expire(now, services.operator.retention)
        services.store.drop_old_copies(now)

    async def on_ready(self) -> None:
        """While the coach was away it may have been removed, or invited back."""
        self._client.track(asyncio.current_task())
        here = {guild.id for guild in self._client.guilds}
        for server in filter(self._client.is_for, await self._store.kept.servers()):
            if server in here:
                await self._store.outbox.cancel(PURGE, str(server))
            elif not await self._planned_within(PURGE, str(server), COMES_BACK):
                await self._plan_purge(server)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self._client.track(asyncio.current_task())
        await self._plan_purge(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._client.track(asyncio.current_task())
        await self._store.outbox.cancel(PURGE, str(guild.id))

    async def purge(self, due: Due) -> None:
        server = int(due.key)
        if not self._client.is_ready():  # until Discord has told of the servers, none of them seems to be there
            await self._plan_purge(server, LATER)
        elif self._client.get_guild(server) is None:
            await self._store.kept.purge_server(server)

    async def _planned_within(self, kind: str, key: str, time: timedelta) -> bool:
        """Whether it is planned, and not for a day far off: a clock that was wrong may have planned it."""
        due = await self._store.outbox.planned(kind, key)
        return due is not None and due <= self._client.services.now() + time

    async def _plan_purge(self, server: int, wait: timedelta = COMES_BACK) -> None:
        """The plan is the server's own, and so is purged with all the rest of it."""
        await self._store.outbox.plan(PURGE, str(server), self._client.services.now() + wait, server=server)

    @property
    def _store(self) -> Store:
        return self._client.services.store
