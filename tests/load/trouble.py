"""What a member sees while things go wrong: the gateway cut, bad answers, a full disk, a clock that jumps."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.load.captions import captions
from tests.load.measuring import percentile
from tests.load.open_loop import Outcome, reviews
from tests.load.writers import Writer, broken_promises, their_servers, while_writing
from tests.loopback.process import COACH, CoachProcess
from tests.loopback.rest import Trouble
from tests.loopback.server import LoopbackDiscord

STORE = "coach.sqlite3"
CLOCKWORK = ("-m", "tests.load.clockwork_coach")
BAD = 0.1
DAY = 86_400


@dataclass
class Seen:
    """What came of one kind of trouble. `lines` are what a member or the operator sees."""

    trouble: str
    outcomes: list[Outcome] = field(default_factory=list)
    kept: int = 0
    broken: list[str] = field(default_factory=list)
    apologies: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    ended: int | None = None  # the exit status that it had at the end, asked to stop
    lines: list[str] = field(default_factory=list)
    crashes: int = 0  # traces in the log

    @property
    def fine(self) -> bool:
        return not (self.lost or self.twice or self.broken or self.ended or self.crashes)

    @property
    def asked(self) -> int:
        return sum(one.sent for one in self.outcomes)

    @property
    def lost(self) -> int:
        return sum(one.lost for one in self.outcomes)

    @property
    def twice(self) -> int:
        return sum(one.twice for one in self.outcomes)

    def wait(self, share: float) -> float:
        """Seconds, of reviews and changes together."""
        return percentile([*self.waits, *(waited for one in self.outcomes for waited in one.waits)], share)


class Scene:
    """A coach with members who ask for reviews and members who change what it keeps."""

    def __init__(self, discord: LoopbackDiscord, folder: Path, coach: CoachProcess, seen: Seen) -> None:
        self.discord = discord
        self.folder = folder
        self.coach = coach
        self.seen = seen
        self.captions = itertools.cycle(captions())
        self.writers = [Writer(discord, n, patience=30) for n in range(4)]

    async def review(self, rate: float, seconds: float) -> None:
        self.seen.outcomes.append(await reviews(self.discord, self.captions, rate, seconds, patience=60))

    async def during(self, trouble: Awaitable[object], *, rate: float, seconds: float) -> None:
        """Reviews and changes go on while it happens."""
        await while_writing(self.writers, _all(trouble, self.review(rate, seconds)))
        self.note_writers()

    def note_writers(self) -> None:
        self.seen.kept = sum(one.acknowledged for one in self.writers)
        self.seen.apologies = Counter(said for one in self.writers for said in one.said)
        self.seen.waits = [waited for one in self.writers for waited in one.waited]

    def said(self, *parts: str) -> None:
        """Keep for the list what the coach's own log says of it, each kind of line once."""
        lines = [line.split(" ", 2)[-1] for line in self.coach.output.splitlines() if any(one in line for one in parts)]
        self.seen.lines += [f"log: {line.strip()[:150]}" for line in dict.fromkeys(lines)][:4]


async def _all(*those: Awaitable[object]) -> None:
    await asyncio.gather(*those)


