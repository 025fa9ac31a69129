"""Roles of an evening by button, and /cycle crew: who helps, and for those who organise, how the work is spread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import app_commands

from bot.cards.cycle import event_words
from bot.cards.cycle import role_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.crew_keys import cycle_event_last, role_pattern
from bot.cards.cycle.event_keys import cycle_and_event, event_pattern
from bot.cards.cycle.keys import cycle_of, cycle_pattern
from bot.cards.cycle.roles import RolesShown, freed_card, load_card, roles_card
from bot.cards.markdown import escape
from bot.coaching.cycle.model import FORMER
from bot.coaching.cycle.settling import settled
from bot.coaching.cycle.standing import next_event
from bot.coaching.cycle.volunteering import claim_role, free_role, holder_of, release_role
from bot.commands.answering import answering, picked, pressed_id, show, show_turned
from bot.commands.cycle.changing import changed, cycle_here
from bot.commands.cycle.places import tell
from bot.commands.cycle.proposing import gathering_of
from bot.commands.cycle.which import by_of, evening_of, may_organise, organises, running_cycles, which_runs
from bot.commands.intake import Refusal
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached


def add_crew(group: app_commands.Group) -> None:
    @group.command(name="crew", description=words.CREW_ABOUT)
    @app_commands.describe(which=event_words.WHICH_ABOUT)
    @app_commands.autocomplete(which=running_cycles)
    async def crew(interaction: discord.Interaction[Any], which: str | None = None) -> None:
        async with answering(interaction):
            cycle = await which_runs(interaction, which)
            await show(interaction, _crew_card(interaction, cycle))


def _crew_card(interaction: Coached, cycle: Cycle) -> Card:
    now = interaction.client.services.now()
    following = next_event(cycle, now)
    if organises(interaction, cycle):
        return load_card(cycle, gathering_of(interaction).roles, following)
    if following is None:
        raise Refusal(words.NO_EVENING.format(name=escape(cycle.name)))
    return _roles_card(interaction, cycle, following.id)


def _roles_card(interaction: Coached, cycle: Cycle, event: int, said: str = "") -> Card:
    roles, viewer = gathering_of(interaction).roles, interaction.user.id
    organiser = interaction.guild_id is not None and organises(interaction, cycle)
    return roles_card(RolesShown(cycle, evening_of(cycle, event), roles, viewer, said, organiser))


class SeeRoles(Press, template=event_pattern("cycle-roles")):
    async def pressed(self, interaction: Coached) -> None:
        id, event = cycle_and_event(pressed_id(interaction))
        cycle = await cycle_here(interaction, id, anywhere=True)  # a reminder may be a message
        cycle = settled(cycle, interaction.client.services.now())
        await show_turned(interaction, _roles_card(interaction, cycle, event))


class _OfRole(Press, template=r"(?!)"):
    """One role, for whoever presses. The card says what became of it, also where somebody else was faster."""

    done: ClassVar[str]

    async def pressed(self, interaction: Coached) -> None:
        id, event, role = cycle_event_last(pressed_id(interaction))
        await cycle_here(interaction, id, anywhere=True)
        known = gathering_of(interaction).roles.get(role)
        if known is None:
            raise Refusal(words.NO_SUCH_ROLE)
        try:
            await changed(interaction, id, lambda cycle: self.move(cycle, event, role, interaction), anywhere=True)
            said = self.done.format(name=escape(known.name))
        except Refusal as refusal:
            said = refusal.text
        cycle = await cycle_here(interaction, id, anywhere=True)  # by now: others press too
        await show_turned(interaction, _roles_card(interaction, cycle, event, said))

    def move(self, cycle: Cycle, event: int, role: str, interaction: Coached) -> Cycle:
        raise NotImplementedError


class TakeRole(_OfRole, template=role_pattern("role-take")):
    done = words.TOOK

    def move(self, cycle: Cycle, event: int, role: str, interaction: Coached) -> Cycle:
        return claim_role(cycle, event, role, interaction.user.id, interaction.client.services.now())


class GiveRoleBack(_OfRole, template=role_pattern("role-back")):
    """No reason is asked for."""

    done = words.GAVE

    def move(self, cycle: Cycle, event: int, role: str, interaction: Coached) -> Cycle:
        return release_role(cycle, event, role, interaction.user.id, interaction.client.services.now())


class FreeRole(Press, template=event_pattern("role-free")):
    """For those who organise, where whoever took it can't come; they are told."""

    async def pressed(self, interaction: Coached) -> None:
        id, event = cycle_and_event(pressed_id(interaction))
        by, now, before = by_of(interaction), interaction.client.services.now(), await cycle_here(interaction, id)
        may_organise(interaction, before)
        role = gathering_of(interaction).roles.get(next(iter(picked(interaction)), ""))
        if role is None:
            raise Refusal(words.NO_SUCH_ROLE)
        had: list[int] = []

        def free(cycle: Cycle) -> Cycle:
            after = free_role(cycle, event, role.id, by, now)
            had.append(holder_of(evening_of(cycle, event), role.id) or FORMER)
            return after

        cycle = await changed(interaction, id, free)
        card, holder = freed_card(cycle, evening_of(cycle, event), role, had[0]), had[0]
        told = await tell(interaction.client, cycle, card, str(interaction.id), to=[holder], ping=True)
        said = (words.FREED if told else words.FREED_UNTOLD).format(name=escape(role.name), who=who(holder))
        await show_turned(interaction, _roles_card(interaction, cycle, event, said))


class SeeLoad(Press, template=cycle_pattern("cycle-load")):
    """Who carries what, for those who organise."""

    async def pressed(self, interaction: Coached) -> None:
        now = interaction.client.services.now()
        cycle = settled(await cycle_here(interaction, cycle_of(pressed_id(interaction))), now)
        may_organise(interaction, cycle)
        card = load_card(cycle, gathering_of(interaction).roles, next_event(cycle, now))
        await show_turned(interaction, card)


CREW_BUTTONS: tuple[type[Press], ...] = (SeeRoles, TakeRole, GiveRoleBack, FreeRole, SeeLoad)
