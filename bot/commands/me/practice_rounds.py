"""Sends the technique of each week when it is due, once, and stops kindly where there is nowhere left to send it to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.cards.card import Card
from bot.cards.me.practice import WeekShown, practice_card, recap_line, week_card
from bot.coaching.practice import APART, LATE, NOT_AGAIN, WEEKS, Rhythm, next_tip
from bot.commands.answering import nobody_there
from bot.commands.knowing import known_to
from bot.commands.learn.tips import topic_of
from bot.commands.me.practice_shown import PRACTICE, practice_shown
from bot.store.outbox import Due, Outbox
from bot.store.practice import Practice, Practices, State, Week

if TYPE_CHECKING:
    from bot.commands.client import CoachClient


NOT_YET = timedelta(minutes=1)


class NowhereToSend(Exception):
    """Where the technique was to go is shut or gone, for good."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


class NotReady(Exception):
    """Discord has not yet told of the server."""


class PracticeRounds:
    """Each practice that is on has one piece of work in the outbox, under its own number: the next technique."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(PRACTICE, self.due)

    async def plan(self) -> None:
        """At the start: whatever is on and has lost its plan, to a restored backup say, gets one."""
        for id in await self._practices.running():
            if await self._outbox.planned(PRACTICE, str(id)) is not None:
                continue
            practice = await self._practices.one(id)
            if practice is not None and self._client.is_for(practice.server):
                await self.plan_next(practice)

    async def plan_next(self, practice: Practice) -> None:
        """The next technique of one that was started, changed or taken up again."""
        now = self._client.services.now()
        lately = await self._practices.weeks(practice.member, now - timedelta(days=7))
        came = [one.due for one in lately if one.sent]
        await self._plan(practice, rhythm_of(practice).after(max([now, *(one + APART for one in came)])))

    async def cancel(self, practice: Practice) -> None:
        await self._outbox.cancel(PRACTICE, str(practice.id))

    async def due(self, due: Due) -> None:
        practice, now = await self._practices.one(int(due.key)), self._client.services.now()
        if practice is None or practice.state != "on":
            return
        if now - due.due > LATE:  # the coach was away: one comes, at the hour that was chosen, and none of the others
            await self._plan(practice, rhythm_of(practice).hour_after(now))
            return
        try:
            await self._send(practice, due)
        except NotReady:
            await self._plan(practice, now + NOT_YET)
        except NowhereToSend as shut:
            await self._practices.end(practice.id, shut.state)

    async def _send(self, practice: Practice, due: Due) -> None:
        """A technique, or the look back after the last one. Where this died before, it is the same message again, with
        the same nonce.
        """
        weeks = await self._practices.weeks(practice.member, practice.began)
        week = next((one for one in weeks if one.due == due.due), None)
        before = [one for one in weeks if one.sent and one != week]
        tips, now = known_to(self._client).tips, self._client.services.now()
        if not tips:  # the file is broken: tomorrow it may be mended
            await self._plan(practice, rhythm_of(practice).hour_after(now))
            return
        if len(before) >= WEEKS or (week is None and (week := await self._choose(practice, due)) is None):
            await self._look_back(practice, due)
            return
        if week.tip not in tips:  # it left the file before it was sent
            week = await self._choose(practice, due) or week
        try:
            await self._deliver(practice, self._card(practice, week, len(before) + 1), due.nonce)
        except (NowhereToSend, NotReady):
            await self._practices.drop_week(week.id)
            raise
        await self._practices.sent(week.id)
        if await self._practices.touch(practice.id):
            await self._plan(practice, rhythm_of(practice).following(now))

    async def _choose(self, practice: Practice, due: Due) -> Week | None:
        """A technique that did not come within twelve weeks; None where there is none left."""
        lately = await self._practices.weeks(practice.member, due.due - NOT_AGAIN)
        taken = {one.tip for one in lately if one.due != due.due}
        tip = next_tip(known_to(self._client).tips, practice.topic, taken, practice.began)
        return await self._practices.begin_week(practice.member, due.due, tip) if tip else None

    async def _look_back(self, practice: Practice, due: Due) -> None:
        """In a channel only that it is over: how it went is the member's own."""
        if practice.channel is None:
            card = practice_card(await practice_shown(self._client, practice.member, standing="over"))
        else:
            card = recap_line(practice.member)
        await self._deliver(practice, card, due.nonce)
        await self._practices.end(practice.id, "over")

    def _card(self, practice: Practice, week: Week, count: int) -> Card:
        tip = known_to(self._client).tips.get(week.tip)
        about, today = topic_of(self._client, tip) if tip else "", self._client.services.now().date()
        return week_card(WeekShown(practice.member, week.id, tip, about, count, today, practice.channel is not None))

    async def _deliver(self, practice: Practice, card: Card, nonce: str) -> None:
        """Raises NowhereToSend, NotReady, or what a passing trouble at Discord's raises: then it is tried again."""
        shut: State = "messages-shut" if practice.channel is None else "channel-shut"
        only = discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(practice.member)])
        try:
            place = await self._place(practice)
            await place.send(view=card.view, nonce=nonce, allowed_mentions=only)
        except discord.HTTPException as error:
            if not nobody_there(error):
                raise
            gone = isinstance(error, discord.NotFound) and practice.channel is not None
            raise NowhereToSend("channel-gone" if gone else shut) from None

    async def _place(self, practice: Practice) -> discord.abc.Messageable:
        """Where it goes, if its member and the coach may both write there."""
        if practice.channel is None or practice.server is None:
            return await self._client.create_dm(discord.Object(practice.member))
        guild = self._client.get_guild(practice.server)
        if (guild is None and not self._client.is_ready()) or (guild is not None and guild.unavailable):
            raise NotReady
        channel = guild.get_channel(practice.channel) if guild is not None else None
        if guild is None or not isinstance(channel, discord.TextChannel):
            raise NowhereToSend("channel-gone")
        try:
            member = await guild.fetch_member(practice.member)
        except discord.NotFound:
            raise NowhereToSend("left") from None
        if not all(may_write(channel.permissions_for(one)) for one in (member, guild.me)):
            raise NowhereToSend("channel-shut")
        return channel

    async def _plan(self, practice: Practice, when: datetime) -> None:
        """Ids only. What was paused or forgotten in this very moment stays so."""
        key = str(practice.id)
        await self._outbox.plan(PRACTICE, key, when, member=practice.member, server=practice.server)
        now = await self._practices.one(practice.id)
        if now is None or now.state != "on":
            await self._outbox.cancel(PRACTICE, key)

    @property
    def _practices(self) -> Practices:
        return self._client.services.store.practices

    @property
    def _outbox(self) -> Outbox:
        return self._client.services.store.outbox


def may_write(granted: discord.Permissions) -> bool:
    return granted.view_channel and granted.send_messages


def rhythm_of(practice: Practice) -> Rhythm:
    return Rhythm(practice.weekday, practice.hour, practice.zone)
