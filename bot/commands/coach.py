"""Asks the coach: a caption and a member in, a review out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot.cards import words
from bot.cards.markdown import clip, escape
from bot.coaching.adapting import Route, adapting, route, with_edits
from bot.coaching.choosing import Chosen, Picks, Read, choose
from bot.coaching.profile import NOTHING_TOLD
from bot.coaching.review import Review
from bot.coaching.reviewing import review
from bot.commands.intake import Refusal
from bot.commands.me.profiles import profile_kept
from bot.rulebook.book import Rulebook, UnknownPlatform

if TYPE_CHECKING:
    from bot.commands.client import CoachClient

_T = TypeVar("_T")

QUICK = 500  # characters: read in a few milliseconds; a longer caption is read beside the event loop


async def ask(
    client: CoachClient,
    caption: str,
    platform: str,
    format: str | None,
    member: int,
    *,
    server: int | None,
    own: bool = False,
    came_from: str | None = None,
) -> Review:
    """The review of a caption, without the rules that this member turned off, by the house rules of the server.

    `came_from` is the platform it was written for: its edits are then also those that adapt it.

    `own`: the caption is theirs and nobody else sees the review, so their profile counts, their viewer too.
    """
    read = await _reader(client, platform, format, member, server=server, own=own)
    if came_from:
        read = adapting(read, route_of(client, came_from, platform, format))
    client.services.tally.reviews["caption"] += 1
    return await _asked(client, caption, platform, lambda: read(caption))


async def ask_with_edits(
    client: CoachClient,
    review: Review,
    member: int,
    picks: Picks | None,
    *,
    server: int | None,
    own: bool = False,
    came_from: str | None = None,
) -> Chosen:
    """What becomes of a reviewed caption with these edits taken; None takes what the rewrite takes."""
    platform = review.platform.id
    read = await _reader(client, platform, review.format, member, server=server, own=own)
    if came_from:  # what comes of it is made from the edits; a rewrite of it is nobody's
        read = with_edits(read, route_of(client, came_from, platform, review.format))
    return await _asked(client, review.caption, platform, lambda: choose(review, picks, read))


async def _reader(
    client: CoachClient,
    platform: str,
    format: str | None,
    member: int,
    *,
    server: int | None,
    own: bool,
) -> Read:
    return partial(
        review,
        rulebook=client.services.shelf.current,
        platform=platform,
        format=format,
        without=await client.services.store.dismissed.of(member),
        language=client.services.operator.language,
        profile=await profile_kept(client, member) if own else NOTHING_TOLD,
        house=await client.houses.of(server),
    )


def route_of(client: CoachClient, came_from: str, platform: str, format: str | None) -> Route:
    """The way of a caption from one platform to the other. Raises Refusal where the platform is gone."""
    book = client.services.shelf.current
    if platform not in book.platforms:
        raise Refusal(_no_such(platform, book))
    return route(book, came_from, platform, format, client.services.operator.language)


async def _asked(client: CoachClient, caption: str, platform: str, question: Callable[[], _T]) -> _T:
    try:
        return question() if len(caption) <= QUICK else await asyncio.to_thread(question)
    except UnknownPlatform as error:  # the rules were read anew since the platform was chosen
        raise Refusal(_no_such(platform, client.services.shelf.current)) from error


async def default_platform(client: CoachClient, server: int | None) -> str:
    """The platform where nobody named one: the server's, else the operator's, else the first that is known."""
    known = client.services.shelf.current.platforms
    if not known:
        raise Refusal(words.NO_PLATFORMS)
    settings = await client.services.store.servers.get(server) if server else None
    for platform in (settings.platform if settings else None, client.services.operator.default_platform):
        if platform is not None and platform in known:
            return platform
    return next(iter(known))


async def place(
    client: CoachClient, server: int | None, platform: str | None, format: str | None
) -> tuple[str, str | None]:
    """The platform and format that were asked for. Raises Refusal where they don't exist."""
    known = client.services.shelf.current.platforms
    if platform is None:
        platform = await default_platform(client, server)
    if platform not in known:
        raise Refusal(_no_such(platform, client.services.shelf.current))
    there = known[platform]
    if not format:
        return platform, None
    kind = next((one for one in there.formats if one.casefold() == format.strip().casefold()), None)
    if kind is None:
        formats = ", ".join(there.formats)
        raise Refusal(words.NO_SUCH_FORMAT.format(platform=there.name, format=escape(clip(format, 40)), known=formats))
    return platform, kind


def _no_such(platform: str, rulebook: Rulebook) -> str:
    names = ", ".join(one.name for one in rulebook.platforms.values())
    return (
        words.NO_SUCH_PLATFORM.format(platform=escape(clip(platform, 40)), known=names) if names else words.NO_PLATFORMS
    )
