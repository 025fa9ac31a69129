"""Custom ids of the evenings of a cycle: which cycle and evening, and, before one is kept, for whom and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.cards.keys import VERSION, member_pattern

_CYCLE, _EVENT, _MOMENT = "[0-9]{1,15}", "[0-9]{1,6}", "[0-9]{1,10}"
EVENT_FORM_PATTERN = rf"{VERSION}:event-form:{_CYCLE}:{_EVENT}"


def event_id(do: str, cycle: int, event: int) -> str:
    """A button of one evening, for whoever presses it."""
    return f"{VERSION}:{do}:{cycle}:{event}"


def event_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:{_CYCLE}:{_EVENT}"


def event_form_id(cycle: int, event: int) -> str:
    """The form of an evening; 0 is a new one."""
    return f"{VERSION}:event-form:{cycle}:{event}"


def cycle_and_event(custom_id: str) -> tuple[int, int]:
    """The third and fourth part of an id."""
    _, _, cycle, event = custom_id.split(":")
    return int(cycle), int(event)


@dataclass(frozen=True, slots=True)
class MomentKey:
    """A button of one member that holds a moment for an evening; `event` 0 is a new one."""

    member: int
    cycle: int
    event: int
    starts: datetime

    def at(self, starts: datetime) -> MomentKey:
        return replace(self, starts=starts)

    def id(self, do: str) -> str:
        return f"{VERSION}:{do}:{self.member}:{self.cycle}:{self.event}:{int(self.starts.timestamp())}"

    @classmethod
    def read(cls, custom_id: str) -> MomentKey:
        _, _, member, cycle, event, starts = custom_id.split(":")
        return cls(int(member), int(cycle), int(event), datetime.fromtimestamp(int(starts), UTC))


def moment_pattern(do: str) -> str:
    return rf"{member_pattern(do)}:{_CYCLE}:{_EVENT}:{_MOMENT}"
