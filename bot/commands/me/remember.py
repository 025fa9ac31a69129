"""/me remember: which creators a member would miss, why, and one trait to copy; kept for them alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.keys import member_pattern
from bot.cards.me import remember_words as words
from bot.cards.me.remember import (
    CREATORS,
    LONGEST_CREATOR,
    LONGEST_TRAIT,
    REMEMBER_FORM,
    Recalled,
    RememberForm,
    remember_card,
)
from bot.coaching.kpi.figures import UnreadableFigure, read_figure
from bot.commands.answering import answering, open_form, show, show_in_place, show_instead
from bot.commands.intake import in_one_line
from bot.commands.knowing import owned
from bot.commands.press import Press, SentForm
from bot.store.remembered import Remembered

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached

_NUMBER = re.compile(r"(?<![-\w])\d[\d.,]*\s?[km]?\b", re.IGNORECASE)


def add_remember(group: app_commands.Group) -> None:
    @group.command(name="remember", description=words.REMEMBER_ABOUT)
    async def remember(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await recalled(interaction))


async def recalled(interaction: Coached, note: str = "") -> Card:
    """What the member told, or the question."""
    member = interaction.user.id
    told = await interaction.client.services.store.remembered.of(member) or Remembered(member)
    named = [one for one in (told.one, told.two, told.three) if one]
    return remember_card(Recalled(told.follows, named, told.trait), member, note)


class OpenRemember(Press, template=member_pattern("remember")):
    """Opens the form with what was told."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/me remember")
        told = await interaction.client.services.store.remembered.of(interaction.user.id)
        fields = {} if told is None else {name: getattr(told, name) for name in (*CREATORS, "trait")}
        if told is not None and told.follows is not None:
            fields["follows"] = str(told.follows)
        await open_form(interaction, RememberForm(fields))


class ForgetRemembered(Press, template=member_pattern("remember-forget")):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/me remember")
        await interaction.client.services.store.remembered.forget(interaction.user.id)
        await show_instead(interaction, await recalled(interaction, words.REMEMBER_FORGOTTEN))


REMEMBER_BUTTONS: tuple[type[Press], ...] = (OpenRemember, ForgetRemembered)


class RememberSent(SentForm):
    """Whom the member would miss. Sent in empty, it forgets."""

    pattern = REMEMBER_FORM

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        member, kept = interaction.user.id, interaction.client.services.store.remembered
        typed = answers.get("follows", "").strip()
        follows = _number(typed)
        one, two, three = (in_one_line(answers.get(id, ""))[:LONGEST_CREATOR] for id in CREATORS)
        told = Remembered(member, follows, one, two, three, in_one_line(answers.get("trait", ""))[:LONGEST_TRAIT])
        await (kept.forget(member) if told == Remembered(member) else kept.put(told))
        card = await recalled(interaction, words.NUMBER_UNREAD if typed and follows is None else "")
        await show_in_place(interaction, card)


def _number(typed: str) -> int | None:
    """The one number in it, whatever stands around it: "about 300"."""
    found = _NUMBER.findall(typed)
    try:
        return read_figure(found[0]).count if len(found) == 1 else None
    except UnreadableFigure:
        return None
