"""/cycle quiet: whether the messages of cycles ping a member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.cycle import role_words as words
from bot.cards.cycle.roles import quiet_card
from bot.cards.keys import member_pattern
from bot.cards.learning_words import NOT_YOUR_CARD
from bot.commands.answering import answering, only_for, pressed_id, show, show_turned
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.commands.answering import Coached

COMMAND = "/cycle quiet"


def add_quiet(group: app_commands.Group) -> None:
    @group.command(name="quiet", description=words.QUIET_ABOUT)
    async def quiet(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            member = interaction.user.id
            chosen = await interaction.client.services.store.cycle_quiet.has(member)
            await show(interaction, quiet_card(member, quiet=chosen))


class BeQuiet(Press, template=member_pattern("cycle-be-quiet")):
    async def pressed(self, interaction: Coached) -> None:
        member = _own(interaction)
        await interaction.client.services.store.cycle_quiet.add(member)
        await show_turned(interaction, quiet_card(member, quiet=True))


class PingMe(Press, template=member_pattern("cycle-ping-me")):
    async def pressed(self, interaction: Coached) -> None:
        member = _own(interaction)
        await interaction.client.services.store.cycle_quiet.remove(member)
        await show_turned(interaction, quiet_card(member, quiet=False))


def _own(interaction: Coached) -> int:
    member = int(pressed_id(interaction).split(":")[2])
    only_for(member, interaction, NOT_YOUR_CARD, command=COMMAND)
    return member


QUIET_BUTTONS: tuple[type[Press], ...] = (BeQuiet, PingMe)
