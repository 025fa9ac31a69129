"""Another theme for a cycle: what that does to its streak is asked first."""

from __future__ import annotations

import discord

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import theme_words as words
from bot.cards.cycle.seat_keys import leaving_id
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.model import Cycle

THEME = 122  # the component that says which one it would be


def sure_card(cycle: Cycle, theme: str, streak: int, member: int) -> Card:
    """Nothing is changed so far."""
    said = words.SURE_ONE if streak == 1 else words.SURE.format(streak=streak, theme=escape(cycle.theme))
    return layout(
        text(words.SURE_TITLE),
        text(escape(theme), id=THEME),
        text(said),
        buttons(
            button(words.CHANGE, leaving_id("theme-change", member, cycle.id), discord.ButtonStyle.primary),
            button(words.KEEP, leaving_id("theme-keep", member, cycle.id)),
        ),
        accent=ACCENT,
    )


def changed_card(cycle: Cycle) -> Card:
    """For everyone, and for whoever changed it."""
    said = words.CHANGED.format(name=escape(cycle.name), theme=escape(cycle.theme))
    return layout(text(said), accent=ACCENT)


def kept_card(cycle: Cycle) -> Card:
    return layout(text(words.KEPT.format(theme=escape(cycle.theme))), accent=ACCENT)
