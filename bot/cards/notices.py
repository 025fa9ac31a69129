"""Short answers with a button: the neutral line under a draft, and a rule that was turned off."""

from __future__ import annotations

import re

import discord
from discord import ui

from bot.cards import words
from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.keys import SeeKey, rule_id
from bot.cards.markdown import escape

_GAP = re.compile(r"\{\w+\}")


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


def remark_of(message: str) -> str:
    """A rule's message as a remark about any caption: “…” greets a room."""
    return escape(_GAP.sub("…", message))


def dismissed_card(rule: str, remark: str) -> Card:
    """Says which remark is gone, and offers to take that back."""
    return layout(
        text(words.DISMISSED.format(remark=remark)),
        buttons(button(words.UNDO, rule_id("undo", rule))),
    )
