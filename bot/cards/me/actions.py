"""The card of /me actions: the care action of this week, the others to choose from, and the log of those done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, choose, layout, rule, text
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id
from bot.cards.learn.tip import how, why
from bot.cards.markdown import escape
from bot.cards.me import remember_words as words
from bot.cards.next_steps import next_button
from bot.rulebook.knowledge.model import CareAction

SHOWN = 6  # of the log; the rest is counted


@dataclass(frozen=True, slots=True)
class ActionsShown:
    """`open` is what was chosen, and when; None in the log is an action that left the file."""

    member: int
    actions: Sequence[CareAction]
    today: date
    open: tuple[CareAction, datetime] | None = None
    log: Sequence[tuple[CareAction | None, datetime]] = ()

    @property
    def done_this_week(self) -> bool:
        return bool(self.log) and self.log[0][1].date().isocalendar()[:2] == self.today.isocalendar()[:2]


def actions_card(shown: ActionsShown) -> Card:
    """The one that is open, or that this week's is done, or the list."""
    return layout(
        *_head(shown),
        choose(member_id("actions", shown.member), _options(shown), _asks(shown)),
        *_log(shown),
        accent=ACCENT,
    )


def _head(shown: ActionsShown) -> list[ui.Item[Any] | None]:
    if shown.open is not None:
        action, chosen = shown.open
        when = words.ACTION_CHOSEN.format(when=discord.utils.format_dt(chosen, "R"))
        done = button(words.ACTION_DONE, member_id("actions-done", shown.member), discord.ButtonStyle.primary)
        return [
            text(f"## {words.ACTION_TITLE.format(name=escape(action.name))}\n-# {when}"),
            text(how(action)),
            rule(),
            text(why(action.why, shown.today)),
            buttons(done),
        ]
    if shown.done_this_week:
        title, said = words.ACTIONS_DONE_TITLE, words.ACTIONS_DONE
        return [text(f"## {title}\n{said}"), buttons(next_button("tip", shown.member))]
    return [text(f"## {words.ACTIONS_TITLE}\n{words.ACTIONS_INTRO}")]


def _options(shown: ActionsShown) -> list[discord.SelectOption]:
    now = shown.open[0].id if shown.open else None
    return [discord.SelectOption(label=one.name, value=one.id, default=one.id == now) for one in shown.actions]


def _asks(shown: ActionsShown) -> str:
    return words.ACTION_PICK_ANOTHER if shown.open or shown.done_this_week else words.ACTION_PICK


def _log(shown: ActionsShown) -> list[ui.Item[Any] | None]:
    if not shown.log:
        return []
    lines = [
        words.ACTIONS_LOG_LINE.format(
            when=discord.utils.format_dt(done, "d"), name=escape(action.name) if action else words.ACTION_GONE
        )
        for action, done in shown.log[:SHOWN]
    ]
    listed = "\n".join([words.ACTIONS_LOG.format(count=len(shown.log)), *(f"- {one}" for one in lines)])
    return [
        rule(),
        text(listed),
        buttons(button(words.ACTIONS_FORGET, member_id("actions-forget", shown.member))),
        text(f"-# {words.ACTIONS_LOG_PRIVATE}"),
    ]
