"""Custom ids around the volunteers of an evening: a role that is taken or given back, and how an evening felt."""

from __future__ import annotations

from bot.cards.keys import VERSION

_EVENING = "[0-9]{1,15}:[0-9]{1,6}"  # the cycle and its evening


def role_id(do: str, cycle: int, event: int, role: str) -> str:
    """A button of one role at an evening."""
    return f"{VERSION}:{do}:{cycle}:{event}:{role}"


def role_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:{_EVENING}:[a-z0-9-]{{1,40}}"


def mood_id(cycle: int, event: int, mood: int) -> str:
    """A button that says how an evening felt, from low to good."""
    return f"{VERSION}:cycle-mood:{cycle}:{event}:{mood}"


MOOD_PATTERN = rf"{VERSION}:cycle-mood:{_EVENING}:[1-3]"


def cycle_event_last(custom_id: str) -> tuple[int, int, str]:
    """The cycle, the evening, and the last part of either id."""
    _, _, cycle, event, last = custom_id.split(":")
    return int(cycle), int(event), last
