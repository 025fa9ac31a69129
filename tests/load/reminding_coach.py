"""The coach with one more command: /remind plans a piece of timed work that posts a message, to be killed over."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from typing import Any

import discord
from discord import app_commands

from bot import online
from bot.app import main
from bot.commands import timetable
from bot.commands.answering import answering, say
from bot.commands.client import CoachClient
from bot.commands.registry import coach_client
from bot.commands.services import Services
from bot.store.outbox import Due

REMINDER = "reminder"
LEASE_VARIABLE, NAP_VARIABLE = "COACH_LEASE", "COACH_NAP"  # seconds, where the coach's own are too long to wait for


def reminding(services: Services) -> CoachClient:
    client = coach_client(services)

    async def post(due: Due) -> None:
        channel = client.get_partial_messageable(int(due.payload["channel"]))
        await channel.send(f"{REMINDER} {due.key} from {client.share}", nonce=due.nonce)

    @app_commands.command(name="remind", description="Posts a line, later")
    async def remind(interaction: discord.Interaction[Any], key: str, seconds: int) -> None:
        async with answering(interaction):
            due = services.now() + timedelta(seconds=seconds)
            ids = {"channel": interaction.channel_id}
            await services.store.outbox.plan(REMINDER, key, due, ids, server=interaction.guild_id)
            await say(interaction, f"planned {key}")

    client.timetable.on(REMINDER, post)
    client.tree.add_command(remind)
    return client


def _chosen(variable: str, otherwise: timedelta) -> timedelta:
    return timedelta(seconds=float(os.environ.get(variable) or otherwise.total_seconds()))


if __name__ == "__main__":
    setattr(online, "coach_client", reminding)  # noqa: B010  so that no type checker minds
    timetable.LEASE = _chosen(LEASE_VARIABLE, timetable.LEASE)
    timetable.NAP = _chosen(NAP_VARIABLE, timetable.NAP)
    sys.exit(main())
