"""How a cycle has gone: the card after each evening, and the one with the picture of all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards.card import Card, button, buttons, layout, picture, text
from bot.cards.chart import day_said
from bot.cards.cycle import course_words as words
from bot.cards.cycle.agenda import sign_up_button, who
from bot.cards.cycle.course_chart import CourseDrawn, Held
from bot.cards.cycle.cycle import day_shown, n_of_n
from bot.cards.cycle.keys import cycle_id
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.closing import closing
from bot.coaching.cycle.course import Evening, course, milestone_of
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.standing import events_to_go, standing, usual_gap

CHART = "course.png"


@dataclass(frozen=True, slots=True)
class EveningShown:
    """An evening that was held. `around`: how many cycles run in the server, this one with them."""

    cycle: Cycle
    evening: Evening
    now: datetime
    milestones: Collection[int] = ()
    around: int = 1


def summary_card(shown: EveningShown) -> Card:
    """For everyone: who was there, who spoke, and how far the cycle is."""
    cycle, evening = shown.cycle, shown.evening
    title = words.SUMMARY_TITLE.format(number=evening.number, name=escape(cycle.name))
    following = standing(cycle, shown.now).next
    return layout(
        text("\n".join(filter(None, (title, there_line(evening), _spoke(cycle, evening))))),
        text("\n".join(filter(None, (_row(shown), *_how_far(shown))))),
        buttons(
            sign_up_button(cycle, following) if following else None,
            button(words.COURSE, cycle_id("cycle-course", cycle.id)),
        ),
        accent=ACCENT,
    )


def there_line(evening: Evening) -> str:
    """How many were there; "" where nobody said so: who spoke is told anyway."""
    if not evening.counted:
        return ""
    if evening.there == 1:
        return words.THERE_ONE
    form = words.THERE
    if evening.number == 1:
        form = words.THERE_FIRST
    elif not evening.new:
        form = words.THERE_AGAIN
    return form.format(there=evening.there, new=evening.new)


def _spoke(cycle: Cycle, evening: Evening) -> str:
    talks = cycle.talks_at(evening.event, "held")
    return words.SPOKE.format(who=", ".join(who(one.member) for one in talks)) if talks else words.SPOKE_NONE


def _row(shown: EveningShown) -> str:
    if reached := milestone_of(shown.evening, shown.milestones):
        return words.MILESTONE.format(streak=reached, theme=escape(shown.cycle.theme))
    return words.STREAK.format(streak=shown.evening.streak) if shown.evening.streak > 1 else ""


def _how_far(shown: EveningShown) -> list[str]:
    lines = [n_of_n(standing(shown.cycle, shown.now)), to_go_line(shown.cycle, shown.now)]
    return [*lines, words.AROUND.format(count=shown.around) if shown.around > 1 else ""]


def to_go_line(cycle: Cycle, now: datetime) -> str:
    """How far it is to the end; "" where it has come."""
    if cycle.state != "active":
        return ""
    left = events_to_go(cycle)
    if left is None:
        return words.TO_GO_DAY.format(day=day_shown(standing(cycle, now).ends.likely, cycle))
    day = day_shown(standing(cycle, now).ends.likely, cycle)
    return words.TO_GO_ONE.format(day=day) if left == 1 else words.TO_GO.format(count=left, day=day)


# The picture


def course_drawn(cycle: Cycle, now: datetime) -> CourseDrawn | None:
    """What there is to draw; None before the first evening."""
    evenings = course(cycle)
    if not evenings:
        return None
    goal = cycle.end.speakers or cycle.end.events
    by_events = cycle.end.events is not None
    began = cycle.day_of(min(cycle.began_at or cycle.proposed_at, evenings[0].starts))
    return CourseDrawn(
        began=began,
        ends=max(standing(cycle, now).ends.likely, cycle.day_of(evenings[-1].starts)),
        held=tuple(
            Held(cycle.day_of(one.starts), one.number if by_events else one.speakers, one.back, one.new)
            for one in evenings
        ),
        planned=tuple(cycle.day_of(one.starts) for one in cycle.open_events() if one.starts > now),
        goal=goal,
        said=words.CHART_EVENINGS if by_events else words.CHART_SPEAKERS,
    )


def course_card(cycle: Cycle, drawn: CourseDrawn | None, chart: bytes, now: datetime, around: int = 1) -> Card:
    """The picture, and in words what it can't show."""
    title = words.COURSE_TITLE.format(name=escape(cycle.name))
    stands = n_of_n(standing(cycle, now))
    if drawn is None:
        return layout(text(f"{title}\n-# {stands}"), text(words.COURSE_NONE), accent=ACCENT)
    alt = _alt(cycle, drawn, stands)
    return layout(
        text(f"{title}\n-# {stands}"),
        picture(CHART, alt),
        text("\n".join(filter(None, (*_said(cycle, course(cycle)), to_go_line(cycle, now), _around(around))))),
        accent=ACCENT,
        texts=[(CHART, chart)],
        alts={CHART: alt},
    )


def _said(cycle: Cycle, evenings: Sequence[Evening]) -> list[str]:
    met, last, usual = closing(cycle).met, evenings[-1], usual_gap(cycle)
    people = words.MET_ONE if met == 1 else words.MET.format(count=met)
    if last.number > 1 and last.new:
        people += f"; {words.NEW_LAST.format(new=last.new)}"
    return [
        f"{people}.",
        words.PACE.format(days=round(usual.total_seconds() / 86400)) if usual else "",
        words.STREAK.format(streak=last.streak) if last.streak > 1 else "",
    ]


def _around(around: int) -> str:
    return words.AROUND.format(count=around) if around > 1 else ""


def _alt(cycle: Cycle, drawn: CourseDrawn, stands: str) -> str:
    """At most 1024 characters, as Discord takes it."""
    path = ""
    if drawn.goal is not None:
        path = words.ALT_PATH.format(goal=drawn.goal, ends=day_said(drawn.ends, years=True))
    return words.ALT.format(
        name=cycle.name,
        stands=stands,
        began=drawn.began.isoformat(),
        last=drawn.held[-1].day.isoformat(),
        path=path,
        there=", ".join(str(one.back + one.new) for one in drawn.held),
        new=", ".join(str(one.new) for one in drawn.held),
    )[:1024]
