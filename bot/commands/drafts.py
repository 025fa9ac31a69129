"""The drafts channel: each posted draft is answered, and the answer follows when the draft is edited or deleted."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.cards import words
from bot.cards.card import Card
from bot.cards.keys import ReviewKey, SeeKey
from bot.cards.notices import draft_line, plain_line
from bot.cards.review import review_card
from bot.cards.spoken import spoken_card
from bot.coaching.review import Review, Verdict
from bot.commands.accounting import Outcome
from bot.commands.answering import THREAD_IS_ARCHIVED, answering_message, out_of_reach, post, post_line
from bot.commands.coach import ask, default_platform
from bot.commands.cooldown import Cooldown
from bot.commands.intake import Refusal, draft_of, files_of, text_of
from bot.commands.talks import Talk, ask_aloud
from bot.store.drafts import AnsweredDraft
from bot.store.servers import Answers, ServerSettings

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

Draft = str | discord.Attachment  # a caption, or a file with what is said aloud
Read = Review | Talk | Refusal

TAGS: dict[Verdict, str] = {"one-to-one": "one-to-one", "crowd": "to a crowd", "mixed": "to a crowd"}
MOST_TAGS = 5  # on one post
TAG_REQUIRED = 40067  # this forum lets no post be without a tag
SERVER_ERROR = 500
BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)


def is_draft(message: discord.Message, settings: ServerSettings) -> bool:
    """Whether a message is a draft: posted in the drafts channel, or the first message of a post in the forum."""
    if settings.drafts_channel is None or settings.paused or message.type not in BY_PEOPLE:
        return False
    if message.author.bot or message.webhook_id:
        return False
    channel = message.channel
    if isinstance(channel, discord.Thread):
        in_forum = isinstance(channel.parent, discord.ForumChannel)
        return in_forum and channel.parent_id == settings.drafts_channel and channel.id == message.id
    return channel.id == settings.drafts_channel


class DraftsChannel:
    """Listens where the operator switched the message content intent on. It remembers ids, never text."""

    def __init__(self, client: CoachClient, cooldown: Cooldown) -> None:
        self._client = client
        self._store = client.services.store
        self._cooldown = cooldown

    async def on_message(self, message: discord.Message) -> None:
        if message.guild is None or message.author.bot:
            return
        settings = await self._store.servers.get(message.guild.id)
        if is_draft(message, settings):
            async with (
                answering_message(self._client, message, "draft") as answered,
                self._client.draft_lock(message.id),
            ):
                if await self._store.drafts.get(message.id) is None:  # an edit may have come first
                    answered.outcome = await self._answer_first(message, settings)

    async def on_raw_message_edit(self, edit: discord.RawMessageUpdateEvent) -> None:
        """A draft was edited: its answer follows. One that was not answered yet, or was too fast, is now."""
        message = edit.message
        if message.edited_at is None or message.guild is None or message.author.bot:
            return  # Discord also sends this event when it unfolds a link
        settings = await self._store.servers.get(message.guild.id)
        if not is_draft(message, settings):
            return
        async with (
            answering_message(self._client, message, "edited draft", tell=False) as answering,
            self._client.draft_lock(message.id),
        ):
            answered = await self._store.drafts.get(message.id)
            if answered is None:
                answering.outcome = await self._answer_first(message, settings)
            else:
                answering.outcome = await self._answer_again(message, answered, settings)

    async def on_raw_message_delete(self, deletion: discord.RawMessageDeleteEvent) -> None:
        await self._gone(deletion.message_id)

    async def on_raw_bulk_message_delete(self, deletion: discord.RawBulkMessageDeleteEvent) -> None:
        for message in deletion.message_ids:
            await self._gone(message)

    async def on_raw_thread_delete(self, deletion: discord.RawThreadDeleteEvent) -> None:
        """A forum post has the id of its first message; its answer goes with it."""
        await self._store.drafts.forget(deletion.thread_id)

    async def _answer_first(self, message: discord.Message, settings: ServerSettings) -> Outcome | None:
        draft = self._draft(message)
        if isinstance(draft, Refusal) and not self._only_files(message):
            return None  # chatter, a lone emoji: nothing to say
        turn = self._cooldown.turn(message.author.id, settings.drafts_channel or 0, self._client.services.now())
        if turn != "answer":
            if turn == "stay quiet":
                return None
            seconds = round(self._client.services.operator.cooldown)
            await post_line(message, words.SLOW_DOWN_DRAFT.format(seconds=seconds, member=message.author.mention))
            return "refused"
        read = await self._read(message, draft, settings)
        if isinstance(read, Refusal) and isinstance(draft, str):
            return None  # it knows no platform just now
        answers = settings.answers
        answer = await self._post(message, _card(message, read, answers), answers)
        if answer is None and answers != "neutral":  # a thread or a file may be forbidden where a line is not
            answers = "neutral"
            answer = await post(message, _card(message, read, answers))
        if answer is not None:
            await self._store.drafts.put(_answered(message, answer, answers, settings.server))
        await tag(message, read)
        return _outcome(read, posted=answer is not None)

    async def _answer_again(
        self, message: discord.Message, answered: AnsweredDraft, settings: ServerSettings
    ) -> Outcome | None:
        """An answer that a moderator took away stays away."""
        read = await self._read(message, self._draft(message), settings)
        if isinstance(read, Refusal) and answered.answers == "neutral":
            return None  # the button under the line says it, in private
        answer = Answer(self._client, answered)
        shown = await answer.show(_card(message, read, answered.answers, answered.on_purpose))
        if not shown and answered.answers != "neutral":  # it may have grown so long that it needs a file
            line = replace(answered, answers="neutral")
            shown = await answer.show(_card(message, read, line.answers))
            if shown:
                await self._store.drafts.put(line)
        await tag(message, read)
        return _outcome(read, posted=shown)

    def _draft(self, message: discord.Message) -> Draft | Refusal:
        try:
            return draft_of(message, self._me)
        except Refusal as refusal:
            return refusal

    async def _read(self, message: discord.Message, draft: Draft | Refusal, settings: ServerSettings) -> Read:
        if isinstance(draft, Refusal):
            return draft
        try:
            platform = await default_platform(self._client, settings.server)
            if isinstance(draft, str):
                return await ask(self._client, draft, platform, None, message.author.id, server=settings.server)
            return await ask_aloud(self._client, draft, platform, message.author.id, server=settings.server)
        except Refusal as refusal:
            return refusal

    def _only_files(self, message: discord.Message) -> bool:
        return bool(files_of(message)) and not text_of(message, self._me)

    async def _post(self, message: discord.Message, card: Card, answers: Answers) -> discord.Message | None:
        if answers != "thread" or isinstance(message.channel, discord.Thread):
            return await post(message, card)
        try:
            thread = await message.create_thread(name=words.THREAD.format(member=message.author.display_name)[:100])
            return await thread.send(view=card.view, files=card.files())
        except discord.HTTPException as error:
            if error.status >= SERVER_ERROR:
                raise
            return None  # forbidden, the draft is gone, it has a thread already, the server has too many

    async def _gone(self, draft: int) -> None:
        async with self._client.draft_lock(draft):  # its answer may be on its way
            answered = await self._store.drafts.get(draft)
            if answered is not None:
                self._client.track(asyncio.current_task())
                await Answer(self._client, answered).delete()
                await self._store.drafts.forget(draft)

    @property
    def _me(self) -> int:
        return self._client.me


class Answer:
    """What the coach wrote under a draft, found by its ids."""

    def __init__(self, client: CoachClient, answered: AnsweredDraft) -> None:
        self._client = client
        self._channel = answered.answer_channel
        self._message = client.get_partial_messageable(self._channel).get_partial_message(answered.answer)

    async def show(self, card: Card) -> bool:
        """Put a card in its place. False where the coach may not, or where the answer is gone."""
        try:
            await self._edit(card)
        except discord.HTTPException as error:
            if not out_of_reach(error):
                raise
            return False
        return True

    async def delete(self) -> None:
        try:
            await self._message.delete()
        except discord.HTTPException as error:
            if not out_of_reach(error):
                raise

    async def _edit(self, card: Card) -> None:
        try:
            await self._put(card)
        except discord.HTTPException as error:
            if error.code != THREAD_IS_ARCHIVED:
                raise
            thread = await self._client.fetch_channel(self._channel)
            if isinstance(thread, discord.Thread):
                await thread.edit(archived=False)
            await self._put(card)

    async def _put(self, card: Card) -> None:
        nobody = discord.AllowedMentions.none()  # an edit without content leaves the client's own choice out
        await self._message.edit(view=card.view, attachments=card.files(), allowed_mentions=nobody)


async def draft_now(client: CoachClient, answered: AnsweredDraft) -> str | None:
    """The caption that a draft is at this moment; None where there is none, or where it can't be read."""
    try:
        message = await client.get_partial_messageable(answered.channel).fetch_message(answered.draft)
        draft = draft_of(message, client.me)
    except (discord.HTTPException, Refusal):
        return None
    return draft if isinstance(draft, str) else None


