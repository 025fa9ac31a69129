"""/cycle theme: another theme for a cycle. Where it breaks a streak, it asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.card import text_at
from bot.cards.cycle import event_words, start_words
from bot.cards.cycle import theme_words as words
from bot.cards.cycle.choosing import LONGEST_THEME
from bot.cards.cycle.seat_keys import leaving_pattern
from bot.cards.cycle.theme import THEME, changed_card, kept_card, sure_card
from bot.cards.markdown import unquote
from bot.coaching.cycle.founding import change_theme
from bot.coaching.cycle.refusing import Refused
from bot.commands.answering import answering, pressed_id, show, show_instead
from bot.commands.cycle.changing import changed, cycle_here, refused_line
from bot.commands.cycle.showing import show_publicly
from bot.commands.cycle.which import by_of, running_cycles, which_runs
from bot.commands.intake import Refusal, in_one_line
from bot.commands.knowing import owned
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached

COMMAND = "/cycle theme"


def add_theme(group: app_commands.Group) -> None:
    @group.command(name="theme", description=words.THEME_ABOUT)
    @app_commands.describe(theme=words.NEW_ABOUT, cycle=event_words.WHICH_ABOUT)
    @app_commands.autocomplete(cycle=running_cycles)
    async def theme_of(
        interaction: discord.Interaction[Any],
        theme: app_commands.Range[str, 1, LONGEST_THEME],
        cycle: str | None = None,
    ) -> None:
        async with answering(interaction):
            await _change(interaction, await which_runs(interaction, cycle), in_one_line(theme))


async def _change(interaction: Coached, cycle: Cycle, theme: str) -> None:
    """At once where there is no streak, and else after a second press."""
    if not theme:
        raise Refusal(start_words.NO_THEME)
    try:
        change_theme(cycle, theme, by_of(interaction), interaction.client.services.now())
    except Refused as refused:
        if refused.why != "breaks-streak":
            raise Refusal(refused_line(refused, cycle)) from None
        streak = int(str(refused.details["streak"]))
        await show(interaction, sure_card(cycle, theme, streak, interaction.user.id))
        return
    await show(interaction, changed_card(await _changed(interaction, cycle.id, theme, sure=False)))


async def _changed(interaction: Coached, id: int, theme: str, *, sure: bool) -> Cycle:
    """It is changed, and everyone is told where the cycle's card is."""
    by, now = by_of(interaction), interaction.client.services.now()
    cycle = await changed(interaction, id, lambda cycle: change_theme(cycle, theme, by, now, sure=sure))
    await show_publicly(interaction.client, cycle, changed_card(cycle), otherwise=interaction.channel_id)
    return cycle


class ChangeTheme(Press, template=leaving_pattern("theme-change")):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, COMMAND)
        theme = unquote(text_at(interaction.message.components if interaction.message else [], THEME) or "")
        if not theme or len(theme) > LONGEST_THEME:
            raise Refusal(start_words.NO_THEME)
        await show_instead(
            interaction, changed_card(await _changed(interaction, _cycle(interaction), theme, sure=True))
        )


class KeepTheme(Press, template=leaving_pattern("theme-keep")):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, COMMAND)
        await show_instead(interaction, kept_card(await cycle_here(interaction, _cycle(interaction))))


def _cycle(interaction: Coached) -> int:
    """The fourth part of the id."""
    return int(pressed_id(interaction).split(":")[3])


THEME_BUTTONS: tuple[type[Press], ...] = (ChangeTheme, KeepTheme)
