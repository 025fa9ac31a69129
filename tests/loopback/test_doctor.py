"""`coach doctor` as a real process: one screen, each line ok or what to do, and nothing touched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.app import clock
from bot.store import open_store
from bot.store.servers import ServerSettings
from tests.loopback import payloads
from tests.loopback.conftest import StartCoach
from tests.loopback.process import CoachProcess
from tests.loopback.server import LoopbackDiscord

SEND_MESSAGES = 1 << 11


async def doctor(start: StartCoach, config: str = "", **more: str) -> tuple[int, CoachProcess]:
    """Its exit status, and the process with what it said."""
    asked = await start(config, program=("-m", "bot", "doctor"), **more)
    return await asked.ended(), asked


def to_do(said: str) -> list[str]:
    """What the lines with something to do are about."""
    return [line.split()[2].rstrip(":") for line in said.splitlines() if line.startswith("TO DO")]


@pytest.fixture
async def drafts(tmp_path: Path) -> None:
    """The server has a drafts channel."""
    async with open_store(tmp_path / "coach.sqlite3", clock) as store:
        channel = int(payloads.CHANNEL_ID)
        await store.servers.put(ServerSettings(int(payloads.GUILD_ID), drafts_channel=channel, answers="card"))


async def test_where_all_is_well_each_line_says_so(discord: LoopbackDiscord, start: StartCoach) -> None:
    status, asked = await doctor(start)

    assert status == 0, asked.output
    assert to_do(asked.output) == []
    for about in ("versions", "config", "rules", "store", "token", "Discord", "intents", "clock", "servers"):
        assert f"ok    {about}: " in asked.output
    assert discord.rest.synced == [] and discord.gateway.identified == []
    assert discord.rest.unknown == []


async def test_shards_on_a_file_are_something_to_do(discord: LoopbackDiscord, start: StartCoach) -> None:
    status, asked = await doctor(start, 'shards: "0-3/8"\n')

    assert status == 1
    assert to_do(asked.output) == ["shards"]
    assert "name a database of PostgreSQL as store" in asked.output


async def test_everything_that_is_wrong_is_in_one_report(discord: LoopbackDiscord, start: StartCoach) -> None:
    discord.rest.clock_ahead = 90
    status, asked = await doctor(start, "tokn_file: x\nwatch_drafts: true\nhome_guild: 900000000000000099\n")

    assert status == 1
    assert to_do(asked.output) == ["config", "intents", "clock", "home_guild"]
    assert 'did you mean "token_file"?' in asked.output
    assert "90 s behind Discord's" in asked.output or "89 s behind Discord's" in asked.output
    assert asked.output.endswith("Four things to do.\n")


@pytest.mark.usefixtures("drafts")
async def test_a_permission_that_is_missing_in_a_servers_drafts_channel_is_named(
    discord: LoopbackDiscord, start: StartCoach
) -> None:
    discord.gateway.content_intent = True
    well, fine = await doctor(start, "watch_drafts: true\n")
    discord.rest.denied = SEND_MESSAGES
    status, asked = await doctor(start, "watch_drafts: true\n")

    assert (well, status) == (0, 1)
    assert "with a drafts channel 1" in fine.output
    assert "Night Market: in #drafts it needs Send Messages" in asked.output


async def test_a_drafts_channel_that_is_gone_is_named(
    discord: LoopbackDiscord, start: StartCoach, tmp_path: Path
) -> None:
    async with open_store(tmp_path / "coach.sqlite3", clock) as store:
        await store.servers.put(ServerSettings(int(payloads.GUILD_ID), drafts_channel=1))
    status, asked = await doctor(start)

    assert status == 1
    assert "Night Market: its drafts channel is gone" in asked.output


async def test_without_a_network_the_rest_is_looked_at(discord: LoopbackDiscord, start: StartCoach) -> None:
    discord.api = "http://127.0.0.1:9/api/v10"  # nobody listens there
    status, asked = await doctor(start)

    assert status == 1
    assert to_do(asked.output) == ["Discord"]
    assert "nobody answers at 127.0.0.1" in asked.output
    for about in ("intents", "clock", "servers"):
        assert f"?     {about}: not looked at" in asked.output
    assert "ok    store: " in asked.output


async def test_a_token_that_discord_does_not_know_is_named_and_not_shown(
    discord: LoopbackDiscord, start: StartCoach
) -> None:
    status, asked = await doctor(start, token="MTAwMDAwMDAwMDAwMDAwMDAw.Gwrong.a-token-that-was-reset-0123456789abc")

    assert status == 1
    assert "Reset Token" in asked.output


async def test_without_a_token_everything_else_is_looked_at(discord: LoopbackDiscord, start: StartCoach) -> None:
    status, asked = await doctor(start, token="")

    assert status == 1
    assert to_do(asked.output) == ["token"]


async def test_it_leaves_no_trace_in_the_store_of_a_coach_that_is_not_running(
    discord: LoopbackDiscord, start: StartCoach, tmp_path: Path
) -> None:
    async with open_store(tmp_path / "coach.sqlite3", clock):
        pass
    await doctor(start, "store: coach.sqlite3\n")
    before = traces(tmp_path)
    status, _ = await doctor(start, "store: coach.sqlite3\n")

    assert status == 0
    assert traces(tmp_path) == before
    assert set(before) == {"coach.sqlite3"}


async def test_it_works_beside_a_running_coach(
    discord: LoopbackDiscord, start: StartCoach, tmp_path: Path, port: int
) -> None:
    coach = await start(f"health_port: {port}\n")
    await discord.online()
    await coach.says("online as")
    status, asked = await doctor(start, f"health_port: {port}\n")

    assert status == 0, asked.output
    assert "ok    health: a coach is running" in asked.output
    assert await coach.stopped() == 0


@pytest.mark.parametrize("bad", ["damaged", "PRAGMA user_version = 9999", "CREATE TABLE recipes (name TEXT)"])
async def test_a_damaged_store_one_of_a_newer_coach_and_another_programs_are_named(
    discord: LoopbackDiscord, start: StartCoach, tmp_path: Path, bad: str
) -> None:
    if bad == "damaged":
        (tmp_path / "coach.sqlite3").write_text("dear diary, " * 500, "utf-8")
    else:
        with closing(sqlite3.connect(tmp_path / "coach.sqlite3")) as file:
            file.execute(bad)
    status, asked = await doctor(start)

    assert status == 1
    assert to_do(asked.output) == ["store"]


async def test_a_broken_rule_file_is_named(discord: LoopbackDiscord, start: StartCoach, rules: Path) -> None:
    (rules / "en" / "mine.yaml").write_text("version: 1\nrules:\n  - id: 7\n", "utf-8")
    status, asked = await doctor(start)

    assert status == 1
    assert "rules/en/mine.yaml:3:" in asked.output


def traces(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        one.name: (one.stat().st_mtime_ns, one.read_bytes())
        for one in sorted(folder.iterdir())
        if one.name.startswith("coach.sqlite3")
    }
