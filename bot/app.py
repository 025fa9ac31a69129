"""One running coach: its rules, its store and its Discord client; started, kept online, drained and stopped."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.coaching.examples import run_examples
from bot.coaching.opening import VOCABULARY
from bot.commands.client import CoachClient
from bot.commands.services import Operator, Services
from bot.config import Config, ConfigError, TokenError, find_token, read_config
from bot.logs import said, start_logging
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.loading import RulesUnreadable
from bot.rulebook.shelf import Shelf
from bot.store import Store, StoreError, open_store

_log = logging.getLogger(__name__)

API_VARIABLE = "COACH_DISCORD_API"  # for tests only: a Discord on this machine
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

NOT_THERE = (OSError, aiohttp.ClientError, TimeoutError, discord.GatewayNotFound, discord.HTTPException)


class Exit(IntEnum):
    """How `coach run` ends; 1 is left for what nobody foresaw."""

    STOPPED = 0
    INPUT = 2  # the config, the rules or the store can't be read
    TOKEN = 3  # there is no token, or Discord doesn't know it
    UNREACHABLE = 4
    INTENT = 5  # a privileged intent is off in the developer portal


class CannotRun(Exception):
    """Why the coach ends, in one plain line for the operator."""

    def __init__(self, status: Exit, line: str) -> None:
        super().__init__(line)
        self.status = status


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the coach waits, in seconds; tests wait less."""

    retries: tuple[float, ...] = (1, 2, 5, 10, 20, 40, 60, 60)  # between attempts to reach Discord at the start
    drain: float = 10  # for answers that are being written when it is asked to stop
    close: float = 5  # for the good-bye to Discord


def main(config_path: Path | None = None) -> int:
    """Run the coach until it is asked to stop. Without a path: ./config.yaml where there is one, else the defaults."""
    here = Path("config.yaml")
    try:
        config = read_config(config_path or (here if here.is_file() else None))
        token = find_token(config, os.environ)
        if api := os.environ.get(API_VARIABLE):
            point_at(api)
    except (ConfigError, TokenError, CannotRun) as error:
        return _told(error)
    start_logging(config.log_level, token)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the coach writes, it has no voice
    try:
        return asyncio.run(run(config, token))
    except KeyboardInterrupt:  # Ctrl-C where signals can't be handled
        return Exit.STOPPED


async def run(config: Config, token: str, patience: Patience | None = None) -> int:
    """Open everything, stay online, close everything, whatever happens. Returns the exit status."""
    try:
        async with AsyncExitStack() as stack:
            app = App(config, token, patience or Patience())
            stack.enter_context(app.signals())
            await stack.enter_async_context(app.opened())
            await app.stay_online()
    except (CannotRun, StoreError) as error:
        return _told(error)
    _log.info("stopped")
    return Exit.STOPPED


def _told(error: Exception) -> int:
    """Print why the coach ends, and say with which status."""
    match error:
        case CannotRun():
            print(f"error: {error}", file=sys.stderr)
            return error.status
        case TokenError():
            print(f"error: {error}", file=sys.stderr)
            return Exit.TOKEN
    print(error, file=sys.stderr)  # these say `file: error:` themselves
    return Exit.INPUT


