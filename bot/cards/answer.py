"""The cards of a question: the best pieces of what the coach knows, each with its source, or that it doesn't know."""

from __future__ import annotations

from datetime import date
from typing import Any

import discord
from discord import ui

from bot.cards import asking_words as words
from bot.cards import learning_words
from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.compare import limit_line
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.keys import SeeKey, topic_id
from bot.cards.kpi.keys import figures_id
from bot.cards.learn.learning import Reader
from bot.cards.markdown import clip, escape, quote
from bot.cards.next_steps import next_button
from bot.coaching.pieces import Piece

LONGEST_PIECE = 1_000
QUESTION = 103  # the component with the question, by which "Ask a person" finds it


def answer_card(
    pieces: tuple[Piece, ...],
    reader: Reader,
    *,
    question: str = "",
    person: ui.Button[Any] | None = None,
    instead: SeeKey | None = None,
) -> Card:
    """The best first; its next step is the card's. `question`: shown where it doesn't stand above the card anyway;
    `instead`: the message to review, where it may have been a draft after all.
    """
    return layout(
        text(f"## {words.ANSWER_TITLE}"),
        _asked(question),
        *(item for one in pieces for item in (rule(), text(clip(_piece(one, reader.today), LONGEST_PIECE)))),
        buttons(
            _next(pieces[0], reader.member),
            person,
            button(words.REVIEW_INSTEAD, instead.id()) if instead else None,
        ),
        accent=ACCENT,
    )


def nothing_known_card(member: int) -> Card:
    """Nothing is known, and nobody is named to ask: what there is to look at."""
    return layout(text(words.NO_ANSWER), buttons(next_button("glossary", member)), accent=ACCENT)


def no_answer_card(question: str, role: str, person: ui.Button[Any]) -> Card:
    """Nothing is known, and there is somebody to ask; `role` is a mention."""
    return layout(
        text(f"## {words.NO_ANSWER_TITLE}"),
        _asked(question),
        text(words.NO_ANSWER_PERSON.format(role=role)),
        buttons(person),
        accent=ACCENT,
    )


def _next(piece: Piece, member: int) -> ui.Button[Any]:
    """What to do with it now."""
    if piece.next == "topic":
        return button(words.SEE_TOPIC, topic_id(piece.about), discord.ButtonStyle.primary)
    if piece.next == "log":
        return button(words.KEEP_FIGURES, figures_id(piece.about), discord.ButtonStyle.primary)
    return next_button(piece.next, member)


def _asked(question: str) -> ui.TextDisplay[Any] | None:
    return text(quote(question), id=QUESTION) if question else None


def _piece(piece: Piece, today: date) -> str:
    title = " · ".join(escape(one) for one in (", ".join(piece.places), piece.title) if one)
    title = learning_words.MYTH.format(myth=title) if piece.myth else title  # never as if it held
    said = limit_line(piece.limit, today) if piece.limit else told(piece.facts, today)
    do = [learning_words.TO_DO.format(do=escape(piece.do))] if piece.do else []
    return "\n".join([f"**{title}**", said, *do])
