"""How an evening of a cycle looks as one of the server's own scheduled events, and what was changed in one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import discord

from bot.cards.cycle import event_words as words
from bot.cards.cycle.place import LONGEST_PLACE, channel_in, place_in
from bot.cards.markdown import clip, escape, straight
from bot.coaching.cycle.agenda import full_length
from bot.coaching.cycle.model import Cycle, Event

LONGEST_NAME = 100


def native_form(guild: discord.Guild, cycle: Cycle, event: Event) -> dict[str, Any]:
    """What Discord asks for. In a voice or stage channel where that is still there, otherwise at the place typed."""
    terms = cycle.terms
    about = words.NATIVE_ABOUT.format(theme=escape(cycle.theme), seats=terms.seats, minutes=terms.talk_minutes)
    form: dict[str, Any] = {
        "name": native_name(cycle),
        "description": clip(about, 1000),
        "start_time": event.starts,
        "end_time": event.starts + full_length(terms),
        "privacy_level": discord.PrivacyLevel.guild_only,
    }
    channel = stage_of(guild, event.place)
    if isinstance(channel, discord.StageChannel):
        return form | {"entity_type": discord.EntityType.stage_instance, "channel": channel}
    if channel is not None:
        return form | {"entity_type": discord.EntityType.voice, "channel": channel}
    return form | {"entity_type": discord.EntityType.external, "location": _location(event)}


def native_name(cycle: Cycle) -> str:
    """Without the evening's number, which changes when one is planned before it."""
    return clip(straight(cycle.name), LONGEST_NAME)


def stage_of(guild: discord.Guild, place: str) -> discord.VoiceChannel | discord.StageChannel | None:
    """The voice or stage channel that an evening is in."""
    channel = guild.get_channel(channel_in(place) or 0)
    return channel if isinstance(channel, discord.VoiceChannel | discord.StageChannel) else None


def _location(event: Event) -> str:
    if channel_in(event.place) is not None:
        return words.NO_PLACE  # the channel is gone
    return event.place[:LONGEST_PLACE] or words.NO_PLACE


def differs(there: discord.ScheduledEvent, event: Event) -> bool:
    """Whether time or place are not those of the cycle. The name is left as the server has it."""
    return moved_to(there) != event.starts or place_there(there, event) != event.place


def moved_to(there: discord.ScheduledEvent) -> datetime:
    """When it begins there, in whole seconds as the cycle has it."""
    return there.start_time.astimezone(UTC).replace(microsecond=0)


def place_there(there: discord.ScheduledEvent, event: Event) -> str:
    """Where it is there; as the evening has it, where the native event only stands in for it."""
    if there.channel_id is not None:
        return place_in(there.channel_id)
    location = there.location or ""
    return event.place if location == _location(event) else location[:LONGEST_PLACE]
