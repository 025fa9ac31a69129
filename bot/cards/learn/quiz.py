"""The cards of the quiz: the question with its numbers, and what there is to say to each answer."""

from __future__ import annotations

import discord

from bot.cards import learning_words
from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.learn import lesson_words as words
from bot.cards.learn.learning import LONGEST_FACTS, Reader
from bot.cards.learn.lesson_keys import quiz_id
from bot.cards.markdown import clip, escape
from bot.cards.next_steps import next_button
from bot.rulebook.knowledge.learned import Quiz

_PRIMARY = discord.ButtonStyle.primary


def quiz_card(quiz: Quiz, reader: Reader) -> Card:
    """A button for each answer, by its number."""
    lines = [words.QUIZ_LINE.format(n=n, says=escape(one.says)) for n, one in enumerate(quiz.answers, 1)]
    return layout(
        text(f"## {escape(quiz.question)}\n{escape(quiz.about)}"),
        rule(),
        text("\n\n".join(lines)),
        buttons(
            *(button(str(n + 1), quiz_id(reader.member, quiz.id, n), _PRIMARY) for n, _ in enumerate(quiz.answers))
        ),
        accent=ACCENT,
    )


def answered_card(quiz: Quiz, n: int, other: Quiz | None, reader: Reader) -> Card:
    """What the chosen number means, where it is from, and what to do; the right one leads on, the others back."""
    answer = quiz.answers[n]
    verdict = (words.QUIZ_RIGHT if answer.right else words.QUIZ_WRONG).format(n=n + 1)
    back = button(
        words.QUIZ_BACK,
        quiz_id(reader.member, quiz.id),
        discord.ButtonStyle.secondary if answer.right else _PRIMARY,
    )
    return layout(
        text(f"## {verdict}\n> {escape(answer.says)}"),
        text(escape(answer.means)),
        rule(),
        text(clip(told(answer.facts, reader.today), LONGEST_FACTS)),
        text(f"**{learning_words.TO_DO.format(do=escape(answer.do))}**"),
        buttons(
            next_button(quiz.next, reader.member) if answer.right else None,
            back,
            button(words.QUIZ_OTHER, quiz_id(reader.member, other.id)) if other else None,
        ),
        accent=ACCENT,
    )
