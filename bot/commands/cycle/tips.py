"""/cycle tips: advice for where a cycle stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.cycle import event_words
from bot.cards.cycle import tips_words as words
from bot.cards.cycle.keys import cycle_of, cycle_pattern
from bot.cards.cycle.tips import tips_card
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.stage import stage_of
from bot.commands.answering import answering, pressed_id, show
from bot.commands.cycle.changing import cycle_here
from bot.commands.cycle.which import any_cycles, organises, which_was
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.rulebook.knowledge.gathering import CycleStage, StageTips


def add_tips(group: app_commands.Group) -> None:
    @group.command(name="tips", description=words.TIPS_ABOUT)
    @app_commands.describe(cycle=event_words.WHICH_ABOUT)
    @app_commands.autocomplete(cycle=any_cycles)
    async def see_tips(interaction: discord.Interaction[Any], cycle: str | None = None) -> None:
        async with answering(interaction):
            await _show(interaction, await which_was(interaction, cycle))


async def _show(interaction: Coached, cycle: Cycle) -> None:
    now = interaction.client.services.now()
    cycle = settled(cycle, now)
    stage = tips_of(interaction.client, stage_of(cycle, now))
    if stage is None:
        raise Refusal(words.NO_TIPS)
    await show(interaction, tips_card(cycle, stage, now.date(), organiser=organises(interaction, cycle)))


def tips_of(client: CoachClient, stage: CycleStage) -> StageTips | None:
    known = known_to(client).gathering
    return known.stages.get(stage) if known else None


class SeeTips(Press, template=cycle_pattern("cycle-tips")):
    async def pressed(self, interaction: Coached) -> None:
        await _show(interaction, await cycle_here(interaction, cycle_of(pressed_id(interaction))))


TIPS_BUTTONS: tuple[type[Press], ...] = (SeeTips,)
