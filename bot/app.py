"""One running coach: config, rules, store and Discord client opened, signals heard, everything closed again."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.coaching.examples import run_examples
from bot.coaching.opening import VOCABULARY
from bot.commands.services import RULES, Operator, Services
from bot.complaint import complain
from bot.config import Config, ConfigError, TokenError, find_config, find_token, read_config
from bot.logs import start_logging
from bot.online import CannotRun, Exit, Online, Patience, Stopping
from bot.rulebook.book import Rulebook, UnknownPlatform
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.loading import RulesUnreadable
from bot.rulebook.shelf import Shelf
from bot.store import StoreError, open_store
from bot.store.alone import alone_on
from bot.store.migrating import version
from bot.store.place import Place
from bot.store.share import WHOLE, Share

_log = logging.getLogger(__name__)

API_VARIABLE = "COACH_DISCORD_API"  # for tests only: a Discord on this machine


def main(config_path: Path | None = None, shards: str | None = None) -> int:
    """Run the coach until it is asked to stop. Without a path: ./config.yaml where there is one, else the defaults.
    `shards` goes before the config's.
    """
    try:
        config, token, rules = prepare(find_config(config_path), os.environ, shards)
    except ExceptionGroup as wrong:
        first, *_ = [_told(error) for error in wrong.exceptions]
        return first
    start_logging(config.log_level, token, form=config.log_format)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the coach writes, it has no voice
    try:
        return asyncio.run(run(config, token, rules=rules))
    except KeyboardInterrupt:  # Ctrl-C where signals can't be handled
        return Exit.STOPPED


def prepare(
    config_path: Path | None, environment: Mapping[str, str], shards: str | None = None
) -> tuple[Config, str, Rules]:
    """Config, token and rules. All that is wrong with them is raised at once, the token's faults last."""
    wrong: list[Exception] = []
    config: Config | None = None
    rules, token = None, ""
    try:
        config = read_config(config_path)
        with _noting(wrong):
            rules = Rules(config)
    except ConfigError as error:
        wrong.append(error)
        config = error.rest
    if config is not None:
        with _noting(wrong):
            check_store(config.store)
        with _noting(wrong):
            config = _with_shards(config, shards)
        with _noting(wrong):
            token = find_token(config, environment)
    if api := environment.get(API_VARIABLE):
        with _noting(wrong):
            point_at(api)
    if wrong or config is None or rules is None:
        raise ExceptionGroup("the coach can't run", wrong)
    return config, token, rules


@contextmanager
def _noting(wrong: list[Exception]) -> Iterator[None]:
    """Note what is wrong and go on, so that the operator hears of everything at once."""
    try:
        yield
    except (CannotRun, StoreError, TokenError) as error:
        wrong.append(error)


def check_store(path: Place) -> None:
    """Say early what is wrong with the store's file. None is made: a coach that can't run leaves nothing behind."""
    if not isinstance(path, Path):
        return
    try:
        if path.exists():
            version(path)  # refuses what is no store, and a newer coach's
            return
        folder = next(one for one in path.absolute().parents if one.exists())
    except OSError as error:
        raise _no_store(path, error.strerror or str(error)) from None
    if not folder.is_dir():
        raise _no_store(path, f"{folder} is no folder")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _no_store(path, f"{folder} may not be written to")


def _with_shards(config: Config, typed: str | None) -> Config:
    """Raises CannotRun where they can't be read, or the store is one process's own."""
    try:
        config = replace(config, shards=Share.read(typed)) if typed is not None else config
    except ValueError as error:
        raise CannotRun(Exit.INPUT, f"--shards {typed}: {error}") from None
    check_shards(config)
    return config


def check_shards(config: Config) -> None:
    if config.shards is not None and isinstance(config.store, Path):
        line = (
            "shards are for several processes, and a file is one process's own: name a database of PostgreSQL as store"
        )
        raise CannotRun(Exit.INPUT, line)


def _no_store(path: Path, why: str) -> CannotRun:
    return CannotRun(Exit.INPUT, f"there can be no store at {path}: {why}; name another place in config.yaml")


async def run(config: Config, token: str, patience: Patience | None = None, rules: Rules | None = None) -> int:
    """Open everything, stay online, close everything, whatever happens. Returns the exit status."""
    stopping, reread = Stopping(), asyncio.Event()
    try:
        async with AsyncExitStack() as stack:
            stack.enter_context(signals(stopping, reread))
            services = await stack.enter_async_context(opened(config, rules or Rules(config), reread))
            online = Online(services, token, stopping, patience or Patience())
            if config.health_port is not None:
                await stack.enter_async_context(_watched(config.health_port, services, online))
            await online.stay()
    except (CannotRun, StoreError) as error:
        return _told(error)
    except Exception:
        _log.exception("the coach broke and stops")
        return Exit.BROKEN
    _log.info("stopped")
    return Exit.STOPPED


@asynccontextmanager
async def _watched(port: int, services: Services, online: Online) -> AsyncIterator[None]:
    from bot.health import PortTaken, served  # noqa: PLC0415 - most coaches are not watched

    try:
        async with served(port, services, online):
            yield
    except PortTaken:
        line = f"health_port {port}: something else on this machine uses this port; choose another in config.yaml"
        raise CannotRun(Exit.INPUT, line) from None


