"""/goal: one thing to get done, which has an end: set, changed, and taken in better words where it has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as Day
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.card import text_at
from bot.cards.goal import words
from bot.cards.goal.forms import GoalForm
from bot.cards.goal.goal import said_day
from bot.cards.goal.goals import SAID, BetterShown, better_card
from bot.cards.goal.keys import GOAL_FORM_PATTERN, BetterKey
from bot.cards.markdown import unquote
from bot.coaching.goals.better import OWN_DAYS, better_named, better_versions, end_day, fitting_count
from bot.coaching.goals.reading import LONGEST, ReadGoal, read_goal
from bot.coaching.practice import UTC_NAME, zone_of
from bot.commands.answering import answering, open_form, pressed_id, show, show_instead
from bot.commands.everywhere import group_everywhere
from bot.commands.goal.shown import card_of, course_of, end_what_is_over, goal_of, list_card, pace_in, posts_format
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to, owned
from bot.commands.press import Press, SentForm
from bot.store.goals import MOST_OPEN, Goal, Kind, TooManyGoals

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

_KINDS = [app_commands.Choice(name=name, value=kind) for kind, name in words.KINDS.items()]
_REMINDERS = [app_commands.Choice(name=name, value=value) for value, name in words.REMINDERS.items()]


def goal_commands() -> app_commands.Group:
    goal = group_everywhere("goal", words.GOAL_ABOUT)

    @goal.command(name="set", description=words.SET_ABOUT)
    @app_commands.describe(goal=words.TEXT_ABOUT, kind=words.KIND_ABOUT, remind=words.REMIND_ABOUT)
    @app_commands.choices(kind=_KINDS, remind=_REMINDERS)
    async def set_goal(
        interaction: discord.Interaction[Any],
        goal: app_commands.Range[str, 1, LONGEST] | None = None,
        kind: str = "solo",
        remind: str = "none",
    ) -> None:
        async with answering(interaction):
            wish = Wish(0, project=kind == "project", remind=remind == "two")
            if goal is None:
                await open_form(interaction, GoalForm(0, project=wish.project, remind=wish.remind))
            else:
                await show(interaction, await _heard(interaction, goal, wish))

    @goal.command(name="list", description=words.LIST_ABOUT)
    async def list_goals(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await list_card(interaction.client, interaction.user.id))

    return goal


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted beside the words: which goal is changed, 0 for a new one, for whom it is, and reminders."""

    goal: int
    project: bool
    remind: bool

    @property
    def kind(self) -> Kind:
        return "project" if self.project else "solo"


async def _heard(interaction: Coached, said: str, wish: Wish) -> Card:
    """The goal, kept; or what it could become, where it has no end."""
    client, member = interaction.client, interaction.user.id
    zone = await _zone(client, member)
    today = client.services.now().astimezone(zone_of(zone)).date()
    read = read_goal(said, today, known_to(client).goals.days)
    if not read.text:
        raise Refusal(words.NOTHING_SAID)
    if read.missing is not None:
        return await _better(client, member, read, wish, today)
    return await _kept(client, member, read, wish, zone)


async def _zone(client: CoachClient, member: int) -> str:
    """The one that the member named for the weekly practice."""
    practice = await client.services.store.practices.of(member)
    return practice.zone if practice is not None else UTC_NAME


async def _kept(client: CoachClient, member: int, read: ReadGoal, wish: Wish, zone: str) -> Card:
    store, until = client.services.store.goals, read.until.isoformat() if read.until else None
    remind = wish.remind and until is not None
    fresh = Goal(member, wish.kind, read.text, read.unit, read.count, until, zone, remind, client.services.now())
    if wish.goal:
        before = await goal_of(client, member, wish.goal)
        kept = replace(fresh, id=before.id, began=before.began, done=before.done, zone=before.zone)
        if course_of(before).standing(client.services.now()) != "open" or not await store.change(kept):
            raise Refusal(words.HAS_ENDED)
        kept = await goal_of(client, member, wish.goal)
    else:
        await end_what_is_over(client, member)
        try:
            kept = await store.add(fresh)
        except TooManyGoals:
            raise Refusal(words.TOO_MANY.format(most=MOST_OPEN)) from None
    kept = await client.goal_rounds.came_to(kept)
    return await card_of(client, kept, words.DAY_UNREAD if read.day_unread else "")


async def _better(client: CoachClient, member: int, read: ReadGoal, wish: Wish, today: Day) -> Card:
    """Each version with a count at the member's own pace, where that is known."""
    goals = known_to(client).goals
    versions = better_versions(read.text, goals) if read.missing == "an end" else ()
    posts = await client.services.store.posts.of(member) if versions else ()

    def key(name: str, count: int, day: Day) -> BetterKey:
        return BetterKey(member, wish.goal, wish.project, wish.remind, name, count, day.isoformat())

    offered = []
    for name, one in versions:
        day = end_day(today, one.days)
        unit = read_goal(_filled(one.goal, one.count, day), today, goals.days).unit
        own = pace_in(posts, posts_format(client, unit) or "", today)
        count = fitting_count(one, day, today, own)
        offered.append((_filled(one.goal, count, day), key(name, count, day)))
    own_words = key("own", 0, end_day(today, OWN_DAYS))
    return better_card(BetterShown(read.text, read.missing or "an end", offered, own_words))


def _filled(goal: str, count: int, day: Day) -> str:
    return goal.format(count=count, day=said_day(day))


class TakeBetter(Press, template=BetterKey.PATTERN):
    """A better version, or the member's own words with a day, or the form with what was typed."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/goal set")
        key, client = BetterKey.read(pressed_id(interaction)), interaction.client
        wish = Wish(key.goal, key.project, key.remind)
        said = unquote(text_at(interaction.message.components if interaction.message else [], SAID) or "")
        if key.name == "again":
            form = GoalForm(key.goal, said[:LONGEST], project=key.project, remind=key.remind, again=True)
            await open_form(interaction, form)
            return
        try:
            day = Day.fromisoformat(key.day)
        except ValueError:  # an id that nobody made
            raise Refusal(words.GONE) from None
        if key.name == "own":
            if not said:
                raise Refusal(words.TAKEN_FROM_CARD)
            rest = read_goal(said, client.services.now().date(), known_to(client).goals.days).rest
            wanted = words.OWN_TEXT.format(rest=rest[: LONGEST - 30], day=said_day(day))
        elif (better := better_named(key.name, known_to(client).goals)) is not None:
            wanted = _filled(better.goal, key.count, day)
        else:
            raise Refusal(words.GONE)
        await show_instead(interaction, await _heard(interaction, wanted, wish))


class GoalSent(SentForm):
    """A goal with its end, or one without: then what it could become."""

    pattern = GOAL_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        _, _, number, takes_place = pressed_id(interaction).split(":")
        goal = int(number)
        wish = Wish(goal, project=answers.get("kind") == "project", remind=answers.get("remind") == "two")
        card = await _heard(interaction, answers.get("goal", ""), wish)
        instead = interaction.message is not None and takes_place == "again"
        await (show_instead if instead else show)(interaction, card)
