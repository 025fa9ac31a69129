"""Where one member stands at one event: their talk, when it begins, or how many are ahead of them in the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.coaching.cycle.agenda import agenda
from bot.coaching.cycle.model import Cycle, Event, Talk
from bot.coaching.cycle.seats import for_everyone_from, free, in_line, repeats
from bot.rulebook.knowledge.gathering import CycleQuestion


@dataclass(frozen=True, slots=True)
class Place:
    """`begins` for a seat; `ahead` in a line. `opens`: until then the free seats are for first-time speakers."""

    talk: Talk
    begins: datetime | None = None
    ahead: int = 0
    opens: datetime | None = None


def place_of(cycle: Cycle, event: Event, member: int, now: datetime) -> Place | None:
    talk = cycle.talk_of(member, event.id)
    if talk is None:
        return None
    slots = (one for one in agenda(cycle, event).slots if one.member == member)
    begins = next((one.starts for one in slots), None)
    line = [one.id for one in in_line(cycle, event.id)]
    ahead = line.index(talk.id) if talk.id in line else 0
    everyone = for_everyone_from(cycle, event)
    held_back = talk.state == "waiting" and free(cycle, event.id) and repeats(cycle, member, event.id)
    return Place(talk, begins, ahead, everyone if held_back and now < everyone else None)


def question_for(talk: Talk, questions: Sequence[CycleQuestion]) -> CycleQuestion | None:
    """The question that goes with a talk: always the same one, and another one for the next talk."""
    return questions[talk.id % len(questions)] if questions else None
