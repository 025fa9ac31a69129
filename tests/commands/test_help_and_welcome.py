"""/help, the welcome in a new server, and the owner's /reload."""

from __future__ import annotations

import io
from dataclasses import replace

import discord
import pytest
import simcord

from bot.cards import words
from bot.commands.services import Operator
from tests.sim.world import World, labels, shelf, texts, world

HOME = 1456074443980800999


async def test_help_says_what_to_type_in_private() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "help")

        assert answer.ephemeral
        assert "/review" in texts(answer.response)


async def test_help_names_every_command() -> None:
    async with world() as w:
        said = texts((await w.mira.slash(w.general, "help")).response)
        typed = {f"/{one.name}" for one in w.bot.tree.get_commands(type=discord.AppCommandType.chat_input)}

        assert [one for one in typed - {"/help"} if one not in said] == []


async def test_help_works_in_direct_messages() -> None:
    async with world() as w:
        assert "/review" in texts((await w.mira.user.slash("help")).response)


async def test_help_lists_what_a_member_turned_off_and_brings_it_back() -> None:
    async with world() as w:
        await w.store.dismissed.add(w.mira.id, "crowd.vocative")
        answer = await w.mira.slash(w.general, "help")

        assert "crowd.vocative" in texts(answer.response)
        assert words.BRING_BACK not in labels((await w.jo.slash(w.general, "help")).response)

        await w.mira.click(answer.response, label=words.BRING_BACK)

        assert await w.store.dismissed.of(w.mira.id) == frozenset()


async def test_help_names_the_drafts_channel() -> None:
    async with world(Operator(watch_drafts=True)) as w:
        await w.watch()

        assert w.drafts.mention in texts((await w.mira.slash(w.general, "help")).response)


async def test_a_new_server_is_welcomed_once_where_the_coach_may_write() -> None:
    async with world() as w:
        server = w.env.create_guild("Potters")
        silent = discord.PermissionOverwrite(send_messages=False)
        server.create_text_channel("rules", overwrites={server.me: silent})
        lobby = server.create_text_channel("lobby")
        w.bot.dispatch("guild_join", w.bot.get_guild(server.id))
        await w.env.settle()

        assert words.WELCOME_TITLE in texts(lobby.last_message)
        assert labels(lobby.last_message) == [words.OPEN_SETTINGS]


async def test_a_server_that_comes_back_after_an_outage_is_not_welcomed_again() -> None:
    async with world() as w:
        w.later(3600)
        w.bot.dispatch("guild_join", w.bot.get_guild(w.guild.id))
        await w.env.settle()

        assert w.general.last_message is None


async def test_a_server_without_a_place_to_write_breaks_nothing() -> None:
    async with world() as w:
        server = w.env.create_guild("Silence")
        w.bot.dispatch("guild_join", w.bot.get_guild(server.id))
        await w.env.settle()


async def test_the_welcome_opens_the_settings_for_an_admin_and_for_nobody_else() -> None:
    async with world() as w:
        w.bot.dispatch("guild_join", w.bot.get_guild(w.guild.id))
        await w.env.settle()
        welcome = w.general.last_message
        admins = await w.admin.click(welcome, label=words.OPEN_SETTINGS)
        members = await w.mira.click(welcome, label=words.OPEN_SETTINGS)

        assert admins.ephemeral and words.SETTINGS_TITLE in texts(admins.response)
        assert members.ephemeral and texts(members.response) == words.NEED_MANAGE_SERVER


async def test_reload_is_only_there_in_the_home_server() -> None:
    async with world() as w:
        with pytest.raises(simcord.SetupError):
            await w.admin.slash(w.general, "reload")


async def test_the_owner_reloads_and_sees_located_problems_in_a_code_block() -> None:
    problems: list[str] = []
    async with world(Operator(home_guild=HOME, owners=frozenset({77})), lambda: problems) as w:
        home = w.env.create_guild("Home", id=HOME)
        office = home.create_text_channel("office")
        manage = home.create_role("Crew", permissions=discord.Permissions(manage_guild=True))
        owner = home.add_member(w.env.create_user("olu"), roles=[manage])
        guest = home.add_member(w.env.create_user("guest"), roles=[manage])
        w.bot.owner_ids = {owner.id}

        fine = await owner.slash(office, "reload")
        problems += ["rules/en/crowd.yaml:3:1: error: unknown key “whn”", "```"]
        broken = await owner.slash(office, "reload")
        refused = await guest.slash(office, "reload")

        assert fine.ephemeral and "Reloaded" in texts(fine.followups[0] if fine.followups else fine.response)
        said = texts(broken.followups[0] if broken.followups else broken.response)
        assert "```\nrules/en/crowd.yaml:3:1: error" in said and said.count("```") == 2
        assert texts(refused.response) == words.RELOAD_NOT_OWNER


async def test_a_reload_offers_the_platforms_that_the_rules_have_now(monkeypatch: pytest.MonkeyPatch) -> None:
    def fewer() -> list[str]:
        book = shelf().current
        kept = {name: one for name, one in book.platforms.items() if name != "threads"}
        monkeypatch.setattr(shelf(), "current", replace(book, platforms=kept))
        return []

    def offered(w: World) -> list[str]:
        [review] = [one for one in w.bot.tree.get_commands() if one.name == "review"]
        options = review.to_dict(w.bot.tree)["options"]
        return [choice["value"] for one in options if one["name"] == "platform" for choice in one["choices"]]

    async with world(Operator(home_guild=HOME), fewer) as w:
        home = w.env.create_guild("Home", id=HOME)
        office = home.create_text_channel("office")
        manage = home.create_role("Crew", permissions=discord.Permissions(manage_guild=True))
        owner = home.add_member(w.env.create_user("olu"), roles=[manage])
        w.bot.owner_ids = {owner.id}
        assert "threads" in offered(w)

        await owner.slash(office, "reload")

        assert "tiktok" in offered(w)
        assert "threads" not in offered(w)


async def test_many_problems_come_as_a_file() -> None:
    many = [f"rules/en/crowd.yaml:{n}:1: error: unknown key" for n in range(1, 100)]
    async with world(Operator(home_guild=HOME), lambda: many) as w:
        home = w.env.create_guild("Home", id=HOME)
        office = home.create_text_channel("office")
        owner = home.add_member(w.env.create_user("olu"), roles=[])
        w.bot.owner_ids = {owner.id}
        manage = home.create_role("Crew", permissions=discord.Permissions(manage_guild=True))
        w.env.backend.get_guild(HOME).members[owner.id].role_ids.append(manage.id)
        answer = await owner.slash(office, "reload")
        message = answer.followups[0] if answer.followups else answer.response
        assert message is not None

        assert b"crowd.yaml:99:1" in io.BytesIO(await message.attachments[0].read()).read()
