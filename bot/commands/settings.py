"""/settings: one card on which an admin sets the drafts channel, the way of answering, the platform, and pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

import discord
from discord import app_commands

from bot.cards import words
from bot.cards.card import Card
from bot.cards.house import HouseShown
from bot.cards.keys import plain_id
from bot.cards.settings import MentorsShown, SettingsShown, settings_card
from bot.commands.answering import answering, picked, show, show_in_place
from bot.commands.intake import Refusal
from bot.commands.mentors import can_tell
from bot.commands.permissions import missing_for_answers, missing_for_tags
from bot.commands.press import Press
from bot.store.servers import Answers, Servers, ServerSettings

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


def settings_command() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name="settings", description=words.SETTINGS_ABOUT)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def settings(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await _card(interaction, await _settings(interaction)))

    return settings


class OpenSettings(Press, template=plain_id("settings-open")):
    """The button on the welcome card."""

    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, await _card(interaction, await _settings(interaction)))


class CheckAgain(Press, template=plain_id("settings-check")):
    """Looks at the permissions anew."""

    async def pressed(self, interaction: Coached) -> None:
        await show_settings_anew(interaction)


class PickChannel(Press, template=plain_id("settings-channel")):
    async def pressed(self, interaction: Coached) -> None:
        settings = await _settings(interaction)
        chosen = next(iter(picked(interaction)), None)
        channel = None if chosen is None else _number(chosen)
        if channel is None or _channel(interaction, channel) is not None:
            await _servers(interaction).set_drafts_channel(settings.server, channel)
        await show_settings_anew(interaction)


class PickAnswers(Press, template=plain_id("settings-answers")):
    async def pressed(self, interaction: Coached) -> None:
        settings = await _settings(interaction)
        chosen = next((one for one in picked(interaction) if one in get_args(Answers)), settings.answers)
        await _servers(interaction).set_answers(settings.server, cast(Answers, chosen))
        await show_settings_anew(interaction)


class PickPlatform(Press, template=plain_id("settings-platform")):
    async def pressed(self, interaction: Coached) -> None:
        settings = await _settings(interaction)
        known = interaction.client.services.shelf.current.platforms
        chosen = next((one for one in picked(interaction) if one in known), settings.platform)
        await _servers(interaction).set_platform(settings.server, chosen)
        await show_settings_anew(interaction)


class PickMentors(Press, template=plain_id("settings-mentors")):
    """Any role of the server but @everyone."""

    async def pressed(self, interaction: Coached) -> None:
        settings = await _settings(interaction)
        chosen = next(iter(picked(interaction)), None)
        role = None if chosen is None else _role(interaction, _number(chosen))
        if chosen is None or (role is not None and not role.is_default()):
            await _servers(interaction).set_mentor_role(settings.server, role.id if role else None)
        await show_settings_anew(interaction)


class Pause(Press, template=plain_id("settings-pause")):
    async def pressed(self, interaction: Coached) -> None:
        settings = await _settings(interaction)
        await _servers(interaction).set_paused(settings.server, True)
        await show_settings_anew(interaction)


class Resume(Press, template=plain_id("settings-resume")):
    """Not the same button as Pause: pressed twice, or by two admins at once, each still does what it says."""

    async def pressed(self, interaction: Coached) -> None:
        settings = await _settings(interaction)
        await _servers(interaction).set_paused(settings.server, False)
        await show_settings_anew(interaction)


SETTINGS_CONTROLS: tuple[type[Press], ...] = (
    OpenSettings,
    CheckAgain,
    PickChannel,
    PickAnswers,
    PickPlatform,
    PickMentors,
    Pause,
    Resume,
)


def managed_server(interaction: Coached) -> int:
    """The server, for someone who may change its settings. Asked at every press and form: the right may be lost."""
    if interaction.guild_id is None or interaction.guild is None:
        raise Refusal(words.NOT_IN_SERVER)
    if not interaction.permissions.manage_guild:
        raise Refusal(words.NEED_MANAGE_SERVER)
    return interaction.guild_id


async def _settings(interaction: Coached) -> ServerSettings:
    """The server's choices, for someone who may change them."""
    return await _servers(interaction).get(managed_server(interaction))


def _servers(interaction: Coached) -> Servers:
    return interaction.client.services.store.servers


async def show_settings_anew(interaction: Coached) -> None:
    """The card in place of the one that was pressed, or as an answer where none was."""
    card = await _card(interaction, await _settings(interaction))
    await show_in_place(interaction, card)


async def _card(interaction: Coached, settings: ServerSettings) -> Card:
    client: CoachClient = interaction.client
    channel = _channel(interaction, settings.drafts_channel)
    role = interaction.guild.self_role if interaction.guild else None
    house = (await client.houses.now(settings.server)).rules
    ours = client.services.shelf.current.rules
    return settings_card(
        SettingsShown(
            channel=settings.drafts_channel,
            channel_exists=channel is not None,
            answers=settings.answers,
            platform=settings.platform or client.services.operator.default_platform,
            platforms=tuple((one.id, one.name) for one in client.services.shelf.current.platforms.values()),
            paused=settings.paused,
            watching=client.services.operator.watch_drafts,
            missing=missing_for_answers(channel, settings.answers) if channel else (),
            missing_for_tags=missing_for_tags(channel) if channel else (),
            role=role.name if role else client.user.name if client.user else "",
            mentors=_mentors(interaction, settings.mentor_role),
            house=HouseShown(house, tuple(one for one in house.rule_ids() if one not in ours)),
        )
    )


def _number(chosen: str) -> int:
    """An id as it was picked; 0 is nothing's."""
    return int(chosen) if chosen.isascii() and chosen.isdigit() else 0


def _role(interaction: Coached, role: int | None) -> discord.Role | None:
    return interaction.guild.get_role(role) if interaction.guild and role else None


def _mentors(interaction: Coached, role: int | None) -> MentorsShown:
    found = _role(interaction, role)
    if found is None:
        return MentorsShown(role)
    return MentorsShown(role, True, can_tell(found, found.guild.me.guild_permissions))


def _channel(interaction: Coached, channel: int | None) -> discord.TextChannel | discord.ForumChannel | None:
    found = interaction.guild.get_channel(channel) if interaction.guild and channel else None
    return found if isinstance(found, discord.TextChannel | discord.ForumChannel) else None
