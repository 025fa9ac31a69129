"""The course of a cycle, evening by evening: who was there, who of them for the first time, how many have spoken."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.coaching.cycle.model import FORMER, Cycle, Event


@dataclass(frozen=True, slots=True)
class Evening:
    """One that was held. `there`: who said so, spoke or helped; `new` of them were at none before. `counted`: whether
    anybody said so, so that the number is of guests too.
    """

    event: int
    number: int
    starts: datetime
    counted: bool
    there: int
    new: int
    talks: int
    speakers: int  # who have spoken until then, this evening's with them
    streak: int  # evenings in a row with the same theme, this one with them; 0 where the theme changed since

    @property
    def back(self) -> int:
        """How many had been at an earlier evening."""
        return self.there - self.new


def course(cycle: Cycle) -> tuple[Evening, ...]:
    """The evenings that were held, the earliest first."""
    known: set[int] = set()
    evenings: list[Evening] = []
    speakers = streak = 0
    for number, event in enumerate(cycle.held_events(), 1):
        talks = cycle.talks_at(event.id, "held")
        first = [one.first_time for one in talks if one.member == FORMER]
        here = named(cycle, event)
        speakers += sum(one.first_time for one in talks)
        streak += event.starts >= cycle.theme_since
        new = len(here - known) + sum(first)
        evenings.append(
            Evening(
                event=event.id,
                number=number,
                starts=event.starts,
                counted=bool(event.attended),
                there=len(here) + len(first),
                new=new,
                talks=len(talks),
                speakers=speakers,
                streak=streak,
            )
        )
        known |= here
    return tuple(evenings)


def evening_held(cycle: Cycle, event: int) -> Evening | None:
    """How this one was; None where it was not held."""
    return next((one for one in course(cycle) if one.event == event), None)


def named(cycle: Cycle, event: Event) -> set[int]:
    """Who was there: whoever said so, spoke or helped. Who had themselves forgotten since is nobody."""
    spoke = {one.member for one in cycle.talks_at(event.id, "held")}
    helped = {one.member for one in event.volunteers}
    return {*event.attended, *spoke, *helped} - {FORMER}


def milestone_of(evening: Evening, milestones: Collection[int]) -> int | None:
    """The milestone that its streak has come to."""
    return evening.streak if evening.streak in milestones else None
