"""/compare: TikTok and Instagram side by side, by topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import learning_words as words
from bot.cards.card import Card
from bot.cards.compare import Comparison, answer_card, topic_card, topics_card
from bot.cards.keys import COMPARE_ANSWER_PATTERN, COMPARE_PAGE_PATTERN, member_pattern
from bot.cards.markdown import clip, escape
from bot.commands.answering import answering, picked, pressed_id, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.knowing import choices, known_to, nearest, owned, reader_of
from bot.commands.press import Press
from bot.rulebook.knowledge.model import Topic
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


def compare_command() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name="compare", description=words.COMPARE_ABOUT)
    @app_commands.describe(topic=words.COMPARE_TOPIC_ABOUT)
    @app_commands.autocomplete(topic=_topics)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def compare(interaction: discord.Interaction[Any], topic: str | None = None) -> None:
        async with answering(interaction):
            if topic is None:
                await show(interaction, topics_card(comparison(interaction)))
            else:
                await show(interaction, compared(interaction, topic))

    return compare


def comparison(interaction: Coached) -> Comparison:
    """What is compared. Raises Refusal where the files that say it are broken."""
    reader, book = reader_of(interaction), interaction.client.services.shelf.current
    known = known_to(interaction.client)
    if not known.topics:
        raise Refusal(words.NOTHING_TO_COMPARE)
    return Comparison(known, book.platforms, reader.member, reader.today)


def compared(interaction: Coached, asked: str) -> Card:
    """A topic's card."""
    shown = comparison(interaction)
    return topic_card(shown, _topic(shown, asked))


def _topic(shown: Comparison, asked: str) -> Topic:
    """The topic by its id, its title, or what is nearly one of them."""
    names = {fold_term(name): one for one in shown.known.topics.values() for name in (one.title, one.id)}
    found = names.get(fold_term(asked)) or names.get(nearest(asked, names) or "")
    if found is None:
        titles = ", ".join(one.title for one in shown.known.topics.values())
        raise Refusal(words.NO_SUCH_TOPIC.format(topic=escape(clip(asked, 40)), known=titles))
    return found


async def _topics(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    return choices([(one.title, one.id) for one in known_to(interaction.client).topics.values()], typed)


class PickTopic(Press, template=member_pattern("compare")):
    """The list of topics."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/compare")
        shown = comparison(interaction)
        await show_instead(interaction, topic_card(shown, _topic(shown, next(iter(picked(interaction)), ""))))


class TurnPage(Press, template=COMPARE_PAGE_PATTERN):
    """On and back in a topic that one card can't hold."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/compare")
        shown = comparison(interaction)
        _, _, _, page, topic = pressed_id(interaction).split(":")
        await show_instead(interaction, topic_card(shown, _topic(shown, topic), int(page)))


class PickAnswer(Press, template=COMPARE_ANSWER_PATTERN):
    """The answer to what a topic asks; nothing of it is kept."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/compare")
        shown = comparison(interaction)
        topic = _topic(shown, pressed_id(interaction).rsplit(":", 1)[1])
        answers = topic.question.answers if topic.question else ()
        answer = next((one for one in answers if one.id in picked(interaction)), None)
        await show_instead(interaction, answer_card(shown, topic, answer) if answer else topic_card(shown, topic))


COMPARE_CONTROLS: tuple[type[Press], ...] = (PickTopic, TurnPage, PickAnswer)
