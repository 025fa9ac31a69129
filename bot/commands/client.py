"""The Discord client: intents, commands, buttons and listeners around the coach."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
import discord
from discord.ext import commands

from bot.commands.cooldown import Cooldown
from bot.commands.cycle.keeping import CyclesKept
from bot.commands.cycle.native import NativeEvents
from bot.commands.cycle.rounds import CycleRounds
from bot.commands.eyes.posts import EyesPosts
from bot.commands.failures import log_failure
from bot.commands.goal.rounds import GoalRounds
from bot.commands.houses import Houses
from bot.commands.me.practice_rounds import PracticeRounds
from bot.commands.retention import Retention
from bot.commands.services import Services
from bot.commands.slow import reply_to
from bot.commands.timetable import Timetable
from bot.commands.tree import CoachTree, command_hash
from bot.store.share import WHOLE, Share

_log = logging.getLogger(__name__)


# More than that at once, and all of them are finished late instead of the first ones in time. With 0.2 s for Discord's
# answer this many are 500 a second, which is as many as one process can think of.
AT_ONCE = 100
ASKED_AGAIN = 600.0  # seconds between two questions that a member puts to a server's mentors


class CoachClient(commands.AutoShardedBot):
    """One coach in Discord. `shard_count` is only for simulations; Discord says how many a real one needs."""

    def __init__(self, services: Services, *, shard_count: int | None = None) -> None:
        share = services.operator.share
        super().__init__(
            command_prefix=commands.when_mentioned,  # required, never used: on_message below runs no prefix command
            help_command=None,
            tree_cls=CoachTree,
            intents=intents_for(watch_drafts=services.operator.watch_drafts),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # captions are not kept, not even in a cache
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            shard_count=share.count if share else shard_count,
            shard_ids=share.shards if share else None,  # type: ignore[arg-type]  # None: all of them
            owner_ids=set(services.operator.owners) or None,
        )
        self.services = services
        self.turns = asyncio.Semaphore(AT_ONCE)
        self.shares = Cooldown(services.operator.cooldown)  # of cards that members share with a channel
        self.questions = Cooldown(ASKED_AGAIN)  # that members put to a person
        self.houses = Houses(self)
        self._running: set[asyncio.Task[Any]] = set()
        self.timetable = Timetable(services.store.outbox, services.now, self.track)
        self.retention = Retention(self)
        self.practice_rounds = PracticeRounds(self)
        self.goal_rounds = GoalRounds(self)
        self.cycle_rounds = CycleRounds(self)
        self.cycles = CyclesKept(services.store.cycles, self.cycle_rounds.changed)
        self.eyes = EyesPosts(self)
        self.natives = NativeEvents(self)
        self._draft_locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @property
    def me(self) -> int:
        """The coach's own id; 0 before it is connected."""
        return self.user.id if self.user else 0

    @property
    def share(self) -> Share:
        """Which servers this process is for."""
        return self.services.operator.share or WHOLE

    def is_for(self, server: int | None) -> bool:
        """Whether this process does what concerns a server, or, without one, a member in direct messages."""
        return self.share.holds(server or 0)

    async def login(self, token: str) -> None:
        # As many connections to one host as there are turns; without a limit each late answer would open one more.
        self.http.connector = aiohttp.TCPConnector(limit=0, limit_per_host=AT_ONCE)
        await super().login(token)

    async def setup_hook(self) -> None:
        if self.share.leads:
            await self.sync_commands()
        await self.retention.plan()
        await self.practice_rounds.plan()
        await self.goal_rounds.plan()
        await self.cycle_rounds.plan()
        self.timetable.start()

    async def close(self) -> None:
        await self.timetable.stop()
        await super().close()
        await self._cut_off()

    async def sync_commands(self) -> bool:
        """Tell Discord the commands, if they changed since it was last told. True where it was told."""
        home = self.services.operator.home_guild
        digest = command_hash(self.tree, (home,) if home else ())
        application = self.application_id or 0
        if await self.services.store.commands.get(application) == digest:
            return False
        await self.tree.sync()
        if home:
            try:
                await self.tree.sync(guild=discord.Object(id=home))
            except discord.HTTPException as error:
                _log.warning("home_guild %s: no /reload there: the bot is not in that server (%s)", home, error.code)
        await self.services.store.commands.put(application, digest)
        return True

    def draft_lock(self, draft: int) -> asyncio.Lock:
        """One at a time for one draft: an edit waits until the first answer stands, a press until the edit is read."""
        return self._draft_locks.setdefault(draft, asyncio.Lock())

    # What runs

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Every event comes through here first; an interaction's clock starts now, before its command gets its turn."""
        if event == "interaction":
            reply_to(args[0])
            if args[0].type is discord.InteractionType.application_command:
                return  # the tree has it; the listeners, a task each, are for buttons and forms
        super().dispatch(event, *args, **kwargs)

    def track(self, task: asyncio.Task[Any] | None) -> None:
        """Count a task as work that a shutdown waits for."""
        if task is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    @property
    def in_flight(self) -> int:
        """How many answers are being written at this moment."""
        return len(self._running)

    async def drained(self) -> None:
        """Wait until nothing is in flight. The caller sets the limit."""
        while waiting := self._running - {asyncio.current_task()}:
            await asyncio.wait(waiting)

    async def _cut_off(self) -> None:
        """End what still runs, as the store closes after this. Timed work that is cut off is done another time."""
        unfinished = self._running - {asyncio.current_task()}
        for task in unfinished:
            task.cancel()
        if unfinished:
            await asyncio.wait(unfinished)

    async def on_message(self, message: discord.Message, /) -> None:
        """The bot framework would look for prefix commands here; the coach has none."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """A listener broke. Nobody is waiting for an answer; the log says where."""
        error = sys.exc_info()[1]
        if error is not None:
            log_failure(event_method, id(error), error)


def intents_for(*, watch_drafts: bool) -> discord.Intents:
    """The least that works: servers, their events, and messages; what those say only where the operator switched
    drafts on.
    """
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.guild_scheduled_events = True
    intents.message_content = watch_drafts
    return intents
