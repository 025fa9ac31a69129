"""A loopback Discord and coaches that run against it; none is left behind, and none may say a secret."""

from __future__ import annotations

import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.loopback.process import COACH, CoachProcess
from tests.loopback.server import LoopbackDiscord

StartCoach = Callable[..., Awaitable[CoachProcess]]

CAPTION = "Hey guys, the plum kettle is back on the shelf"


@pytest.fixture
async def discord() -> AsyncIterator[LoopbackDiscord]:
    async with LoopbackDiscord() as discord:
        yield discord


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A small rulebook, in a copy that a test may break."""
    return Path(shutil.copytree(Path(__file__).parent / "rules", tmp_path / "rules"))


@pytest.fixture
def port() -> int:
    """One that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
async def start(tmp_path: Path, rules: Path, discord: LoopbackDiscord) -> AsyncIterator[StartCoach]:
    """Starts a coach; every run shares one folder, and so one store. `config` is more of its config.yaml.

    `own_rules`: with the rules that come with the coach, not the small ones.
    """
    runs: list[CoachProcess] = []

    async def start(
        config: str = "", *, own_rules: bool = False, program: tuple[str, ...] = COACH, **more: str
    ) -> CoachProcess:
        chosen = "" if own_rules else "rules: rules\n"
        (tmp_path / "config.yaml").write_text(f"{chosen}{config}", "utf-8")
        runs.append(CoachProcess(tmp_path, program))
        return await runs[-1].start(discord, **more)

    yield start
    for run in runs:
        await run.end()
    said = "".join(run.output for run in runs)
    print(said)  # pytest shows it where a test fails
    assert not any(run.token in said for run in runs if run.token), "the token was printed"
    assert "plum kettle" not in said, "a caption was printed"
    assert "Traceback" not in said
    assert "bot.commands.failures" not in said, "an answer broke"
