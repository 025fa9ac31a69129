"""Two coach processes on one PostgreSQL, each with half of the shards, and two servers that they share out."""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.app import clock
from bot.store import Store, open_store
from tests.load.kills import REMINDING
from tests.loopback import payloads
from tests.loopback.payloads import Json
from tests.loopback.process import CHECKOUT, CoachProcess
from tests.loopback.server import LoopbackDiscord

SHARES = ("0-0/2", "1-1/2")
_EVEN = 226497650146 << 22  # a server whose shard is 0, of two
IDS = (_EVEN, _EVEN + (1 << 22))
SERVERS = tuple(payloads.guild(str(id), [str(id + 1)]) for id in IDS)  # the first is the first process's
SOON = {"COACH_LEASE": "2", "COACH_NAP": "0.5"}  # the coach's own two minutes and one are long to wait for


@dataclass
class Together:
    """Processes that share a database; each runs in a folder of its own, with the same rules."""

    discord: LoopbackDiscord
    folder: Path
    url: str
    runs: list[CoachProcess] = field(default_factory=list)

    async def start(self, share: str) -> CoachProcess:
        """One more, online."""
        folder = self.folder / share.replace("/", "of")
        folder.mkdir(exist_ok=True)
        config = f"rules: ../rules\nstore: {self.url}\nshards: {share}\n"
        (folder / "config.yaml").write_text(config, "utf-8")
        coach = CoachProcess(folder, REMINDING, SOON)
        self.runs.append(coach)
        await coach.start(self.discord)
        await coach.says("online as")
        return coach

    async def both(self) -> tuple[CoachProcess, CoachProcess]:
        one, other = await asyncio.gather(*map(self.start, SHARES))
        return one, other

    @asynccontextmanager
    async def store(self) -> AsyncIterator[Store]:
        async with open_store(self.url, clock) as store:
            yield store

    async def remind(self, key: str, where: Json, seconds: int = 0) -> None:
        """A member asks for a reminder in a server, and is told that it is planned."""
        await self.discord.answer(await self.discord.command("remind", where=where, key=key, seconds=seconds))

    def reminders(self) -> list[str]:
        said = [one["content"] for one in self.discord.rest.messages.values()]
        return sorted(text for text in said if text.startswith("reminder "))

    async def ended(self) -> None:
        """None is left behind, and none broke."""
        for run in self.runs:
            await run.end()
        said = "\n".join(f"--- {run.folder.name}\n{run.output}" for run in self.runs)
        print(said)  # pytest shows it where a test fails
        assert "Traceback" not in said
        assert "asyncpg" not in said, "the store's own errors came through"


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL of a test's own, which it may stop and start."""

    folder: Path
    url: str

    def stop(self) -> None:
        """As a crash would."""
        _postgresql("stop", self.folder)

    def restart(self) -> None:
        """Who is connected is sent away; where it was stopped, it starts."""
        _postgresql("restart", self.folder)


@contextmanager
def own_cluster() -> Iterator[Cluster | None]:
    """None where PostgreSQL is not installed on this machine."""
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are shut for the user who runs PostgreSQL
        folder = Path(name)
        folder.chmod(0o755)
        try:
            url = _postgresql("start", folder / "postgresql")
        except (OSError, subprocess.CalledProcessError):
            yield None
            return
        cluster = Cluster(folder / "postgresql", url)
        try:
            yield cluster
        finally:
            cluster.restart()  # a test may have left it stopped
            cluster.stop()


def _postgresql(what: str, folder: Path) -> str:
    script = CHECKOUT / ".ci" / "postgresql"
    asked = subprocess.run([script, what, folder], capture_output=True, text=True, check=True, env=dict(os.environ))
    return asked.stdout.strip()
