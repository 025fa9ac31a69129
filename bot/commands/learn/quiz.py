"""/learn quiz: a question with a button for each answer, and what is known of every one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import discord
from discord import app_commands

from bot.cards.learn import lesson_words as words
from bot.cards.learn.lesson_keys import QUIZ_PATTERN
from bot.cards.learn.quiz import answered_card, quiz_card
from bot.commands.answering import answering, pressed_id, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to, owned, reader_of
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached

_T = TypeVar("_T")


def add_quiz(learn: app_commands.Group) -> None:
    @learn.command(name="quiz", description=words.QUIZ_ABOUT)
    async def quiz(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, first_quiz(interaction))


def first_quiz(interaction: Coached) -> Card:
    known = known_to(interaction.client).quizzes
    if not known:
        raise Refusal(words.NO_QUIZ)
    return quiz_card(next(iter(known.values())), reader_of(interaction))


def after(one: _T, all_of_them: Sequence[_T]) -> _T | None:
    """The next of them, round and round; None where it is the only one."""
    return all_of_them[(all_of_them.index(one) + 1) % len(all_of_them)] if len(all_of_them) > 1 else None


class AnswerQuiz(Press, template=QUIZ_PATTERN):
    """An answer, or the question again."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, "/learn quiz")
        _, _, _, id, answer = pressed_id(interaction).split(":")
        known = known_to(interaction.client).quizzes
        if id not in known or (answer and int(answer) >= len(known[id].answers)):
            raise Refusal(words.QUIZ_CHANGED)
        quiz, reader = known[id], reader_of(interaction)
        if not answer:
            await show_instead(interaction, quiz_card(quiz, reader))
        else:
            other = after(quiz, list(known.values()))
            await show_instead(interaction, answered_card(quiz, int(answer), other, reader))


QUIZ_BUTTONS: tuple[type[Press], ...] = (AnswerQuiz,)
