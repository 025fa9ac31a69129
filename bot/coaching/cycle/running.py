"""An evening that is led here: who is called up, who is done, who is not there, and what is said when by the clock."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.coaching.cycle.agenda import full_length
from bot.coaching.cycle.holding import hold, talk_held
from bot.coaching.cycle.model import FORMER, Cycle, Event, Stage, Talk
from bot.coaching.cycle.planning import with_event
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.seats import spoken, with_talk
from bot.coaching.cycle.settling import active, by_runner, known_event, settled, with_a_seat
from bot.coaching.cycle.talking import on_stage, over_by, to_come

FORGOTTEN = timedelta(hours=3)  # so long after an evening could be over, it ends by itself

Says = Literal[
    "pause",  # nobody speaks from now on
    "calls-up",  # the changeover is over: by itself
    "speaks",  # somebody has been called up
    "two-minutes",
    "thirty-seconds",
    "time-up",
    "moves-on",  # nobody said that the talk is over: by itself
    "ends",  # nobody ended the evening: by itself
]


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to say, or to do by itself, at a moment of an evening."""

    says: Says
    at: datetime


def call_up(cycle: Cycle, event: int, by: int | None, now: datetime, talk: int | None = None) -> Cycle:
    """This talk begins; None: the next in the agenda's order."""
    cycle, found = _running(cycle, event, by, now)
    speaks = on_stage(cycle, found)
    if speaks is not None:
        if speaks.id == talk:
            raise Refused("speaks-already")
        raise Refused("somebody-speaks", member=speaks.member)
    called = _to_come(cycle, found, talk)
    if called.state == "missed":
        with_a_seat(cycle, event, called.member)
    cycle = with_talk(cycle, replace(called, state="signed"))
    return settled(with_event(cycle, replace(found, stage=Stage(called.id, now), quiet=None)), now)


def finish_talk(cycle: Cycle, event: int, by: int | None, now: datetime, talk: int | None = None) -> Cycle:
    """Who speaks is done, and so many seconds over time; the changeover begins. `talk`: that one, and no other."""
    cycle, found = _running(cycle, event, by, now)
    return _finished(cycle, found, now, talk, over_by(cycle, found, now))


def skip_talk(cycle: Cycle, event: int, by: int | None, now: datetime, talk: int | None = None) -> Cycle:
    """Who is called up, or is next, is not there: the others go first. If the evening ends before, they missed it."""
    cycle, found = _running(cycle, event, by, now)
    speaks = on_stage(cycle, found)
    here_not = speaks if speaks is not None and talk in (None, speaks.id) else _to_come(cycle, found, talk)
    if here_not.state == "missed":
        raise Refused("talk-over")
    cycle = with_talk(cycle, replace(here_not, state="missed"))
    if here_not == speaks:
        cycle = with_event(cycle, replace(found, stage=None, quiet=now))
    return settled(cycle, now)


def lead_here(cycle: Cycle, event: int, by: int | None, now: datetime, room: int) -> Cycle:
    """It is led in this channel from now on."""
    cycle, found = _running(cycle, event, by, now)
    quiet = found.quiet if found.stage or found.quiet else now
    return with_event(cycle, replace(found, room=room, quiet=quiet))


def end(cycle: Cycle, event: int, by: int | None, now: datetime, spoke: Collection[int] = ()) -> Cycle:
    """It is over, for whoever was called up and for these talks too; the others missed theirs."""
    cycle, _ = _running(cycle, event, by, now)
    return hold(cycle, event, by, now, [one.member for one in cycle.talks_at(event, "signed") if one.id in spoke])


def spoke_after_all(cycle: Cycle, event: int, by: int | None, now: datetime, talks: Collection[int]) -> Cycle:
    """Those who were noted as missing have spoken."""
    cycle = active(cycle, now)
    by_runner(cycle, known_event(cycle, event), by)
    for talk in cycle.talks_at(event, "missed"):
        if talk.id in talks and talk.member != FORMER:
            cycle = talk_held(cycle, event, talk.member, now)
    return cycle


