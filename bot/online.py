"""Keeps the coach online: logs in, waits where Discord is away, answers until asked to stop, drains and closes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import aiohttp
import discord

from bot.commands.client import CoachClient
from bot.commands.registry import coach_client
from bot.commands.services import Services
from bot.logs import said

_log = logging.getLogger(__name__)

PORTAL = "https://discord.com/developers/applications"
WRONG_TOKEN = (
    "Discord doesn't know this token. Make a new one (Reset Token) on your application's Bot page at "
    f"{PORTAL} and put it where the old one stands"
)
INTENT_OFF = (
    "Discord refuses the message content intent, which watch_drafts asks for. Switch on Message Content Intent on your "
    f"application's Bot page at {PORTAL}, or set watch_drafts: false in config.yaml"
)
GATEWAY_REFUSES_TOKEN, TOO_MANY, SERVER_ERROR = 4004, 429, 500


class Exit(IntEnum):
    """How `coach run` ends."""

    STOPPED = 0
    BROKEN = 1  # nobody foresaw it; the log says where
    INPUT = 2  # the config, the rules or the store can't be read
    TOKEN = 3  # there is no token, or Discord doesn't know it
    UNREACHABLE = 4
    INTENT = 5  # a privileged intent is off in the developer portal


class GatewayAway(Exception):
    """Discord answers, but its gateway takes no connection."""


NOT_THERE = (OSError, aiohttp.ClientError, TimeoutError, discord.GatewayNotFound, discord.HTTPException, GatewayAway)


class CannotRun(Exception):
    """Why the coach ends, in one plain line for the operator."""

    def __init__(self, status: Exit, line: str) -> None:
        super().__init__(line)
        self.status = status


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the coach waits, in seconds; tests wait less."""

    retries: tuple[float, ...] = (1, 2, 5, 10, 20, 40, 60, 60)  # between attempts to reach Discord at the start
    gateway: float = 60  # for the first connection that Discord's gateway takes; discord.py itself would wait for ever
    drain: float = 10  # for answers that are being written when it is asked to stop
    close: float = 3  # for Discord's good-bye


@dataclass(frozen=True, slots=True)
class Stopping:
    """The wish to stop: asked once, what is being answered is finished first; asked twice, it isn't."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    at_once: asyncio.Event = field(default_factory=asyncio.Event)

    def ask(self) -> None:
        if self.asked.is_set():
            self.at_once.set()
        self.asked.set()


def why(error: BaseException) -> str:
    """In plain words, what stands between the coach and Discord."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return f"the address {error.host} can't be looked up"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError():
            return f"the certificate of {error.host} is not trusted here"
        case aiohttp.ClientConnectorError():
            return f"nobody answers at {error.host}"
        case GatewayAway():
            return "its gateway takes no connection"
        case TimeoutError():
            return "it doesn't answer in time"
        case discord.HTTPException():
            return f"it answers with {error.status} {error.response.reason or ''}".rstrip()
        case discord.GatewayNotFound():
            return "it names no gateway to connect to"
    return "the line was cut"


class Online:
    """One coach's line to Discord."""

    def __init__(self, services: Services, token: str, stopping: Stopping, patience: Patience) -> None:
        self._services = services
        self._token = token
        self._stopping = stopping
        self._patience = patience
        self._client: CoachClient | None = None

    async def stay(self) -> None:
        """Connect and answer until asked to stop. Discord not being there is waited for, a while."""
        delays = iter(self._patience.retries)
        while not self._stopping.asked.is_set():
            try:
                return await self._answer_until_asked()
            except NOT_THERE as error:
                delay = next(delays, None)
                if delay is None:
                    line = f"Discord can't be reached: {why(error)}; check the network and https://discordstatus.com"
                    raise CannotRun(Exit.UNREACHABLE, line) from None
                _log.warning("Discord can't be reached: %s; trying again in %g s", why(error), delay)
                _log.debug("it said %s", said(error))
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.asked.wait(), delay)

    async def _answer_until_asked(self) -> None:
        """One client's life: log in, connect, answer; then drain and close."""
        client = coach_client(self._services)
        client.add_listener(self._say_online(client), "on_ready")
        self._client = client
        connection = asyncio.create_task(self._connect(client))
        asked = asyncio.create_task(self._stopping.asked.wait())
        try:
            await asyncio.wait({connection, asked}, return_when=asyncio.FIRST_COMPLETED)
            if connection.done():
                await self._explain(connection)
            else:
                await self._drain(client)
        finally:
            connection.cancel()
            asked.cancel()
            with suppress(TimeoutError):
                await asyncio.wait_for(client.close(), self._patience.close)
            await asyncio.wait({connection, asked})
            self._client = None

    async def _connect(self, client: CoachClient) -> None:
        """Log in and stay connected. Once a connection stood, discord.py finds its way back by itself."""
        await client.login(self._token)
        connection = asyncio.create_task(client.connect())
        try:
            await asyncio.wait({connection}, timeout=self._patience.gateway)
            if not connection.done() and not client.shards:
                raise GatewayAway
            await connection
        finally:
            connection.cancel()

    # For whoever watches it

    @property
    def client(self) -> CoachClient | None:
        """The client, while there is one."""
        return self._client

    def trouble(self) -> str | None:
        """Why the coach can't answer at this moment; None where it can."""
        if self._stopping.asked.is_set():
            return "the coach is stopping"
        if self._client is None or not self._client.shards:
            return "Discord is not reached yet"
        down = [shard for shard, line in self._client.shards.items() if line.is_closed()]
        if down:
            return f"the connection to Discord is down (shard {', '.join(map(str, down))})"
        return None if self._client.is_ready() else "Discord has not told of the servers yet"

    @staticmethod
    async def _explain(connection: asyncio.Task[None]) -> None:
        """The connection ended by itself: in plain words where the operator can mend it."""
        try:
            await connection
        except discord.LoginFailure:
            raise CannotRun(Exit.TOKEN, WRONG_TOKEN) from None
        except discord.PrivilegedIntentsRequired:
            raise CannotRun(Exit.INTENT, INTENT_OFF) from None
        except discord.HTTPException as error:
            if error.status == TOO_MANY or error.status >= SERVER_ERROR:
                raise  # this may pass
            raise CannotRun(Exit.UNREACHABLE, f"Discord refuses to start the coach: {why(error)}") from None
        except discord.ConnectionClosed as error:
            if error.code == GATEWAY_REFUSES_TOKEN:
                raise CannotRun(Exit.TOKEN, WRONG_TOKEN) from None
            raise CannotRun(Exit.UNREACHABLE, f"Discord closed the connection for good (code {error.code})") from None

    async def _drain(self, client: CoachClient) -> None:
        """Take nothing new, and let what is being answered get its answer."""
        _log.info("stopping: finishing what is being answered, at most %g s", self._patience.drain)
        finished = asyncio.create_task(self._finished(client))
        at_once = asyncio.create_task(self._stopping.at_once.wait())
        await asyncio.wait({finished, at_once}, timeout=self._patience.drain, return_when=asyncio.FIRST_COMPLETED)
        if not finished.done():
            _log.warning("stopping with answers unfinished")
        finished.cancel()
        at_once.cancel()

    @staticmethod
    async def _finished(client: CoachClient) -> None:
        await asyncio.gather(*(shard.disconnect() for shard in client.shards.values()))
        await client.drained()

    @staticmethod
    def _say_online(client: CoachClient) -> Callable[[], Coroutine[Any, Any, None]]:
        async def say_online() -> None:
            _log.info("online as application %s, servers: %d", client.application_id, len(client.guilds))

        return say_online