def _told(error: Exception) -> int:
    """Print why the coach ends, and say with which status."""
    match error:
        case CannotRun():
            complain(error)
            return error.status
        case TokenError():
            complain(error)
            return Exit.TOKEN
    print(error, file=sys.stderr)  # these say `file: error:` themselves
    return Exit.INPUT


@contextmanager
def signals(stopping: Stopping, reread: asyncio.Event) -> Iterator[None]:
    """SIGTERM and SIGINT: finish and stop; a second one: stop at once. SIGHUP: read the rules again."""
    loop = asyncio.get_running_loop()
    heard = []
    for name, hear in (("SIGTERM", stopping.ask), ("SIGINT", stopping.ask), ("SIGHUP", reread.set)):
        number = getattr(signal, name, None)  # Windows has no SIGHUP, and its loop hears no signals
        with suppress(NotImplementedError):
            if number is not None:
                loop.add_signal_handler(number, hear)
                heard.append(number)
    try:
        yield
    finally:
        for number in heard:
            loop.remove_signal_handler(number)


@asynccontextmanager
async def opened(config: Config, rules: Rules, reread: asyncio.Event) -> AsyncIterator[Services]:
    """Rules and store, and what the Discord client needs besides; the rules are read again whenever `reread` is set."""
    if broken := rules.shelf.current.problems:
        _log.error("the rule files named here are left out until they are mended:\n%s", _listed(broken))
    if isinstance(config.store, Path):
        _make_folder(config.store)
    operator = Operator(
        owners=frozenset(config.owners),
        home_guild=config.home_guild,
        watch_drafts=config.watch_drafts,
        default_platform=config.default_platform,
        cooldown=config.cooldown,
        retention=timedelta(days=config.retention_days),
        share=config.shards,
        language=config.language,
    )
    async with AsyncExitStack() as stack:
        stack.enter_context(alone_on(config.store))
        store = await stack.enter_async_context(open_store(config.store, clock, config.shards or WHOLE))
        set_aside()
        told = asyncio.Event()  # by another process, which has read its own
        store.engine.hear(RULES, told.set)
        rereading = [
            asyncio.create_task(rules.read_again_when(reread, lambda: store.engine.tell(RULES))),
            asyncio.create_task(rules.read_again_when(told)),
        ]
        try:
            yield Services(rules.shelf, store, clock, operator, rules.read_again)
        finally:
            for task in rereading:
                task.cancel()


def _make_folder(store: Path) -> None:
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _no_store(store, error.strerror or str(error)) from None


class Rules:
    """The rules on their shelf, and how they are read again while the coach runs."""

    def __init__(self, config: Config) -> None:
        try:
            self.shelf = Shelf(config.rules or find_rules_folder(), VOCABULARY)
        except RulesUnreadable as error:
            raise CannotRun(Exit.INPUT, str(error)) from None
        self._reading = threading.Lock()  # the owner's /reload and a SIGHUP may come together
        book = self.shelf.current
        if wrong := [] if book.problems else list(_unknown_choices(config, book)):
            raise CannotRun(Exit.INPUT, ". And ".join(wrong))

    def read_again(self) -> list[str]:
        """What is wrong with the rules as they are on disk now; anything at all, and the old ones stay."""
        with self._reading:
            report = self.shelf.reload(run_examples)
            set_aside()
        problems = report.complaints()
        if report.kept_old:
            _log.error("the rules stay as they were, %d of them:\n%s", report.rules_count, _listed(problems))
        else:
            _log.info("the rules are read again, %d of them", report.rules_count)
        return problems

    async def read_again_when(self, asked: asyncio.Event, then: Callable[[], Awaitable[None]] | None = None) -> None:
        while True:
            await asked.wait()
            asked.clear()
            try:
                await asyncio.to_thread(self.read_again)
                if then is not None:
                    await then()
            except Exception:
                _log.exception("the rules stay as they were: reading them broke")


def set_aside() -> None:
    """What is loaded by now stays: looking whether it is garbage would take 0.1 s each time, while members wait."""
    gc.unfreeze()  # but rules that were replaced are
    gc.collect()
    gc.freeze()


def clock() -> datetime:
    return datetime.now(UTC)


def _unknown_choices(config: Config, book: Rulebook) -> Iterator[str]:
    """What the config chooses and the rules don't have."""
    try:
        book.platform(config.default_platform)
    except UnknownPlatform as error:
        yield f"default_platform in the config: {error}"
    if config.language not in book.matchers:
        yield f"language in the config: no rules for {config.language}; known: {', '.join(book.matchers)}"


def _listed(problems: Iterable[object]) -> str:
    return "\n".join(map(str, problems))


def point_at(api: str) -> None:
    """Have discord.py talk to a Discord on this machine. Anywhere else is refused: it would be given the token."""
    parts = urlsplit(api)
    if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        raise CannotRun(Exit.INPUT, f"{API_VARIABLE} is for tests on this machine; it must start with http://127.0.0.1")
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{parts.netloc}/gateway/")
