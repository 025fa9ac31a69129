"""The card and the form of /me remember: whom a member would miss, and what that says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards.card import Card, button, buttons, layout, rule, text
from bot.cards.guide import ACCENT
from bot.cards.keys import member_id, plain_id
from bot.cards.markdown import escape
from bot.cards.me import remember_words as words
from bot.cards.next_steps import next_button

REMEMBER_FORM = plain_id("remember-form")
LONGEST_CREATOR = 200
LONGEST_TRAIT = 200
CREATORS = ("one", "two", "three")


@dataclass(frozen=True, slots=True)
class Recalled:
    """The answers; `follows` None was not said, `creators` are those that were named."""

    follows: int | None = None
    creators: Sequence[str] = ()
    trait: str = ""

    @property
    def any(self) -> bool:
        return self.follows is not None or bool(self.creators) or bool(self.trait)


def remember_card(recalled: Recalled, member: int, note: str = "") -> Card:
    """The question, or the answers with the line that they are for. `note`: what else there is to say."""
    if not recalled.any:
        return layout(
            text(f"## {words.REMEMBER_TITLE}\n{note or words.REMEMBER_INTRO}"),
            buttons(button(words.REMEMBER_START, member_id("remember", member), discord.ButtonStyle.primary)),
            text(f"-# {words.REMEMBER_PRIVATE}"),
            accent=ACCENT,
        )
    told = [words.REMEMBER_YOURS, *(f"- {escape(one)}" for one in recalled.creators)] if recalled.creators else []
    trait = words.REMEMBER_TRAIT.format(trait=escape(recalled.trait)) if recalled.trait else ""
    return layout(
        text(f"## {words.REMEMBER_TITLE}"),
        *(text(one) for one in ("\n".join(told), trait) if one),
        rule(),
        text(reveal(recalled)),
        text(note) if note else None,
        buttons(
            next_button("actions", member),
            button(words.REMEMBER_CHANGE, member_id("remember", member)),
            button(words.REMEMBER_FORGET, member_id("remember-forget", member)),
        ),
        text(f"-# {words.REMEMBER_PRIVATE}"),
        accent=ACCENT,
    )


def reveal(recalled: Recalled) -> str:
    """How many one follows, and how few one would miss."""
    named = len(recalled.creators)
    if not named:
        return words.REVEAL_NONE
    if recalled.follows is None:
        return words.REVEAL_WITHOUT_NUMBER.format(named=words.NUMBERS[named])
    if recalled.follows <= named:
        return words.REVEAL_ALL
    others = recalled.follows - named
    return words.REVEAL.format(
        follows=f"{recalled.follows:,}",
        named=words.NUMBERS[named],
        others=words.ONE_OTHER if others == 1 else f"{others:,}",
    )


class RememberForm(ui.Modal):
    """Stateless, like the form of /review; it opens with what was told, and every field may stay empty."""

    def __init__(self, told: Mapping[str, str]) -> None:
        super().__init__(title=words.REMEMBER_FORM, timeout=None, custom_id=REMEMBER_FORM)
        self._type("follows", words.FORM_FOLLOWS, words.FORM_FOLLOWS_EXAMPLE, told, 20)
        for id, label in zip(CREATORS, (words.FORM_ONE, words.FORM_TWO, words.FORM_THREE), strict=True):
            example = words.FORM_CREATOR_EXAMPLE if id == "one" else None
            self._type(id, label, example, told, LONGEST_CREATOR)
        self._type("trait", words.FORM_TRAIT, words.FORM_TRAIT_EXAMPLE, told, LONGEST_TRAIT)
        self.stop()

    def _type(self, id: str, label: str, example: str | None, told: Mapping[str, str], longest: int) -> None:
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=id, required=False, max_length=longest, default=told.get(id) or None, placeholder=example
        )
        self.add_item(ui.Label(text=label, component=field))
