"""The cards of goals: they fit whatever a member typed, and say what is left and no verdict."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as Day
from fractions import Fraction
from typing import Any

import discord
import pytest

from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, Card, size
from bot.cards.goal import words
from bot.cards.goal.goal import GoalShown, drop_card, goal_card
from bot.cards.goal.goals import BetterShown, GoalsShown, better_card, goals_card
from bot.cards.goal.keys import BetterKey
from bot.coaching.goals.course import Course, Standing
from bot.coaching.goals.pace import weigh
from bot.coaching.goals.reading import LONGEST, MOST
from bot.store.goals import MOST_ENDED, MOST_OPEN

MEMBER = 7 * 10**18
LONGEST_GOAL = "*" * LONGEST


def shown(
    count: int | None = 20,
    done: int = 3,
    until: Day | None = Day(2026, 1, 31),
    standing: Standing = "open",
    **more: Any,
) -> GoalShown:
    course = Course(count, done, until, "UTC", datetime(2026, 1, 1, tzinfo=UTC))
    days = None if until is None else 20
    goal = more.pop("goal", "paint mugs")
    return GoalShown(10**9 - 1, MEMBER, goal, more.pop("unit", "mugs"), False, course, standing, days, **more)


def said(card: Card) -> str:
    return "\n".join(one.content for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay))


def fits(card: Card) -> bool:
    components, characters = size(card.view)
    return components <= MOST_COMPONENTS and characters <= MOST_TEXT


@pytest.mark.parametrize("standing", ["open", "reached", "over"])
@pytest.mark.parametrize("count", [None, 1, MOST])
def test_a_goal_of_the_longest_words_fits(standing: Standing, count: int | None) -> None:
    one = shown(count, 0, standing=standing, goal=LONGEST_GOAL, unit=LONGEST_GOAL, reminding="shut", said="x" * 100)

    assert fits(goal_card(one))
    assert fits(drop_card(MEMBER, 1, LONGEST_GOAL))


def test_all_that_a_member_may_have_fits_on_one_card() -> None:
    running = [shown(goal=LONGEST_GOAL, unit=LONGEST_GOAL[:30])] * MOST_OPEN
    ended = [shown(standing="over", goal=LONGEST_GOAL)] * (MOST_ENDED + MOST_OPEN)
    card = goals_card(GoalsShown(MEMBER, running, ended, full=True, said=words.DROPPED))

    assert fits(card)
    assert words.LIST_MORE.format(count=len(ended) - 4) in said(card)


def test_the_longest_ids_of_better_versions_fit_their_buttons() -> None:
    key = BetterKey(MEMBER, 10**9 - 1, True, True, f"{'x' * 20}.1", 9_999_999, "2026-12-31")
    card = better_card(BetterShown(LONGEST_GOAL, "an end", [("y" * 200, key), ("z", key)], key))

    assert len(key.id()) <= 100
    assert fits(card)


def test_what_asks_for_much_more_than_the_own_pace_is_said_with_both_and_a_way_out() -> None:
    text = said(goal_card(shown(weighed=weigh(17, 20, Fraction(3, 2)))))

    assert "You post about 1.5 a week; 17 by then is about 6." in text
    assert "it is 4 by then" in text
    assert "A smaller number or a later day" in text


def test_what_fits_the_own_pace_is_said_in_a_line() -> None:
    assert words.FITS.format(own="5") in said(goal_card(shown(done=10, weighed=weigh(10, 20, Fraction(5)))))


def test_a_goal_without_a_day_has_no_reminders_and_no_pace() -> None:
    text = said(goal_card(shown(until=None, reminding="no day")))

    assert words.REMIND_NEEDS_DAY in text and words.NO_DAY in text
    assert "a week" not in text


@pytest.mark.parametrize(
    ("one", "title"),
    [
        (shown(20, 20, standing="reached"), words.REACHED.format(count=20)),
        (shown(20, 25, standing="reached"), words.REACHED_MORE.format(done=25)),
        (shown(None, 1, standing="reached"), words.REACHED_PLAIN),
        (shown(20, 13, standing="over"), words.PART.format(done=13, count=20)),
        (shown(20, 0, standing="over"), words.NONE),
        (shown(None, 0, standing="over"), words.NONE),
    ],
)
def test_an_end_says_what_was_done_thanks_and_leaves_what_comes_next_open(one: GoalShown, title: str) -> None:
    text = said(goal_card(one))

    assert text.startswith(f"## {title}\n")
    assert words.THANKS["solo"] in text and words.NEXT_OR_NOT in text
    assert not [word for word in ("fail", "miss", "only", "unfortunately", "sorry") if word in text.casefold()]
