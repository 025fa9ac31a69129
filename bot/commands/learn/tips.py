"""/learn tip: one small technique, and another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.card import Card
from bot.cards.learn.tip import TipShown, about, tip_card
from bot.cards.markdown import clip, escape
from bot.cards.me import practice_words as words
from bot.cards.me.practice_keys import TIP_PATTERN
from bot.coaching.practice import shuffled, tips_about
from bot.commands.answering import answering, pressed_id, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.knowing import choices, known_to, owned, reader_of
from bot.commands.press import Press
from bot.rulebook.knowledge.model import Tip
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


def add_tip(group: app_commands.Group) -> None:
    @group.command(name="tip", description=words.TIP_ABOUT)
    @app_commands.describe(topic=words.TIP_TOPIC_ABOUT)
    @app_commands.autocomplete(topic=tip_topics)
    async def tip(interaction: discord.Interaction[Any], topic: str | None = None) -> None:
        async with answering(interaction):
            await show(interaction, a_tip(interaction, topic_named(interaction.client, topic)))


async def tip_topics(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    return choices([(name, id) for id, name in known_to(interaction.client).tip_topics.items()], typed)


def topic_named(client: CoachClient, asked: str | None) -> str:
    """The id of a topic by its id or name; "" for all. Raises Refusal, with those there are."""
    topics = known_to(client).tip_topics
    if asked is None:
        return ""
    found = next((id for id, name in topics.items() if fold_term(asked) in (fold_term(id), fold_term(name))), None)
    if found is None:
        known = ", ".join(map(escape, topics.values()))
        raise Refusal(
            words.NO_SUCH_TOPIC.format(topic=escape(clip(asked, 40)), known=known) if known else words.NO_TIPS
        )
    return found


def a_tip(interaction: Coached, topic: str = "", number: int | None = None) -> Card:
    """The technique at a place of this member's own order; the first one differs from day to day."""
    known, reader = known_to(interaction.client), reader_of(interaction)
    order = shuffled(tips_about(known.tips, topic) or known.tips, f"{reader.member} {topic}")
    if not order:
        raise Refusal(words.NO_TIPS)
    at = (reader.today.toordinal() if number is None else number) % len(order)
    tip = known.tips[order[at]]
    return tip_card(TipShown(tip, topic_of(interaction.client, tip), reader.today, reader.member, at, topic))


def topic_of(client: CoachClient, tip: Tip) -> str:
    """What a technique is about, by the names of its topic and platform."""
    platform = client.services.shelf.current.platforms.get(tip.platform or "")
    return about(tip, known_to(client).tip_topics, platform.name if platform else None)


class AnotherTip(Press, template=TIP_PATTERN):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/learn tip")
        _, _, _, number, topic = pressed_id(interaction).split(":")
        await show_instead(interaction, a_tip(interaction, topic, int(number)))


TIP_BUTTONS: tuple[type[Press], ...] = (AnotherTip,)
