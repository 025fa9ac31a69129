"""A draft in a mention, in a reply to the coach, or in a direct message; none of them needs a privileged intent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.cards import words
from bot.cards.keys import ReviewKey, SeeKey
from bot.cards.notices import draft_line
from bot.cards.review import review_card
from bot.cards.spoken import spoken_card
from bot.commands.accounting import Outcome
from bot.commands.answering import answering_message, only_for, post, post_line, pressed_id
from bot.commands.coach import ask, default_platform
from bot.commands.cooldown import Cooldown
from bot.commands.drafts import is_draft
from bot.commands.intake import Refusal, draft_of, files_of, text_of
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
        await post(message, draft_line(SeeKey(message.channel.id, message.id, message.author.id)))
        return "ok"

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
        return self._client.user.id if self._client.user else 0


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
        draft = await _draft(interaction, key)
        me = interaction.client.user.id if interaction.client.user else 0
        if draft.author.id != key.author:
            raise Refusal(words.DRAFT_GONE)
        if not text_of(draft, me) and not files_of(draft):
            raise Refusal(words.DRAFT_EMPTY)
        what = draft_of(draft, me, spoken_to=spoken_to(draft, me))
        platform = await default_platform(interaction.client, interaction.guild_id)
        await show_draft(interaction, what, platform)


async def _draft(interaction: Coached, key: SeeKey) -> discord.Message:
    if key.channel != interaction.channel_id:  # the line stands where the draft is; no button reaches into elsewhere
        raise Refusal(words.DRAFT_HIDDEN)
    try:
        return await interaction.client.get_partial_messageable(key.channel).fetch_message(key.draft)
    except discord.NotFound as error:
        raise Refusal(words.DRAFT_GONE) from error
    except discord.Forbidden as error:
        raise Refusal(words.DRAFT_HIDDEN) from error
