"""The coach as a real process: rules read again, and every way of not being able to run."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from bot.store import StoreError
from bot.store.files import restore
from tests.loopback.conftest import CAPTION, StartCoach
from tests.loopback.server import LoopbackDiscord, texts

# Reading the rules again


async def test_changed_rules_are_read_on_request(discord: LoopbackDiscord, start: StartCoach, rules: Path) -> None:
    coach = await start()
    await discord.online()

    change(rules, "speaks to a room", "speaks to a stadium")
    coach.signal(signal.SIGHUP)
    await coach.says("rules are read again")
    answered = await discord.answer(await discord.command("review", caption=CAPTION))

    assert "speaks to a stadium" in texts(answered.message or {})


async def test_broken_rules_are_named_and_the_old_ones_stay(
    discord: LoopbackDiscord, start: StartCoach, rules: Path
) -> None:
    coach = await start()
    await discord.online()

    change(rules, "level: warning", "level: wanring")
    coach.signal(signal.SIGHUP)
    await coach.says("the rules stay as they were")
    answered = await discord.answer(await discord.command("review", caption=CAPTION))

    assert "rules/en/crowd.yaml:" in coach.output
    assert 'did you mean "warning"?' in coach.output
    assert "speaks to a room" in texts(answered.message or {})


def change(rules: Path, old: str, new: str) -> None:
    file = rules / "en" / "crowd.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


# Not being able to run: one plain line that says what to do, and a status of its own


async def test_without_a_token_it_says_where_one_belongs(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start(token="")

    assert await coach.ended() == 3
    assert one_line(coach.output)
    assert "DISCORD_TOKEN" in coach.output


async def test_what_is_no_token_is_not_even_sent(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start(token="hunter2hunter2")

    assert await coach.ended() == 3
    assert one_line(coach.output)


async def test_a_token_that_discord_does_not_know_ends_it(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start(token="MTAwMDAwMDAwMDAwMDAwMDAw.Gwrong.a-token-that-was-reset-0123456789abc")

    assert await coach.ended() == 3
    assert "Reset Token" in last_line(coach.output)


async def test_a_token_that_is_reset_while_it_runs_ends_it(discord: LoopbackDiscord, start: StartCoach) -> None:
    discord.gateway.refuse = 4004
    coach = await start()

    assert await coach.ended() == 3
    assert "Reset Token" in last_line(coach.output)


async def test_an_intent_that_is_off_says_which_switch_to_turn(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start("watch_drafts: true\n")

    assert await coach.ended() == 5
    assert "Message Content Intent" in last_line(coach.output)
    assert "watch_drafts" in last_line(coach.output)


async def test_a_config_with_mistakes_is_shown_and_nothing_starts(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start("tokn_file: secret\ncooldown: soon\n")

    assert await coach.ended() == 2
    assert "config.yaml:2:1: error: unknown key" in coach.output
    assert "config.yaml:3:11: error: expected a number of seconds" in coach.output
    assert not discord.gateway.identified


async def test_a_rules_folder_that_is_not_there_is_named(
    discord: LoopbackDiscord, start: StartCoach, rules: Path
) -> None:
    rules.rename(rules.with_name("elsewhere"))
    coach = await start()

    assert await coach.ended() == 2
    assert "no rules folder" in last_line(coach.output)


async def test_one_broken_rule_file_is_named_and_the_coach_runs(
    discord: LoopbackDiscord, start: StartCoach, rules: Path
) -> None:
    (rules / "en" / "mine.yaml").write_text("version: 1\nrules:\n  - id: 7\n", "utf-8")
    coach = await start()
    await discord.online()

    assert "rules/en/mine.yaml:3:" in coach.output
    assert await coach.stopped() == 0


async def test_it_speaks_to_no_other_discord_than_the_real_one_and_this_machines(
    discord: LoopbackDiscord, start: StartCoach
) -> None:
    discord.api = "http://discord.example/api/v10"
    coach = await start()

    assert await coach.ended() == 2
    assert "127.0.0.1" in last_line(coach.output)


async def test_the_log_of_a_curious_operator_holds_no_payloads(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start("log_level: debug\n")
    await discord.online()
    answered = await discord.answer(await discord.command("review", caption=CAPTION))
    assert answered.sent["token"] not in coach.output
    assert await coach.stopped() == 0


def last_line(output: str) -> str:
    return output.rstrip("\n").splitlines()[-1]


def one_line(output: str) -> bool:
    return len(output.rstrip("\n").splitlines()) == 1


async def test_a_second_coach_on_the_same_store_is_refused_and_so_is_a_restore(
    discord: LoopbackDiscord, start: StartCoach, tmp_path: Path
) -> None:
    first = await start()
    await discord.online()

    second = await start()

    assert await second.ended() == 2
    assert "a coach is running on this store; stop it first" in last_line(second.output)
    with pytest.raises(StoreError, match="stop it first"):
        restore(tmp_path / "coach.sqlite3", tmp_path / "coach.sqlite3")
    assert first.runs

    first.signal(signal.SIGKILL)
    await first.ended()
    third = await start()
    await third.says("online as")
