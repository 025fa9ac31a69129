"""The coach as a real process: it connects, answers, survives what networks do, and ends as it is asked to."""

from __future__ import annotations

import signal
from pathlib import Path

from bot.store import open_store
from bot.store.servers import ServerSettings
from tests.loopback import payloads
from tests.loopback.conftest import CAPTION, StartCoach
from tests.loopback.server import LoopbackDiscord, buttons, texts

# Coming online


async def test_it_connects_and_tells_discord_its_commands(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()
    await coach.says("online as")

    [(where, commands)] = discord.rest.synced
    assert where == "global"
    assert "review" in {one["name"] for one in commands}
    assert await coach.stopped() == 0
    assert discord.rest.unknown == []


async def test_it_tells_discord_its_commands_again_only_when_they_change(
    discord: LoopbackDiscord, start: StartCoach
) -> None:
    for run in (1, 2):
        coach = await start()
        await discord.online(times=run)
        assert await coach.stopped() == 0

    assert len(discord.rest.synced) == 1

    await start(f"home_guild: {payloads.GUILD_ID}\n")  # a server's own command comes in
    await discord.online(times=3)

    assert [where for where, _ in discord.rest.synced] == ["global", "global", payloads.GUILD_ID]


async def test_it_asks_for_no_privileged_intent_unless_it_may_watch_drafts(
    discord: LoopbackDiscord, start: StartCoach
) -> None:
    coach = await start()
    await discord.online()

    assert not discord.gateway.identified[0]["intents"] & payloads.PRIVILEGED_INTENTS
    assert await coach.stopped() == 0


# Answering


async def test_a_review_is_answered_in_private(discord: LoopbackDiscord, start: StartCoach) -> None:
    await start()
    await discord.online()

    answered = await discord.answer(await discord.command("review", caption=CAPTION))

    assert answered.ephemeral
    assert answered.message is not None
    assert answered.message["flags"] & payloads.COMPONENTS_V2
    assert "plum kettle" in texts(answered.message)


async def test_the_rules_that_come_with_it_are_used_unless_others_are_named(
    discord: LoopbackDiscord, start: StartCoach
) -> None:
    coach = await start(own_rules=True)
    await discord.online()

    answered = await discord.answer(await discord.command("review", caption=CAPTION))

    assert "left out" not in coach.output
    assert "Hey, the plum kettle" in texts(answered.message or {})


async def test_a_review_without_a_caption_asks_for_one_in_a_form(discord: LoopbackDiscord, start: StartCoach) -> None:
    await start()
    await discord.online()

    form = await discord.answer(await discord.command("review"))
    assert form.callback is not None
    fields = [one["custom_id"] for one in payloads.walk(form.callback["data"]["components"]) if one["type"] == 4]
    answered = await discord.answer(await discord.send_modal(form, {fields[0]: CAPTION}))

    assert answered.ephemeral
    assert "plum kettle" in texts(answered.message or {})


async def test_a_mention_gets_an_answer_in_the_channel(discord: LoopbackDiscord, start: StartCoach) -> None:
    coach = await start()
    await discord.online()

    draft = await discord.post(CAPTION, mention=True)
    await discord.until(lambda: len(discord.rest.messages) == 2)
    answer = list(discord.rest.messages.values())[-1]

    assert answer["id"] != draft["id"]
    assert "plum kettle" not in texts(answer)  # what it says of the draft is the author's to open
    seen = await discord.answer(await discord.press(answer, buttons(answer)[0]))
    assert seen.ephemeral
    assert await coach.stopped() == 0


async def test_the_answer_to_a_draft_follows_it_across_a_restart(
    discord: LoopbackDiscord, start: StartCoach, tmp_path: Path
) -> None:
    async with open_store(tmp_path / "coach.sqlite3") as store:
        settings = ServerSettings(int(payloads.GUILD_ID), drafts_channel=int(payloads.CHANNEL_ID), answers="card")
        await store.servers.put(settings)
    discord.gateway.content_intent = True
    first = await start("watch_drafts: true\n")
    await discord.online()
    draft = await discord.post(CAPTION)
    await discord.until(lambda: len(discord.rest.messages) == 2)
    assert await first.stopped() == 0
    answer = list(discord.rest.messages.values())[-1]

    await start("watch_drafts: true\n")
    await discord.online(times=2)
    await discord.edit(draft, "Hey friend, the plum kettle is back in blue")
    await discord.until(lambda: "back in blue" in texts(answer))
    await discord.delete(draft)
    await discord.until(lambda: not discord.rest.messages)


async def test_a_button_from_before_a_restart_still_works(discord: LoopbackDiscord, start: StartCoach) -> None:
    first = await start()
    await discord.online()
    card = (await discord.answer(await discord.command("review", caption=CAPTION))).message
    assert card is not None
    assert await first.stopped() == 0

    await start()
    await discord.online(times=2)

    for button in buttons(card):
        pressed = await discord.answer(await discord.press(card, button))
        assert pressed.callback is not None


async def test_a_button_of_an_unknown_version_gets_an_answer(discord: LoopbackDiscord, start: StartCoach) -> None:
    await start()
    await discord.online()
    card = (await discord.answer(await discord.command("review", caption=CAPTION))).message
    assert card is not None
    old = buttons(card)[0]
    next(one for one in payloads.walk(card["components"]) if one.get("custom_id") == old)["custom_id"] = "c0:gone"

    pressed = await discord.answer(await discord.press(card, "c0:gone"))

    assert pressed.callback is not None


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


async def test_it_can_be_stopped_while_discord_is_down(discord: LoopbackDiscord, start: StartCoach) -> None:
    discord.rest.outage = True
    coach = await start()
    await coach.says("trying again")

    assert await coach.stopped() == 0


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
