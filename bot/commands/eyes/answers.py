"""The buttons of a second pair of eyes once a draft stands there: answer, read what was said, close, delete."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

import discord

from bot.cards.eyes import words
from bot.cards.eyes.eyes import LONGEST_ANSWER, AnswerForm, EyesPost, closed_card
from bot.cards.eyes.keys import FORM_PATTERN, SaidKey, read_form_id, said_pattern
from bot.cards.eyes.said import (
    Said,
    closed_for_you_card,
    line_card,
    mine_card,
    pages_of,
    said_card,
    told_card,
)
from bot.cards.keys import member_pattern, post_pattern
from bot.cards.learning_words import NOT_YOUR_CARD
from bot.commands.answering import only_for, open_form, pressed_id, show, show_instead, show_turned
from bot.commands.eyes.eyes import COMMAND, MOST_TOLD, link, post_shown
from bot.commands.intake import Refusal, cleaned
from bot.commands.press import Press, SentForm
from bot.commands.review_buttons import caption_on
from bot.store.feedback import OPEN_FOR, Answered

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached
    from bot.store.feedback import AskedEyes, Feedback

_log = logging.getLogger(__name__)


class AnswerForEyes(Press, template=member_pattern("eyes-answer")):
    """Opens the form for whoever didn't ask, with what they answered before."""

    async def pressed(self, interaction: Coached) -> None:
        asked = await _on_post(interaction, _owner(interaction))
        before = await _kept(interaction).answer_of(asked.post, interaction.user.id)
        questions = interaction.client.eyes.questions
        if not questions:
            raise Refusal(words.NO_QUESTIONS)
        await open_form(interaction, AnswerForm(asked.post, asked.author, questions, dict(before)))


class EyesSent(SentForm):
    """What a member answers: kept for the author, who may be told of it; the post shows one more."""

    pattern = FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        post, author = read_form_id(pressed_id(interaction))
        asked = await _on_post(interaction, author, post)
        said = _said(interaction, answers)
        if not said:
            raise Refusal(words.FORM_EMPTY)
        first = await _kept(interaction).answer(asked.post, interaction.user.id, said)
        if first is None:
            raise Refusal(words.IS_CLOSED)
        form = words.THANKS if first else words.THANKS_CHANGED
        await show(interaction, line_card(form.format(author=f"<@{asked.author}>"), interaction.user.id))
        if first:
            await _tell(interaction, asked, said)
            await _count(interaction, asked)


