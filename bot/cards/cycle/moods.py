"""The question how an evening felt, and the private answer to a tap; after three low ones, a swap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import mood_words as words
from bot.cards.cycle.agenda import which_evening, who
from bot.cards.cycle.crew_keys import mood_id
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.role_words import SEE_ROLES
from bot.cards.cycle.seat_keys import leaving_id
from bot.cards.guide import ACCENT
from bot.coaching.cycle.model import Cycle, Event

LOWEST = 1
MOODS = ((LOWEST, words.LOW, words.LOW_SAID), (2, words.RIGHT, words.RIGHT_SAID), (3, words.GOOD, words.GOOD_SAID))
MOST_NAMED = 22


def mood_card(cycle: Cycle, event: Event, crew: Sequence[int]) -> Card:
    """To the channel; the answers are private."""
    return layout(
        text(f"{words.MOOD_TITLE}\n{which_evening(cycle, event)}"),
        text(words.MOOD_ASK.format(who=", ".join(map(who, crew[:MOST_NAMED])))),
        buttons(*(button(label, mood_id(cycle.id, event.id, mood)) for mood, label, _ in MOODS)),
        accent=ACCENT,
    )


def noted_card(cycle: Cycle, mood: int, following: Event | None) -> Card:
    """To whoever tapped; a low one leads to the roles of the next evening."""
    label, said = next((label, said) for one, label, said in MOODS if one == mood)
    return layout(
        text(f"{said}\n-# {words.NOTED.format(mood=label)}"),
        buttons(_roles(cycle, following)) if mood == LOWEST else None,
        accent=ACCENT,
    )


def _roles(cycle: Cycle, following: Event | None) -> ui.Button[Any] | None:
    return button(SEE_ROLES, event_id("cycle-roles", cycle.id, following.id)) if following else None


def swap_card(cycle: Cycle, member: int, following: Event | None, *, here: bool) -> Card:
    """To that member alone; handing over works only where they are `here`, in the cycle's server."""
    founder = cycle.founded_by(member)
    hand_over = button(words.HAND_OVER, leaving_id("cycle-hand-over", member, cycle.id)) if founder else None
    return layout(
        text(f"{words.SWAP_TITLE}\n{words.SWAP}"),
        text(words.SWAP_FOUNDER) if founder else None,
        text(words.SWAP_ALONE),
        buttons(_roles(cycle, following), hand_over if here else None),
        accent=ACCENT,
    )
