"""Who cares about the same, by the interests that members type; and who is introduced to whom after a talk."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.coaching.cycle.model import Cycle, Talk
from bot.rulebook.knowledge.naming import fold_term

MOST_INTERESTS = 5
LONGEST_INTEREST = 30
LONGEST_TYPED = 200
WHILE_FRESH = timedelta(hours=24)  # so long after an evening began, who heard a talk may be introduced
HOLD = timedelta(minutes=3)  # so long, who has met everyone that waits is kept for somebody new

_BETWEEN = re.compile(r"[,;|\n\u3001\uff0c\uff1b]+|\s+(?=#)")  # also the commas of Japanese and Chinese
_SHORTEST_PLURAL = 4  # letters


class UnreadableInterests(ValueError):
    """What was typed is no list of interests. `one` is the interest that is too long."""

    def __init__(self, why: Literal["none", "many", "long"], one: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.one = one


@dataclass(frozen=True, slots=True)
class Sharing:
    """Somebody who lists some of the same interests, in the words of whoever looks."""

    member: int
    interests: tuple[str, ...]


def read_interests(typed: str) -> dict[str, str]:
    """Each interest as it was typed, by its folded name; one that is there twice counts once. Raises
    UnreadableInterests.
    """
    found: dict[str, str] = {}
    for part in _BETWEEN.split(typed):
        one = " ".join(part.split()).lstrip("# ")
        if not (folded := folded_interest(one)):
            continue
        if len(one) > LONGEST_INTEREST:
            raise UnreadableInterests("long", one)
        found.setdefault(folded, one)
    if not found:
        raise UnreadableInterests("none")
    if len(found) > MOST_INTERESTS:
        raise UnreadableInterests("many")
    return found


def folded_interest(interest: str) -> str:
    """The same for “Street food” and “street-food”, “ceramic” and “ceramics”."""
    folded = fold_term(interest)
    if len(folded) >= _SHORTEST_PLURAL and folded.endswith("s") and not folded.endswith("ss"):
        return folded[:-1]
    return folded


def sharing(mine: Mapping[str, str], listed: Iterable[tuple[int, str]]) -> list[Sharing]:
    """Of those who are listed, with the folded name of an interest each, who shares some of mine: the most first, and
    among equals in the order in which they come.
    """
    shared: dict[int, list[str]] = {}
    for member, folded in listed:
        if folded in mine:
            shared.setdefault(member, []).append(mine[folded])
    found = [Sharing(member, tuple(interests)) for member, interests in shared.items()]
    return sorted(found, key=lambda one: -len(one.interests))


def to_meet(waiting: Sequence[int], met: Collection[int]) -> int | None:
    """To whom of those who wait, in their order, somebody is introduced: the first whom they have not met yet."""
    return next((one for one in waiting if one not in met), None)


def may_meet(cycle: Cycle, talk: Talk, now: datetime) -> bool:
    """Whether those who heard this talk may be introduced still."""
    event = cycle.event(talk.event)
    return talk.state == "held" and event is not None and now < event.starts + WHILE_FRESH
