"""What a cycle was, once it is over: everyone who spoke, and how many people met. Nothing here counts likes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.coaching.cycle.model import FORMER, Cycle, Event


@dataclass(frozen=True, slots=True)
class Closing:
    """Members by their ids. `nameless`: how many more have spoken, who had themselves forgotten since."""

    speakers: tuple[int, ...]  # in the order in which they spoke first
    nameless: int
    evenings: tuple[Event, ...]
    met: int  # different people who were there, spoke or helped
    founders: tuple[int, ...]
    volunteers: tuple[int, ...]  # who helped and is no founder


def closing(cycle: Cycle) -> Closing:
    evenings = tuple(cycle.held_events())
    spoke = [talk.member for event in evenings for talk in cycle.talks_at(event.id, "held")]
    speakers = tuple(one for one in dict.fromkeys(spoke) if one != FORMER)
    nameless = sum(one.member == FORMER and one.state == "held" and one.first_time for one in cycle.talks)
    founders = tuple(one.member for one in cycle.founders if one.member != FORMER)
    helped = {two.member for one in evenings for two in one.volunteers}
    there = {member for one in evenings for member in one.attended}
    met = ({*speakers} | helped | there) - {FORMER}
    return Closing(speakers, nameless, evenings, len(met) + nameless, founders, tuple(sorted(helped - {*founders})))
