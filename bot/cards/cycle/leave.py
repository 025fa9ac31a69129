"""The cards of a founder who leaves: no reason asked, somebody else offered the place, thanks, and who is missing."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import leave_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.keys import cycle_id
from bot.cards.cycle.seat_keys import leaving_id, successor_id
from bot.cards.cycle.start_words import FOUND
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.founding import founders_missing
from bot.coaching.cycle.model import Cycle


def leave_card(cycle: Cycle, member: int, said: str = "") -> Card:
    """Asks once more, never why. `said`: what came of asking somebody."""
    pick: ui.UserSelect[Any] = ui.UserSelect(
        custom_id=leaving_id("cycle-successor", member, cycle.id), placeholder=words.PICK
    )
    last = len(cycle.founders) == 1
    return layout(
        text(f"{words.LEAVE_TITLE.format(name=escape(cycle.name))}\n{said or words.LEAVE_ASK}"),
        text(words.LEAVE_LAST) if last else None,
        ui.ActionRow(pick),
        buttons(
            button(words.LEAVE_NOW, leaving_id("cycle-leave", member, cycle.id)),
            button(words.STAY, leaving_id("cycle-stay", member, cycle.id)),
        ),
        accent=ACCENT,
    )


def left_card(cycle: Cycle) -> Card:
    """`cycle`: as it is without them."""
    rest, missing = [one.member for one in cycle.founders], founders_missing(cycle)
    lines = [words.THANKS.format(name=escape(cycle.name))]
    if rest:
        lines.append(words.THANKS_MORE.format(rest=", ".join(map(who, rest))))
    if missing:
        lines.append(words.THANKS_FEW.format(count=len(rest), needed=cycle.terms.founders))
    return layout(text(f"{words.THANKS_TITLE}\n{lines[0]}"), *map(text, lines[1:]), accent=ACCENT)


def stayed_card() -> Card:
    return layout(text(words.STAYED), accent=ACCENT)


def take_over_card(cycle: Cycle, leaver: int, successor: int) -> Card:
    """Asks the one who was picked."""
    ids = (successor, cycle.id, leaver)
    return layout(
        text(words.TAKE_TITLE.format(successor=who(successor))),
        text(words.TAKE_ASK.format(leaver=who(leaver), name=escape(cycle.name))),
        buttons(
            button(words.TAKE_OVER, successor_id("cycle-take-over", *ids), discord.ButtonStyle.primary),
            button(words.NOT_ME, successor_id("cycle-not-me", *ids)),
        ),
        accent=ACCENT,
    )


def took_over_card(cycle: Cycle, leaver: int, successor: int) -> Card:
    said = words.TOOK_OVER.format(successor=who(successor), name=escape(cycle.name), leaver=who(leaver))
    return layout(text(said), accent=ACCENT)


def not_taken_card(leaver: int) -> Card:
    return layout(text(words.NOT_TAKEN.format(leaver=who(leaver))), accent=ACCENT)


def lost_card(cycle: Cycle) -> Card:
    """To the founders: how to have the public card again."""
    return layout(text(words.LOST_TITLE.format(name=escape(cycle.name))), text(words.LOST), accent=ACCENT)


def shut_card(cycle: Cycle, channel: int) -> Card:
    """To the founders: what lets the coach write there again."""
    said = words.SHUT.format(channel=f"<#{channel}>")
    return layout(text(words.SHUT_TITLE.format(name=escape(cycle.name))), text(said), accent=ACCENT)


def few_card(cycle: Cycle) -> Card:
    """A warning to the channel: fewer founders than a cycle begins with."""
    return layout(text(words.FEW_TITLE.format(name=escape(cycle.name))), *_few(cycle), accent=ACCENT)


def joined_card(cycle: Cycle, member: int) -> Card:
    """In its place, once a member has said yes; it goes on asking where more are missing."""
    said = words.JOINED.format(who=who(member), name=escape(cycle.name))
    return layout(text(said), *(_few(cycle) if founders_missing(cycle) else ()), accent=ACCENT)


def _few(cycle: Cycle) -> tuple[ui.Item[Any], ...]:
    found = button(FOUND, cycle_id("cycle-found", cycle.id), discord.ButtonStyle.primary)
    return text(few_line(cycle)), ui.ActionRow(found)


def few_line(cycle: Cycle) -> str:
    count = len(cycle.founders)
    return words.FEW.format(count=count, needed=cycle.terms.founders) if count else words.FEW_NONE
