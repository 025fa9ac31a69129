"""The one next step at the end of a card: a button that starts it."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cards import learning_words as words
from bot.cards.card import button
from bot.cards.keys import member_id, plain_id
from bot.rulebook.knowledge.model import NextStep


def next_button(step: NextStep, member: int, *, first: bool = True) -> ui.Button[Any]:
    """Named for what it starts; not the `first` thing to press where the card has one of its own. The profile's form is
    the one of /me profile, for this member.
    """
    custom_id = member_id("me-change", member) if step == "profile" else next_id(step)
    style = discord.ButtonStyle.primary if first else discord.ButtonStyle.secondary
    return button(words.NEXT_STEPS[step], custom_id, style)


def next_id(step: NextStep) -> str:
    return plain_id(f"next-{step}")
