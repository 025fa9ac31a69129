"""“Ask a person”: a form with the question, and what is sent of it, posted in the channel for the server's mentors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import discord
from discord.utils import format_dt

from bot.cards import asking_words as words
from bot.cards.answer import QUESTION
from bot.cards.card import text_at
from bot.cards.keys import SeeKey, member_pattern
from bot.cards.markdown import unquote
from bot.cards.person import LONGEST_QUESTION, PERSON_FORM, PersonForm, posted_question
from bot.commands.answering import only_for, open_form, out_of_reach, pressed_id, say
from bot.commands.intake import Refusal, cleaned, text_of
from bot.commands.knowing import owned
from bot.commands.mentions import message_of
from bot.commands.mentors import can_tell, mentor_role
from bot.commands.permissions import NAMES
from bot.commands.press import Press, SentForm
from bot.commands.review_buttons import may_write

if TYPE_CHECKING:
    from bot.commands.answering import Coached


class AskPerson(Press, template=member_pattern("person")):
    """On /ask's card, which shows the question."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/ask")
        card = interaction.message
        shown = text_at(card.components, QUESTION) if card else None
        await _open(interaction, unquote(shown or ""))


class AskPersonOf(Press, template=SeeKey.PERSON_PATTERN):
    """Under the answer to a mention: the question is the message that was answered."""

    async def pressed(self, interaction: Coached) -> None:
        key = SeeKey.read(pressed_id(interaction))
        only_for(key.author, interaction, words.NOT_YOUR_QUESTION)
        asked = await message_of(interaction, key)
        await _open(interaction, text_of(asked, interaction.client.me))


PERSON_BUTTONS: tuple[type[Press], ...] = (AskPerson, AskPersonOf)


class PersonFormSent(SentForm):
    """The question as the member wants it posted."""

    pattern = PERSON_FORM

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        question = cleaned(answers.get("question", ""))
        role = await _role(interaction)
        if not question:
            raise Refusal(words.PERSON_BLANK.format(button=words.ASK_PERSON))
        if len(question) > LONGEST_QUESTION:
            raise Refusal(words.PERSON_TOO_LONG.format(count=len(question), limit=LONGEST_QUESTION))
        asked, now = interaction.client.questions, interaction.client.services.now()
        if asked.turn(_asker(interaction), role.guild.id, now) != "answer":
            raise Refusal(_patience(interaction, role.guild.id))
        await _post(interaction, role, posted_question(role.mention, interaction.user.mention, question))
        await say(interaction, words.PERSON_ASKED.format(role=role.mention))


async def _open(interaction: Coached, question: str) -> None:
    """The form, where there is somebody to ask; who would be refused in the end is refused before typing."""
    role = await _role(interaction)
    await open_form(interaction, PersonForm(question, role.name))


async def _role(interaction: Coached) -> discord.Role:
    """The role to tell, in this channel, by this member, now. Raises Refusal where one of it can't be."""
    client = interaction.client
    role = await mentor_role(client, interaction.guild_id)
    channel = interaction.channel
    if role is None or not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        raise Refusal(words.NO_MENTOR)
    if not may_write(interaction):
        raise Refusal(words.CANT_POST_HERE)
    granted = channel.permissions_for(role.guild.me)
    needed = ("view_channel", "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages")
    if missing := [f"**{NAMES[one]}**" for one in needed if not getattr(granted, one)]:
        raise Refusal(words.CANT_SEND_HERE.format(permissions=words.AND.join(missing)))
    if not can_tell(role, granted):
        raise Refusal(words.CANT_TELL_ROLE.format(role=role.mention))
    if client.questions.free_at(_asker(interaction), role.guild.id, client.services.now()) is not None:
        raise Refusal(_patience(interaction, role.guild.id))
    return role


def _asker(interaction: Coached) -> tuple[int | None, int]:
    return interaction.guild_id, interaction.user.id


def _patience(interaction: Coached, server: int) -> str:
    client = interaction.client
    own = client.questions.free_at(_asker(interaction), None, client.services.now())
    when = own or client.questions.free_at(_asker(interaction), server, client.services.now())
    said = words.PERSON_WAIT if own else words.PERSON_BUSY
    return said.format(when=format_dt(when or client.services.now(), "R"))


async def _post(interaction: Coached, role: discord.Role, content: str) -> None:
    """Pings the role and nobody else."""
    only_them = discord.AllowedMentions(everyone=False, users=False, roles=[role], replied_user=False)
    channel = interaction.channel
    assert isinstance(channel, discord.abc.Messageable)
    try:
        await channel.send(content, allowed_mentions=only_them, suppress_embeds=True)
    except discord.HTTPException as error:
        if not out_of_reach(error):
            raise
        raise Refusal(words.CANT_SEND_HERE.format(permissions=f"**{NAMES['send_messages']}**")) from error
