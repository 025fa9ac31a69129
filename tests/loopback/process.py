"""The coach as its own process: `python -m bot run` in a folder of its own, its output kept and searched."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from tests.loopback.server import PATIENCE, LoopbackDiscord

KEPT = ("PATH", "PYTHONPATH", "HOME", "LANG", "SYSTEMROOT")  # of the test's own environment


class CoachProcess:
    """One run. `output` is everything it has printed so far, both streams."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = ""
        self.token = ""
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    async def start(self, discord: LoopbackDiscord, *, token: str | None = None) -> CoachProcess:
        self.token = discord.token if token is None else token
        kept = {
            name: os.environ[name]
            for name in ("PATH", "PYTHONPATH", "HOME", "LANG", "SYSTEMROOT")
            if name in os.environ
        }
        here = {"DISCORD_TOKEN": self.token, "COACH_DISCORD_API": discord.api, "PYTHONUNBUFFERED": "1"}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=self.folder,
            env=kept | here,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reading = asyncio.create_task(self._read())
        return self

    async def _read(self) -> None:
        assert self._process is not None and self._process.stdout is not None
        async for line in self._process.stdout:
            self.output += line.decode()

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
