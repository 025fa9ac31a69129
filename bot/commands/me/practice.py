"""/me practice: one small technique a week, which a member starts, changes, pauses, stops, and answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.keys import member_pattern
from bot.cards.me import practice_words as words
from bot.cards.me.practice import WeekShown, practice_card, week_card
from bot.cards.me.practice_keys import week_pattern
from bot.coaching.practice import Rhythm
from bot.commands.answering import answering, pressed_id, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to, owned
from bot.commands.learn.tips import tip_topics, topic_named, topic_of
from bot.commands.me.practice_rounds import may_write
from bot.commands.me.practice_shown import practice_shown
from bot.commands.press import Press
from bot.commands.zones import zone_choices, zone_named
from bot.store.practice import Answer, Practice

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached

_DAYS = [app_commands.Choice(name=day, value=number) for number, day in enumerate(words.DAYS)]


def add_practice(group: app_commands.Group) -> None:
    @group.command(name="practice", description=words.PRACTICE_ABOUT)
    @app_commands.describe(
        topic=words.PRACTICE_TOPIC_ABOUT,
        channel=words.PRACTICE_CHANNEL_ABOUT,
        day=words.PRACTICE_DAY_ABOUT,
        hour=words.PRACTICE_HOUR_ABOUT,
        zone=words.PRACTICE_ZONE_ABOUT,
    )
    @app_commands.choices(day=_DAYS)
    @app_commands.autocomplete(topic=tip_topics, zone=zone_choices)
    async def practice(  # noqa: PLR0917 - the member sees each as an option
        interaction: discord.Interaction[Any],
        topic: str | None = None,
        channel: discord.TextChannel | None = None,
        day: int | None = None,
        hour: app_commands.Range[int, 0, 23] | None = None,
        zone: str | None = None,
    ) -> None:
        async with answering(interaction):
            if (topic, channel, day, hour, zone) != (None,) * 5:
                changed: dict[str, Any] = {} if topic is None else {"topic": topic_named(interaction.client, topic)}
                changed |= {} if day is None else {"weekday": day}
                changed |= {} if hour is None else {"hour": hour}
                changed |= {} if zone is None else {"zone": zone_named(zone)}
                changed |= {} if channel is None else _place(interaction, channel)
                await _go_on(interaction, changed)
            await show(interaction, await _card(interaction))


def _place(interaction: Coached, channel: discord.TextChannel) -> dict[str, Any]:
    """A channel in which the member and the coach may both write. Raises Refusal."""
    guild = interaction.client.get_guild(interaction.guild_id or 0)
    ours = guild.get_channel(channel.id) if guild is not None else None
    if guild is None or ours is None or not may_write(ours.permissions_for(guild.me)):
        raise Refusal(words.CHANNEL_NOT_OURS.format(channel=f"<#{channel.id}>"))
    if not isinstance(interaction.user, discord.Member) or not may_write(ours.permissions_for(interaction.user)):
        raise Refusal(words.CHANNEL_NOT_YOURS.format(channel=f"<#{channel.id}>"))
    return {"server": guild.id, "channel": channel.id}


async def _go_on(interaction: Coached, changed: dict[str, Any]) -> None:
    """On, with these changes: a new one where there was none or the last one is over, else the same one."""
    client, member = interaction.client, interaction.user.id
    practices, now = client.services.store.practices, client.services.now()
    rhythm = Rhythm()
    fresh = Practice(member, "on", "", None, None, rhythm.weekday, rhythm.hour, rhythm.zone, now)
    before = await practices.of(member) or fresh
    began = now if before.state in ("over", "stopped") else before.began
    kept = await practices.put(replace(before, **changed, state="on", began=began))
    await client.practice_rounds.plan_next(kept)


async def _card(interaction: Coached) -> Card:
    return practice_card(await practice_shown(interaction.client, interaction.user.id))


class _OfPractice(Press, template=r"(?!)"):
    """A button of a member's practice; whatever it did, the card shows how it stands by now."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/me practice")
        await self.on_practice(interaction, await interaction.client.services.store.practices.of(interaction.user.id))
        await show_instead(interaction, await _card(interaction))

    async def on_practice(self, interaction: Coached, practice: Practice | None) -> None:
        raise NotImplementedError


class StartPractice(_OfPractice, template=member_pattern("practice-start")):
    """Starts it, or begins again; one that is on stays as it is."""

    async def on_practice(self, interaction: Coached, practice: Practice | None) -> None:
        if practice is None or practice.state in ("over", "stopped"):
            await _go_on(interaction, {})


class ResumePractice(_OfPractice, template=member_pattern("practice-resume")):
    """Goes on where it was; one that lost its channel goes on in direct messages."""

    async def on_practice(self, interaction: Coached, practice: Practice | None) -> None:
        if practice is not None and practice.state not in ("on", "over", "stopped"):
            await _go_on(interaction, {})


class PausePractice(_OfPractice, template=member_pattern("practice-pause")):
    async def on_practice(self, interaction: Coached, practice: Practice | None) -> None:
        if practice is not None and await interaction.client.services.store.practices.pause(practice.id):
            await interaction.client.practice_rounds.cancel(practice)


class StopPractice(_OfPractice, template=member_pattern("practice-stop")):
    async def on_practice(self, interaction: Coached, practice: Practice | None) -> None:
        if practice is not None and await interaction.client.services.store.practices.end(practice.id, "stopped"):
            await interaction.client.practice_rounds.cancel(practice)


class PracticeByMessage(_OfPractice, template=member_pattern("practice-direct")):
    """Out of the channel, into direct messages."""

    async def on_practice(self, interaction: Coached, practice: Practice | None) -> None:
        if practice is not None and practice.state == "on":
            await _go_on(interaction, {"server": None, "channel": None})


class SeePractice(Press, template=member_pattern("practice-see")):
    """Under a line in a channel: the card, for the member's own eyes."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/me practice")
        await show(interaction, await _card(interaction))


class DidIt(Press, template=week_pattern("practice-done")):
    """Done, or Skip: noted, and the card says so. In a channel it doesn't say which of them it was."""

    answer: Answer = "done"

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/me practice")
        client, member = interaction.client, interaction.user.id
        practices, id = client.services.store.practices, int(pressed_id(interaction).rsplit(":", 1)[1])
        week = await practices.week(member, id)
        if week is None:
            raise Refusal(words.WEEK_GONE)
        await practices.answer(member, id, self.answer)
        practice = await practices.of(member)
        since = practice.began if practice and practice.began <= week.due else week.due
        count = [one.id for one in await practices.weeks(member, since) if one.sent].index(id) + 1
        tip = known_to(client).tips.get(week.tip)
        about, today = topic_of(client, tip) if tip else "", client.services.now().date()
        public = interaction.guild_id is not None
        await show_instead(interaction, week_card(WeekShown(member, id, tip, about, count, today, public, self.answer)))


class SkippedIt(DidIt, template=week_pattern("practice-skip")):
    answer = "skipped"


PRACTICE_BUTTONS: tuple[type[Press], ...] = (
    StartPractice,
    ResumePractice,
    PausePractice,
    StopPractice,
    PracticeByMessage,
    SeePractice,
    DidIt,
    SkippedIt,
)
