"""The card of /learn advice: what to do, on whose word, each with the buttons that start it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.cards import learning_words
from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.facts import whence
from bot.cards.goal import words
from bot.cards.goal.keys import term_id
from bot.cards.guide import ACCENT
from bot.cards.learn.learning import Reader
from bot.cards.markdown import escape
from bot.cards.next_steps import next_id
from bot.rulebook.knowledge.aims import Advice


def advice_card(advice: Sequence[Advice], reader: Reader) -> Card:
    """All of it on one card, each part with its buttons; who says it stands at the end, once."""
    items: list[ui.Item[Any] | None] = [text(f"## {words.ADVICE_TITLE}")]
    for number, one in enumerate(advice, 1):
        said = words.ADVICE_ENTRY.format(
            number=number,
            title=escape(one.title),
            facts="\n".join(escape(fact.says) for fact in one.facts),
            do=escape(one.do),
        )
        items += [rule(), text(said), buttons(*_starts(one))]
    sources = dict.fromkeys(whence(fact, reader.today) for one in advice for fact in one.facts)
    return layout(*items, rule(), text("\n".join(f"-# {one}" for one in sources)), accent=ACCENT)


def _starts(one: Advice) -> Sequence[ui.Button[Any]]:
    """What it can be begun with, the first one first."""
    starts = [(learning_words.NEXT_STEPS[step], next_id(step)) for step in one.next]
    if one.term:
        starts.append((words.ADVICE_TERM.format(term=one.term), term_id(one.id)))
    looks = [discord.ButtonStyle.primary, *[discord.ButtonStyle.secondary] * len(starts)]
    return [button(label, id, look) for (label, id), look in zip(starts, looks, strict=False)]
