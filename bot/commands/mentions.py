"""A draft or a question in a mention, a reply to the coach, or a direct message; none needs a privileged intent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord

from bot.cards import words
from bot.cards.answer import answer_card
from bot.cards.card import Card
from bot.cards.keys import ReviewKey, SeeKey
from bot.cards.learn.learning import Reader
from bot.cards.notices import draft_line
from bot.cards.review import review_card
from bot.cards.spoken import spoken_card
from bot.coaching.pieces import Piece
from bot.coaching.questions import answers_to
from bot.commands.accounting import Outcome
from bot.commands.answering import answering_message, only_for, post, post_line, pressed_id
from bot.commands.coach import ask, default_platform
from bot.commands.cooldown import Cooldown
from bot.commands.drafts import is_draft
from bot.commands.intake import Refusal, draft_of, files_of, text_of
from bot.commands.mentors import mentor_button
from bot.commands.press import Press
from bot.commands.review import show_draft
from bot.commands.talks import ask_aloud

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)


class Mentions:
    """Answers people who speak to the coach outside of commands."""

    def __init__(self, client: CoachClient, cooldown: Cooldown) -> None:
        self._client = client
        self._cooldown = cooldown

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or message.webhook_id or message.type not in BY_PEOPLE:
            return
        if message.guild is not None and not spoken_to(message, self._me):
            return
        named = "mention" if message.guild else "direct message"
        async with answering_message(self._client, message, named) as answered:
            if message.guild is None:
                answered.outcome = await self._answer_in_private(message)
            elif not await self._is_draft(message):
                answered.outcome = await self._answer_in_public(message)

    async def _is_draft(self, message: discord.Message) -> bool:
        """The drafts channel answers its own drafts; a mention there would be answered twice."""
        if not self._client.services.operator.watch_drafts or message.guild is None:
            return False
        return is_draft(message, await self._client.services.store.servers.get(message.guild.id))

    async def _answer_in_private(self, message: discord.Message) -> Outcome:
        author = message.author.id
        if found := await self._answers_to(message):
            await post(message, answer_card(found, self._reader(message), instead=_key(message)))
            return "ok"
        try:
            draft = draft_of(message, self._me, spoken_to=True)
            platform = await default_platform(self._client, None)
            key = ReviewKey(platform, None, author, public=True, own=True)
            if isinstance(draft, str):
                card = review_card(await ask(self._client, draft, platform, None, author, server=None, own=True), key)
            else:
                talk = await ask_aloud(self._client, draft, platform, author, server=None, own=True)
                card = spoken_card(talk.spoken, talk.data, key)
        except Refusal as refusal:
            await post_line(message, refusal.text)
            return "refused"
        await post(message, card)
        return "ok"

    async def _answer_in_public(self, message: discord.Message) -> Outcome | None:
        turn = self._cooldown.turn(message.author.id, message.channel.id, self._client.services.now())
        if turn == "stay quiet":
            return None
        problem = self._problem(message)
        if turn == "ask for patience":
            seconds = round(self._client.services.operator.cooldown)
            problem = words.SLOW_DOWN.format(seconds=seconds, member=message.author.mention)
        if problem is not None:
            await post_line(message, problem)
            return "refused"
        await post(message, await self._answer_or_line(message))
        return "ok"

    async def _answer_or_line(self, message: discord.Message) -> Card:
        """What is known about a question, for everyone to read; of a draft, that there is a review."""
        key = _key(message)
        found = await self._answers_to(message)
        if not found:
            return draft_line(key)
        server = message.guild.id if message.guild else None
        person = await mentor_button(self._client, server, key.id("person-of"))
        return answer_card(found, self._reader(message), person=person, instead=key)

    async def _answers_to(self, message: discord.Message) -> tuple[Piece, ...]:
        """What the coach knows about a message, where that is a question to it."""
        if files_of(message) or message.stickers or message.message_snapshots:
            return ()
        services, text = self._client.services, text_of(message, self._me)
        return await asyncio.to_thread(answers_to, text, services.shelf.current, services.operator.language)

    def _reader(self, message: discord.Message) -> Reader:
        return Reader(message.author.id, self._client.services.now().date())

    def _problem(self, message: discord.Message) -> str | None:
        """Why this message can't be reviewed, as a line for its author; None where it can."""
        if not text_of(message, self._me) and not files_of(message):
            unseen = not _mentioned(message, self._me) and not self._client.intents.message_content
            return words.REPLY_UNSEEN if unseen else words.MENTION_EMPTY
        try:
            draft_of(message, self._me, spoken_to=True)
        except Refusal as refusal:
            return refusal.text
        return None

    @property
    def _me(self) -> int:
        return self._client.me


def _key(message: discord.Message) -> SeeKey:
    return SeeKey(message.channel.id, message.id, message.author.id)


def spoken_to(message: discord.Message, me: int) -> bool:
    """Whether a message mentions the coach, or replies to it."""
    answered = message.reference.resolved if message.reference else None
    return _mentioned(message, me) or (isinstance(answered, discord.Message) and answered.author.id == me)


def _mentioned(message: discord.Message, me: int) -> bool:
    return any(one.id == me for one in message.mentions)


class SeeReview(Press, template=SeeKey.PATTERN):
    """Opens the review of a draft, for its author alone. The draft is read again from where it was posted."""

    async def pressed(self, interaction: Coached) -> None:
        key = SeeKey.read(pressed_id(interaction))
        only_for(key.author, interaction)
        draft = await message_of(interaction, key)
        me = interaction.client.me
        if draft.author.id != key.author:
            raise Refusal(words.DRAFT_GONE)
        if not text_of(draft, me) and not files_of(draft):
            raise Refusal(words.DRAFT_EMPTY)
        what = draft_of(draft, me, spoken_to=spoken_to(draft, me))
        platform = await default_platform(interaction.client, interaction.guild_id)
        await show_draft(interaction, what, platform)


async def message_of(interaction: Coached, key: SeeKey) -> discord.Message:
    """The message that a button names. Raises Refusal where it can't be read any more."""
    if key.channel != interaction.channel_id:  # the line stands where the draft is; no button reaches into elsewhere
        raise Refusal(words.DRAFT_HIDDEN)
    try:
        return await interaction.client.get_partial_messageable(key.channel).fetch_message(key.draft)
    except discord.NotFound as error:
        raise Refusal(words.DRAFT_GONE) from error
    except discord.Forbidden as error:
        raise Refusal(words.DRAFT_HIDDEN) from error
