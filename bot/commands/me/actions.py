"""/me actions: one care action a week, chosen from a list and ticked off; the log is the member's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.keys import member_pattern
from bot.cards.me import remember_words as words
from bot.cards.me.actions import ActionsShown, actions_card
from bot.commands.answering import answering, picked, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to, owned, reader_of
from bot.commands.press import Press
from bot.store.care_actions import CareActions

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached


def add_actions(group: app_commands.Group) -> None:
    @group.command(name="actions", description=words.ACTIONS_ABOUT)
    async def actions(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await care_actions(interaction))


async def care_actions(interaction: Coached) -> Card:
    """The member's card. One that was chosen and left the file since is not shown as open."""
    known, kept, reader = known_to(interaction.client).actions, _kept(interaction), reader_of(interaction)
    if not known:
        raise Refusal(words.NO_ACTIONS)
    chosen = await kept.open(reader.member)
    return actions_card(
        ActionsShown(
            reader.member,
            tuple(known.values()),
            reader.today,
            (known[chosen.action], chosen.chosen) if chosen and chosen.action in known else None,
            [(known.get(one.action), one.done) for one in await kept.log(reader.member) if one.done],
        )
    )


class ChooseAction(Press, template=member_pattern("actions")):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/me actions")
        chosen = next((one for one in picked(interaction) if one in known_to(interaction.client).actions), None)
        if chosen is not None:
            await _kept(interaction).choose(interaction.user.id, chosen)
        await show_instead(interaction, await care_actions(interaction))


class TickAction(Press, template=member_pattern("actions-done")):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/me actions")
        await _kept(interaction).tick(interaction.user.id)
        await show_instead(interaction, await care_actions(interaction))


class ForgetActions(Press, template=member_pattern("actions-forget")):
    """Deletes the log; what is open stays."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/me actions")
        await _kept(interaction).forget_log(interaction.user.id)
        await show_instead(interaction, await care_actions(interaction))


def _kept(interaction: Coached) -> CareActions:
    return interaction.client.services.store.care_actions


ACTION_BUTTONS: tuple[type[Press], ...] = (ChooseAction, TickAction, ForgetActions)
