"""“Ask for a second pair of eyes” under a review: what would be posted where, the consent, and the post."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.cards import words as plain
from bot.cards.eyes import words
from bot.cards.eyes.eyes import EyesPost, consent_card, post_card
from bot.cards.eyes.keys import ConsentKey
from bot.cards.eyes.said import PostShown, line_card, posted_card
from bot.cards.keys import ReviewKey, member_pattern
from bot.cards.learning_words import NOT_YOUR_CARD
from bot.commands.answering import only_for, out_of_reach, pressed_id, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.press import Press
from bot.commands.review_buttons import caption_on, may_write
from bot.store.feedback import OPEN_FOR

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.store.feedback import AskedEyes

    Place = discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel

COMMAND = "/review"
AN_HOUR = timedelta(hours=1)
MOST_TOLD = 20  # answers to one post that come as messages


async def second_eyes(interaction: Coached, key: ReviewKey) -> None:
    """Shows first, to the author alone, what would be posted where."""
    caption = await caption_on(interaction.message)
    _questions(interaction)
    channel = await _where(interaction)
    await _not_too_often(interaction, channel)
    questions = interaction.client.eyes.questions
    await show(interaction, consent_card(caption, channel, interaction.user.id, questions, OPEN_FOR))


class PostForEyes(Press, template=ConsentKey.PATTERN):
    """The consent was given: the draft is posted."""

    async def pressed(self, interaction: Coached) -> None:
        key = ConsentKey.read(pressed_id(interaction))
        only_for(key.owner, interaction, NOT_YOUR_CARD, command=COMMAND)
        caption = await caption_on(interaction.message)
        _questions(interaction)
        async with interaction.client.draft_lock(key.owner):  # pressed twice, it is posted once
            place = _place(interaction, key.channel)
            await _not_too_often(interaction, place.id)
            _not_too_many(interaction, place.id)
            asked = await _post(interaction, place, caption, key)
        shown = post_shown(asked, 0)
        await show_instead(interaction, posted_card(shown, MOST_TOLD if key.tells else None))


class NotNow(Press, template=member_pattern("eyes-not-now")):
    async def pressed(self, interaction: Coached) -> None:
        owner = int(pressed_id(interaction).rsplit(":", 1)[1])
        only_for(owner, interaction, NOT_YOUR_CARD, command=COMMAND)
        await show_instead(interaction, line_card(words.NOT_POSTED, owner))


EYES_ASKING: tuple[type[Press], ...] = (PostForEyes, NotNow)


def post_shown(asked: AskedEyes, count: int) -> PostShown:
    """A post as its author's cards need it."""
    return PostShown(
        asked.post,
        link(asked),
        asked.channel,
        asked.author,
        asked.asked_at,
        asked.over,
        count,
        asked.closed,
        asked.tells == "failed",
    )


def link(asked: AskedEyes) -> str:
    return f"https://discord.com/channels/{asked.server}/{asked.channel}/{asked.post}"


async def _where(interaction: Coached) -> int:
    """The server's drafts channel where both may write there, or else this one. Raises Refusal where neither does."""
    guild = _guild(interaction)
    settings = await interaction.client.services.store.servers.get(guild.id)
    drafts = guild.get_channel(settings.drafts_channel) if settings.drafts_channel else None
    if isinstance(drafts, discord.TextChannel) and drafts.id != interaction.channel_id:
        try:
            return _place(interaction, drafts.id).id
        except Refusal:
            pass  # then here
    return _place(interaction, interaction.channel_id or 0).id


def _place(interaction: Coached, channel: int) -> Place:
    """The channel, where the member and the coach may write there by now. Raises Refusal."""
    guild = _guild(interaction)
    here = channel == interaction.channel_id
    place = interaction.channel if here else guild.get_channel_or_thread(channel)
    if not isinstance(place, discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel):
        raise Refusal(words.CANT_WRITE)
    if place.guild.id != guild.id or not isinstance(interaction.user, discord.Member):
        raise Refusal(words.CANT_WRITE)
    if not (may_write(interaction) if here else _may_post(place.permissions_for(interaction.user), place)):
        raise Refusal(words.CANT_WRITE)
    mine = interaction.app_permissions if here else place.permissions_for(guild.me)
    if not (_may_post(mine, place) and mine.attach_files):
        raise Refusal(words.I_CANT_WRITE.format(channel=f"<#{channel}>"))
    return place


def _may_post(granted: discord.Permissions, place: Place) -> bool:
    writes = granted.send_messages_in_threads if isinstance(place, discord.Thread) else granted.send_messages
    return granted.view_channel and writes


def _guild(interaction: Coached) -> discord.Guild:
    """The server, which the coach is a member of. Raises Refusal in a direct message and elsewhere."""
    guild = interaction.client.get_guild(interaction.guild_id or 0)
    if guild is None:
        raise Refusal(words.NO_SERVER)
    return guild


def _questions(interaction: Coached) -> None:
    if not interaction.client.eyes.questions:
        raise Refusal(words.NO_QUESTIONS)


async def _not_too_often(interaction: Coached, channel: int) -> None:
    """One open at a time in a channel, and one an hour. Raises Refusal with the way to the earlier one."""
    services, member = interaction.client.services, interaction.user.id
    for asked in await services.store.feedback.of_author(member, interaction.guild_id or 0):
        if asked.channel != channel:
            continue
        if not asked.closed:
            raise Refusal(words.ONE_AT_A_TIME.format(link=link(asked)))
        if services.now() < asked.asked_at + AN_HOUR:
            when = discord.utils.format_dt(asked.asked_at + AN_HOUR, "R")
            raise Refusal(words.ONE_AN_HOUR.format(link=link(asked), when=when))


def _not_too_many(interaction: Coached, channel: int) -> None:
    """Not faster than cards may be shared there."""
    client = interaction.client
    if client.shares.turn(interaction.user.id, channel, client.services.now()) != "answer":
        raise Refusal(plain.SLOW_DOWN_SHARE.format(seconds=round(client.services.operator.cooldown)))


async def _post(interaction: Coached, place: Place, caption: str, key: ConsentKey) -> AskedEyes:
    """The post, kept under its number. What could not be kept is not left there, since nothing would answer on it."""
    client = interaction.client
    card = post_card(EyesPost(caption, key.owner, client.eyes.questions))
    try:
        message = await place.send(view=card.view, files=card.files(), allowed_mentions=discord.AllowedMentions.none())
    except discord.HTTPException as error:
        if not out_of_reach(error):
            raise
        raise Refusal(words.I_CANT_WRITE.format(channel=f"<#{place.id}>")) from error
    try:
        asked = await client.services.store.feedback.ask(
            message.id, place.id, place.guild.id, key.owner, tells=key.tells
        )
        await client.eyes.plan_end(asked, asked.over)
    except Exception:
        await message.delete()
        raise
    return asked
