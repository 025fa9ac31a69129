"""Custom ids of goals."""

from __future__ import annotations

from dataclasses import dataclass

from bot.cards.keys import VERSION, member_pattern

_NUMBER = "[0-9]{1,9}"
GOAL_FORM_PATTERN = rf"{VERSION}:goal-form:{_NUMBER}:(?:again|new)"
COUNT_FORM_PATTERN = rf"{VERSION}:goal-count-form:{_NUMBER}"


def goal_form_id(goal: int, *, again: bool) -> str:
    """The form of a goal; 0 is a new one. `again`: its answer takes the place of the card that opened it."""
    return f"{VERSION}:goal-form:{goal}:{'again' if again else 'new'}"


def term_id(advice: str) -> str:
    """The button to the word of the glossary that a piece of advice names."""
    return f"{VERSION}:advice-term:{advice}"


TERM_PATTERN = rf"{VERSION}:advice-term:[a-z0-9-]{{1,20}}"


def count_form_id(goal: int) -> str:
    return f"{VERSION}:goal-count-form:{goal}"


def goal_id(do: str, member: int, goal: int, seen: int = 0) -> str:
    """A button of a member's goal; `seen`: how many were counted when it was made."""
    return f"{VERSION}:{do}:{member}:{goal}:{seen}"


def goal_pattern(do: str) -> str:
    return member_pattern(do) + rf":{_NUMBER}:[0-9]{{1,7}}"


@dataclass(frozen=True, slots=True)
class BetterKey:
    """A button that takes a better version of what stands on its card. `name` "own": the member's words with a day."""

    member: int
    goal: int  # the one that is changed; 0: a new one
    project: bool
    remind: bool
    name: str
    count: int
    day: str  # YYYY-MM-DD

    PATTERN = (
        member_pattern("goal-take") + rf":{_NUMBER}:[sp][rn]:(?:own|again|[a-z0-9-]{{1,20}}\.[0-9]):[0-9]{{1,7}}"
        r":[0-9]{4}-[0-9]{2}-[0-9]{2}"
    )

    def id(self) -> str:
        flags = ("p" if self.project else "s") + ("r" if self.remind else "n")
        return f"{VERSION}:goal-take:{self.member}:{self.goal}:{flags}:{self.name}:{self.count}:{self.day}"

    @classmethod
    def read(cls, custom_id: str) -> BetterKey:
        _, _, member, goal, flags, name, count, day = custom_id.split(":")
        return cls(int(member), int(goal), flags[0] == "p", flags[1] == "r", name, int(count), day)
