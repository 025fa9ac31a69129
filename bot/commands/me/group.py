"""/me: what a member told the coach about themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import words
from bot.cards.keys import member_pattern
from bot.cards.me.profile import PROFILE_FORM, ProfileForm, profile_card, profile_of_form
from bot.coaching.profile import NOTHING_TOLD
from bot.commands.answering import answering, only_for, open_form, pressed_id, show, show_in_place, show_instead
from bot.commands.everywhere import group_everywhere
from bot.commands.me.absence import add_absence
from bot.commands.me.actions import add_actions
from bot.commands.me.care import add_care
from bot.commands.me.practice import add_practice
from bot.commands.me.profiles import keep_profile, profile_kept
from bot.commands.me.progress import add_progress
from bot.commands.me.remember import add_remember
from bot.commands.me.trends import add_trends
from bot.commands.press import Press, SentForm

if TYPE_CHECKING:
    from bot.commands.answering import Coached


def me_commands() -> app_commands.Group:
    """The group; each thing that a member can tell is a command of it."""
    me = group_everywhere("me", words.ME_ABOUT)

    @me.command(name="profile", description=words.PROFILE_ABOUT)
    async def profile(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            member = interaction.user.id
            await show(interaction, profile_card(await profile_kept(interaction.client, member), member))

    add_care(me)
    add_absence(me)
    add_progress(me)
    add_practice(me)
    add_trends(me)
    add_remember(me)
    add_actions(me)
    return me


def _own(interaction: Coached) -> int:
    """The member whose profile the pressed card shows. Raises Refusal for anyone else."""
    member = int(pressed_id(interaction).rsplit(":", 1)[1])
    only_for(member, interaction, words.NOT_YOUR_PROFILE)
    return member


class ChangeProfile(Press, template=member_pattern("me-change")):
    """Opens the form with what is set."""

    async def pressed(self, interaction: Coached) -> None:
        member = _own(interaction)
        await open_form(interaction, ProfileForm(await profile_kept(interaction.client, member)))


class ForgetProfile(Press, template=member_pattern("me-forget")):
    """Deletes all that was told."""

    async def pressed(self, interaction: Coached) -> None:
        member = _own(interaction)
        await keep_profile(interaction.client, member, NOTHING_TOLD)
        await show_instead(interaction, profile_card(NOTHING_TOLD, member, forgotten=True))


PROFILE_BUTTONS: tuple[type[Press], ...] = (ChangeProfile, ForgetProfile)


class ProfileSent(SentForm):
    """What a member tells of themselves."""

    pattern = PROFILE_FORM

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        profile, member = profile_of_form(answers), interaction.user.id
        await keep_profile(interaction.client, member, profile)
        card = profile_card(profile, member)
        await show_in_place(interaction, card)
