"""Files with what is said aloud: fetched, read, reviewed, and answered with a card."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.cards import words
from bot.cards.keys import ReviewKey
from bot.cards.moments import refusal
from bot.cards.spoken import spoken_card
from bot.coaching.aloud.joining import read_transcript
from bot.coaching.aloud.spoken import SpokenReview, review_aloud
from bot.coaching.aloud.transcript import UnreadableFile
from bot.coaching.profile import NOTHING_TOLD
from bot.commands.answering import show
from bot.commands.intake import Refusal
from bot.commands.me.profiles import profile_kept

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


@dataclass(frozen=True, slots=True)
class Talk:
    """A file that was read and reviewed; its bytes go on with the card, and are kept nowhere else."""

    data: bytes
    spoken: SpokenReview


async def ask_aloud(
    client: CoachClient,
    attachment: discord.Attachment,
    platform: str,
    member: int,
    *,
    server: int | None,
    own: bool = False,
) -> Talk:
    """Fetch, read and review a file, without the rules that this member turned off, by the server's house rules.

    `own`: the talk is theirs and nobody else sees the review, so their profile counts.
    """
    try:
        data = await attachment.read()
    except discord.HTTPException as error:
        raise Refusal(words.FILE_GONE) from error
    rulebook = client.services.shelf.current
    if not rulebook.platforms:
        raise Refusal(words.NO_PLATFORMS)
    review = partial(
        review_aloud,
        rulebook=rulebook,
        platform=platform if platform in rulebook.platforms else next(iter(rulebook.platforms)),
        without=await client.services.store.dismissed.of(member),
        language=client.services.operator.language,
        profile=await profile_kept(client, member) if own else NOTHING_TOLD,
        house=await client.houses.of(server),
    )
    client.services.tally.reviews["talk"] += 1
    try:
        return await asyncio.to_thread(lambda: Talk(data, review(read_transcript(attachment.filename, data))))
    except UnreadableFile as error:
        raise Refusal(refusal(error)) from error


async def show_talk(interaction: Coached, attachment: discord.Attachment, platform: str, *, own: bool = True) -> None:
    """The private card of a file."""
    member = interaction.user.id
    talk = await ask_aloud(interaction.client, attachment, platform, member, server=interaction.guild_id, own=own)
    await show(interaction, spoken_card(talk.spoken, talk.data, ReviewKey(platform, None, member, own=own)))
