"""House rules on the card of /settings, the question before they are removed, and what is wrong with new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.cards import house_words
from bot.cards.card import MOST_TEXT, Card, button, buttons, file, layout, rule, text
from bot.cards.keys import edition_id, plain_id
from bot.cards.markdown import clip, escape, fence, units
from bot.rulebook.house import NO_HOUSE_RULES, HousePhrase, HouseRules, Lines, as_yaml
from bot.rulebook.model import Rule
from bot.rulebook.problems import Problem

HOUSE_FILE_NAME = "house-rules.yaml"
TYPED_FILE = "what-you-typed.txt"
ROOM = 160  # characters of one list on the card
ALERT = 0xC0504D
_GAP = re.compile(r"(?:\{\w+\})+")


@dataclass(frozen=True, slots=True)
class HouseShown:
    """The house rules as they are, and the rules that they name although the coach has them no more."""

    rules: HouseRules = NO_HOUSE_RULES
    gone: tuple[str, ...] = ()


NO_HOUSE = HouseShown()


def house_part(shown: HouseShown) -> Sequence[ui.Item[Any]]:
    """What holds now, and the buttons that change it."""
    some = shown.rules != NO_HOUSE_RULES
    told = _told(shown) if some else [house_words.PART_NONE]
    row = buttons(
        button(house_words.CHANGE, plain_id("house-change")),
        button(house_words.UPLOAD, plain_id("house-upload")),
        button(house_words.DOWNLOAD, plain_id("house-download")),
        button(house_words.REMOVE, plain_id("house-remove"), discord.ButtonStyle.danger) if some else None,
    )
    parts: list[ui.Item[Any] | None] = [rule(), text("\n".join([house_words.PART, *told])), row]
    return [one for one in parts if one is not None]


def _told(shown: HouseShown) -> Sequence[str]:
    rules = shown.rules
    levels = [house_words.LEVEL.format(rule=escape(one), level=level) for one, level in rules.levels]
    lists = (
        (house_words.ALLOWED, "words", [escape(one) for one in rules.allowed]),
        (house_words.PHRASES, "words", [_phrase(one) for one in rules.phrases]),
        (house_words.RULES_OFF, "rules", [escape(one) for one in rules.rules_off]),
        (house_words.LEVELS, "rules", levels),
        (house_words.GONE, "rules", [escape(one) for one in shown.gone]),
    )
    return [line.format(**{name: _some(listed)}) for line, name, listed in lists if listed]


def _phrase(one: HousePhrase) -> str:
    phrase, words = escape(one.phrase), escape(one.instead)
    return house_words.INSTEAD.format(phrase=phrase, words=words) if words else phrase


def _some(listed: Sequence[str]) -> str:
    """As many as fit, and how many more there are."""
    shown = [listed[0]]
    for one in listed[1:]:
        if len(", ".join([*shown, one])) > ROOM:
            break
        shown.append(one)
    joined = ", ".join(shown)
    left = len(listed) - len(shown)
    return house_words.AND_MORE.format(words=joined, count=left) if left else joined


def remove_card(edition: int) -> Card:
    """Asks once more, in place of the settings."""
    return layout(
        text(house_words.REMOVE_ASK),
        text(f"-# {house_words.REMOVE_FIRST}"),
        buttons(
            button(house_words.REMOVE_SURE, edition_id("house-remove-sure", edition), discord.ButtonStyle.danger),
            button(house_words.KEEP, plain_id("house-keep")),
            button(house_words.DOWNLOAD, plain_id("house-download")),
        ),
        accent=ALERT,
    )


def wrong_card(said: str, problems: Iterable[Problem] = (), *, more: bool = False, typed: Lines | None = None) -> Card:
    """Nothing changed, and why: as many problems as fit, each with its line and a caret. What was typed is kept."""
    shown: list[str] = []
    room = MOST_TEXT - units(said) - units(house_words.WRONG_MORE) - 40
    for problem in map(str, problems):
        room -= units(problem) + 1
        if room < 0:
            more = True
            break
        shown.append(problem)
    return layout(
        text(said),
        text(fence("\n".join(shown))) if shown else None,
        text(f"-# {house_words.WRONG_MORE}") if more else None,
        file(TYPED_FILE) if typed else None,
        accent=ALERT,
        texts=[(TYPED_FILE, _as_text(typed))] if typed else [],
    )


def _as_text(typed: Lines) -> str:
    parts = (
        (house_words.FORM_ALLOWED, typed.allowed),
        (house_words.FORM_PHRASES, typed.phrases),
        (house_words.FORM_RULES, typed.rules),
    )
    return "\n\n".join(f"{label}\n{lines}" for label, lines in parts if lines.strip())


def house_file(rules: HouseRules, edition: int, ours: Iterable[Rule]) -> str:
    """The rules as a file to change and upload again, with the names that it may use."""
    listed = [
        house_words.FILE_RULE.format(rule=one.id, level=one.level, remark=clip(_GAP.sub("…", one.message), 90))
        for one in ours
    ]
    return as_yaml(rules, edition, [*house_words.FILE_COMMENTS, *listed])
