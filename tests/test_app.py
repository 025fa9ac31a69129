"""The app inside the test's own process: what would take minutes with the real patience."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import CannotRun, Exit, Patience, main, point_at, run
from bot.config import Config
from bot.online import Online, why
from tests.loopback.server import LoopbackDiscord

HASTE = Patience(retries=(0.01, 0.02), drain=2, close=0.3)


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    async with LoopbackDiscord() as discord:
        monkeypatch.setattr(Route, "BASE", Route.BASE)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
        point_at(discord.api)
        yield discord


@pytest.fixture
def config(tmp_path: Path) -> Config:
    rules = shutil.copytree(Path(__file__).parent / "loopback" / "rules", tmp_path / "rules")
    return Config(rules=Path(rules), store=tmp_path / "coach.sqlite3")


async def test_a_discord_that_stays_away_ends_it_after_a_while(
    discord: LoopbackDiscord, config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    discord.rest.outage = True

    status = await run(config, discord.token, HASTE)

    assert status == Exit.UNREACHABLE
    assert capsys.readouterr().err.startswith("coach: Discord can't be reached: it answers with 5")


async def test_a_gateway_that_stays_away_ends_it_after_a_while(
    discord: LoopbackDiscord, config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    discord.gateway.accept = False

    status = await run(config, discord.token, Patience(retries=(0.1,), gateway=0.3, close=0.3))

    assert status == Exit.UNREACHABLE
    assert "its gateway takes no connection" in capsys.readouterr().err


async def test_a_machine_without_a_network_ends_it_after_a_while(
    config: Config, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9/api/v10")  # nobody listens there

    assert await run(config, "a.b.c", HASTE) == Exit.UNREACHABLE
    assert "nobody answers at 127.0.0.1;" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (aiohttp.ClientConnectorDNSError, "discord.example can't be looked up"),
        (aiohttp.ClientConnectorCertificateError, "certificate of discord.example is not trusted"),
        (aiohttp.ClientConnectorError, "nobody answers at discord.example"),
    ],
)
def test_what_a_network_does_is_said_without_the_names_of_classes(trouble: Callable[..., Exception], told: str) -> None:
    key = ConnectionKey("discord.example", 443, True, True, None, None, None)
    said = why(trouble(key, OSError(8, "nodename nor servname provided")))

    assert told in said
    assert "Error" not in said


async def test_a_store_that_is_no_store_is_named(
    discord: LoopbackDiscord, config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    config.store.write_text("dear diary, " * 500, "utf-8")

    assert await run(config, discord.token, HASTE) == Exit.INPUT
    assert "coach.sqlite3: error:" in capsys.readouterr().err


async def test_a_store_in_a_place_that_is_no_folder_is_named(
    discord: LoopbackDiscord, config: Config, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    elsewhere = Config(rules=config.rules, store=tmp_path / "file" / "coach.sqlite3")

    assert await run(elsewhere, discord.token, HASTE) == Exit.INPUT
    assert "no store at" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"default_platform": "instagran"}, 'did you mean "instagram"?'), ({"language": "nb"}, "known: en")],
)
async def test_a_choice_that_the_rules_do_not_know_is_named(
    config: Config, wrong: dict[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(replace(config, **wrong), "a.b.c", HASTE) == Exit.INPUT  # type: ignore[arg-type]
    assert told in capsys.readouterr().err


BROKEN_CHOICES = [
    ("default_platform: instagran\n", 'did you mean "instagram"?'),
    ("language: nb\n", "no rules for nb"),
    ("rules: nowhere\n", "no rules folder"),
    ("store: config.yaml/coach.sqlite3\n", "no store at"),
    ("store: config.yaml\n", "can't use the store"),
    ("coldown: 3\n", 'did you mean "cooldown"?'),
]


@pytest.mark.parametrize(("text", "told"), BROKEN_CHOICES, ids=[text for text, _ in BROKEN_CHOICES])
def test_a_broken_config_and_a_missing_token_are_named_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.yaml").write_text(text, "utf-8")

    assert main() == Exit.INPUT
    said = capsys.readouterr().err
    assert told in said
    assert "there is no bot token" in said
    assert [one.name for one in tmp_path.iterdir()] == ["config.yaml"]


def test_two_choices_that_the_rules_do_not_know_are_both_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "both.yaml").write_text("default_platform: instagran\nlanguage: nb\n", "utf-8")

    assert main(tmp_path / "both.yaml") == Exit.INPUT
    said = capsys.readouterr().err
    assert "instagran" in said
    assert "nb" in said


def test_a_missing_token_alone_has_its_own_status_and_leaves_no_store_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)

    assert main() == Exit.TOKEN
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_config_and_is_answered_with_the_file_to_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(tmp_path) == Exit.INPUT
    said = capsys.readouterr().err
    assert f"name the file in it: {tmp_path / 'config.yaml'}" in said
    assert "rules folder" not in said


async def test_a_discord_that_has_fallen_silent_does_not_keep_it_from_stopping(
    discord: LoopbackDiscord, config: Config
) -> None:
    running = asyncio.create_task(run(config, discord.token, HASTE))
    await discord.online()
    await discord.answer(await discord.command("review", caption="Hey guys, the soup is on"))

    discord.gateway.fall_silent()
    signal.raise_signal(signal.SIGTERM)
    async with asyncio.timeout(5):
        status = await running

    assert status == Exit.STOPPED


async def test_an_answer_that_never_ends_is_not_waited_for_for_ever(discord: LoopbackDiscord, config: Config) -> None:
    discord.rest.limited["/callback"], discord.rest.retry_after = 1, 60
    running = asyncio.create_task(run(config, discord.token, Patience(drain=0.3, close=0.3)))
    await discord.online()
    await discord.command("review", caption="Hey guys, the soup is on")
    await discord.until(lambda: not discord.rest.limited["/callback"])

    signal.raise_signal(signal.SIGTERM)
    async with asyncio.timeout(5):
        assert await running == Exit.STOPPED


def test_ten_seconds_are_given_to_what_is_being_answered() -> None:
    assert Patience().drain == 10


async def test_what_nobody_foresaw_has_a_status_of_its_own(
    discord: LoopbackDiscord, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(_: Online) -> None:
        raise RuntimeError

    monkeypatch.setattr(Online, "stay", breaks)

    assert await run(config, discord.token, HASTE) == Exit.BROKEN


async def test_nothing_it_opened_stays_open(discord: LoopbackDiscord, config: Config) -> None:
    discord.gateway.refuse = 4004

    assert await run(config, discord.token, HASTE) == Exit.TOKEN

    assert [
        task for task in asyncio.all_tasks() if task.get_coro().__qualname__.startswith(("App.", "CoachClient"))
    ] == []


@pytest.mark.parametrize(
    "api",
    [
        "https://discord.example/api/v10",
        "http://127.0.0.1.example/api/v10",
        "http://user@discord.example/api/v10",
        "http://127.0.0.1@discord.example/api/v10",
        "127.0.0.1",
        "//127.0.0.1/api",
    ],
)
def test_a_discord_elsewhere_is_refused_and_would_never_see_the_token(api: str) -> None:
    with pytest.raises(CannotRun, match=r"http://127\.0\.0\.1"):
        point_at(api)
