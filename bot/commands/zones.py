"""Time zones as a member names them: by the zone or the city, with the time that it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.cards.markdown import clip, escape
from bot.cards.me import practice_words as words
from bot.coaching.practice import zone_names, zone_of
from bot.commands.intake import Refusal
from bot.commands.knowing import MOST_CHOICES, nearest
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

A_SLIP = 0.77  # a slip of the finger, and not another country that is spelled like it
FIRST_ZONES = (  # until something is typed
    "UTC",
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Lagos",
    "Asia/Kolkata",
    "Asia/Jakarta",
    "Asia/Tokyo",
    "Australia/Sydney",
)


async def zone_choices(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """Time zones by name, each with the time it is there: so one sees at once if it is the right one."""
    looked_for, now = fold_term(typed), interaction.client.services.now()
    names = [one for one in sorted(zone_names()) if looked_for in fold_term(one)] if looked_for else FIRST_ZONES
    by_city = sorted(names, key=lambda one: not fold_term(one.rsplit("/", 1)[-1]).startswith(looked_for))

    def label(zone: str) -> str:
        return words.ZONE_CHOICE.format(zone=zone, time=f"{now.astimezone(zone_of(zone)):%H:%M}")

    return [app_commands.Choice(name=label(one), value=one) for one in by_city[:MOST_CHOICES]]


def zone_named(asked: str) -> str:
    """A time zone by its name, or by the city in it. Raises Refusal, with the nearest."""
    names = {fold_term(part): name for name in sorted(zone_names()) for part in (name.rsplit("/", 1)[-1], name)}
    if found := names.get(fold_term(asked)):
        return found
    named = escape(clip(asked, 40))
    is_offset = any(char.isdigit() for char in asked)  # "UTC+2" is not near to UTC
    if not is_offset and (near := nearest(asked, names, alike=A_SLIP)):
        raise Refusal(words.NO_SUCH_ZONE.format(zone=named, nearest=escape(names[near])))
    raise Refusal(words.NO_SUCH_ZONE_NOR_NEAR.format(zone=named))
