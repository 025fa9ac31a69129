"""Custom ids of finding people for a cycle, and of asking one to start it: whose button it is, the cycle, the other."""

from __future__ import annotations

from bot.cards.keys import ID, VERSION, member_pattern, plain_id

INTERESTS_FORM = plain_id("interests-form")
PEOPLE = plain_id("cycle-people")
_CYCLE = "[0-9]{1,15}"


def asking_id(do: str, member: int, cycle: int, other: int) -> str:
    """A button of `member` about starting a cycle with `other`: one of them founds it and asks the other."""
    return f"{VERSION}:{do}:{member}:{cycle}:{other}"


def asking_pattern(do: str) -> str:
    return member_pattern(do) + f":{_CYCLE}:{ID}"


def asking_of(custom_id: str) -> tuple[int, int, int]:
    """The member, the cycle, and the other one."""
    _, _, member, cycle, other = custom_id.split(":")
    return int(member), int(cycle), int(other)
