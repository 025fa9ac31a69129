"""The posts of a second pair of eyes in Discord: the count under each, their end, and what goes when one is deleted."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.cards.eyes.eyes import EyesPost, post_card
from bot.commands.answering import out_of_reach
from bot.store.feedback import AskedEyes
from bot.store.outbox import Due

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.cards.eyes.eyes import Questions
    from bot.commands.client import CoachClient
    from bot.store.feedback import Feedback

_log = logging.getLogger(__name__)

END = "eyes-end"


class EyesPosts:
    """One for a client. It remembers only which counts are about to be written anew."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self._waiting: set[int] = set()
        client.timetable.on(END, self.end)

    @property
    def questions(self) -> Questions:
        return self._client.services.shelf.current.knowledge.questions

    async def count_anew(self, asked: AskedEyes, caption: str) -> None:
        """How many answered, as the post says it. However many answer at once, one edit is under way and one waits."""
        if asked.post in self._waiting:
            return  # whoever waits reads the count later than this
        self._waiting.add(asked.post)
        async with self._client.draft_lock(asked.post):
            self._waiting.discard(asked.post)
            now = await self._kept.post(asked.post)
            if now is None or now.closed:
                return
            card = post_card(EyesPost(caption, now.author, self.questions, await self._kept.count(now.post)))
            try:
                await self._edit(now, card)
            except discord.NotFound:
                await self._kept.forget(now.post)
            except discord.HTTPException as error:  # the answer is kept; the next one brings the count along
                _log.warning("a count could not be shown: status %s, code %s", error.status, error.code)

    async def _edit(self, asked: AskedEyes, card: Card) -> None:
        nobody = discord.AllowedMentions.none()
        await self._message(asked.channel, asked.post).edit(
            view=card.view, attachments=card.files(), allowed_mentions=nobody
        )

    def _message(self, channel: int, post: int) -> discord.PartialMessage:
        return self._client.get_partial_messageable(channel).get_partial_message(post)

    async def plan_end(self, asked: AskedEyes, over: datetime) -> None:
        """The plan is the server's: the post goes although its author was forgotten meanwhile."""
        place = {"channel": asked.channel}
        await self._client.services.store.outbox.plan(END, str(asked.post), over, place, server=asked.server)

    async def end(self, due: Due) -> None:
        """The post and all that was answered go together."""
        await self.delete(int(due.payload["channel"]), int(due.key))

    async def delete(self, channel: int, post: int) -> bool:
        """Whether the message is gone, too; where the coach can't reach it, what is kept goes all the same."""
        await self._kept.forget(post)
        await self._client.services.store.outbox.cancel(END, str(post))
        try:
            await self._message(channel, post).delete()
        except discord.NotFound:
            return True
        except discord.HTTPException as error:
            if not out_of_reach(error):
                raise
            return False
        return True

    async def on_raw_message_delete(self, deletion: discord.RawMessageDeleteEvent) -> None:
        await self._gone(deletion.message_id)

    async def on_raw_bulk_message_delete(self, deletion: discord.RawBulkMessageDeleteEvent) -> None:
        for message in deletion.message_ids:
            await self._gone(message)

    async def on_raw_thread_delete(self, deletion: discord.RawThreadDeleteEvent) -> None:
        self._client.track(asyncio.current_task())
        await self._kept.forget_channel(deletion.thread_id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        self._client.track(asyncio.current_task())
        await self._kept.forget_channel(channel.id)

    async def _gone(self, message: int) -> None:
        """Most messages that are deleted are none of these, which a look at the store says without a write."""
        if await self._kept.post(message) is not None:
            self._client.track(asyncio.current_task())
            await self._kept.forget(message)

    @property
    def _kept(self) -> Feedback:
        return self._client.services.store.feedback
