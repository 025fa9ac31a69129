"""The cards of /me trends: the list, latest first, and the question where a twist is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import Any, Literal

import discord
from discord import ui

from bot.cards.card import Card, beside, button, buttons, layout, rule, text
from bot.cards.guide import ACCENT
from bot.cards.keys import TrendKey, member_id, place_id, post_id
from bot.cards.markdown import escape, quote
from bot.cards.me import trend_words as words
from bot.coaching.twist import LONGEST_TREND, LONGEST_TWIST

A_PAGE = 4  # of the longest entries, all of them marks, as many as Discord takes
TREND, TWIST = 111, 112  # where a question keeps what was typed

Asked = Literal["trend", "missing", "repeated", "day"]


@dataclass(frozen=True, slots=True)
class TrendShown:
    """One noted trend."""

    id: int
    trend: str
    twist: str
    platform: str
    day: Day


@dataclass(frozen=True, slots=True)
class TrendsShown:
    """A member's trends, the latest first. `said`: what was just done; `kept_on`: the platform of one just noted."""

    owner: int
    trends: Sequence[TrendShown]
    page: int = 0
    said: str = ""
    kept_on: str = ""


def trends_card(shown: TrendsShown) -> Card:
    """For the member's own eyes."""
    pages = max(1, -(-len(shown.trends) // A_PAGE))
    page = min(shown.page, pages - 1)
    here = shown.trends[page * A_PAGE : (page + 1) * A_PAGE]
    return layout(
        text("\n".join(filter(None, [f"## {words.TITLE}", _small(len(shown.trends), page, pages), shown.said]))),
        *([] if shown.trends else [text(words.EMPTY)]),
        *(item for one in here for item in (rule(), _entry(one, shown.owner))),
        rule(),
        buttons(
            button(words.REVIEW, place_id("trend-review", shown.kept_on, shown.owner), discord.ButtonStyle.primary)
            if shown.kept_on
            else None,
            button(
                words.NOTE,
                member_id("trend-note", shown.owner),
                discord.ButtonStyle.secondary if shown.kept_on else discord.ButtonStyle.primary,
            ),
            button(words.BACK, post_id("trend-page", page - 1, shown.owner)) if page else None,
            button(words.ON, post_id("trend-page", page + 1, shown.owner)) if page + 1 < pages else None,
        ),
        text(f"-# {words.PRIVACY}"),
        accent=ACCENT,
    )


def _small(count: int, page: int, pages: int) -> str:
    if not count:
        return ""
    said = words.SMALL_ONE if count == 1 else words.SMALL.format(count=count)
    return "-# " + " · ".join([said, *([words.SMALL_PAGE.format(page=page + 1, pages=pages)] if pages > 1 else [])])


def _entry(one: TrendShown, owner: int) -> ui.Section[Any]:
    said = words.ENTRY.format(
        trend=escape(one.trend), twist=escape(one.twist), platform=one.platform, day=one.day.isoformat()
    )
    return beside(said, button(words.DELETE, post_id("trend-delete", one.id, owner)))


@dataclass(frozen=True, slots=True)
class Typed:
    """What a member filled in. `day` is "" where it could not be read."""

    trend: str = ""
    twist: str = ""
    platform: str = "tiktok"
    day: str = ""


def question_card(asked: Asked, typed: Typed, owner: int) -> Card:
    """What is missing, and the way back into the form: the card carries what was typed, so that nothing is lost."""
    kept = [(typed.trend, TREND), (typed.twist, TWIST)]
    return layout(
        text(f"## {words.ASK_TITLES[asked]}\n{words.ASK[asked]}"),
        *([rule(), text(f"-# {words.SO_FAR}")] if typed.trend or typed.twist else []),
        *(text(quote(said), id) for said, id in kept if said),
        buttons(
            button(words.TRY_AGAIN, TrendKey(typed.platform, typed.day, owner).id(), discord.ButtonStyle.primary),
        ),
        accent=ACCENT,
    )


class TrendForm(ui.Modal):
    """Stateless. No field is required, so that what is missing can be asked for in a way that helps."""

    def __init__(self, form_id: str, typed: Typed, platforms: Mapping[str, str]) -> None:
        super().__init__(title=words.FORM_TITLE, timeout=None, custom_id=form_id)
        trend = _field("trend", typed.trend, LONGEST_TREND, words.FORM_TREND_EXAMPLE)
        twist = _field("twist", typed.twist, LONGEST_TWIST, words.FORM_TWIST_EXAMPLE, discord.TextStyle.paragraph)
        listed = [
            discord.SelectOption(label=name, value=id, default=id == typed.platform) for id, name in platforms.items()
        ]
        where: ui.Select[Any] = ui.Select(custom_id="platform", options=listed)
        self.add_item(ui.Label(text=words.FORM_TREND, component=trend))
        self.add_item(ui.Label(text=words.FORM_TWIST, description=words.FORM_TWIST_HINT, component=twist))
        self.add_item(ui.Label(text=words.FORM_PLATFORM, component=where))
        self.add_item(ui.Label(text=words.FORM_DAY, component=_field("day", typed.day, 40, None)))
        self.stop()


def _field(
    id: str, typed: str, longest: int, example: str | None, style: discord.TextStyle = discord.TextStyle.short
) -> ui.TextInput[Any]:
    return ui.TextInput(
        custom_id=id, style=style, required=False, max_length=longest, default=typed or None, placeholder=example
    )
