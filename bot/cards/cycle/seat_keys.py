"""Custom ids around a seat at an evening, and around leaving a cycle: whose button it is, the cycle, the evening."""

from __future__ import annotations

from bot.cards.keys import ID, VERSION, member_pattern

_CYCLE, _EVENING = "[0-9]{1,15}", "[0-9]{1,6}"


def seat_id(do: str, member: int, cycle: int, event: int) -> str:
    """A button of one member's seat at an evening."""
    return f"{VERSION}:{do}:{member}:{cycle}:{event}"


def seat_pattern(do: str) -> str:
    return member_pattern(do) + rf":{_CYCLE}:{_EVENING}"


def leaving_id(do: str, member: int, cycle: int) -> str:
    """A button of a founder who leaves."""
    return f"{VERSION}:{do}:{member}:{cycle}"


def leaving_pattern(do: str) -> str:
    return member_pattern(do) + f":{_CYCLE}"


def successor_id(do: str, successor: int, cycle: int, leaver: int) -> str:
    """A button of who is asked to take a founder's place."""
    return f"{VERSION}:{do}:{successor}:{cycle}:{leaver}"


def successor_pattern(do: str) -> str:
    return member_pattern(do) + f":{_CYCLE}:{ID}"
