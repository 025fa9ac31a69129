"""The evening itself: it begins, talks are held and perhaps run over, people are there, and it is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.planning import with_event
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.seats import spoken, with_talk
from bot.coaching.cycle.settling import active, by_runner, known_event, settled, with_a_seat
from bot.coaching.cycle.talking import on_stage, over_by

EARLY = timedelta(hours=1)  # so long before its time it may begin


def begin(cycle: Cycle, event: int, by: int | None, now: datetime, room: int | None = None) -> Cycle:
    """It is on, led in the channel `room`. Offers end: a seat that is free now goes to whoever asks first."""
    cycle = active(cycle, now)
    found = known_event(cycle, event)
    by_runner(cycle, found, by)
    if found.state != "planned":
        raise Refused("not-planned")
    _not_too_early(found, now)
    for talk in cycle.talks_at(event, "offered"):
        cycle = with_talk(cycle, replace(talk, state="waiting", offered_until=None))
    return settled(with_event(cycle, replace(found, state="running", room=room, quiet=now)), now)


def talk_held(cycle: Cycle, event: int, member: int, now: datetime, overran: int = 0) -> Cycle:
    """Somebody has spoken, and `overran` by so many seconds. One who was noted as missing may be set right."""
    cycle = active(cycle, now)
    found, talk = known_event(cycle, event), cycle.talk_of(member, event)
    if found.state not in ("running", "held"):
        raise Refused("not-running")
    if talk is None or talk.state not in ("signed", "missed", "held"):
        raise Refused("no-talk")
    if talk.state == "held":
        raise Refused("spoken-already")
    if talk.state == "missed":
        with_a_seat(cycle, event, member)
    return settled(spoken(cycle, talk, overran), now)


def hold(cycle: Cycle, event: int, by: int | None, now: datetime, spoke: Collection[int] | None = None) -> Cycle:
    """It took place and is over. Of those who signed up, `spoke` have spoken; None: all of them have. Who speaks right
    now has.
    """
    cycle = active(cycle, now)
    found = known_event(cycle, event)
    by_runner(cycle, found, by)
    if not found.open:
        raise Refused("not-planned")
    _not_too_early(found, now)
    speaks = on_stage(cycle, found)
    for talk in cycle.talks_at(event, "signed"):
        if talk == speaks:
            cycle = spoken(cycle, talk, over_by(cycle, found, now))
        elif spoke is None or talk.member in spoke:
            cycle = spoken(cycle, talk, talk.overran)
        else:
            cycle = with_talk(cycle, replace(talk, state="missed"))
    for talk in cycle.talks_at(event, "offered", "waiting"):
        cycle = with_talk(cycle, replace(talk, state="withdrawn", offered_until=None))
    return settled(with_event(cycle, replace(found, state="held", stage=None, quiet=None)), now)


def attend(cycle: Cycle, event: int, member: int, now: datetime) -> Cycle:
    """“I was there.”"""
    cycle = active(cycle, now)
    found = known_event(cycle, event)
    if found.state not in ("running", "held"):
        raise Refused("not-running")
    if member in found.attended:
        raise Refused("here-already")
    return with_event(cycle, replace(found, attended=found.attended | {member}))


def _not_too_early(event: Event, now: datetime) -> None:
    if now < event.starts - EARLY:
        raise Refused("too-early", starts=event.starts)
