"""The coach as a real process: what networks do to it, and how it stops when it is asked to."""

from __future__ import annotations

import json
import signal
import sqlite3
import time
from pathlib import Path

from tests.loopback import payloads
from tests.loopback.conftest import CAPTION, StartCoach
from tests.loopback.server import LoopbackDiscord, buttons

# What networks do


async def test_a_cut_line_is_resumed_and_nothing_is_missed(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()
    await coach.says("online as")

    discord.gateway.cut()
    answered = await discord.answer(await discord.command("review", caption=CAPTION))

    assert answered.callback is not None
    assert (len(discord.gateway.identified), len(discord.gateway.resumed)) == (1, 1)
    assert await coach.stopped() == 0


async def test_it_reconnects_when_discord_asks_it_to(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()
    await coach.says("online as")

    await discord.gateway.ask_to_reconnect()
    await discord.until(lambda: discord.gateway.resumed and discord.gateway.online)
    answered = await discord.answer(await discord.command("review", caption=CAPTION))

    assert answered.callback is not None


async def test_it_identifies_anew_when_its_session_is_gone(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()
    await coach.says("online as")

    await discord.gateway.invalidate(resumable=False)
    await discord.online(times=2)  # discord.py waits five seconds before it identifies again
    answered = await discord.answer(await discord.command("review", caption=CAPTION))

    assert answered.callback is not None
    assert len(discord.rest.synced) == 1


async def test_it_waits_for_a_discord_that_is_down(discord: LoopbackDiscord, start: StartCoach) -> None:
    discord.rest.outage = True
    coach = await start()
    await coach.says("trying again in 1 s")

    discord.rest.outage = False
    await discord.online()

    assert await coach.stopped() == 0


async def test_it_waits_for_a_gateway_that_is_down(discord: LoopbackDiscord, start: StartCoach) -> None:
    discord.gateway.accept = False
    coach = await start()
    await coach.says("Failed to connect for shard_id: 0. Retrying")

    discord.gateway.accept = True
    await discord.online()  # discord.py tries every five seconds

    assert await coach.stopped() == 0


# What takes long


async def test_an_answer_that_takes_long_is_held_open_in_time(
    discord: LoopbackDiscord, start: StartCoach, tmp_path: Path
) -> None:
    coach = await start()
    await discord.online()
    card = (await discord.answer(await discord.command("settings"))).message
    assert card is not None
    other = sqlite3.connect(tmp_path / "coach.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # nobody else can write into the store now

    pause = next(one for one in buttons(card) if "pause" in one)
    began = time.monotonic()
    pressed = await discord.answer(await discord.press(card, pause))
    took = time.monotonic() - began
    held_open = pressed.kind
    other.execute("ROLLBACK")
    other.close()
    await discord.until(lambda: pressed.edits)

    assert held_open == 6  # the card stays, what is done to it comes later
    assert took < 4.5  # the store would have been waited for five seconds
    await coach.says("deferred")  # the line comes once the answer is out
    assert await coach.stopped() == 0


async def test_each_answer_is_a_line_in_the_log(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start("log_format: json\n")
    await discord.online()
    asked = await discord.answer(await discord.command("review", caption=CAPTION))
    assert await coach.stopped() == 0
    lines = [json.loads(line) for line in coach.output.splitlines()]
    [entry] = [line for line in lines if line.get("event") == "answer"]

    assert (entry["kind"], entry["command"], entry["outcome"]) == ("command", "/review", "ok")
    assert (entry["id"], entry["server"]) == (asked.sent["id"], payloads.GUILD_ID)
    assert 0 < entry["first_ms"] <= entry["total_ms"]
    assert asked.sent["token"] not in coach.output
    assert payloads.MEMBER_ID not in coach.output


# Being asked to stop


async def test_an_answer_in_flight_is_finished_before_it_stops(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()
    discord.rest.limited["/callback"], discord.rest.retry_after = 1, 1.5

    asked = await discord.command("review", caption=CAPTION)
    await discord.until(lambda: not discord.rest.limited["/callback"])  # Discord has told it to wait
    status = await coach.stopped()

    assert asked.callback is not None
    assert status == 0


async def test_a_button_in_flight_is_finished_before_it_stops(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()
    card = (await discord.answer(await discord.command("review", caption=CAPTION))).message
    assert card is not None
    discord.rest.limited["/callback"], discord.rest.retry_after = 1, 1.5

    asked = await discord.press(card, buttons(card)[0])
    await discord.until(lambda: not discord.rest.limited["/callback"])
    status = await coach.stopped()

    assert asked.callback is not None
    assert status == 0


async def test_asked_twice_it_stops_at_once(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()
    discord.rest.limited["/callback"], discord.rest.retry_after = 1, 60

    asked = await discord.command("review", caption=CAPTION)
    await discord.until(lambda: not discord.rest.limited["/callback"])
    coach.signal(signal.SIGTERM)
    await coach.says("stopping")
    coach.signal(signal.SIGTERM)

    assert await coach.ended(patience=5) == 0
    assert asked.callback is None


async def test_control_c_stops_it_just_the_same(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()
    coach.signal(signal.SIGINT)

    assert await coach.ended() == 0


async def test_it_can_be_stopped_while_discord_is_down(discord: LoopbackDiscord, start: StartCoach) -> None:
    discord.rest.outage = True
    coach = await start()
    await coach.says("trying again")

    assert await coach.stopped() == 0
