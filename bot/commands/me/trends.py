"""/me trends: a member's own log of trends, each with the twist that makes it theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Day
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import words as plain
from bot.cards.card import text_at
from bot.cards.form import ReviewForm
from bot.cards.keys import TREND_FORM_PATTERN, TrendKey, member_pattern, place_pattern, post_pattern, trend_form_id
from bot.cards.markdown import unquote
from bot.cards.me import trend_words as words
from bot.cards.me.trends import A_PAGE, TREND, TWIST, Asked, TrendForm, TrendShown, TrendsShown, Typed, question_card
from bot.cards.me.trends import trends_card as card_of
from bot.coaching.twist import LONGEST_TREND, LONGEST_TWIST, judge
from bot.commands.answering import answering, only_for, open_form, pressed_id, show, show_in_place, show_instead
from bot.commands.intake import Refusal, in_one_line
from bot.commands.kpi.figures import PLATFORMS
from bot.commands.press import Press, SentForm
from bot.store.trends import MOST, TooManyTrends, Trend

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

FURTHEST = timedelta(days=366)
_DAYS = {"": 0, "today": 0, "yesterday": -1, "tomorrow": 1}


def add_trends(group: app_commands.Group) -> None:
    @group.command(name="trends", description=words.ABOUT)
    async def trends(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, await _card(interaction.client, interaction.user.id))


async def _card(client: CoachClient, member: int, page: int = 0, said: str = "", kept: Trend | None = None) -> Card:
    """The list at a page, or at the page with the one that was just kept."""
    trends = await client.services.store.trends.of(member)
    if kept is not None:
        page = _page_of(kept.id, trends)
    shown = [
        TrendShown(one.id, one.trend, one.twist, PLATFORMS.get(one.platform, one.platform), _day(one.noted_for))
        for one in trends
    ]
    return card_of(TrendsShown(member, shown, page, said, kept.platform if kept else ""))


def _day(day: str) -> Day:
    return Day.fromisoformat(day)


def _page_of(id: int, trends: Sequence[Trend]) -> int:
    """The first page where it is not there."""
    return next((n // A_PAGE for n, one in enumerate(trends) if one.id == id), 0)


def _own(interaction: Coached) -> int:
    """The member whose card was pressed. Raises Refusal for anyone else."""
    member = int(pressed_id(interaction).rsplit(":", 1)[1])
    only_for(member, interaction, words.NOT_YOURS)
    return member


def _today(interaction: Coached) -> Day:
    return interaction.client.services.now().date()


def read_near_day(typed: str, today: Day) -> Day | None:
    """A day within a year of today; None for what is none."""
    text = typed.strip().casefold()
    if text in _DAYS:
        return today + timedelta(days=_DAYS[text])
    try:
        day = Day.fromisoformat(text)
    except ValueError:
        return None
    return day if abs(day - today) <= FURTHEST else None


class NoteTrend(Press, template=member_pattern("trend-note")):
    """The empty form."""

    async def pressed(self, interaction: Coached) -> None:
        _own(interaction)
        typed = Typed(day=_today(interaction).isoformat())
        await open_form(interaction, TrendForm(trend_form_id(again=False), typed, PLATFORMS))


class TryAgain(Press, template=TrendKey.PATTERN):
    """The form with what was typed before, which stands on the pressed card."""

    async def pressed(self, interaction: Coached) -> None:
        key = TrendKey.read(pressed_id(interaction))
        only_for(key.owner, interaction, words.NOT_YOURS)
        components = interaction.message.components if interaction.message else []
        trend, twist = (unquote(text_at(components, id) or "") for id in (TREND, TWIST))
        typed = Typed(trend[:LONGEST_TREND], twist[:LONGEST_TWIST], key.platform, key.day)
        await open_form(interaction, TrendForm(trend_form_id(again=True), typed, PLATFORMS))


class TurnTrends(Press, template=post_pattern("trend-page")):
    async def pressed(self, interaction: Coached) -> None:
        page = int(pressed_id(interaction).split(":")[2])
        await show_instead(interaction, await _card(interaction.client, _own(interaction), page))


class DeleteTrend(Press, template=post_pattern("trend-delete")):
    """The page stays where it was."""

    async def pressed(self, interaction: Coached) -> None:
        id, member = int(pressed_id(interaction).split(":")[2]), _own(interaction)
        store = interaction.client.services.store.trends
        page = _page_of(id, await store.of(member))
        await store.delete(member, id)
        await show_instead(interaction, await _card(interaction.client, member, page, words.DELETED))


class ReviewForTrend(Press, template=place_pattern("trend-review")):
    """The form of /review, for where the trend is."""

    async def pressed(self, interaction: Coached) -> None:
        _own(interaction)
        platform, known = pressed_id(interaction).split(":")[2], interaction.client.services.shelf.current.platforms
        if platform not in known:
            raise Refusal(plain.OLD_BUTTON)
        await open_form(interaction, ReviewForm(known.values(), platform, None))


TREND_BUTTONS: tuple[type[Press], ...] = (NoteTrend, TryAgain, TurnTrends, DeleteTrend, ReviewForTrend)


class TrendSent(SentForm):
    """A trend with its twist: kept, or answered with the question that is still open."""

    pattern = TREND_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        client, member, today = interaction.client, interaction.user.id, _today(interaction)
        trend, twist = (in_one_line(answers.get(name, "")) for name in ("trend", "twist"))
        day = read_near_day(answers.get("day", ""), today)
        platform = answers.get("platform", "")
        if platform not in PLATFORMS:
            raise Refusal(plain.OLD_FORM)
        typed = Typed(trend[:LONGEST_TREND], twist[:LONGEST_TWIST], platform, day.isoformat() if day else "")
        if (asked := _open_question(client, typed)) is not None:
            again = pressed_id(interaction) == trend_form_id(again=True)
            await (show_instead if again else show)(interaction, question_card(asked, typed, member))
            return
        try:
            kept = await client.services.store.trends.add(Trend(member, platform, typed.day, typed.trend, typed.twist))
        except TooManyTrends:
            raise Refusal(words.TOO_MANY.format(most=MOST)) from None
        card = await _card(client, member, said=words.KEPT, kept=kept)
        await show_in_place(interaction, card)


def _open_question(client: CoachClient, typed: Typed) -> Asked | None:
    if not typed.trend:
        return "trend"
    judged = judge(typed.trend, typed.twist, client.services.shelf.current.grammar())
    if judged != "own":
        return judged
    return None if typed.day else "day"
