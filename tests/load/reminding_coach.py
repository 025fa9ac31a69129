"""The coach with one more command: /remind plans a piece of timed work that posts a message. For the kills."""

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
LEASE_VARIABLE = "COACH_LEASE"  # seconds, where the coach's own two minutes are too long to wait for


def reminding(services: Services) -> CoachClient:
    client = coach_client(services)

    async def post(due: Due) -> None:
        channel = client.get_partial_messageable(int(due.payload["channel"]))
        await channel.send(f"{REMINDER} {due.key}", nonce=due.nonce)

    @app_commands.command(name="remind", description="Posts a line, later")
    async def remind(interaction: discord.Interaction[Any], key: str, seconds: int) -> None:
        async with answering(interaction):
            due = services.now() + timedelta(seconds=seconds)
            await services.store.outbox.plan(REMINDER, key, due, {"channel": interaction.channel_id})
            await say(interaction, f"planned {key}")

    client.timetable.on(REMINDER, post)
    client.tree.add_command(remind)
    return client


if __name__ == "__main__":
    setattr(online, "coach_client", reminding)  # noqa: B010  so that no type checker minds
    timetable.LEASE = timedelta(seconds=float(os.environ.get(LEASE_VARIABLE) or timetable.LEASE.total_seconds()))
    sys.exit(main())
