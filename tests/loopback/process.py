"""The coach as its own process: `python -m bot run` in a folder of its own, its output kept and searched."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.loopback.server import PATIENCE, LoopbackDiscord

COACH = ("-m", "bot", "run")
CHECKOUT = Path(__file__).parents[2]  # its coach is the one that runs, whichever one is installed
KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT")  # of the test's own environment


class CoachProcess:
    """One run. `program` is what Python is asked to run, with `more` in its environment."""

    def __init__(self, folder: Path, program: tuple[str, ...] = COACH, more: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.program = program
        self.more = dict(more or {})
        self.token = ""
        self._printed: list[str] = []
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    @property
    def output(self) -> str:
        """Everything it has printed so far, both streams."""
        self._printed[:] = ["".join(self._printed)]
        return self._printed[0]

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self, discord: LoopbackDiscord, *, token: str | None = None) -> CoachProcess:
        self.token = discord.token if token is None else token
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        here = {"DISCORD_TOKEN": self.token, "COACH_DISCORD_API": discord.api, "PYTHONPATH": str(CHECKOUT)}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, *self.program),
            cwd=self.folder,
            env=kept | self.more | here | {"PYTHONUNBUFFERED": "1"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reading = asyncio.create_task(self._read())
        return self

    async def _read(self) -> None:
        assert self._process is not None and self._process.stdout is not None
        async for line in self._process.stdout:
            self._printed.append(line.decode())

    def signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    async def ended(self, patience: float = PATIENCE) -> int:
        """Wait for its end and give the exit status."""
        assert self._process is not None and self._reading is not None
        async with asyncio.timeout(patience):
            await self._reading
            return await self._process.wait()

    async def stopped(self) -> int:
        """Ask it to stop, as a service manager does, and give the exit status."""
        self.signal(signal.SIGTERM)
        return await self.ended()

    async def says(self, words: str, patience: float = PATIENCE) -> None:
        """Wait until it has printed these words."""
        async with asyncio.timeout(patience):
            while words not in self.output:
                await asyncio.sleep(0.01)

    async def end(self) -> None:
        """Whatever state it is in, leave no process behind."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._reading is not None:
            await self._reading
