"""The one card of /settings: what is set, what stands in the way, and the controls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards import asking_words, words
from bot.cards.card import Card, button, buttons, choose, layout, rule, text
from bot.cards.house import NO_HOUSE, HouseShown, house_part
from bot.cards.keys import plain_id
from bot.cards.markdown import escape

ACCENT = 0x5B7FA6
MENTION_ROLES = "Mention @everyone, @here, and All Roles"  # as Discord names it
TEXT_AND_FORUM = [discord.ChannelType.text, discord.ChannelType.forum]


@dataclass(frozen=True, slots=True)
class MentorsShown:
    """The role that is told when a member asks a person, whether it is there, and whether the coach can ping it."""

    role: int | None = None
    exists: bool = False
    can_be_told: bool = False


NO_MENTORS = MentorsShown()


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """What the card needs to know. `missing` are permissions by Discord's own names."""

    channel: int | None
    channel_exists: bool
    answers: str
    platform: str
    platforms: tuple[tuple[str, str], ...]  # (id, name)
    paused: bool
    watching: bool  # the operator switched the message content intent on
    missing: tuple[str, ...] = ()
    missing_for_tags: tuple[str, ...] = ()
    role: str = "Creator Coach"
    house: HouseShown = NO_HOUSE
    mentors: MentorsShown = NO_MENTORS


def settings_card(shown: SettingsShown) -> Card:
    """Every control is on the card at once; each press shows it anew."""
    pause, do = (words.RESUME, "settings-resume") if shown.paused else (words.PAUSE, "settings-pause")
    pick: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id=plain_id("settings-channel"),
        channel_types=TEXT_AND_FORUM,
        placeholder=words.SETTINGS_CHANNEL_PICK,
        min_values=0,
        default_values=[discord.SelectDefaultValue(id=shown.channel, type=discord.SelectDefaultValueType.channel)]
        if shown.channel and shown.channel_exists
        else [],
    )
    return layout(
        text(f"## {words.SETTINGS_TITLE}"),
        *(text(line) for line in state(shown)),
        rule(),
        text(words.SETTINGS_CHANNEL),
        ui.ActionRow(pick),
        text(words.SETTINGS_ANSWERS),
        choose(plain_id("settings-answers"), _answers(shown.answers)),
        text(words.SETTINGS_PLATFORM) if shown.platforms else None,
        choose(plain_id("settings-platform"), _platforms(shown)) if shown.platforms else None,
        text(asking_words.MENTOR),
        ui.ActionRow(_mentors(shown.mentors)),
        buttons(
            button(pause, plain_id(do)),
            button(words.CHECK_AGAIN, plain_id("settings-check")) if shown.channel or shown.mentors.role else None,
        ),
        *house_part(shown.house),
        accent=ACCENT,
    )


def state(shown: SettingsShown) -> Sequence[str]:
    """Where things stand, in sentences: the one that stops everything first."""
    channel = f"<#{shown.channel}>"
    lines = []
    if not shown.watching:
        lines.append(words.STATE_BLIND)
    if shown.paused:
        lines.append(words.STATE_PAUSED)
    if shown.channel is None:
        lines.append(words.STATE_NO_CHANNEL)
    elif not shown.channel_exists:
        lines.append(words.STATE_GONE)
    elif shown.missing:
        named = _and(shown.missing)
        lines.append(words.CANT_IN_CHANNEL.format(channel=channel, permissions=named, role=escape(shown.role)))
    elif shown.watching and not shown.paused:
        lines.append(words.STATE_ON.format(channel=channel))
    if shown.channel_exists and shown.missing_for_tags:
        lines.append(words.CANT_TAG.format(channel=channel, permissions=_and(shown.missing_for_tags)))
    if shown.mentors.role and not shown.mentors.exists:
        lines.append(asking_words.MENTOR_GONE)
    elif shown.mentors.role and not shown.mentors.can_be_told:
        told = {"role": f"<@&{shown.mentors.role}>", "permission": MENTION_ROLES, "mine": escape(shown.role)}
        lines.append(asking_words.CANT_MENTION.format(**told))
    return lines


def _mentors(shown: MentorsShown) -> ui.RoleSelect[Any]:
    chosen = [discord.SelectDefaultValue(id=shown.role, type=discord.SelectDefaultValueType.role)] if shown.role else []
    return ui.RoleSelect(
        custom_id=plain_id("settings-mentors"),
        placeholder=asking_words.MENTOR_PICK,
        min_values=0,
        default_values=chosen if shown.exists else [],
    )


def _and(names: Sequence[str]) -> str:
    bold = [f"**{name}**" for name in names]
    return bold[0] if len(bold) == 1 else ", ".join(bold[:-1]) + " and " + bold[-1]


def _answers(chosen: str) -> list[discord.SelectOption]:
    ways = (
        ("neutral", words.ANSWERS_NEUTRAL, words.ANSWERS_NEUTRAL_ABOUT),
        ("card", words.ANSWERS_CARD, words.ANSWERS_CARD_ABOUT),
        ("thread", words.ANSWERS_THREAD, words.ANSWERS_THREAD_ABOUT),
    )
    return [
        discord.SelectOption(label=label, value=value, description=about, default=value == chosen)
        for value, label, about in ways
    ]


def _platforms(shown: SettingsShown) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=name[:100], value=id, default=id == shown.platform)
        for id, name in shown.platforms[:25]
    ]
