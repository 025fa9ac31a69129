"""/learn: a For You page to play with, myths, and the glossary; what else it has stands in files of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import learning_words as words
from bot.cards.card import Card
from bot.cards.keys import ForYouKey, member_pattern
from bot.cards.learn.learning import algorithm_card, myth_card
from bot.coaching.foryou import play
from bot.commands.answering import answering, picked, pressed_id, show, show_instead
from bot.commands.everywhere import group_everywhere
from bot.commands.intake import Refusal
from bot.commands.knowing import choices, known_to, owned, reader_of
from bot.commands.learn.advice import add_advice
from bot.commands.learn.drill import add_drill
from bot.commands.learn.glossary import glossary_of, meaning
from bot.commands.learn.lessons import add_lessons
from bot.commands.learn.quiz import add_quiz
from bot.commands.learn.tips import TIP_BUTTONS, add_tip
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient


def learn_commands() -> app_commands.Group:
    """The group; each thing that can be learned is a command of it."""
    learn = group_everywhere("learn", words.LEARN_ABOUT)

    @learn.command(name="algorithm", description=words.ALGORITHM_ABOUT)
    async def algorithm(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, example(interaction, ForYouKey(interaction.user.id)))

    @learn.command(name="myths", description=words.MYTHS_ABOUT)
    async def myths(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, myth(interaction))

    @learn.command(name="glossary", description=words.GLOSSARY_ABOUT)
    @app_commands.describe(term=words.GLOSSARY_TERM_ABOUT)
    @app_commands.autocomplete(term=_names)
    async def glossary(interaction: discord.Interaction[Any], term: str | None = None) -> None:
        async with answering(interaction):
            await show(interaction, glossary_of(interaction) if term is None else meaning(interaction, term))

    add_tip(learn)
    add_lessons(learn)
    add_quiz(learn)
    add_drill(learn)
    add_advice(learn)
    return learn


def example(interaction: Coached, key: ForYouKey) -> Card:
    """The worked example where the viewer's reactions have brought it."""
    examples = list(known_to(interaction.client).algorithms.values())
    if not examples:
        raise Refusal(words.NO_EXAMPLE)
    try:
        chosen = examples[key.example]
        return algorithm_card(chosen, play(chosen, list(map(int, key.done))), key, reader_of(interaction))
    except IndexError as error:  # the file was changed since the card was made
        raise Refusal(words.EXAMPLE_CHANGED) from error


def myth(interaction: Coached, id: str = "") -> Card:
    """The myth of this id, or the first."""
    myths = known_to(interaction.client).myths
    if not myths:
        raise Refusal(words.NO_MYTHS)
    return myth_card(myths.get(id) or next(iter(myths.values())), list(myths.values()), reader_of(interaction))


async def _names(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """Every name of every term; until something is typed, the terms themselves."""
    terms = known_to(interaction.client).glossary()
    names = [(name, one.term) for one in terms for name in ((one.term, *one.also) if typed.strip() else (one.term,))]
    return choices(names, typed)


class React(Press, template=ForYouKey.PATTERN):
    """What the viewer did with a video, or Start again: all of it stands in the id."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/learn algorithm")
        await show_instead(interaction, example(interaction, ForYouKey.read(pressed_id(interaction))))


class PickMyth(Press, template=member_pattern("myth")):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/learn myths")
        await show_instead(interaction, myth(interaction, next(iter(picked(interaction)), "")))


class PickTerm(Press, template=member_pattern("term")):
    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/learn glossary")
        await show_instead(interaction, meaning(interaction, next(iter(picked(interaction)), "")))


LEARN_CONTROLS: tuple[type[Press], ...] = (React, PickMyth, PickTerm, *TIP_BUTTONS)
