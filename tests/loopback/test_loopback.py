"""The loopback Discord itself: discord.py's own client takes it for the real one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.loopback.server import LoopbackDiscord


class Echo(discord.AutoShardedClient):
    """The smallest client: one command that says back what it was told."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True, guild_messages=True))
        self.tree = discord.app_commands.CommandTree(self)
        self.resumes = 0

        @self.tree.command(description="Say it again")
        async def echo(interaction: discord.Interaction, text: str) -> None:
            await interaction.response.send_message(text, ephemeral=True)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_shard_resumed(self, shard_id: int) -> None:
        self.resumes += 1


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    async with LoopbackDiscord() as server:
        monkeypatch.setattr(Route, "BASE", server.api)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway.url))
        yield server


@pytest.fixture
async def client(server: LoopbackDiscord) -> AsyncIterator[Echo]:
    client = Echo()
    running = asyncio.create_task(client.start(server.token))
    await server.online()
    yield client
    await client.close()
    await running


async def test_a_client_syncs_its_commands_and_answers_one(server: LoopbackDiscord, client: Echo) -> None:
    answered = await server.answer(await server.command("echo", text="hello"))

    assert [(where, [one["name"] for one in commands]) for where, commands in server.rest.synced] == [
        ("global", ["echo"])
    ]
    assert answered.message is not None
    assert answered.message["content"] == "hello"
    assert answered.ephemeral


async def test_a_cut_connection_is_resumed_and_brings_what_was_missed(server: LoopbackDiscord, client: Echo) -> None:
    await client.wait_until_ready()

    server.gateway.cut()
    missed = await server.command("echo", text="while you were away")
    answered = await server.answer(missed)

    assert answered.message is not None
    assert answered.message["content"] == "while you were away"
    assert len(server.gateway.identified) == 1
    assert len(server.gateway.resumed) == 1


async def test_a_rate_limited_answer_is_sent_again(server: LoopbackDiscord, client: Echo) -> None:
    server.rest.limited["/callback"] = 1

    answered = await server.answer(await server.command("echo", text="twice"))

    assert answered.callback is not None


async def test_a_wrong_token_is_turned_away(server: LoopbackDiscord) -> None:
    with pytest.raises(discord.LoginFailure):
        async with Echo() as wrong:
            await wrong.login("not-the-token")
