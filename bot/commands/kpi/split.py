"""/kpi split: how the last four weeks' posts went to the platforms, and how many posts a week's minutes make."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.cards.kpi import words
from bot.cards.kpi.split import SplitShown, split_card
from bot.coaching.kpi.history import all_on_one
from bot.coaching.kpi.split import Made, first_day, split
from bot.commands.answering import answering, show
from bot.commands.kpi.figures import PLATFORMS, day_of
from bot.commands.kpi.log import MOST_MINUTES


def add_split(group: app_commands.Group) -> None:
    @group.command(name="split", description=words.SPLIT_ABOUT)
    @app_commands.describe(minutes=words.OPTION_WEEK)
    async def split_time(
        interaction: discord.Interaction[Any], minutes: app_commands.Range[int, 1, MOST_MINUTES] | None = None
    ) -> None:
        async with answering(interaction):
            services = interaction.client.services
            today = services.now().date()
            posts = await services.store.posts.of(interaction.user.id)
            made = [Made(one.platform, day_of(one), one.minutes) for one in posts]
            parts = split(made, PLATFORMS, today)
            shown = SplitShown(
                interaction.user.id,
                first_day(today),
                today,
                PLATFORMS,
                parts,
                all_on_one({one.platform: one.posts for one in parts}, PLATFORMS),
                services.shelf.current.knowledge.differs,
                minutes,
            )
            await show(interaction, split_card(shown))
