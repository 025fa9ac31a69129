"""/cycle leave: a founder steps back. No reason asked, the place offered to somebody, thanks, and founders counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.cycle import leave_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.leave import leave_card, left_card, not_taken_card, stayed_card, take_over_card, took_over_card
from bot.cards.cycle.seat_keys import leaving_pattern, successor_pattern
from bot.cards.cycle.start_words import NO_SUCH_CYCLE
from bot.cards.learning_words import NOT_YOUR_CARD
from bot.cards.markdown import escape
from bot.coaching.cycle import founding
from bot.coaching.cycle.refusing import Refused
from bot.commands.answering import answering, only_for, picked, pressed_id, show, show_instead
from bot.commands.cycle.changing import changed, cycle_here
from bot.commands.cycle.places import tell
from bot.commands.intake import Refusal
from bot.commands.knowing import choices
from bot.commands.press import Press
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

COMMAND = "/cycle leave"


def add_leave(group: app_commands.Group) -> None:
    @group.command(name="leave", description=words.LEAVE_ABOUT)
    @app_commands.describe(which=words.LEAVE_WHICH)
    @app_commands.autocomplete(which=_founded)
    async def leave(interaction: discord.Interaction[Any], which: str | None = None) -> None:
        async with answering(interaction):
            cycle = _meant(await _own_cycles(interaction), which)
            await show(interaction, leave_card(cycle, interaction.user.id))


async def _founded(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """The active cycles that the member started."""
    cycles, server = interaction.client.cycles, interaction.guild_id or 0
    return choices(await cycles.names(server, ("active",), founder=interaction.user.id), typed)


async def _own_cycles(interaction: Coached) -> list[Cycle]:
    there = await interaction.client.cycles.of_server(interaction.guild_id or 0, ("active",))
    return [one for one in there if one.founded_by(interaction.user.id)]


def _meant(cycles: list[Cycle], which: str | None) -> Cycle:
    """By its number, as the list of choices has it, by its name, or the only one. Raises Refusal."""
    asked = which or ""
    meant = [one for one in cycles if str(one.id) == asked or fold_term(one.name) == fold_term(asked)]
    if not cycles:
        raise Refusal(words.NO_FOUNDER)
    if which is None:
        meant = cycles
    elif not meant:
        raise Refusal(NO_SUCH_CYCLE)
    if len(meant) > 1:
        raise Refusal(words.WHICH_LEAVE.format(names=", ".join(escape(one.name) for one in meant)))
    return meant[0]


class _OfLeaver(Press, template=r"(?!)"):
    """A button of the founder whose card it is."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, member, id = pressed_id(interaction).split(":")
        only_for(int(member), interaction, NOT_YOUR_CARD, command=COMMAND)
        await self.on_cycle(interaction, int(id))

    async def on_cycle(self, interaction: Coached, id: int) -> None:
        raise NotImplementedError


class LeaveNow(_OfLeaver, template=leaving_pattern("cycle-leave")):
    async def on_cycle(self, interaction: Coached, id: int) -> None:
        member, now = interaction.user.id, interaction.client.services.now()
        cycle = await changed(interaction, id, lambda cycle: founding.leave(cycle, member, now))
        await show_instead(interaction, left_card(cycle))


class StayFounder(_OfLeaver, template=leaving_pattern("cycle-stay")):
    async def on_cycle(self, interaction: Coached, id: int) -> None:
        await show_instead(interaction, stayed_card())


class AskSuccessor(_OfLeaver, template=leaving_pattern("cycle-successor")):
    """Asks the one who was picked, where everyone can see it; they decide."""

    async def on_cycle(self, interaction: Coached, id: int) -> None:
        cycle, leaver = await cycle_here(interaction, id), interaction.user.id
        if not cycle.founded_by(leaver) or cycle.state != "active":
            raise Refusal(words.NO_FOUNDER)
        successor = picked_member(interaction)
        if successor == leaver:
            said = words.ASK_YOURSELF
        elif cycle.founded_by(successor):
            said = words.FOUNDER_TOO.format(who=who(successor))
        else:
            nonce = str(interaction.id)
            asked = await tell(
                interaction.client, cycle, take_over_card(cycle, leaver, successor), nonce, to=[successor], ping=True
            )
            form = words.ASKED if asked else words.CANT_ASK
            said = form.format(who=who(successor), name=escape(cycle.name))
        await show_instead(interaction, leave_card(cycle, leaver, said))


def picked_member(interaction: Coached) -> int:
    """Raises Refusal where it is none of this server."""
    value = next(iter(picked(interaction)), "")
    data: dict[str, Any] = dict(interaction.data or {})
    users: dict[str, Any] = data.get("resolved", {}).get("users", {})
    if value not in users:
        raise Refusal(words.PICK_AGAIN)
    if users[value].get("bot"):
        raise Refusal(words.ASK_BOT)
    return int(value)


class _OfSuccessor(Press, template=r"(?!)"):
    """A button of who was asked; it may be pressed in a direct message."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, successor, id, leaver = pressed_id(interaction).split(":")
        only_for(int(successor), interaction, words.NOT_ASKED_YOU)
        await self.on_cycle(interaction, int(id), int(leaver))

    async def on_cycle(self, interaction: Coached, id: int, leaver: int) -> None:
        raise NotImplementedError


class TakeOver(_OfSuccessor, template=successor_pattern("cycle-take-over")):
    async def on_cycle(self, interaction: Coached, id: int, leaver: int) -> None:
        successor, now = interaction.user.id, interaction.client.services.now()

        def take_over(cycle: Cycle) -> Cycle:
            """Whoever asked may have left meanwhile: then their place is free to whoever presses, if it is missing."""
            try:
                return founding.hand_over(cycle, leaver, successor, now)
            except Refused as refused:
                if refused.why != "no-founder":
                    raise
                return founding.found(cycle, successor, now)

        cycle = await changed(interaction, id, take_over, anywhere=True)
        await show_instead(interaction, took_over_card(cycle, leaver, successor))


class NotMe(_OfSuccessor, template=successor_pattern("cycle-not-me")):
    async def on_cycle(self, interaction: Coached, id: int, leaver: int) -> None:
        await cycle_here(interaction, id, anywhere=True)
        await show_instead(interaction, not_taken_card(leaver))


LEAVING_BUTTONS: tuple[type[Press], ...] = (LeaveNow, StayFounder, AskSuccessor, TakeOver, NotMe)
