"""A community cycle to play with: 8 evenings are held, 38 of 100 have spoken, and the next evening is soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle as repeat

from bot.coaching.cycle import founding, holding, planning, speaking, volunteering
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.presets import end_of, terms_of
from bot.rulebook.knowledge.gathering import Gathering

NAME, THEME, ZONE, PLACE = "A hundred makers", "What your hands make, and why", "UTC", "The glass house, Kiln lane 3"
PRESET = "hyakunin-kaigi"
_NAMES = """
    Aiko Anselm Beatriz Bodil Chidi Clara Dov Edda Emeka Fatma Fion Gesa Goran Hana Idris Ines Ivo Jana Kaito Kamala
    Lars Leila Luz Malik Marta Milo Nadia Niko Oona Pavel Petra Quim Rania Ravi Rosa Sami Selma Tariq Tomas Uma
    Veda Wanda Xavi Yara Zofia Zeno
"""
MAKERS = _NAMES.split()

HELD, SEATS = 8, 5
APART = timedelta(weeks=3)  # never a third one in a month, and too long ago for anything to be said of it now
BEFORE = timedelta(minutes=10)  # so long ago at the latest, people signed up for what is to come
SOON = timedelta(minutes=30)
COULD_NOT_COME = {12, 28}  # of those who had a seat


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part, by id: three founders, and as many makers as have a name above."""

    founders: Sequence[int]
    makers: Sequence[int]


def cycle_in_the_middle(server: int, cast: Cast, known: Gathering, now: datetime) -> Cycle:
    """Made of the very moves that the buttons make."""
    preset = known.presets[PRESET]
    tonight = _quarter(now + SOON)
    begun = tonight - APART * (HELD + 1)
    terms, end = terms_of(known.limits, preset), end_of(preset, begun.date())
    cycle = founding.propose(server, NAME, THEME, ZONE, terms, end, by=cast.founders[0], now=begun, preset=preset.id)
    for founder in cast.founders:
        cycle = founding.found(cycle, founder, begun)
    for n in range(HELD):
        starts = tonight - APART * (HELD - n)
        cycle = _planned(cycle, cast, starts, _speakers(cast, n), starts - APART / 2)
        cycle = _held(_helped(cycle, cast, list(known.roles), starts - APART / 3), cast, n)
    lately = now - BEFORE
    cycle = _planned(cycle, cast, tonight, _speakers(cast, HELD)[:-1], lately)  # one seat is yours
    cycle = _helped(cycle, cast, list(known.roles), lately)
    return _planned(cycle, cast, tonight + APART, _speakers(cast, HELD + 1), lately)


def _planned(cycle: Cycle, cast: Cast, starts: datetime, speakers: Sequence[int], then: datetime) -> Cycle:
    """One more evening, and who speaks there."""
    cycle = planning.plan(cycle, starts, cast.founders[0], then, PLACE)
    for nth, maker in enumerate(speakers):
        cycle = speaking.sign_up(cycle, cycle.events[-1].id, maker, then + timedelta(minutes=nth))
    return cycle


def _helped(cycle: Cycle, cast: Cast, roles: Sequence[str], then: datetime) -> Cycle:
    """Each role of the evening planned last is somebody's."""
    event = cycle.events[-1]
    helpers = (*cast.founders, cast.makers[event.id], cast.makers[event.id + 1])
    for helper, role in zip(repeat(helpers), roles, strict=False):
        cycle = volunteering.claim_role(cycle, event.id, role, helper, then)
    return cycle


def _held(cycle: Cycle, cast: Cast, n: int) -> Cycle:
    event = cycle.events[-1]
    cycle = holding.begin(cycle, event.id, cast.founders[0], event.starts)
    came = cast.makers[max(0, SEATS * n - 7) : SEATS * n + 9]  # who has spoken lately, and who will
    for one in (*cast.founders, *came):
        cycle = holding.attend(cycle, event.id, one, event.starts + timedelta(minutes=5))
    spoke = [one for one in _speakers(cast, n) if cast.makers.index(one) not in COULD_NOT_COME]
    return holding.hold(cycle, event.id, cast.founders[0], event.starts + timedelta(hours=1), spoke)


def _speakers(cast: Cast, n: int) -> Sequence[int]:
    return cast.makers[SEATS * n : SEATS * (n + 1)]


def _quarter(moment: datetime) -> datetime:
    """The next full quarter of an hour."""
    past = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - past + (timedelta(minutes=15) if past else timedelta())
