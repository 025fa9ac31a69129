"""The glossary: all of its words, and the card of one by any of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import learning_words as words
from bot.cards.card import Card
from bot.cards.learn.learning import glossary_card, term_card
from bot.cards.markdown import clip, escape
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to, nearest, reader_of
from bot.rulebook.knowledge.model import Knowledge, Term
from bot.rulebook.knowledge.naming import fold_term

if TYPE_CHECKING:
    from bot.commands.answering import Coached


def glossary_of(interaction: Coached) -> Card:
    return glossary_card(_glossary(interaction).glossary(), reader_of(interaction))


def meaning(interaction: Coached, asked: str) -> Card:
    """The card of a term by any of its names. Raises Refusal, with the nearest, where there is none."""
    return term_card(_term(_glossary(interaction), asked), reader_of(interaction))


def _glossary(interaction: Coached) -> Knowledge:
    known = known_to(interaction.client)
    if not known.terms:
        raise Refusal(words.NO_GLOSSARY)
    return known


def _term(known: Knowledge, asked: str) -> Term:
    if found := known.terms.get(fold_term(asked)):
        return found
    named = escape(clip(asked, 40))
    if near := nearest(asked, known.terms):
        raise Refusal(words.NO_SUCH_TERM.format(term=named, nearest=escape(known.terms[near].term)))
    raise Refusal(words.NO_SUCH_TERM_NOR_NEAR.format(term=named))
