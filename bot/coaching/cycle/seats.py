"""The seats of an event: who has one, who waits for one in which order, and to whom a free one is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.cycle.model import FORMER, LIVE, SEATED, Cycle, Event, Talk


def taken(cycle: Cycle, event: int) -> int:
    return len(cycle.talks_at(event, *SEATED))


def coming_to_speak(cycle: Cycle, event: int) -> list[int]:
    """The members with a seat, also one that is offered to them."""
    return [one.member for one in cycle.talks_at(event, "signed", "offered") if one.member != FORMER]


def free(cycle: Cycle, event: int) -> int:
    return max(0, cycle.terms.seats - taken(cycle, event))


def promised(cycle: Cycle) -> int:
    """How many people have spoken or have a seat to; never more than the cycle's end allows."""
    coming = {one.member for one in cycle.talks if one.state in ("signed", "offered") and one.member != FORMER}
    return cycle.speakers() + sum(not cycle.has_spoken(member) for member in coming)


def room_for(cycle: Cycle, member: int) -> bool:
    """Whether this member's talk does not go beyond the speakers that the cycle ends with."""
    last = cycle.end.speakers
    return last is None or promised(cycle) < last or cycle.has_spoken(member) or _seated_elsewhere(cycle, member, 0)


def repeats(cycle: Cycle, member: int, event: int) -> bool:
    """Whether they have spoken before or have a seat at another event: then who has not goes first."""
    return cycle.has_spoken(member) or _seated_elsewhere(cycle, member, event)


def _seated_elsewhere(cycle: Cycle, member: int, event: int) -> bool:
    mine = (one for one in cycle.talks if one.member == member != FORMER and one.event != event)
    return any(one.state in ("signed", "offered") for one in mine)


def for_everyone_from(cycle: Cycle, event: Event) -> datetime:
    """From then on, the event's free seats also go to who has spoken before."""
    return event.starts - timedelta(days=cycle.terms.first_timers_days)


def in_line(cycle: Cycle, event: int) -> list[Talk]:
    """Who waits, the next one first: who never spoke before those who have, then as they asked."""
    waiting = cycle.talks_at(event, "waiting")
    return sorted(waiting, key=lambda one: (repeats(cycle, one.member, event), one.id))


def seat_the_next(cycle: Cycle, event: Event, now: datetime, just_asked: int | None = None) -> Cycle:
    """Give each free seat to the next in line: `just_asked` (a talk's id) takes it at once, others are offered it."""
    while event.state == "planned" and now < event.starts and free(cycle, event.id):
        everyone = now >= for_everyone_from(cycle, event)
        fitting = (
            one
            for one in in_line(cycle, event.id)
            if (everyone or not repeats(cycle, one.member, event.id)) and room_for(cycle, one.member)
        )
        talk = next(fitting, None)
        if talk is None:
            break
        if talk.id == just_asked:
            seated = replace(talk, state="signed")
        else:
            until = min(now + timedelta(hours=cycle.terms.offer_hours), event.starts)
            seated = replace(talk, state="offered", offered_until=until)
        cycle = with_talk(cycle, seated)
    return cycle


def end_offers(cycle: Cycle, now: datetime) -> Cycle:
    """Offers that nobody took in time, and seats of who is a member no more, are free again."""
    starts = {one.id: one.starts for one in cycle.events}
    for talk in cycle.talks:
        late = talk.offered_until is not None and now >= min(talk.offered_until, starts[talk.event])
        gone = talk.member == FORMER and talk.state in LIVE and talk.state != "held"
        if gone or (talk.state == "offered" and late):
            cycle = with_talk(cycle, replace(talk, state="withdrawn", offered_until=None))
    return cycle


def spoken(cycle: Cycle, talk: Talk, overran: int) -> Cycle:
    """The talk is held."""
    first = not cycle.has_spoken(talk.member)
    return with_talk(cycle, replace(talk, state="held", first_time=first, overran=overran))


def with_talk(cycle: Cycle, talk: Talk) -> Cycle:
    """In place of the one with the same id."""
    return replace(cycle, talks=tuple(talk if one.id == talk.id else one for one in cycle.talks))
