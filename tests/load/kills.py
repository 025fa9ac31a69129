"""SIGKILL under write load, again and again: what a member was told is kept must be there, reminders come once."""

from __future__ import annotations

import asyncio
import itertools
import random
import shutil
import signal
import sqlite3
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.load.writers import Writer, broken_promises, their_servers, while_writing
from tests.loopback.process import CoachProcess
from tests.loopback.server import LoopbackDiscord, texts

REMINDING = ("-m", "tests.load.reminding_coach")
STORE = "coach.sqlite3"
WRITERS = 8


@dataclass
class Killed:
    """What came of it all."""

    kills: int = 0
    acknowledged: int = 0
    broken: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)  # what integrity_check says, where it isn't ok
    reminders: int = 0  # planned, as the member was told
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    sent_again: int = 0  # attempts that Discord answered with what it had already
    complaints: Counter[str] = field(default_factory=Counter)


class Reminders:
    """Members who ask for reminders, a second or two ahead, in one server after the other."""

    def __init__(self, discord: LoopbackDiscord, chance: random.Random) -> None:
        self.discord = discord
        self.chance = chance
        self.servers = itertools.cycle(discord.gateway.guilds)
        self.asked: list[str] = []
        self.promised: list[str] = []

    async def go_on(self) -> None:
        while True:
            key = f"{len(self.asked)}"
            self.asked.append(key)
            seconds, where = self.chance.choice((0, 1, 1, 2, 3)), next(self.servers)
            exchange = await self.discord.command("remind", where=where, key=key, seconds=seconds)
            await self.discord.until(lambda exchange=exchange: exchange.shown_at, 15)  # type: ignore[misc]
            if f"planned {key}" in texts(exchange.message or {"components": []}):
                self.promised.append(key)

    def posted(self) -> Counter[str]:
        said = (one["content"] for one in self.discord.rest.messages.values())
        return Counter(text.split()[1] for text in said if text.startswith("reminder "))

    def lost(self) -> list[str]:
        posted = self.posted()
        return [key for key in self.promised if not posted[key]]

    def doubled(self) -> list[str]:
        return [key for key, count in self.posted().items() if count > 1]


async def kills(times: int, seed: int, lease: float | None = None, patience: float = 300) -> Killed:
    """Start the coach, let members write, kill it at a moment of chance, look at what is in its file; so many times."""
    chance, result = random.Random(seed), Killed()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with LoopbackDiscord() as discord:
            writers = [Writer(discord, n) for n in range(WRITERS)]
            reminders = Reminders(discord, chance)
            discord.gateway.guilds += their_servers(writers)
            more = {} if lease is None else {"COACH_LEASE": str(lease)}
            for n in range(times):
                coach = CoachProcess(folder, REMINDING, more)
                try:
                    await coach.start(discord)
                    await discord.online(times=n + 1)
                    await while_writing([*writers, reminders], _killed(coach, chance.uniform(0.2, 1.5)))
                finally:
                    await coach.end()
                result.kills += 1
                await _look(folder, writers, result)
            last = await CoachProcess(folder, REMINDING, more).start(discord)
            try:
                await wait_for_reminders(discord, reminders, patience)
                await last.stopped()
            finally:
                await last.end()
            _judge(reminders, result)
            result.acknowledged = sum(one.acknowledged for one in writers)
            result.complaints.update(said for one in writers for said in one.said)
            result.sent_again = discord.rest.sent_again
    return result


async def _killed(coach: CoachProcess, after: float) -> None:
    await asyncio.sleep(after)
    coach.signal(signal.SIGKILL)
    await coach.ended()
    await asyncio.sleep(0.05)  # what the coach sent before its end still arrives


async def _look(folder: Path, writers: list[Writer], result: Killed) -> None:
    """At a copy: the coach itself has to cope with what the kill left behind."""
    with tempfile.TemporaryDirectory() as name:
        for file in folder.glob(f"{STORE}*"):
            shutil.copy(file, name)
        copy = Path(name) / STORE
        connection = sqlite3.connect(copy)
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        connection.close()
        if found != ["ok"]:
            result.damaged += found
        result.broken += await broken_promises(copy, writers)


async def wait_for_reminders(discord: LoopbackDiscord, reminders: Reminders, patience: float) -> None:
    """Who died in the middle of one still has its lease; the last ones come when that has run out."""
    try:
        await discord.until(lambda: set(reminders.promised) <= reminders.posted().keys(), patience)
    except TimeoutError:
        return
    await asyncio.sleep(1)  # and not once more


def _judge(reminders: Reminders, result: Killed) -> None:
    result.reminders = len(reminders.promised)
    result.lost, result.doubled = reminders.lost(), reminders.doubled()
