"""How the work of a cycle is spread over those who make it, and how their evenings felt: no ranking, nobody blamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.coaching.cycle.model import FORMER, Cycle, Event

LATELY = 4  # evenings
MUCH = 3  # roles lately, from which on one who has more than half of them carries much
LOW = 1  # as it is kept
IN_A_ROW = 3  # low ones, after which a swap is suggested


@dataclass(frozen=True, slots=True)
class Share:
    """What one member does. `roles`: how often each, lately; `coming`: roles at evenings to come."""

    member: int
    founder: bool
    roles: tuple[tuple[str, int], ...]
    talks: int
    coming: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """`shares`: founders as they came, then others as they first helped. `few`: whether much rests on one person."""

    evenings: int
    shares: tuple[Share, ...]
    few: bool


def load(cycle: Cycle) -> Load:
    last, coming = cycle.held_events()[-LATELY:], cycle.open_events()
    crew = [one.member for one in cycle.founders] + [two.member for one in (*last, *coming) for two in one.volunteers]
    shares = tuple(_share(cycle, member, last, coming) for member in dict.fromkeys(crew) if member != FORMER)
    carried = [sum(count for _, count in one.roles) for one in shares]
    few = sum(carried) >= MUCH and max(carried) * 2 > sum(carried)
    return Load(len(last), shares, few)


def _share(cycle: Cycle, member: int, last: Sequence[Event], coming: Sequence[Event]) -> Share:
    roles = Counter(two.role for one in last for two in one.volunteers if two.member == member)
    spoke = sum(two.member == member for one in last for two in cycle.talks_at(one.id, "held"))
    ahead = dict.fromkeys(two.role for one in coming for two in one.volunteers if two.member == member)
    return Share(member, cycle.founded_by(member), tuple(roles.items()), spoke, tuple(ahead))


def low_in_a_row(cycle: Cycle, moods: Mapping[int, int]) -> int:
    """How many of the latest evenings that a member told of felt low. `moods` by the evening."""
    told = [moods[one.id] for one in cycle.held_events() if one.id in moods]
    count = 0
    for mood in reversed(told):
        if mood != LOW:
            break
        count += 1
    return count