def _said(interaction: Coached, answers: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, of what was asked."""
    filled = {one.id: cleaned(answers.get(one.id, ""))[:LONGEST_ANSWER] for one in interaction.client.eyes.questions}
    return {id: line for id, line in filled.items() if line}


async def _on_post(interaction: Coached, author: int, post: int | None = None) -> AskedEyes:
    """The post that is asked about, open and in this place, for others than its author. Raises Refusal."""
    if interaction.user.id == author:
        raise Refusal(words.YOUR_OWN)
    number = post or (interaction.message.id if interaction.message else 0)
    asked = await _kept(interaction).post(number)
    if asked is None or (asked.author, asked.server) != (author, interaction.guild_id):
        raise Refusal(words.OVER)
    if asked.closed:
        raise Refusal(words.IS_CLOSED)
    return asked


async def _count(interaction: Coached, asked: AskedEyes) -> None:
    """The post says one more. Where its draft can't be read just now, the next answer brings the count along."""
    try:
        caption = await caption_on(interaction.message)
    except Refusal:
        return
    await interaction.client.eyes.count_anew(asked, caption)


async def _tell(interaction: Coached, asked: AskedEyes, answers: Mapping[str, str]) -> None:
    """As a direct message, where the author chose that; the first ones, so that it stays a joy."""
    client, kept = interaction.client, _kept(interaction)
    if asked.tells != "yes" or await kept.count(asked.post) > MOST_TOLD:
        return
    said = Said(0, interaction.user.id, answers)
    card = told_card(said, client.eyes.questions, link(asked), asked.author)
    try:
        direct = await client.create_dm(discord.Object(asked.author))
        await direct.send(view=card.view, allowed_mentions=discord.AllowedMentions.none())
    except discord.Forbidden:  # the author takes no messages from this server; the answers wait under the post
        await kept.tell_no_more(asked.post)
    except discord.HTTPException as error:
        _log.warning("an author could not be told: status %s, code %s", error.status, error.code)


# For the author alone


class ReadFromPost(Press, template=member_pattern("eyes-read")):
    """What was said on the post that was pressed."""

    async def pressed(self, interaction: Coached) -> None:
        owner = _owner(interaction)
        only_for(owner, interaction, words.NOT_YOURS, author=f"<@{owner}>")
        post = interaction.message.id if interaction.message else 0
        await show(interaction, await _page(interaction, await _own_post(interaction, post), 0))


class ReadSaid(Press, template=said_pattern("eyes-said")):
    """A page of it: in place of another page, and beside any other card."""

    async def pressed(self, interaction: Coached) -> None:
        key = _said_key(interaction)
        card = await _page(interaction, await _own_post(interaction, key.post), key.page)
        await show_turned(interaction, card)


class RemoveAnswer(Press, template=post_pattern("eyes-remove")):
    """Takes an answer out of its author's view."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, answer, owner = pressed_id(interaction).split(":")
        only_for(int(owner), interaction, NOT_YOUR_CARD, command=COMMAND)
        page = await _page_with(interaction, int(answer))
        post = await _kept(interaction).hide(interaction.user.id, int(answer))
        if post is None:
            raise Refusal(words.GONE)
        await show_instead(interaction, await _page(interaction, await _own_post(interaction, post), page))


class CloseEyes(Press, template=member_pattern("eyes-close")):
    """No more answers; those that came stay readable for the author until the post goes."""

    async def pressed(self, interaction: Coached) -> None:
        owner, kept, client = _owner(interaction), _kept(interaction), interaction.client
        only_for(owner, interaction, words.NOT_YOURS, author=f"<@{owner}>")
        number = interaction.message.id if interaction.message else 0
        async with client.draft_lock(number):  # a count may be on its way
            asked = await kept.post(number)
            await kept.close(number)
            count = await kept.count(number)
            caption = await caption_on(interaction.message)
            await show_instead(interaction, closed_card(EyesPost(caption, owner, client.eyes.questions, count)))
        if asked is not None:
            await show(interaction, closed_for_you_card(post_shown(asked, count)))


class DeleteEyes(Press, template=said_pattern("eyes-delete")):
    """The post and all that was answered, gone at once."""

    async def pressed(self, interaction: Coached) -> None:
        key = _said_key(interaction)
        asked = await _own_post(interaction, key.post)
        gone = await interaction.client.eyes.delete(asked.channel, asked.post)
        await show_instead(interaction, line_card(words.DELETED if gone else words.DELETED_NOT_POST, key.owner))


class ShowMine(Press, template=member_pattern("eyes-mine")):
    """The member's own posts in this server."""

    async def pressed(self, interaction: Coached) -> None:
        owner = _owner(interaction)
        only_for(owner, interaction, NOT_YOUR_CARD, command=COMMAND)
        kept = _kept(interaction)
        posts = await kept.of_author(owner, interaction.guild_id or 0)
        shown = [post_shown(one, await kept.count(one.post)) for one in posts]
        await show(interaction, mine_card(shown, owner, OPEN_FOR))


EYES_ANSWERING: tuple[type[Press], ...] = (
    AnswerForEyes,
    ReadFromPost,
    ReadSaid,
    RemoveAnswer,
    CloseEyes,
    DeleteEyes,
    ShowMine,
)


async def _page(interaction: Coached, asked: AskedEyes, page: int) -> Card:
    kept, questions = _kept(interaction), interaction.client.eyes.questions
    shown = post_shown(asked, await kept.count(asked.post))
    return said_card(shown, _all_said(await kept.answers(asked.post)), questions, page)


async def _page_with(interaction: Coached, answer: int) -> int:
    """The page that an answer stands on."""
    kept = _kept(interaction)
    post = await kept.post_of(interaction.user.id, answer)
    pages = pages_of(_all_said(await kept.answers(post or 0)), interaction.client.eyes.questions)
    return next((n for n, page in enumerate(pages) if answer in {one.id for one in page}), 0)


def _all_said(answers: list[Answered]) -> list[Said]:
    return [Said(one.id, one.helper, one.answers) for one in answers]


async def _own_post(interaction: Coached, post: int) -> AskedEyes:
    """The post, where whoever pressed asked there. Raises Refusal."""
    asked = await _kept(interaction).post(post)
    if asked is None or asked.author != interaction.user.id or asked.server != interaction.guild_id:
        raise Refusal(words.OVER)
    return asked


def _said_key(interaction: Coached) -> SaidKey:
    key = SaidKey.read(pressed_id(interaction))
    only_for(key.owner, interaction, NOT_YOUR_CARD, command=COMMAND)
    return key


def _owner(interaction: Coached) -> int:
    return int(pressed_id(interaction).rsplit(":", 1)[1])


def _kept(interaction: Coached) -> Feedback:
    return interaction.client.services.store.feedback