# What happens by the clock


def cues(cycle: Cycle, event: Event) -> list[Cue]:
    """All that the clock brings, the earliest first, if nobody presses anything from now on."""
    if cycle.state != "active" or event.state != "running":
        return []
    return _while_quiet(cycle, event) if on_stage(cycle, event) is None else _of_talk(cycle, event)


def next_cue(cycle: Cycle, event: Event, now: datetime) -> Cue | None:
    return next((one for one in cues(cycle, event) if one.at > now), None)


def last_cue(cycle: Cycle, event: Event, now: datetime) -> Cue | None:
    """The one that holds now; those before it are too late."""
    return next((one for one in reversed(cues(cycle, event)) if one.at <= now), None)


def by_itself(cycle: Cycle, event: int, cue: Cue, now: datetime) -> Cycle:
    """What a cue does where nobody does it. Nothing where it holds no more."""
    cycle = settled(cycle, now)
    found = cycle.event(event)
    if found is None or cue not in cues(cycle, found):
        return cycle
    if cue.says == "calls-up":
        return call_up(cycle, event, None, now)
    if cue.says == "moves-on":
        return _finished(cycle, found, now, None, 0)  # nobody knows when it was over
    if cue.says == "ends":
        led = found.stage is not None or bool(cycle.talks_at(event, "held"))
        if found.stage is not None:
            cycle = _finished(cycle, found, now, None, 0)  # nor here
        return hold(cycle, event, None, now, spoke=() if led else None)
    return cycle


def _of_talk(cycle: Cycle, event: Event) -> list[Cue]:
    assert event.stage is not None
    began, length = event.stage.since, timedelta(minutes=cycle.terms.talk_minutes)
    up = began + length
    found = [
        Cue("speaks", began),
        Cue("two-minutes", up - timedelta(minutes=2)),
        Cue("thirty-seconds", up - timedelta(seconds=30)),
        Cue("time-up", up),
        Cue("moves-on", up + length),
        Cue("ends", up + length + _long(cycle)),
    ]
    return [one for one in found if one.says == "speaks" or one.at > began]


def _while_quiet(cycle: Cycle, event: Event) -> list[Cue]:
    if event.quiet is None:
        return []
    following = next(iter(to_come(cycle, event)), None)
    called = following is not None and following.state == "signed" and following.since <= event.quiet
    found = [Cue("pause", event.quiet)]
    if called and cycle.talks_at(event.id, "held"):  # before the first talk somebody opens the evening
        found.append(Cue("calls-up", event.quiet + timedelta(minutes=cycle.terms.changeover_minutes)))
    return [*found, Cue("ends", event.quiet + _long(cycle))]


def _long(cycle: Cycle) -> timedelta:
    return full_length(cycle.terms) + FORGOTTEN


def _running(cycle: Cycle, event: int, by: int | None, now: datetime) -> tuple[Cycle, Event]:
    cycle = active(cycle, now)
    found = known_event(cycle, event)
    by_runner(cycle, found, by)
    if found.state != "running":
        raise Refused("not-running" if found.state == "planned" else "evening-over")
    return cycle, found


def _to_come(cycle: Cycle, event: Event, talk: int | None) -> Talk:
    coming = to_come(cycle, event)
    if talk is None and not coming:
        raise Refused("nobody-left")
    found = next((one for one in coming if talk in (None, one.id)), None)
    if found is None:
        raise Refused("talk-over")
    return found


def _finished(cycle: Cycle, event: Event, now: datetime, talk: int | None, overran: int) -> Cycle:
    speaks = on_stage(cycle, event)
    if speaks is None or talk not in (None, speaks.id):
        raise Refused("talk-over")
    cycle = spoken(cycle, speaks, overran)
    return settled(with_event(cycle, replace(event, stage=None, quiet=now)), now)
