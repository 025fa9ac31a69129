"""Short answers with a button: the neutral line under a draft, and a rule that was turned off."""

from __future__ import annotations

import discord
from discord import ui

from bot.cards import words
from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.keys import SeeKey, rule_id


def draft_line(key: SeeKey) -> Card:
    """All that a room sees of a review: that there is one, and a button that only the author can use."""
    view = ui.LayoutView(timeout=None)
    line = words.DRAFT_READ.format(member=f"<@{key.author}>")
    see = button(words.SEE_REVIEW, key.id(), discord.ButtonStyle.primary)
    view.add_item(ui.Section(text(line), accessory=see))
    view.stop()
    return Card(view)


def plain_line(line: str) -> Card:
    """One sentence, as a card that can later become another one."""
    view = ui.LayoutView(timeout=None)
    view.add_item(text(line))
    view.stop()
    return Card(view)


def dismissed_card(rule: str) -> Card:
    """Says which rule is gone, and offers to take that back."""
    return layout(
        text(words.DISMISSED.format(rule=rule)),
        buttons(button(words.UNDO, rule_id("undo", rule))),
    )
