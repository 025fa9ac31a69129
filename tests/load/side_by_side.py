"""The coach beside the echo bot in one run, turn by turn: processor time, waits, and what 1,000 a second do."""

from __future__ import annotations

import asyncio
import gc
import itertools
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.load.measuring import cpu_seconds, percentile
from tests.load.open_loop import Outcome, reviews
from tests.loopback.process import COACH, CoachProcess
from tests.loopback.server import LoopbackDiscord

ECHO = ("-m", "tests.load.echo_bot")


@dataclass
class Bot:
    """One of the two, online, on a Discord of its own."""

    discord: LoopbackDiscord
    process: CoachProcess
    captions: Iterator[str]
    outcomes: list[Outcome] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # seconds an interaction, of each turn

    async def turn(self, rate: float, seconds: float, patience: float = 30) -> Outcome:
        before = cpu_seconds(self.process.pid)
        outcome = await reviews(self.discord, self.captions, rate, seconds, patience)
        self.cpu.append((cpu_seconds(self.process.pid) - before) / outcome.sent)
        self.outcomes.append(outcome)
        self.discord.rest.exchanges.clear()
        gc.collect()
        return outcome

    def wait(self, share: float) -> float:
        """Over all turns. One burst of something else on the machine is enough to make it large."""
        return percentile([waited for one in self.outcomes for waited in one.waits], share)

    def wait_in_most_turns(self, share: float) -> float:
        """Of the middle turn, which such a burst doesn't change."""
        return median(one.wait(share) for one in self.outcomes)

    @property
    def lost(self) -> int:
        return sum(one.lost for one in self.outcomes)

    @property
    def twice(self) -> int:
        return sum(one.twice + one.refused for one in self.outcomes)

    @property
    def cpu_each(self) -> float:
        return sum(self.cpu) / len(self.cpu)


@dataclass(frozen=True, slots=True)
class Pair:
    coach: Bot
    echo: Bot

    @property
    def both(self) -> tuple[Bot, Bot]:
        return self.echo, self.coach


@asynccontextmanager
async def pair(captions: Sequence[str], settle: float = 3) -> AsyncIterator[Pair]:
    """Both online and warmed up. This process does without its garbage collector, which would count as their wait."""
    gc.disable()
    try:
        async with AsyncExitStack() as stack:
            coach, echo = [await online(stack, program, captions) for program in (COACH, ECHO)]
            await asyncio.sleep(settle)  # discord.py says that it is ready two seconds after the last server came
            yield Pair(coach, echo)
    finally:
        gc.enable()


async def online(
    stack: AsyncExitStack,
    program: tuple[str, ...],
    captions: Sequence[str],
    config: str = "",
    discord: LoopbackDiscord | None = None,
) -> Bot:
    discord = discord or await stack.enter_async_context(LoopbackDiscord())
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    if config:
        (folder / "config.yaml").write_text(config, "utf-8")
    process = CoachProcess(folder, program)
    stack.push_async_callback(process.end)
    await process.start(discord)
    stack.push_async_callback(process.stopped)
    await discord.online()
    return Bot(discord, process, itertools.cycle(captions))


async def steady(bots: Sequence[Bot], rate: float, seconds: float, turns: int) -> None:
    """They take turns, so that what else the machine does hits both."""
    for bot in bots:
        await bot.turn(rate, seconds / turns)  # each caption and each member seen once
        bot.outcomes.clear()
        bot.cpu.clear()
    for _ in range(turns):
        for bot in bots:
            await bot.turn(rate, seconds / turns)


async def flood(both: Pair, rate: float, seconds: float) -> tuple[Outcome, Outcome]:
    """More than one process can answer; (the coach, the echo)."""
    echo = await both.echo.turn(rate, seconds, patience=180)
    return await both.coach.turn(rate, seconds, patience=180), echo
