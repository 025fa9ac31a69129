"""Figures on their way in and out: typed ones read, kept ones told apart, and what the rulebook says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Day
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.cards.kpi import words
from bot.coaching.kpi.durations import read_duration
from bot.coaching.kpi.figures import UnreadableFigure, read_figure, read_share
from bot.coaching.kpi.history import Median, own_median, own_median_count
from bot.coaching.kpi.rates import COUNTS, FORMULAS, KNOWN, Figures
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


def first_rate(known: Iterable[str]) -> str | None:
    """Of the figures of a platform, in the order that counts there."""
    return next((one for one in known if one in FORMULAS), None)


def depth_of(client: CoachClient, platform: str) -> str:
    """The first rate that counts there: it tells how close people come."""
    depth = first_rate(told(client, platform))
    if depth is None:
        raise Refusal(words.NOTHING_KNOWN)
    return depth


def told_of(client: CoachClient, platform: str, format: str, figures: Figures) -> dict[str, Figure]:
    """The same for one post: what only some formats have is told of those, and of an unsaid one that has figures for
    it.
    """
    return {
        id: one
        for id, one in told(client, platform).items()
        if not one.formats or (format in one.formats if format else _has_part(id, figures))
    }


def left_out(client: CoachClient, platform: str, format: str, figures: Figures) -> list[str]:
    """The names of figures that something was given for, and that posts of this format don't have."""
    here = told_of(client, platform, format, figures)
    return [one.name for id, one in told(client, platform).items() if id not in here and _has_part(id, figures)]


def _has_part(id: str, figures: Figures) -> bool:
    formula = FORMULAS.get(id)
    parts = (*formula.top, formula.shown) if formula else ()
    return any(figures.of(one) is not None for one in parts if one)


def formats(client: CoachClient, platform: str) -> tuple[str, ...]:
    there = client.services.shelf.current.platforms.get(platform)
    return there.formats if there else ()


def read_format(client: CoachClient, platform: str, typed: str | None) -> str:
    """A format of the platform, "" where none was given. Raises Refusal for any other."""
    wanted = (typed or "").strip().casefold()
    known = formats(client, platform)
    found = next((one for one in known if one.casefold() == wanted), "")
    if wanted and not found:
        raise Refusal(words.NO_SUCH_FORMAT.format(platform=PLATFORMS[platform], known=", ".join(known)))
    return found


def format_choices(client: CoachClient, platform: str, typed: str) -> list[app_commands.Choice[str]]:
    wanted = typed.strip().casefold()
    fitting = [one for one in formats(client, platform) if wanted in one.casefold()]
    return [app_commands.Choice(name=one, value=one) for one in fitting[:25]]


async def format_typed(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """The formats of the platform that was picked."""
    return format_choices(interaction.client, str(interaction.namespace.platform), typed)


def described(without: str = "") -> dict[str, str]:
    """What Discord says of each option; `without` is a count that the platform doesn't show."""
    counts = dict.fromkeys((one for one in COUNTS if one not in (without, "full_watches")), words.OPTION)
    full = {} if without == "full_watches" else {"full_watches": words.OPTION_FULL_WATCHES}
    return {**counts, **full, "watch_time": words.OPTION_WATCH_TIME, "format": words.OPTION_FORMAT}


def read_all(typed: Mapping[str, str | None]) -> tuple[Figures, list[tuple[str, str, int]]]:
    """The figures, and what was typed that could mean another number, with its name and how it was read. Raises
    Refusal for what is none.
    """
    found: dict[str, int] = {}
    guesses: list[tuple[str, str, int]] = []
    for name, text in typed.items():
        if text is None:
            continue
        try:
            called, value, guessed = _read(name, text)
        except UnreadableFigure as error:
            raise Refusal(words.CANT_READ.format(name=words.LABELS[name].lower(), how=words.HOW[error.why])) from error
        found[called] = value
        if guessed:
            guesses.append((text.strip(), called, value))
    return Figures(**found), guesses


def _read(name: str, text: str) -> tuple[str, int, bool]:
    """What it is, its value, and whether that was a guess."""
    if name == "watch_time":
        time = read_duration(text)
        return name, time.seconds, time.guessed
    if name == "full_watches" and text.strip().endswith(("%", "％")):
        return "full_share", read_share(text), False
    figure = read_figure(text)
    return name, figure.count, figure.guessed


def newer(figures: Figures) -> dict[str, int | None]:
    """What takes the place of what was known: the two ways to tell of full watches never stand beside each other."""
    known: dict[str, int | None] = dict(figures.known())
    for one, other in (("full_watches", "full_share"), ("full_share", "full_watches")):
        if one in known:
            known.setdefault(other, None)
    return known


def day_of(post: Post) -> Day:
    return Day.fromisoformat(post.posted_on)


def figures_of(post: Post) -> Figures:
    """The figures of a kept post."""
    return Figures(**{name: getattr(post, name) for name in KNOWN})


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