class App:
    """The parts of one coach, and what its operator asks of it."""

    def __init__(self, config: Config, token: str, patience: Patience) -> None:
        self.config = config
        self._token = token
        self._patience = patience
        self._stop = asyncio.Event()
        self._at_once = asyncio.Event()
        self._reread = asyncio.Event()
        self._reading = threading.Lock()
        self._services: Services

    # What the operator asks

    @contextmanager
    def signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT: finish and stop; a second one: stop at once. SIGHUP: read the rules again."""
        loop = asyncio.get_running_loop()
        wishes = {"SIGTERM": self.stop, "SIGINT": self.stop, "SIGHUP": self._reread.set}
        caught = []
        for name, wish in wishes.items():
            number = getattr(signal, name, None)  # Windows has no SIGHUP, and no handlers in its loop
            with suppress(NotImplementedError):
                if number is not None:
                    loop.add_signal_handler(number, wish)
                    caught.append(number)
        try:
            yield
        finally:
            for number in caught:
                loop.remove_signal_handler(number)

    def stop(self) -> None:
        """Finish what is being answered, then stop; asked again, stop at once."""
        if self._stop.is_set():
            self._at_once.set()
        self._stop.set()

    # Opening

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """The rules and the store, open; and somebody who listens for SIGHUP."""
        try:
            shelf = Shelf(self.config.rules or find_rules_folder(), VOCABULARY)
        except RulesUnreadable as error:
            raise CannotRun(Exit.INPUT, str(error).removeprefix("error: ")) from None
        if problems := shelf.current.problems:
            _log.error("the rule files named here are left out until they are mended:\n%s", _listed(problems))
        try:
            self.config.store.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            line = f"there can be no store at {self.config.store} ({said(error)}); name another place in config.yaml"
            raise CannotRun(Exit.INPUT, line) from None
        async with open_store(self.config.store) as store:
            self._services = self._serve(shelf, store)
            rereading = asyncio.create_task(self._reread_when_asked())
            try:
                yield
            finally:
                rereading.cancel()

    def _serve(self, shelf: Shelf, store: Store) -> Services:
        operator = Operator(
            owners=frozenset(self.config.owners),
            home_guild=self.config.home_guild,
            watch_drafts=self.config.watch_drafts,
            default_platform=self.config.default_platform,
            cooldown=self.config.cooldown,
        )
        return Services(shelf, store, lambda: datetime.now(UTC), operator, lambda: self._reload(shelf))

    def _reload(self, shelf: Shelf) -> list[str]:
        """Read the rules again, one reading at a time. What is wrong with them; then the old ones stay."""
        with self._reading:
            report = shelf.reload(run_examples)
        problems = [*filter(None, [report.message]), *map(str, report.problems)]
        if report.kept_old:
            _log.error("the rules stay as they were, %d of them:\n%s", report.rules_count, _listed(problems))
        else:
            _log.info("the rules are read again, %d of them", report.rules_count)
        return problems

    async def _reread_when_asked(self) -> None:
        while True:
            await self._reread.wait()
            self._reread.clear()
            assert self._services.reload is not None
            try:
                await asyncio.to_thread(self._services.reload)
            except Exception:
                _log.exception("the rules stay as they were: reading them broke")

    # Being online

    async def stay_online(self) -> None:
        """Connect and answer until asked to stop. Discord not being there is waited for, a while."""
        delays = iter(self._patience.retries)
        while not self._stop.is_set():
            try:
                return await self._answer_until_asked()
            except NOT_THERE as error:
                delay = next(delays, None)
                if delay is None:
                    line = f"Discord can't be reached ({said(error)}); check the network and https://discordstatus.com"
                    raise CannotRun(Exit.UNREACHABLE, line) from None
                _log.warning("Discord can't be reached (%s); trying again in %g s", said(error), delay)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stop.wait(), delay)

    async def _answer_until_asked(self) -> None:
        """One client's life: log in, connect, answer; then drain and close."""
        client = CoachClient(self._services)
        client.add_listener(self._say_online(client), "on_ready")
        connection = asyncio.create_task(client.start(self._token))
        asked = asyncio.create_task(self._stop.wait())
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
            raise CannotRun(Exit.UNREACHABLE, f"Discord refuses to start the coach ({said(error)})") from None
        except discord.ConnectionClosed as error:
            if error.code == GATEWAY_REFUSES_TOKEN:
                raise CannotRun(Exit.TOKEN, WRONG_TOKEN) from None
            raise CannotRun(Exit.UNREACHABLE, f"Discord closed the connection for good (code {error.code})") from None

    async def _drain(self, client: CoachClient) -> None:
        """Take nothing new, and let what is being answered get its answer."""
        _log.info("stopping: finishing what is being answered, at most %g s", self._patience.drain)
        finished = asyncio.create_task(self._finished(client))
        at_once = asyncio.create_task(self._at_once.wait())
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


def _listed(problems: Iterable[object]) -> str:
    return "\n".join(map(str, problems))


def point_at(api: str) -> None:
    """Have discord.py talk to a Discord on this machine. Anywhere else is refused: it would be given the token."""
    parts = urlsplit(api)
    if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        raise CannotRun(Exit.INPUT, f"{API_VARIABLE} is for tests on this machine; it must start with http://127.0.0.1")
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{parts.netloc}/gateway/")