async def tag(message: discord.Message, read: Read) -> None:
    """In a forum, set the tag of the verdict and clear the other, where the server made such tags."""
    thread = message.channel
    if not isinstance(thread, discord.Thread) or not isinstance(thread.parent, discord.ForumChannel):
        return
    ours = {one.name.casefold(): one for one in thread.parent.available_tags if one.name.casefold() in TAGS.values()}
    wanted = None if isinstance(read, Refusal) else ours.get(TAGS.get(_verdict(read), ""))
    tags = [one for one in thread.applied_tags if one.name.casefold() not in ours]
    tags += [wanted] if wanted else []
    if len(tags) > MOST_TAGS or {one.id for one in tags} == {one.id for one in thread.applied_tags}:
        return
    try:
        await thread.edit(applied_tags=tags)
    except discord.HTTPException as error:
        if not out_of_reach(error) and error.code != TAG_REQUIRED:
            raise  # /settings names the permission


def _verdict(read: Review | Talk) -> Verdict:
    return read.verdict if isinstance(read, Review) else read.spoken.review.verdict


def _card(message: discord.Message, read: Read, answers: Answers, on_purpose: bool = False) -> Card:
    if isinstance(read, Refusal):
        return plain_line(read.text)
    if answers == "neutral":
        return draft_line(SeeKey(message.channel.id, message.id, message.author.id))
    if isinstance(read, Talk):
        key = ReviewKey(read.spoken.review.platform.id, None, message.author.id, public=True)
        return spoken_card(read.spoken, read.data, key)
    meant = on_purpose and read.verdict in ("crowd", "mixed")
    return review_card(read, ReviewKey(read.platform.id, None, message.author.id, on_purpose=meant, public=True))


def _outcome(read: Read, *, posted: bool) -> Outcome:
    if not posted:
        return "unanswered"
    return "refused" if isinstance(read, Refusal) else "ok"


def _answered(message: discord.Message, answer: discord.Message, answers: Answers, server: int) -> AnsweredDraft:
    return AnsweredDraft(
        message.id, message.channel.id, server, message.author.id, answer.id, answer.channel.id, answers
    )
