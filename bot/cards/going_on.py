"""The select under a member's own review: what to go on with. A new option is a line here and one in the commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards import learning_words
from bot.cards.card import choose
from bot.cards.eyes import words as eyes_words
from bot.cards.keys import ReviewKey
from bot.cards.me import care_words, progress_words


@dataclass(frozen=True, slots=True)
class GoingOn:
    """One option: what it does (its value), what it is called, and one line about it."""

    do: str
    label: str
    about: str
    on_purpose: bool = True  # offered for a post that is meant for a crowd, too


GOING_ON: tuple[GoingOn, ...] = (
    GoingOn("care", care_words.GO_ON_CARE, care_words.GO_ON_CARE_ABOUT),
    GoingOn("adapt", learning_words.ADAPT_THIS, learning_words.ADAPT_THIS_ABOUT, on_purpose=False),
    GoingOn("keep", progress_words.KEEP, progress_words.KEEP_ABOUT),
    GoingOn("eyes", eyes_words.OPTION, eyes_words.OPTION_ABOUT),
)


def going_on(key: ReviewKey) -> ui.ActionRow[Any]:
    """Everything that a member can do with their caption from here."""
    offered = [one for one in GOING_ON if one.on_purpose or not key.on_purpose]
    options = [discord.SelectOption(label=one.label, value=one.do, description=one.about) for one in offered]
    return choose(key.id("go-on"), options, care_words.GO_ON)
