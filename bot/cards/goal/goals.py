"""The cards around a goal: all that a member has, and what one without an end could become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, beside, button, buttons, layout, rule, text
from bot.cards.goal import words
from bot.cards.goal.goal import GoalShown, how_far, said_day, titled, when_it_ends
from bot.cards.goal.keys import BetterKey, goal_id
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.markdown import clip, quote
from bot.coaching.goals.reading import Missing

SAID = 113  # where a card keeps what was typed
MOST_ENDED = 4
LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class GoalsShown:
    """The open ones and those that have ended, the latest first."""

    member: int
    open: Sequence[GoalShown]
    ended: Sequence[GoalShown]
    full: bool
    said: str = ""


def goals_card(shown: GoalsShown) -> Card:
    ended, more = shown.ended[:MOST_ENDED], len(shown.ended) - MOST_ENDED
    head = [f"## {words.LIST_TITLE}", shown.said, "" if shown.open or shown.ended else words.LIST_EMPTY]
    return layout(
        text("\n".join(filter(None, head))),
        *(_entry(one) for one in shown.open),
        *([rule(), text(words.LIST_ENDED), *(_entry(one) for one in ended)] if ended else []),
        text(f"-# {words.LIST_MORE.format(count=more)}") if more > 0 else None,
        buttons(
            None if shown.full else button(words.NEW, member_id("goal-new", shown.member), discord.ButtonStyle.primary),
        ),
        text(f"-# {words.LIST_FULL if shown.full else words.PRIVACY}"),
        accent=ACCENT,
    )


def _entry(one: GoalShown) -> ui.Section[Any]:
    course = one.course
    if one.standing == "open":
        how = " · ".join(filter(None, [how_far(course, one.unit), when_it_ends(course, one.days)]))
    elif one.standing == "reached":
        how = words.ENDED_REACHED
    else:
        some = course.count is not None and course.done
        how = words.ENDED_PART.format(done=course.done, count=course.count) if some else words.ENDED_NONE
    said = words.LIST_ENTRY.format(goal=titled(one.goal), how=how)
    return beside(said, button(words.SEE, goal_id("goal-see", one.member, one.id)))


@dataclass(frozen=True, slots=True)
class BetterShown:
    """What was said and what it lacks; the better versions with their buttons' ids, and the day for their own words."""

    said: str
    missing: Missing
    better: Sequence[tuple[str, BetterKey]]
    own: BetterKey


def better_card(shown: BetterShown) -> Card:
    """Never a bare no: what it could become, each on a button."""
    day = Day.fromisoformat(shown.own.day)
    own = words.OWN_WORDS.format(day=said_day(day))
    taken = [*((said, key.id()) for said, key in shown.better), (own, shown.own.id())]
    style = discord.ButtonStyle
    styles = [style.primary, *[style.secondary] * len(taken)]
    again = BetterKey(shown.own.member, shown.own.goal, shown.own.project, shown.own.remind, "again", 0, shown.own.day)
    return layout(
        text(f"## {words.MISSING[shown.missing]}"),
        text(quote(shown.said), SAID),
        text(f"{words.MISSING_WHY[shown.missing]}\n{words.BETTER}"),
        buttons(
            *(button(clip(label, LONGEST_LABEL), id, look) for (label, id), look in zip(taken, styles, strict=False))
        ),
        buttons(button(words.WRITE_AGAIN, again.id())),
        accent=ACCENT,
    )
