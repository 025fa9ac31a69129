"""How a member's goals stand, read from the store for a card."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.cards.goal import words
from bot.cards.goal.goal import GoalShown, Reminding, goal_card
from bot.cards.goal.goals import GoalsShown, goals_card
from bot.coaching.goals.course import Course, Standing
from bot.coaching.goals.pace import Weighed, own_pace, weigh
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to
from bot.commands.kpi.figures import day_of
from bot.store.goals import MOST_OPEN, Goal

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.client import CoachClient
    from bot.store.posts import Post

GOAL = "goal"  # the kind of its timed work


def course_of(goal: Goal) -> Course:
    until = None if goal.until is None else Day.fromisoformat(goal.until)
    return Course(goal.target, goal.done, until, goal.zone, goal.began)


async def goal_of(client: CoachClient, member: int, id: int) -> Goal:
    """As it stands now. Raises Refusal where it is gone."""
    goal = await client.services.store.goals.one(member, id)
    if goal is None:
        raise Refusal(words.GONE)
    return goal


def _goal_shown(client: CoachClient, goal: Goal, posts: Iterable[Post], said: str = "") -> GoalShown:
    """Beside the member's own pace, where it counts what they log."""
    course, now = course_of(goal), client.services.now()
    at = goal.ended or now
    return GoalShown(
        goal.id,
        goal.member,
        goal.goal,
        goal.unit,
        goal.kind == "project",
        course,
        _standing(goal, now),
        course.days_left(at),
        _reminding(goal),
        _weighed(client, goal, course, posts),
        said,
    )


def _standing(goal: Goal, now: datetime) -> Standing:
    """One that was marked as ended stays so, also where its day would be still to come."""
    standing = course_of(goal).standing(now)
    return "over" if standing == "open" and goal.ended is not None else standing


async def card_of(client: CoachClient, goal: Goal, said: str = "") -> Card:
    posts = await client.services.store.posts.of(goal.member) if posts_format(client, goal.unit) is not None else ()
    return goal_card(_goal_shown(client, goal, posts, said))


async def list_card(client: CoachClient, member: int, said: str = "") -> Card:
    posts = await client.services.store.posts.of(member)
    shown = [_goal_shown(client, one, posts) for one in await end_what_is_over(client, member)]
    running = [one for one in shown if one.standing == "open"]
    ended = [one for one in shown if one.standing != "open"]
    return goals_card(GoalsShown(member, running, ended, len(running) >= MOST_OPEN, said))


async def end_what_is_over(client: CoachClient, member: int) -> list[Goal]:
    """All of a member's goals; those whose last day is over end here, with or without reminders."""
    store, now = client.services.store.goals, client.services.now()
    goals = await store.of(member)
    over = [one.id for one in goals if one.ended is None and course_of(one).standing(now) != "open"]
    for id in over:
        await store.end(member, id)
    return await store.of(member) if over else goals


def _reminding(goal: Goal) -> Reminding:
    if goal.until is None:
        return "no day"
    return "on" if goal.remind else "shut" if goal.shut else "off"


def _weighed(client: CoachClient, goal: Goal, course: Course, posts: Iterable[Post]) -> Weighed | None:
    format, now = posts_format(client, goal.unit), client.services.now()
    days = course.days_left(now)
    if format is None or course.count is None or not days or course.standing(now) != "open":
        return None
    own = pace_in(posts, format, course.today(now))
    return None if own is None else weigh(course.left, days, own)


def posts_format(client: CoachClient, unit: str) -> str | None:
    """The format in /kpi of what a goal counts, "" for posts of any; None where it counts something else."""
    posts = known_to(client).goals.posts
    return next((posts[word] for word in unit.split()[::-1] if word in posts), None)


def pace_in(posts: Iterable[Post], format: str, today: Day) -> Fraction | None:
    """The member's own pace with posts of a format; those whose format was not said count too."""
    days = [day_of(one) for one in posts if not format or one.format in ("", format)]
    return own_pace(days, today)
