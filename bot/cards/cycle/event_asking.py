"""Before an evening is kept: which moment was meant, whether it is right, whether to call one off; and the form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import event_words as words
from bot.cards.cycle.event import clock_of, month_names, shown_at, title, when_line
from bot.cards.cycle.event_keys import MomentKey, event_form_id, event_id
from bot.cards.cycle.place import LONGEST_PLACE, channel_in, place_shown
from bot.cards.guide import ACCENT
from bot.cards.markdown import escape
from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.typed import LONGEST, Asked

PLACE = 121  # the component that says where it is
_PRIMARY = discord.ButtonStyle.primary


def ask_card(cycle: Cycle, key: MomentKey, moments: Sequence[datetime], asked: Asked, place: str) -> Card:
    """One button for each moment that it could be."""
    said = words.ASKED[asked].format(zone=escape(cycle.zone))
    offset = asked == "doubled"
    labels = [clock_of(cycle, one, offset=offset) for one in moments]
    return layout(
        text(f"{words.ASK_TITLE}\n{said}"),
        text("\n".join([*(f"- {shown_at(one)}" for one in moments), words.ASK_CLOCK.format(zone=escape(cycle.zone))])),
        _place(place),
        buttons(*(button(label, key.at(one).id("event-this")) for label, one in zip(labels, moments, strict=True))),
        buttons(button(words.OTHER, key.id("event-again"))),
        accent=ACCENT,
    )


def confirm_card(after: Cycle, key: MomentKey, place: str) -> Card:
    """`after`: the cycle as it would be then. Nothing is kept so far."""
    month = month_names(after, key.starts)
    said = [
        when_line(key.starts),
        words.CONFIRM_ZONE.format(zone=escape(after.zone), clock=clock_of(after, key.starts)),
    ]
    said += [words.CONFIRM_TAKES.format(**month), words.CONFIRM_STAY if key.event else ""]
    return layout(
        text(words.CONFIRM_MOVE if key.event else words.CONFIRM_PLAN),
        text("\n".join(filter(None, said))),
        _place(place),
        buttons(
            button(words.YES_MOVE if key.event else words.YES_PLAN, key.id("event-keep"), _PRIMARY),
            button(words.OTHER, key.id("event-again")),
        ),
        accent=ACCENT,
    )


def _place(place: str) -> ui.TextDisplay[Any] | None:
    return text(place_shown(place), id=PLACE) if place else None


def cancel_card(cycle: Cycle, event: Event) -> Card:
    return layout(
        text(f"{words.CONFIRM_CANCEL}\n{title(cycle, event).removeprefix('## ')}\n{when_line(event.starts)}"),
        text(words.CANCEL_SAID),
        buttons(
            button(words.YES_CANCEL, event_id("event-gone", cycle.id, event.id), discord.ButtonStyle.danger),
            button(words.KEEP_IT, event_id("event-see", cycle.id, event.id)),
        ),
        accent=ACCENT,
    )


class EventForm(ui.Modal):
    """Stateless. `event` 0 is a new one; the place is a channel or what is typed."""

    def __init__(self, cycle: Cycle, event: int = 0, starts: datetime | None = None, place: str = "") -> None:
        named = words.FORM_CHANGE if event else words.FORM_PLAN
        super().__init__(title=named, timeout=None, custom_id=event_form_id(cycle.id, event))
        there = starts.astimezone(cycle.clock) if starts else None
        when: ui.TextInput[Any] = ui.TextInput(
            custom_id="when",
            max_length=LONGEST,
            default=f"{there.day} {there:%B %Y %H:%M}" if there else None,
            placeholder=words.FORM_WHEN_EXAMPLE,
        )
        where: ui.TextInput[Any] = ui.TextInput(
            custom_id="place",
            max_length=LONGEST_PLACE,
            required=False,
            default=None if channel_in(place) else place or None,
        )
        hint = words.FORM_WHEN_HINT.format(zone=cycle.zone)
        self.add_item(ui.Label(text=words.FORM_WHEN, description=hint, component=when))
        self.add_item(ui.Label(text=words.FORM_PLACE, description=words.FORM_PLACE_HINT, component=where))
        self.add_item(_channel(channel_in(place)))
        self.stop()


def _channel(chosen: int | None) -> ui.Label[Any]:
    kinds = [discord.ChannelType.voice, discord.ChannelType.stage_voice]
    default = [discord.SelectDefaultValue(id=chosen, type=discord.SelectDefaultValueType.channel)] if chosen else []
    select: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id="channel", channel_types=kinds, min_values=0, required=False, default_values=default
    )
    return ui.Label(text=words.FORM_CHANNEL, description=words.FORM_CHANNEL_HINT, component=select)
