"""What is said of an evening that was changed in the server's own events, or that nobody began."""

from __future__ import annotations

from datetime import datetime

import discord

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import event_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.event import Trouble, number_of, shown_at
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.run_words import BEGIN
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.model import Cycle, Event


def put_back_card(cycle: Cycle, event: Event, wanted: datetime, why: str, trouble: Trouble) -> Card:
    """A move that the cycle's rules refuse; `trouble` is what kept it from being put back."""
    said = (words.NOT_PUT_BACK if trouble else words.PUT_BACK).format(
        **_named(cycle, event), wanted=shown_at(wanted), why=why, trouble=words.TROUBLE.get(trouble, "")
    )
    return layout(
        text(said),
        buttons(
            button(words.CHANGE, event_id("event-change", cycle.id, event.id), discord.ButtonStyle.primary),
            button(words.PUT_IN, event_id("event-native", cycle.id, event.id)) if trouble else None,
        ),
        accent=ACCENT,
    )


def lost_card(cycle: Cycle, event: Event) -> Card:
    """One that was deleted there."""
    return layout(
        text(words.LOST.format(**_named(cycle, event))),
        buttons(
            button(words.PUT_IN, event_id("event-native", cycle.id, event.id), discord.ButtonStyle.primary),
            button(words.CANCEL, event_id("event-drop", cycle.id, event.id)),
        ),
        accent=ACCENT,
    )


def unheld_card(cycle: Cycle, event: Event) -> Card:
    """One that nobody began. Only who organises can press."""
    return layout(
        text(words.UNHELD.format(**_named(cycle, event), who=", ".join(who(one.member) for one in cycle.founders))),
        buttons(
            button(BEGIN, event_id("run-begin", cycle.id, event.id), discord.ButtonStyle.primary),
            button(words.CHANGE, event_id("event-change", cycle.id, event.id)),
            button(words.CANCEL, event_id("event-drop", cycle.id, event.id)),
        ),
        accent=ACCENT,
    )


def _named(cycle: Cycle, event: Event) -> dict[str, object]:
    return {"number": number_of(cycle, event), "name": escape(cycle.name), "when": shown_at(event.starts)}
