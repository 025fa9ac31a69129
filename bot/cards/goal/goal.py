"""The cards of one goal: how it stands, its end, and whether to let it go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from fractions import Fraction
from typing import Literal

import discord

from bot.cards.bar import bar
from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.goal import words
from bot.cards.goal.keys import goal_id
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.markdown import escape
from bot.coaching.goals.course import Course, Reminder, Standing
from bot.coaching.goals.pace import Weighed, asked_a_week
from bot.coaching.kpi.rates import rounded

CELLS = 12  # more of them break on a phone
MOST_BY_ONE = 300  # of what is counted one by one; the rest is typed

Reminding = Literal["on", "off", "no day", "shut"]


@dataclass(frozen=True, slots=True)
class GoalShown:
    """`days`: left, with today, None without a last day; `weighed`: beside the member's own pace, where that is known.
    `said`: what was just done or why it comes now.
    """

    id: int
    member: int
    goal: str
    unit: str
    project: bool
    course: Course
    standing: Standing
    days: int | None
    reminding: Reminding = "off"
    weighed: Weighed | None = None
    said: str = ""


def goal_card(shown: GoalShown) -> Card:
    """For the member's own eyes; of one that has ended, what came of it."""
    if shown.standing != "open":
        return _finish(shown)
    course, member = shown.course, shown.member
    counts = course.count is not None
    more = goal_id("goal-more", member, shown.id, course.done)
    does_remind = shown.reminding == "on"
    return layout(
        text("\n".join(filter(None, [f"## {titled(shown.goal)}", _small(shown), shown.said]))),
        text("\n".join(filter(None, [_bar(course), _left(shown), _pace(shown)]))),
        buttons(
            button(words.ONE_MORE if counts else words.IT_IS_DONE, more, discord.ButtonStyle.primary)
            if course.aim <= MOST_BY_ONE
            else None,
            button(words.TYPE_COUNT, goal_id("goal-count", member, shown.id)) if counts else None,
            button(words.CHANGE, goal_id("goal-change", member, shown.id)),
            button(
                words.REMIND_OFF if does_remind else words.REMIND_ON,
                goal_id("goal-remind", member, shown.id, 0 if does_remind else 1),
            )
            if course.until
            else None,
        ),
        buttons(
            button(words.DROP, goal_id("goal-drop", member, shown.id)),
            button(words.ALL_GOALS, member_id("goal-list", member)),
        ),
        text(f"-# {words.PRIVACY}"),
        accent=ACCENT,
    )


def reminder_said(reminder: Reminder) -> str:
    return {"middle": words.MIDDLE, "before": words.BEFORE, "end": ""}[reminder]


def said_day(day: Day) -> str:
    """As one says it: 31 December. A goal ends within a year, so the year goes without saying."""
    return f"{day.day} {day:%B}"


def titled(goal: str) -> str:
    """The member's words as a title."""
    return escape(goal[:1].upper() + goal[1:])


def _small(shown: GoalShown) -> str:
    reminding = {
        "on": words.REMINDED,
        "off": words.NOT_REMINDED,
        "no day": words.REMIND_NEEDS_DAY,
        "shut": words.SHUT,
    }[shown.reminding]
    return "-# " + " · ".join([*([words.FOR_PROJECT] if shown.project else []), reminding])


def _bar(course: Course) -> str:
    if course.count is None:
        return ""
    cells = min(CELLS, course.done * CELLS // course.count)
    return bar(cells, CELLS)


def how_far(course: Course, unit: str) -> str:
    """The count, without the end; "" where nothing is counted."""
    if course.count is None:
        return ""
    form = words.COUNTED_UNIT if unit else words.COUNTED
    return form.format(done=course.done, count=course.count, unit=escape(unit))


def when_it_ends(course: Course, days: int | None) -> str:
    if course.until is None or days is None:
        return ""
    day = said_day(course.until)
    if days <= 1:
        return words.TODAY_IS_LAST
    return words.ENDS_ONE.format(day=day) if days == 2 else words.ENDS.format(day=day, days=days - 1)


def _left(shown: GoalShown) -> str:
    course = shown.course
    left = (words.LEFT_ONE if course.left == 1 else words.LEFT.format(left=course.left)) if course.count else ""
    line = " · ".join(filter(None, [how_far(course, shown.unit), left, when_it_ends(course, shown.days)]))
    return f"{line[:1].upper()}{line[1:]}"


def _pace(shown: GoalShown) -> str:
    course, days, weighed = shown.course, shown.days, shown.weighed
    if days is None:
        return words.NO_DAY
    if course.count is None:
        return ""
    if weighed is not None and weighed.steep:
        return words.STEEP.format(
            own=_number(weighed.own), left=course.left, asked=_number(weighed.asked), by_then=weighed.by_then
        )
    if days <= 7:
        return words.ASKS_ALL.format(left=course.left, days=days) if days > 1 else ""
    asks = words.ASKS.format(asked=_number(asked_a_week(course.left, days)))
    return f"{asks} {words.FITS.format(own=_number(weighed.own))}" if weighed else asks


def _number(number: Fraction) -> str:
    """With a decimal only where it says something."""
    return f"{rounded(number, 1):f}".removesuffix(".0") if number < 10 else f"{round(number):,}"


def _finish(shown: GoalShown) -> Card:
    """What was done, thanks, and a next goal or nothing."""
    title, said = _came_of_it(shown)
    thanks = words.THANKS["project" if shown.project else "solo"]
    return layout(
        text("\n".join(filter(None, [f"## {title}", f"> {escape(shown.goal)}", shown.said]))),
        text(f"{said}\n{thanks}"),
        text(f"-# {words.NEXT_OR_NOT}"),
        buttons(
            button(words.NEXT_GOAL, member_id("goal-new", shown.member), discord.ButtonStyle.primary),
            button(words.ALL_GOALS, member_id("goal-list", shown.member)),
            button(words.DELETE, goal_id("goal-gone", shown.member, shown.id)),
        ),
        accent=ACCENT,
    )


def _came_of_it(shown: GoalShown) -> tuple[str, str]:
    course = shown.course
    if shown.standing == "reached":
        early = shown.days - 1 if shown.days else 0
        left = "" if early < 1 else words.EARLY_ONE if early == 1 else words.EARLY.format(days=early)
        said = " ".join(filter(None, [words.REACHED_SAID, left]))
        if course.count is None:
            return words.REACHED_PLAIN, said
        if course.done > course.count:
            return words.REACHED_MORE.format(done=course.done), said
        return words.REACHED.format(count=course.count), said
    if course.count is None or not course.done:
        return words.NONE, words.NONE_SAID
    return words.PART.format(done=course.done, count=course.count), words.PART_SAID.format(done=course.done)


def drop_card(member: int, goal: int, said: str) -> Card:
    """Asked once, without a why."""
    return layout(
        text(f"## {words.ASK_DROP}\n> {escape(said)}"),
        text(words.ASK_DROP_SAID),
        buttons(
            button(words.DROP, goal_id("goal-gone", member, goal)),
            button(words.KEEP_IT, goal_id("goal-see", member, goal), discord.ButtonStyle.primary),
        ),
        accent=ACCENT,
    )
