"""Figures on their way in and out: typed ones read, kept ones told apart, and what the rulebook says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Day
from datetime import timedelta
from typing import TYPE_CHECKING

from discord import app_commands

from bot.cards import kpi_words as words
from bot.coaching.kpi.figures import UnreadableFigure, read_figure
from bot.coaching.kpi.history import Median, own_median, own_median_count
from bot.coaching.kpi.rates import COUNTS, Figures
from bot.commands.answering import only_for
from bot.commands.intake import Refusal
from bot.rulebook.knowledge.model import Figure

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.store.posts import Post

PLATFORMS = {"instagram": "Instagram", "tiktok": "TikTok"}
PLATFORM_CHOICES = [app_commands.Choice(name=name, value=id) for id, name in PLATFORMS.items()]
FIRST_DAY = Day(2010, 1, 1)  # Instagram's year
LONGEST_LINK = 200


def told(client: CoachClient, platform: str) -> dict[str, Figure]:
    """What the rulebook says of each figure of a platform, by its id, in the order that counts there."""
    return {one.id: one for one in client.services.shelf.current.knowledge.figures.get(platform, ())}


def read_all(typed: Mapping[str, str | None]) -> tuple[Figures, list[tuple[str, int]]]:
    """The counts, and what was typed that could mean another number. Raises Refusal for what is none."""
    counts: dict[str, int] = {}
    guesses: list[tuple[str, int]] = []
    for name, text in typed.items():
        if text is None:
            continue
        try:
            figure = read_figure(text)
        except UnreadableFigure as error:
            called = words.LABELS[name].lower()
            raise Refusal(words.CANT_READ.format(name=called, how=words.HOW[error.why])) from error
        counts[name] = figure.count
        if figure.guessed:
            guesses.append((text.strip(), figure.count))
    return Figures(**counts), guesses


def figures_of(post: Post) -> Figures:
    """The figures of a kept post."""
    return Figures(**{name: getattr(post, name) for name in COUNTS})


def medians(names: Iterable[str], posts: Iterable[Post]) -> dict[str, Median]:
    """The member's own medians of these figures, where there are posts enough."""
    history = [figures_of(one) for one in posts]
    found = {name: (own_median_count if name in COUNTS else own_median)(name, history) for name in names}
    return {name: one for name, one in found.items() if one is not None}


def read_day(typed: str | None, today: Day) -> Day:
    """A day as it is typed. Raises Refusal for none, and for one that a post can't have."""
    text = (typed or "").strip().casefold()
    if text in ("", "today"):
        return today
    if text == "yesterday":
        return today - timedelta(days=1)
    try:
        found = Day.fromisoformat(text)
    except ValueError:
        raise Refusal(words.CANT_READ_DATE) from None
    if found > today + timedelta(days=1):  # it is tomorrow already somewhere
        raise Refusal(words.DATE_AHEAD)
    if found < FIRST_DAY:
        raise Refusal(words.DATE_LONG_AGO)
    return found


def read_link(typed: str | None) -> str:
    """A link as it is typed, "" for none. Raises Refusal for what is none."""
    link = (typed or "").strip()
    fits = link.startswith(("https://", "http://")) and len(link) <= LONGEST_LINK and link.isprintable()
    if link and (not fits or any(char.isspace() for char in link)):
        raise Refusal(words.CANT_READ_LINK.format(most=LONGEST_LINK))
    return link


def own(interaction: Coached, owner: int) -> int:
    """The owner of figures. Raises Refusal for anyone else."""
    only_for(owner, interaction, words.NOT_YOURS)
    return owner
