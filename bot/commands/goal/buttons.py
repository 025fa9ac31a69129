"""The buttons of a goal: one more, a number, change, reminders, let it go, and the way to all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards.goal import words
from bot.cards.goal.forms import CountForm, GoalForm
from bot.cards.goal.goal import drop_card
from bot.cards.goal.keys import COUNT_FORM_PATTERN, goal_pattern
from bot.cards.keys import member_pattern
from bot.coaching.goals.reading import MOST
from bot.coaching.kpi.figures import UnreadableFigure, read_figure
from bot.commands.answering import open_form, pressed_id, show_in_place, show_instead
from bot.commands.goal.goal import TakeBetter
from bot.commands.goal.shown import card_of, course_of, end_what_is_over, goal_of, list_card
from bot.commands.intake import Refusal
from bot.commands.knowing import owned
from bot.commands.press import Press, SentForm
from bot.store.goals import MOST_OPEN, Goal

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


class _OfGoal(Press, template=r"(?!)"):
    """A button of one goal, by its number; the last number is what it was made with."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/goal list")
        _, _, member, goal, seen = pressed_id(interaction).split(":")
        await self.on_goal(interaction, await goal_of(interaction.client, int(member), int(goal)), int(seen))

    async def on_goal(self, interaction: Coached, goal: Goal, seen: int) -> None:
        raise NotImplementedError


class OneMore(_OfGoal, template=goal_pattern("goal-more")):
    """Counts once, however often it is pressed: the button knows how many there were."""

    async def on_goal(self, interaction: Coached, goal: Goal, seen: int) -> None:
        client = interaction.client
        counted = course_of(goal).one_more(seen, client.services.now())
        said = "" if counted.done != goal.done else words.OLD_COUNT.format(done=goal.done)
        await show_instead(interaction, await card_of(client, await _count(client, goal, counted.done), said))


async def _count(client: CoachClient, goal: Goal, done: int) -> Goal:
    """As it stands after that many were counted; at its count it ends."""
    store, now = client.services.store.goals, client.services.now()
    if done != goal.done:
        await store.count(replace(goal, done=done), goal.done)
    kept = await goal_of(client, goal.member, goal.id)
    if kept.ended is None and course_of(kept).standing(now) != "open":
        await store.end(kept.member, kept.id)
        kept = await client.goal_rounds.came_to(await goal_of(client, kept.member, kept.id))
    return kept


def _open(client: CoachClient, goal: Goal) -> Goal:
    """Raises Refusal where it has ended."""
    if goal.ended is not None or course_of(goal).standing(client.services.now()) != "open":
        raise Refusal(words.HAS_ENDED)
    return goal


class TypeCount(_OfGoal, template=goal_pattern("goal-count")):
    async def on_goal(self, interaction: Coached, goal: Goal, seen: int) -> None:
        await open_form(interaction, CountForm(goal.id, _open(interaction.client, goal).done))


class ChangeGoal(_OfGoal, template=goal_pattern("goal-change")):
    async def on_goal(self, interaction: Coached, goal: Goal, seen: int) -> None:
        _open(interaction.client, goal)
        form = GoalForm(goal.id, goal.goal, project=goal.kind == "project", remind=goal.remind, again=True)
        await open_form(interaction, form)


class RemindOfGoal(_OfGoal, template=goal_pattern("goal-remind")):
    """On or off, as the button says."""

    async def on_goal(self, interaction: Coached, goal: Goal, seen: int) -> None:
        client = interaction.client
        wanted = replace(_open(client, goal), remind=bool(seen) and goal.until is not None, shut=False)
        await client.services.store.goals.change(wanted)
        kept = await client.goal_rounds.came_to(await goal_of(client, goal.member, goal.id))
        await show_instead(interaction, await card_of(client, kept))


class DropGoal(_OfGoal, template=goal_pattern("goal-drop")):
    """Asks once more, and for no reason."""

    async def on_goal(self, interaction: Coached, goal: Goal, seen: int) -> None:
        await show_instead(interaction, drop_card(goal.member, goal.id, goal.goal))


class DeleteGoal(_OfGoal, template=goal_pattern("goal-gone")):
    async def on_goal(self, interaction: Coached, goal: Goal, seen: int) -> None:
        client = interaction.client
        await client.services.store.goals.delete(goal.member, goal.id)
        await client.goal_rounds.cancel(goal.id)
        await show_instead(interaction, await list_card(client, goal.member, words.DROPPED))


class SeeGoal(_OfGoal, template=goal_pattern("goal-see")):
    async def on_goal(self, interaction: Coached, goal: Goal, seen: int) -> None:
        await show_instead(interaction, await card_of(interaction.client, goal))


class SeeGoals(Press, template=member_pattern("goal-list")):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/goal list")
        await show_instead(interaction, await list_card(interaction.client, interaction.user.id))


class NewGoal(Press, template=member_pattern("goal-new")):
    """The empty form. Raises Refusal where there are as many as there may be."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/goal set")
        await ask_for_goal(interaction)


async def ask_for_goal(interaction: Coached) -> None:
    """The empty form; a Refusal before anything is typed where there are as many as there may be."""
    goals = await end_what_is_over(interaction.client, interaction.user.id)
    if len([one for one in goals if one.ended is None]) >= MOST_OPEN:
        raise Refusal(words.TOO_MANY.format(most=MOST_OPEN))
    await open_form(interaction, GoalForm())


GOAL_BUTTONS: tuple[type[Press], ...] = (
    TakeBetter,
    OneMore,
    TypeCount,
    ChangeGoal,
    RemindOfGoal,
    DropGoal,
    DeleteGoal,
    SeeGoal,
    SeeGoals,
    NewGoal,
)


class CountSent(SentForm):
    """How many are done by now, in place of what was counted before."""

    pattern = COUNT_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        client, id = interaction.client, int(pressed_id(interaction).rsplit(":", 1)[1])
        goal = _open(client, await goal_of(client, interaction.user.id, id))
        try:
            done = read_figure(answers.get("count", "")).count
        except UnreadableFigure as error:
            raise Refusal(words.CANT_READ_COUNT) from error
        if done > MOST:
            raise Refusal(words.TOO_MUCH.format(most=MOST))
        counted = course_of(goal).counted(done, client.services.now())
        card = await card_of(client, await _count(client, goal, counted.done))
        await show_in_place(interaction, card)
