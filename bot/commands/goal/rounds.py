"""Reminds members of their goals, where they want it: in the middle, before the end, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, get_args

import discord

from bot.cards.goal.goal import reminder_said
from bot.coaching.goals.course import Reminder
from bot.commands.answering import nobody_there
from bot.commands.goal.shown import GOAL, card_of, course_of
from bot.store.goals import Goal, Goals
from bot.store.outbox import Due, Outbox

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

LATE = timedelta(days=2)  # what the coach was away for longer is not sent any more
REMINDERS: tuple[Reminder, ...] = get_args(Reminder)


class GoalRounds:
    """Each reminder of a goal is one piece of work in the outbox, under the goal's number and its name."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(GOAL, self.due)

    async def plan(self) -> None:
        """At the start: whoever wants reminders and lost the plan, to a restored backup say, gets it again."""
        if not self._client.is_for(None):
            return
        for goal in await self._goals.reminded():
            await self._plan(goal)

    async def came_to(self, goal: Goal) -> Goal:
        """What is planned fits how the goal stands now."""
        await self.cancel(goal.id)
        if goal.remind and goal.ended is None:
            await self._plan(goal)
        return goal

    async def cancel(self, goal: int) -> None:
        for name in REMINDERS:
            await self._outbox.cancel(GOAL, _key(goal, name))

    async def _plan(self, goal: Goal) -> None:
        for name, moment in course_of(goal).reminders(self._client.services.now()).items():
            await self._outbox.plan(GOAL, _key(goal.id, name), moment, member=goal.member)
        kept = await self._goals.one(goal.member, goal.id)
        if kept is None or not kept.remind:  # it was deleted, or forgotten, in this very moment
            await self.cancel(goal.id)

    async def due(self, due: Due) -> None:
        id, _, name = due.key.partition(":")
        now = self._client.services.now()
        goal = await self._goals.one(due.member or 0, int(id))
        if goal is None or not goal.remind or (goal.ended is not None and name != "end"):
            return
        standing = course_of(goal).standing(now)
        if standing != "open" and name != "end":
            return
        if standing == "over":
            await self._goals.end(goal.member, goal.id)
        if standing != "over" and name == "end":
            return
        if now - due.due <= LATE:
            await self._send(goal, due, next(one for one in REMINDERS if one == name))

    async def _send(self, goal: Goal, due: Due, name: Reminder) -> None:
        """Where the member's messages are shut, there are no reminders any more; the goal goes on."""
        card = await card_of(self._client, goal, reminder_said(name))
        try:
            channel = await self._client.create_dm(discord.Object(goal.member))
            await channel.send(view=card.view, nonce=due.nonce)
        except discord.HTTPException as error:
            if not nobody_there(error):
                raise
            await self._goals.change(replace(goal, remind=False, shut=True))
            await self.cancel(goal.id)

    @property
    def _goals(self) -> Goals:
        return self._client.services.store.goals

    @property
    def _outbox(self) -> Outbox:
        return self._client.services.store.outbox


def _key(goal: int, name: Reminder) -> str:
    return f"{goal}:{name}"
