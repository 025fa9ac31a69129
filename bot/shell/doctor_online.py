"""What `coach doctor` asks of Discord: token, intents, permissions in each server, the time. It changes nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import aiohttp
import discord

from bot.commands.permissions import missing_for_answers, missing_for_tags
from bot.config import Config
from bot.online import INTENT_OFF, NOT_THERE, WRONG_TOKEN, why
from bot.store.looking import Watched

PATIENCE = 30.0  # seconds for all of it
OFF_BY = 5.0  # seconds that a clock may differ; Discord tells whole ones
MOST_SERVERS = 50  # whose permissions are looked at; each takes three questions

STATUS_PAGE = "https://discordstatus.com"
NOT_LOOKED_AT = "not looked at: Discord would have to say"

Said = tuple[str, str, bool | None]  # what about, what to say, whether it is well; None: that can't be told


async def asked_of_discord(config: Config, token: str, watched: Sequence[Watched]) -> list[Said]:
    """Everything in PATIENCE seconds; where Discord can't be reached, that is what is said."""
    logging.getLogger("discord").setLevel(logging.CRITICAL)  # one screen, not a log
    clock = Clock()
    client = discord.Client(intents=discord.Intents.none(), http_trace=clock.trace())
    said: list[Said] = []
    try:
        async with asyncio.timeout(PATIENCE), client:
            await client.login(token)
            said.append(("Discord", f"the token is that of {client.user} (application {client.application_id})", True))
            said.append(_intents(client, config))
            said.append(clock.said())
            said += await _servers(client, config, watched)
    except discord.LoginFailure:
        said.append(("Discord", WRONG_TOKEN, False))
    except NOT_THERE as error:
        said.append(("Discord", f"it can't be reached: {why(error)}; check the network and {STATUS_PAGE}", False))
    known = {about for about, _, _ in said}
    return said + [(about, NOT_LOOKED_AT, None) for about in ("intents", "clock", "servers") if about not in known]


class Clock:
    """How far this machine's clock is from Discord's, which stands on each of its answers."""

    def __init__(self) -> None:
        self._ahead: float | None = None

    def trace(self) -> aiohttp.TraceConfig:
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._read)
        return trace

    async def _read(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, answered: aiohttp.TraceRequestEndParams
    ) -> None:
        told = answered.response.headers.get("Date")
        if told:
            self._ahead = (datetime.now(UTC) - parsedate_to_datetime(told)).total_seconds()

    def said(self) -> Said:
        if self._ahead is None:
            return "clock", "Discord didn't say what time it is", True
        if abs(self._ahead) <= OFF_BY:
            return "clock", f"within {OFF_BY:g} s of Discord's", True
        off = f"{abs(self._ahead):.0f} s {'ahead of' if self._ahead > 0 else 'behind'} Discord's"
        return "clock", f"{off}: let this machine keep its time by itself (timedatectl set-ntp true)", False


def _intents(client: discord.Client, config: Config) -> Said:
    if not config.watch_drafts:
        return "intents", "no privileged one is asked for (watch_drafts is off)", True
    granted = client.application_flags
    if granted.gateway_message_content or granted.gateway_message_content_limited:
        return "intents", "Message Content Intent is on, for the drafts channels", True
    return "intents", INTENT_OFF, False


async def _servers(client: discord.Client, config: Config, watched: Sequence[Watched]) -> list[Said]:
    """One line for all servers, and one for each where something is to do."""
    names = {guild.id: guild.name async for guild in client.fetch_guilds(limit=None)}
    here = [one for one in watched if one.server in names]
    to_do: list[Said] = []
    for one in here[:MOST_SERVERS]:
        if wrong := await _wrong(client, one):
            to_do.append(("server", f"{names[one.server]}: {wrong}", False))
    if config.home_guild is not None and config.home_guild not in names:
        to_do.append(("home_guild", f"the coach is not in server {config.home_guild}, so nobody has /reload", False))
    told = f"{len(names)}, with a drafts channel {len(here)}"
    if len(here) > MOST_SERVERS:
        told += f" ({MOST_SERVERS} of them looked at)"
    if here and not config.watch_drafts:
        told += "; none is watched, because watch_drafts is off"
    return [("servers", told, True), *to_do]


async def _wrong(client: discord.Client, watched: Watched) -> str:
    """What stops the coach from answering drafts in that server; nothing where it can."""
    assert client.user is not None
    guild = await client.fetch_guild(watched.server, with_counts=False)
    me = await guild.fetch_member(client.user.id)
    try:
        channel = await guild.fetch_channel(watched.channel)
    except discord.NotFound:
        return "its drafts channel is gone; an admin can choose another with /settings"
    except discord.Forbidden:
        return f"it needs View Channel in its drafts channel (id {watched.channel})"
    if not isinstance(channel, discord.TextChannel | discord.ForumChannel):
        return f"#{channel.name} is no channel for drafts; an admin can choose another with /settings"
    missing = (*missing_for_answers(channel, watched.answers, me), *missing_for_tags(channel, me))
    return f"in #{channel.name} it needs {', '.join(missing)}" if missing else ""
