"""The forms for a caption that /review, /me care and /adapt open where none was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import ui

from bot.cards import learning_words, words
from bot.cards.keys import adapt_form_id, plain_id
from bot.cards.me import care_words
from bot.cards.me.care_keys import CareKey
from bot.rulebook.model import Platform

FORM = plain_id("form")
BOTH = "both"  # in place of a platform that a caption goes to
CARE_FORM = plain_id("care-form")
MOST_OPTIONS = 25
_BETWEEN = "|"  # in an option's value: platform|format


class ReviewForm(ui.Modal):
    """Stateless: it is finished before it is sent, and its answers are read by custom id (`form_answers`)."""

    def __init__(self, platforms: Iterable[Platform], platform: str, format: str | None) -> None:
        super().__init__(title=words.FORM_TITLE, timeout=None, custom_id=FORM)
        self.add_item(_caption())
        self.add_item(_place(platforms, platform, format))
        self.stop()


class CareForm(ui.Modal):
    """The form of /me care, stateless too. `key` and `caption` are those of the card whose caption is to be changed."""

    def __init__(
        self,
        platforms: Iterable[Platform],
        platform: str,
        format: str | None,
        key: CareKey | None = None,
        caption: str | None = None,
    ) -> None:
        custom_id = CARE_FORM if key is None else key.id("change")
        super().__init__(title=care_words.CARE_FORM_TITLE, timeout=None, custom_id=custom_id)
        self.add_item(_caption(caption))
        self.add_item(_place(platforms, platform, format))
        self.stop()


class AdaptForm(ui.Modal):
    """Stateless too. `caption` is what stands in it already; `own` whether its member wrote that."""

    def __init__(
        self, platforms: Iterable[Platform], leaves: str, enters: str, caption: str | None = None, *, own: bool = True
    ) -> None:
        super().__init__(title=learning_words.ADAPT_FORM, timeout=None, custom_id=adapt_form_id(own=own))
        known = list(platforms)
        left = [discord.SelectOption(label=one.name, value=one.id, default=one.id == leaves) for one in known]
        both = discord.SelectOption(label=learning_words.ADAPT_BOTH, value=BOTH, default=enters == BOTH)
        entered = [*places(known, enters, None)[: MOST_OPTIONS - 1], both]
        self.add_item(_caption(caption))
        leave: ui.Select[Any] = ui.Select(custom_id="from", options=left[:MOST_OPTIONS])
        enter: ui.Select[Any] = ui.Select(custom_id="to", options=entered)
        self.add_item(ui.Label(text=learning_words.ADAPT_FORM_FROM, component=leave))
        self.add_item(ui.Label(text=learning_words.ADAPT_FORM_TO, component=enter))
        self.stop()


def _caption(text: str | None = None) -> ui.Label[Any]:
    field: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.paragraph, custom_id="caption", max_length=4000, required=True, default=text
    )
    return ui.Label(text=words.FORM_CAPTION, description=words.FORM_CAPTION_HINT, component=field)


def _place(platforms: Iterable[Platform], platform: str, format: str | None) -> ui.Label[Any]:
    place: ui.Select[Any] = ui.Select(custom_id="place", options=places(platforms, platform, format))
    return ui.Label(text=words.FORM_PLACE, component=place)


def places(platforms: Iterable[Platform], platform: str, format: str | None) -> list[discord.SelectOption]:
    """Each platform and each of its formats in one list, so that no pair can be picked that does not exist."""
    all_of_them = list(platforms)
    pairs: list[tuple[Platform, str | None]] = [(one, None) for one in all_of_them]
    pairs += [(one, kind) for one in all_of_them for kind in one.formats]
    pairs.sort(key=lambda pair: pair[0].id != platform)
    options = []
    for one, kind in pairs[:MOST_OPTIONS]:
        form = words.FORM_PLACE_EXACT if kind else words.FORM_PLACE_ANY
        label = form.format(platform=one.name, format=kind)
        chosen = one.id == platform and kind == (format if format in one.formats else None)
        options.append(discord.SelectOption(label=label[:100], value=f"{one.id}{_BETWEEN}{kind or ''}", default=chosen))
    return options


def place_of(value: str) -> tuple[str, str | None]:
    """(platform, format) of an option's value."""
    platform, _, format = value.partition(_BETWEEN)
    return platform, format or None


def form_answers(components: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What was filled in, by custom id, as Discord sends it."""
    answers: dict[str, str] = {}
    for component in components:
        inner = component.get("component") or component
        if "custom_id" in inner:
            values = inner.get("values") or [""]
            answers[inner["custom_id"]] = str(inner.get("value") or values[0])
        answers |= form_answers(component.get("components", ()))
    return answers
