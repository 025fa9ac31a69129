"""The cards at the end of an evening that was led: who has spoken without being called up, and that it is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, text
from bot.cards.cycle import run_words as words
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.run import names_said, title_of
from bot.cards.guide import ACCENT
from bot.cards.markdown import clip
from bot.coaching.cycle.model import Cycle, Event, Talk
from bot.coaching.cycle.talking import not_called_up

MOST_NAMED = 25  # as many as Discord takes in a list


def end_card(cycle: Cycle, event: Event, names: Mapping[int, str]) -> Card:
    """For who ends it while somebody with a seat was not called up. `names` as the server shows them."""
    left = not_called_up(cycle, event)[:MOST_NAMED]
    return layout(
        text(f"{words.END_ASK}\n{words.END_ASK_WHY.format(who=names_said(left))}"),
        _pick(event_id("run-end-some", cycle.id, event.id), left, names) if len(left) > 1 else None,
        buttons(
            button(words.END_ALL if len(left) > 1 else words.END_ONE, event_id("run-end-all", cycle.id, event.id)),
            button(words.END_NONE if len(left) > 1 else words.END_NOBODY, event_id("run-end-none", cycle.id, event.id)),
        ),
        accent=ACCENT,
    )


def missed_card(cycle: Cycle, event: Event, names: Mapping[int, str]) -> Card:
    """For who sets right that somebody has spoken after all."""
    missed = cycle.talks_at(event.id, "missed")[:MOST_NAMED]
    return layout(
        text(f"{words.END_ASK}\n{words.MISSED_WHY.format(who=names_said(missed))}"),
        _pick(event_id("run-spoke", cycle.id, event.id), missed, names),
        accent=ACCENT,
    )


def _pick(custom_id: str, talks: Sequence[Talk], names: Mapping[int, str]) -> ui.ActionRow[Any]:
    options = [
        discord.SelectOption(label=clip(names.get(one.member) or str(n), 100), value=str(one.id))
        for n, one in enumerate(talks, 1)
    ]
    pick: ui.Select[Any] = ui.Select(
        custom_id=custom_id, options=options, placeholder=words.END_PICK, max_values=len(options)
    )
    return ui.ActionRow(pick)


def ended_card(cycle: Cycle, event: Event, said: str = "") -> Card:
    """For everyone. `said`: how it came to its end."""
    held, missed = cycle.talks_at(event.id, "held"), cycle.talks_at(event.id, "missed")
    over = sum(one.overran for one in held) // 60
    lines = [said, words.ENDED_THANKS, words.ENDED_OVER.format(minutes=over) if over else ""]
    return layout(
        text(f"{title_of(cycle, event)}\n{words.ENDED}"),
        text("\n".join(filter(None, lines))),
        buttons(
            button(words.I_AM_HERE, event_id("run-here", cycle.id, event.id)),
            button(words.SOMEBODY_SPOKE, event_id("run-missed", cycle.id, event.id))
            if missed and cycle.state == "active"
            else None,
        )
        if cycle.state == "active"
        else None,
        accent=ACCENT,
    )
