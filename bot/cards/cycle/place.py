"""Where an evening is, as it is kept: a channel of the server, or what was typed."""

from __future__ import annotations

import re

from bot.cards.keys import ID
from bot.cards.markdown import escape, unquote

LONGEST_PLACE = 100  # characters; as in Discord's own events
_CHANNEL = re.compile(rf"<#({ID})>")


def place_in(channel: int) -> str:
    return f"<#{channel}>"


def channel_in(place: str) -> int | None:
    """The channel that a place is; None where it is somewhere else."""
    match = _CHANNEL.fullmatch(place)
    return int(match[1]) if match else None


def place_shown(place: str) -> str:
    """A channel as Discord shows it; what was typed without acting as markup."""
    return place if channel_in(place) is not None else escape(place)


def place_read(shown: str) -> str:
    """The place that `place_shown` was given."""
    return unquote(shown)
