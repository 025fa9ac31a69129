"""The cards of a founder who asks one more member to start an active cycle too."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import people_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.meeting_keys import asking_id
from bot.cards.cycle.seat_keys import leaving_id
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.markdown import escape
from bot.coaching.cycle.model import Cycle


def take_in_card(cycle: Cycle, founder: int, said: str = "") -> Card:
    """For the founder alone. `said`: what came of asking somebody."""
    pick: ui.UserSelect[Any] = ui.UserSelect(
        custom_id=leaving_id("cycle-take-in-pick", founder, cycle.id), placeholder=words.TAKE_IN_PICK
    )
    title = words.TAKE_IN_TITLE.format(name=escape(cycle.name))
    return layout(text(f"{title}\n{said or words.TAKE_IN_ASK}"), ui.ActionRow(pick), accent=ACCENT)


def asked_card(member: int, said: str) -> Card:
    """What came of asking one of those who share an interest."""
    return layout(text(said), buttons(button(words.BACK, member_id("people-back", member))), accent=ACCENT)


def ask_card(cycle: Cycle, founder: int, asked: int) -> Card:
    """Asks the one; its buttons are theirs alone."""
    theme = escape(cycle.theme)
    return layout(
        text(words.ASK_TITLE.format(asked=who(asked))),
        text(words.ASK.format(founder=who(founder), name=escape(cycle.name), theme=theme)),
        buttons(
            button(words.YES, asking_id("cycle-join", asked, cycle.id, founder), discord.ButtonStyle.primary),
            button(words.NO, asking_id("cycle-join-not", asked, cycle.id, founder)),
        ),
        accent=ACCENT,
    )


def joined_card(cycle: Cycle, founder: int, asked: int) -> Card:
    said = words.JOINED.format(asked=who(asked), name=escape(cycle.name), founder=who(founder))
    return layout(text(said), accent=ACCENT)


def declined_card(asked: int) -> Card:
    return layout(text(words.DECLINED.format(asked=who(asked))), accent=ACCENT)
