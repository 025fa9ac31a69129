"""The card of /learn advice: what to do, on whose word, each with the buttons that start it."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from bot.cards import goal_words as words
from bot.cards import learning_words
from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.learn import Reader
from bot.cards.markdown import escape
from bot.cards.next_steps import next_id
from bot.rulebook.knowledge.aims import Advice


def advice_card(advice: Iterable[Advice], reader: Reader) -> Card:
    """All of it on one card; the first button of each part is the one it is about."""
    parts = []
    for number, one in enumerate(advice, 1):
        said = words.ADVICE_ENTRY.format(
            number=number, title=escape(one.title), facts=told(one.facts, reader.today), do=escape(one.do)
        )
        style = discord.ButtonStyle
        row = [
            button(learning_words.NEXT_STEPS[step], next_id(step), style.secondary if n else style.primary)
            for n, step in enumerate(one.next)
        ]
        parts += [rule(), text(said), buttons(*row)]
    return layout(text(f"## {words.ADVICE_TITLE}"), *parts, accent=ACCENT)
