"""The cards that say what the coach does: the welcome in a new server, and /help."""

from __future__ import annotations

from collections.abc import Collection

import discord

from bot.cards import words
from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.keys import plain_id
from bot.cards.markdown import clip

ACCENT = 0x2FA58A


def welcome_card() -> Card:
    """Posted once, when the coach joins a server."""
    return layout(
        text(f"## {words.WELCOME_TITLE}\n{words.WELCOME_TEXT}"),
        rule(),
        text(words.WELCOME_SET),
        buttons(button(words.OPEN_SETTINGS, plain_id("settings-open"), discord.ButtonStyle.primary)),
        accent=ACCENT,
    )


def help_card(drafts_channel: int | None, dismissed: Collection[str]) -> Card:
    """What to type, and what this member turned off."""
    off = words.HELP_DISMISSED.format(rules=clip(", ".join(sorted(dismissed)), 800)) if dismissed else ""
    return layout(
        text(f"## {words.HELP_TITLE}\n{words.HELP_TEXT}"),
        text(words.HELP_DRAFTS.format(channel=f"<#{drafts_channel}>")) if drafts_channel else None,
        text(off) if off else None,
        buttons(button(words.BRING_BACK, plain_id("bring-back"))) if off else None,
        text(f"-# {words.HELP_PRIVACY}"),
        accent=ACCENT,
    )
