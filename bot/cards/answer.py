"""The card of /ask: the best pieces of what the coach knows, each with its source."""

from __future__ import annotations

from datetime import date

from bot.cards import learning_words as words
from bot.cards.card import Card, buttons, layout, rule, text
from bot.cards.compare import limit_line
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.learn import Reader
from bot.cards.markdown import clip, escape
from bot.cards.next_steps import next_button
from bot.coaching.asking import Piece

LONGEST_PIECE = 1_100


def answer_card(pieces: tuple[Piece, ...], reader: Reader) -> Card:
    """The best first; its next step is the card's."""
    return layout(
        text(f"## {words.ANSWER_TITLE}"),
        *(item for one in pieces for item in (rule(), text(clip(_piece(one, reader.today), LONGEST_PIECE)))),
        buttons(next_button(pieces[0].next, reader.member)),
        accent=ACCENT,
    )


def _piece(piece: Piece, today: date) -> str:
    title = " · ".join(escape(one) for one in (piece.where, piece.title) if one)
    title = words.MYTH.format(myth=title) if piece.myth else title  # never as if it held
    said = limit_line(piece.limit, today) if piece.limit else told(piece.facts, today)
    do = [words.TO_DO.format(do=escape(piece.do))] if piece.do else []
    return "\n".join([f"**{title}**", said, *do])
