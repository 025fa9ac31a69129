"""/settings: who may, what it says stands in the way, and what each control sets."""

from __future__ import annotations

from typing import Any

import discord
import pytest
import simcord

from bot.cards import words
from bot.cards.keys import plain_id
from bot.commands.permissions import NAMES
from bot.commands.services import Operator
from bot.store.servers import ServerSettings
from tests.sim.world import World, labels, texts, world

WATCHING = Operator(watch_drafts=True, cooldown=0)


async def settings(w: World) -> Any:
    return (await w.admin.slash(w.general, "settings")).response


async def test_an_admin_sees_one_private_card_with_everything_on_it() -> None:
    async with world(WATCHING) as w:
        answer = await w.admin.slash(w.general, "settings")

        assert answer.ephemeral
        assert words.STATE_NO_CHANNEL in texts(answer.response)
        assert words.PAUSE in labels(answer.response)


async def test_a_member_who_may_not_manage_the_server_does_not_get_the_command() -> None:
    async with world() as w:
        with pytest.raises(simcord.SetupError):
            await w.mira.slash(w.general, "settings")


async def test_a_member_whom_the_server_gave_the_command_still_may_not_change_anything() -> None:
    async with world() as w:
        command = next(one for one in await w.bot.tree.fetch_commands() if one.name == "settings")
        w.guild.set_command_permissions(command, {w.mira: True})
        answer = await w.mira.slash(w.general, "settings")

        assert answer.ephemeral
        assert texts(answer.response) == words.NEED_MANAGE_SERVER


async def test_a_control_pressed_by_someone_without_the_right_changes_nothing() -> None:
    async with world() as w:
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="Pause", custom_id=plain_id("settings-pause")))
        view.stop()
        message = await w.bot.get_partial_messageable(w.general.id, guild_id=w.guild.id).send("hello", view=view)
        answer = await w.mira.click(message, label="Pause")

        assert texts(answer.response) == words.NEED_MANAGE_SERVER
        assert not (await w.store.servers.get(w.guild.id)).paused


async def test_the_four_choices_are_kept_and_shown() -> None:
    async with world(WATCHING) as w:
        card = await settings(w)
        await w.admin.select(card, [w.drafts], custom_id=plain_id("settings-channel"))
        await w.admin.select(card, ["thread"], custom_id=plain_id("settings-answers"))
        await w.admin.select(card, ["tiktok"], custom_id=plain_id("settings-platform"))

        assert words.STATE_ON.format(channel=w.drafts.mention) in texts(card)

        await w.admin.click(card, label=words.PAUSE)

        assert words.STATE_PAUSED in texts(card)
        assert words.RESUME in labels(card)
        assert await w.store.servers.get(w.guild.id) == ServerSettings(
            w.guild.id, w.drafts.id, "thread", "tiktok", paused=True
        )


async def test_the_default_platform_is_used_where_a_member_names_none() -> None:
    async with world(WATCHING) as w:
        await w.admin.select(await settings(w), ["tiktok"], custom_id=plain_id("settings-platform"))
        answer = await w.mira.slash(w.general, "review", caption="Hey guys, the bread is out")

        assert "TikTok" in texts(answer.response)


async def test_the_controls_work_after_a_restart() -> None:
    async with world(WATCHING) as w:
        card = await settings(w)
        await w.restart()
        await w.admin.select(card, [w.drafts], custom_id=plain_id("settings-channel"))

        assert words.STATE_ON.format(channel=w.drafts.mention) in texts(card)


async def test_without_the_intent_it_says_exactly_what_the_operator_switches_on() -> None:
    async with world() as w:
        said = texts(await settings(w))

        assert "Message Content Intent" in said
        assert "watch_drafts: true" in said


async def test_a_missing_permission_is_named_and_check_again_sees_it_granted() -> None:
    async with world(WATCHING) as w:
        silent = discord.PermissionOverwrite(send_messages=False)
        hall = w.guild.create_text_channel("hall", overwrites={w.guild.me: silent})
        await w.watch(channel=hall)
        card = await settings(w)

        assert "**Send Messages**" in texts(card) and hall.mention in texts(card)

        await w.bot.get_channel(hall.id).set_permissions(w.guild.me, overwrite=None)
        await w.admin.click(card, label=words.CHECK_AGAIN)

        assert words.STATE_ON.format(channel=hall.mention) in texts(card)


async def test_the_way_of_answering_decides_which_permissions_are_needed() -> None:
    async with world(WATCHING) as w:
        shut = discord.PermissionOverwrite(create_public_threads=False)
        hall = w.guild.create_text_channel("hall", overwrites={w.guild.me: shut})
        await w.watch("neutral", hall)

        assert "Create Public Threads" not in texts(await settings(w))

        await w.watch("thread", hall)

        assert "**Create Public Threads**" in texts(await settings(w))


async def test_a_drafts_channel_that_was_deleted_is_said_to_be_gone() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        await w.bot.get_channel(w.drafts.id).delete()

        assert words.STATE_GONE in texts(await settings(w))


async def test_the_drafts_channel_can_be_cleared() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        card = await settings(w)
        await w.admin.select(card, [], custom_id=plain_id("settings-channel"))

        assert (await w.store.servers.get(w.guild.id)).drafts_channel is None
        assert words.STATE_NO_CHANNEL in texts(card)


async def test_pause_pressed_twice_still_pauses() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        card = await settings(w)
        pause = plain_id("settings-pause")
        await w.admin.click(card, custom_id=pause)
        before = w.env.backend.get_message(w.general.id, card.id)
        for row in before.components[0]["components"]:
            for button in row.get("components", ()):
                if button.get("label") == words.RESUME:
                    button["custom_id"] = pause  # the second press was under way before the card changed
        await w.admin.click(card, custom_id=pause)

        assert (await w.store.servers.get(w.guild.id)).paused

        await w.admin.click(card, label=words.RESUME)

        assert not (await w.store.servers.get(w.guild.id)).paused


NAMED = {
    ("text", "neutral"): ["view_channel", "read_message_history", "send_messages"],
    ("text", "card"): ["view_channel", "read_message_history", "send_messages", "attach_files"],
    ("text", "thread"): ["create_public_threads", "send_messages_in_threads", "attach_files"],
    ("forum", "card"): ["read_message_history", "send_messages_in_threads", "attach_files"],
}


@pytest.mark.parametrize(
    ("kind", "way", "right"), [(kind, way, right) for (kind, way), rights in NAMED.items() for right in rights]
)
async def test_every_permission_that_is_needed_is_named_when_it_is_missing(kind: str, way: Any, right: str) -> None:
    async with world(WATCHING) as w:
        create = w.guild.create_text_channel if kind == "text" else w.guild.create_forum_channel
        hall = create("hall")
        deny = discord.PermissionOverwrite(**{right: False})
        await w.bot.get_channel(hall.id).set_permissions(w.bot.get_guild(w.guild.id).me, overwrite=deny)
        await w.watch(way, hall)

        assert f"**{NAMES[right]}**" in texts(await settings(w))
