"""A thousand servers in the cache: what the coach holds, and what it grows by a server, beside the echo bot."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.load.measuring import memory
from tests.loopback import payloads
from tests.loopback.payloads import Json
from tests.loopback.process import CoachProcess
from tests.loopback.server import LoopbackDiscord

CHANNELS = 3
FIRST_SERVER = 940000000000000000


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes of memory with one server, with many, and with twice as many."""

    servers: int
    with_one: int
    with_many: int
    with_twice: int

    @property
    def by_server(self) -> float:
        """From many to twice as many: the first ones find room that the start has left free."""
        return (self.with_twice - self.with_many) / self.servers


def many_servers(count: int) -> list[Json]:
    ids = range(FIRST_SERVER, FIRST_SERVER + 10 * count, 10)
    return [payloads.guild(str(id), [str(id + n) for n in range(1, CHANNELS + 1)]) for id in ids]


async def held(program: tuple[str, ...], servers: int, settle: float = 4) -> Held:
    one, many, twice = [await _memory_with(program, many_servers(count), settle) for count in (1, servers, 2 * servers)]
    return Held(servers, one, many, twice)


async def _memory_with(program: tuple[str, ...], guilds: list[Json], settle: float) -> int:
    async with LoopbackDiscord() as discord:
        discord.gateway.guilds = guilds
        with tempfile.TemporaryDirectory() as name:
            bot = CoachProcess(Path(name), program)
            try:
                await bot.start(discord)
                await discord.online()
                await discord.answer(await discord.command("review", caption="The first loaf of the year is out"))
                await asyncio.sleep(settle)  # discord.py takes servers as complete two seconds after the last
                held = memory(bot.pid)
                await bot.stopped()
            finally:
                await bot.end()
    return held
