"""Custom ids of a community cycle's buttons: what they do, and the cycle's number."""

from __future__ import annotations

from bot.cards.keys import VERSION, plain_id

PROPOSE_FORM = plain_id("cycle-form")


def cycle_id(do: str, cycle: int) -> str:
    """A button of one cycle, for whoever presses it."""
    return f"{VERSION}:{do}:{cycle}"


def cycle_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:[0-9]{{1,15}}"


def cycle_of(custom_id: str) -> int:
    """The cycle's number, the third part of an id."""
    return int(custom_id.split(":")[2])
