"""/cycle show, and the buttons of a proposed cycle: starting it with others, taking one's name off, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.cycle import start_words as words
from bot.cards.cycle.choosing import cycles_card
from bot.cards.cycle.cycle import CycleShown, cycle_card, whence_card
from bot.cards.cycle.keys import cycle_of, cycle_pattern
from bot.cards.cycle.leave import joined_card
from bot.cards.keys import plain_id
from bot.coaching.cycle import founding
from bot.coaching.cycle.settling import settled
from bot.commands.answering import answering, picked, pressed_id, seen_alone, show, show_instead, show_turned
from bot.commands.cycle.changing import changed, cycle_here
from bot.commands.cycle.proposing import gathering_of
from bot.commands.intake import Refusal
from bot.commands.knowing import choices
from bot.commands.press import Press
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


def add_show(group: app_commands.Group) -> None:
    @group.command(name="show", description=words.SHOW_ABOUT)
    @app_commands.describe(which=words.WHICH_ABOUT)
    @app_commands.autocomplete(which=open_cycles)
    async def show_cycles(interaction: discord.Interaction[Any], which: str | None = None) -> None:
        async with answering(interaction):
            if which is not None:
                await show(interaction, card_of(interaction, await _named(interaction, which), private=True))
            else:
                await _show_all(interaction)


async def open_cycles(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """The open cycles of this server, by name."""
    return choices(await interaction.client.cycles.names(interaction.guild_id or 0), typed)


async def _show_all(interaction: Coached) -> None:
    if interaction.guild_id is None:
        raise Refusal(words.ONLY_SERVERS)
    kept, server = interaction.client.cycles, interaction.guild_id
    cycles = await kept.of_server(server)
    complete = [] if cycles else await kept.of_server(server, ("closed",))
    last = complete[-1] if complete else None
    await show(interaction, cycles_card(cycles, interaction.client.services.now(), complete=last))


async def _named(interaction: Coached, which: str) -> Cycle:
    """By its number, as the list of choices has it, or by its name. Raises Refusal."""
    if which.isascii() and which.isdigit() and len(which) <= 15:
        return await cycle_here(interaction, int(which))
    for one in await interaction.client.cycles.of_server(interaction.guild_id or 0):
        if fold_term(one.name) == fold_term(which):
            return one
    raise Refusal(words.NO_SUCH_CYCLE)


def card_of(interaction: Coached, cycle: Cycle, *, private: bool = False) -> Card:
    """The cycle as it stands now."""
    now = interaction.client.services.now()
    return cycle_card(CycleShown(settled(cycle, now), now, interaction.user.id if private else None))


class _OfCycle(Press, template=r"(?!)"):
    """A button that changes a cycle. Its card, and the public one, show how it stands by then."""

    async def pressed(self, interaction: Coached) -> None:
        id = cycle_of(pressed_id(interaction))
        await changed(interaction, id, lambda cycle: self.move(cycle, interaction))
        cycle = await cycle_here(interaction, id)  # by now: others press too
        await show_instead(interaction, self.after(interaction, cycle))
        interaction.client.cycle_rounds.cards.show_anew(cycle)

    def after(self, interaction: Coached, cycle: Cycle) -> Card:
        """In place of what was pressed."""
        return card_of(interaction, cycle, private=seen_alone(interaction))

    def move(self, cycle: Cycle, interaction: Coached) -> Cycle:
        raise NotImplementedError


class FoundCycle(_OfCycle, template=cycle_pattern("cycle-found")):
    """“I'll start this with you.”"""

    def after(self, interaction: Coached, cycle: Cycle) -> Card:
        """Where a founder was asked for, no second card of the cycle, which nobody would keep current."""
        pressed = interaction.message.id if interaction.message else None
        if (
            cycle.state == "active"
            and not seen_alone(interaction)
            and not (cycle.card and cycle.card.message == pressed)
        ):
            return joined_card(cycle, interaction.user.id)
        return super().after(interaction, cycle)

    def move(self, cycle: Cycle, interaction: Coached) -> Cycle:
        return founding.found(cycle, interaction.user.id, interaction.client.services.now())


class StepBack(_OfCycle, template=cycle_pattern("cycle-step-back")):
    def move(self, cycle: Cycle, interaction: Coached) -> Cycle:
        return founding.step_back(cycle, interaction.user.id, interaction.client.services.now())


class TakeBack(_OfCycle, template=cycle_pattern("cycle-take-back")):
    """Whoever proposed it takes it back, or whoever manages the server."""

    def move(self, cycle: Cycle, interaction: Coached) -> Cycle:
        by = None if interaction.permissions.manage_guild else interaction.user.id
        return founding.withdraw_proposal(cycle, by, interaction.client.services.now())


class CycleWhence(Press, template=cycle_pattern("cycle-whence")):
    """Where the rules of a cycle come from, in private."""

    async def pressed(self, interaction: Coached) -> None:
        cycle = await cycle_here(interaction, cycle_of(pressed_id(interaction)))
        known = gathering_of(interaction)
        rules = (known.limits.founders_from, known.limits.events_a_month_from)
        preset = known.presets.get(cycle.preset)
        today = interaction.client.services.now().date()
        await show(interaction, whence_card(cycle, rules, preset.facts if preset else (), today))


class PickCycle(Press, template=plain_id("cycle-pick")):
    """One of the list."""

    async def pressed(self, interaction: Coached) -> None:
        cycle = await _named(interaction, next(iter(picked(interaction)), ""))
        await show_turned(interaction, card_of(interaction, cycle, private=True))


START_BUTTONS: tuple[type[Press], ...] = (FoundCycle, StepBack, TakeBack, CycleWhence, PickCycle)
