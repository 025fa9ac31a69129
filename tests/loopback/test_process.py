"""The coach as a real process: it comes online, answers, and follows its drafts and buttons across a restart."""

from __future__ import annotations

from pathlib import Path

from bot.app import clock
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
    async with open_store(tmp_path / "coach.sqlite3", clock) as store:
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
