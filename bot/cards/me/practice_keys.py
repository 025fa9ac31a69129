"""Custom ids of small techniques and the weekly practice."""

from __future__ import annotations

from bot.cards.keys import VERSION, member_pattern


def tip_id(member: int, number: int, topic: str) -> str:
    """The button for another technique: its place in this member's order of a topic, "" for all of them."""
    return f"{VERSION}:tip-more:{member}:{number}:{topic}"


TIP_PATTERN = member_pattern("tip-more") + r":[0-9]{1,4}:[a-z0-9-]*"


def week_id(do: str, member: int, week: int) -> str:
    """A button under a week's technique."""
    return f"{VERSION}:{do}:{member}:{week}"


def week_pattern(do: str) -> str:
    return member_pattern(do) + r":[0-9]{1,15}"