@asynccontextmanager
async def scene(trouble: str, folder: Path, program: tuple[str, ...] = COACH, **more: str) -> AsyncIterator[Scene]:
    """The coach online before, asked to stop after; its file compared with what members were told."""
    seen = Seen(trouble)
    async with LoopbackDiscord() as discord:
        coach = CoachProcess(folder, program, more)
        there = Scene(discord, folder, coach, seen)
        discord.gateway.guilds += their_servers(there.writers)
        try:
            await coach.start(discord)
            await discord.online()
            yield there
            seen.ended = await coach.stopped()
        finally:
            await coach.end()
    seen.crashes = sum(line.startswith("Traceback") or "never retrieved" in line for line in coach.output.splitlines())
    seen.broken += await broken_promises(folder / STORE, there.writers)
    checked = sqlite3.connect(folder / STORE)
    if (found := checked.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
        seen.broken.append(f"integrity_check: {found}")
    checked.close()


async def cut(times: int = 20, pause: float = 1.0, rate: float = 20) -> Seen:
    """The gateway's line goes down, again and again; Discord keeps what comes meanwhile for the resume."""

    async def cutting() -> None:
        for _ in range(times):
            await asyncio.sleep(pause)
            await there.discord.until(lambda: there.discord.gateway.online)
            there.discord.gateway.cut()

    with tempfile.TemporaryDirectory() as name:
        async with scene(f"gateway cut {times} times", Path(name)) as there:
            await there.during(cutting(), rate=rate, seconds=times * pause)
            gateway = there.discord.gateway
            there.seen.lines.append(f"{len(gateway.resumed)} resumed, {len(gateway.identified) - 1} identified anew")
    return there.seen


async def bad_answers(seconds: float = 20, rate: float = 20, seed: int = 4) -> Seen:
    """One call in ten gets a 429, or a 500, of which half come although Discord did what it was asked."""
    chance = random.Random(seed)
    kinds: tuple[Trouble, ...] = ("limited", "limited", "broken before", "broken after")

    def trouble() -> Trouble | None:
        return chance.choice(kinds) if chance.random() < BAD else None

    with tempfile.TemporaryDirectory() as name:
        async with scene("429s and 500s on a tenth of the calls", Path(name)) as there:
            there.discord.rest.trouble = trouble
            await there.during(asyncio.sleep(0), rate=rate, seconds=seconds)
            there.discord.rest.trouble = lambda: None
            refused = sum(one.refused for one in there.seen.outcomes)
            there.seen.lines.append(
                f"{refused} answers were sent again because only the word that they arrived was lost"
            )
    return there.seen


async def full_disk(seconds: float = 5, rate: float = 20, *, mount: bool = True) -> Seen:
    """The store's disk fills up under the coach, and is made room on again."""
    with tempfile.TemporaryDirectory() as name, small_disk(Path(name), mount=mount) as disk:
        async with scene(f"a full disk ({disk.kind})", Path(name)) as there:
            await there.during(asyncio.sleep(0), rate=rate, seconds=seconds / 2)
            before = there.seen.kept
            disk.fill(there.coach.pid)
            await there.during(asyncio.sleep(0), rate=rate, seconds=seconds)
            there.seen.lines.append(f"{before} changes kept before, {there.seen.kept - before} while it was full")
            full = there.seen.kept
            disk.free(there.coach.pid)
            await there.during(asyncio.sleep(0), rate=rate, seconds=seconds / 2)
            there.seen.lines.append(f"{there.seen.kept - full} changes kept after room was made")
            there.said("the store refused")
    return there.seen


async def clock_jumps(seconds: float = 8, rate: float = 20) -> Seen:
    """The machine's clock is set a day ahead, two days back, and right again."""

    async def jumping() -> None:
        for off in (DAY, -DAY, 0):
            (there.folder / "clock").write_text(str(off), "utf-8")
            await asyncio.sleep(seconds / 3)

    with tempfile.TemporaryDirectory() as name:
        async with scene(
            "a clock that jumps a day ahead and back", Path(name), CLOCKWORK, COACH_CLOCK="clock"
        ) as there:
            await there.during(jumping(), rate=rate, seconds=seconds)
    return there.seen


class SmallDisk:
    """A disk that can be filled: a small tmpfs where it may be mounted, else a limit on what the coach may write."""

    def __init__(self, folder: Path, *, mounted: bool) -> None:
        self.folder = folder
        self.mounted = mounted
        self.kind = "a small tmpfs" if mounted else "a limit on the size of its files"

    def fill(self, pid: int) -> None:
        if not self.mounted:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
            return
        with (self.folder / "filler").open("wb", buffering=0) as file:
            for size in (1 << 14, 1 << 10, 1):
                try:
                    while file.write(b"." * size):
                        pass
                except OSError:
                    continue

    def free(self, pid: int) -> None:
        if not self.mounted:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            return
        (self.folder / "filler").unlink()


@contextmanager
def small_disk(folder: Path, *, mount: bool) -> Iterator[SmallDisk]:
    """The folder, on a disk of its own where that can be had."""
    asked = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder)]
    can = mount and os.geteuid() == 0 and shutil.which("mount") is not None
    mounted = can and subprocess.run(asked, capture_output=True, check=False).returncode == 0
    try:
        yield SmallDisk(folder, mounted=mounted)
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


TROUBLES: dict[str, Callable[[], Awaitable[Seen]]] = {
    "cut": cut,
    "bad answers": bad_answers,
    "full disk": full_disk,
    "clock": clock_jumps,
}
