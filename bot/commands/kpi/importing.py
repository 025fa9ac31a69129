"""/kpi import: a table of posts, taken in as a whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import words as plain
from bot.cards.kpi import words
from bot.cards.kpi.importing import ImportShown, imported_card, importing_card, not_imported_card
from bot.coaching.kpi.insights_csv import (
    MOST_BYTES,
    MOST_ROWS,
    ImportedPost,
    UnreadableTable,
    read_table,
    with_own_names,
)
from bot.commands.answering import answering, show
from bot.commands.intake import Refusal
from bot.commands.kpi.figures import PLATFORM_CHOICES, PLATFORMS, figures_of, newer
from bot.commands.telling import telling
from bot.store.posts import MOST, Post, TooManyPosts

if TYPE_CHECKING:
    from bot.commands.answering import Coached


def add_import(group: app_commands.Group) -> None:
    @group.command(name="import", description=words.IMPORT_ABOUT)
    @app_commands.describe(file=words.OPTION_FILE, platform=words.OPTION_PLATFORM_OF_FILE)
    @app_commands.choices(platform=PLATFORM_CHOICES)
    async def take_in(
        interaction: discord.Interaction[Any], file: discord.Attachment, platform: str | None = None
    ) -> None:
        async with answering(interaction):
            await _take_in(interaction, file, platform)


async def _take_in(interaction: Coached, file: discord.Attachment, platform: str | None) -> None:
    if file.size > MOST_BYTES:
        raise Refusal(words.TABLE_WHY["too big"])
    try:
        raw = await file.read()
    except discord.HTTPException as error:
        raise Refusal(plain.FILE_GONE) from error
    services = interaction.client.services
    known, today = services.shelf.current, services.now().date()
    if not known.knowledge.columns.names:
        raise Refusal(words.NOTHING_KNOWN)
    names = with_own_names(known.knowledge.columns, known.platforms.values())
    try:
        table = await asyncio.to_thread(read_table, raw, platform, today, names)
    except UnreadableTable as error:
        raise Refusal(words.TABLE_WHY[error.why].format(most=MOST_ROWS)) from error
    if table.problems:
        return await show(interaction, not_imported_card(table.problems))
    member, posts = interaction.user.id, interaction.client.services.store.posts
    sorted_in = await asyncio.to_thread(sort_in, table.posts, await posts.of(member), member)
    whole = len(sorted_in.new) + len(sorted_in.filled)
    try:
        async with telling(interaction, lambda done: importing_card(done, whole)) as done:
            await posts.take_in(member, sorted_in.new, sorted_in.filled, done)
    except TooManyPosts:
        raise Refusal(words.TOO_MANY.format(most=MOST)) from None
    there = {one.platform for one in table.posts}
    shown = ImportShown(
        member,
        len(sorted_in.new),
        len(sorted_in.filled),
        sorted_in.same,
        table.columns,
        [(id, name) for id, name in PLATFORMS.items() if id in there],
    )
    await show(interaction, imported_card(shown))


@dataclass(slots=True)
class SortedIn:
    """The rows of a table beside what is kept: new posts, kept ones with more known of them, and the same again."""

    new: list[Post] = field(default_factory=list)
    filled: list[Post] = field(default_factory=list)
    same: int = 0


def sort_in(rows: Iterable[ImportedPost], kept: Sequence[Post], member: int) -> SortedIn:
    """A row is a kept post where the link is the same; else the one of that day that waits for its figures; else one
    that is the same in every figure.
    """
    found = SortedIn()
    by_link = {(one.platform, one.link): one for one in kept if one.link}
    waiting: dict[tuple[str, str], list[Post]] = {}
    for one in kept:
        if not one.link and not figures_of(one).any:
            waiting.setdefault((one.platform, one.posted_on), []).append(one)
    whole = {_whole(one) for one in kept}
    for row in rows:
        counts: dict[str, Any] = dict(newer(row.figures))
        if row.format:
            counts["format"] = row.format
        post = Post(member, row.platform, row.day.isoformat(), link=row.link, **counts)
        before = by_link.get((row.platform, row.link))
        if before is None and (there := waiting.get((row.platform, post.posted_on))):
            before = there.pop(0)
        if before is not None:
            after = replace(before, posted_on=post.posted_on, link=row.link or before.link, **counts)
            if after == before:
                found.same += 1
            else:
                told = found.filled if before.id else found.new
                told[:] = [one for one in told if one is not before] + [after]
                by_link[row.platform, after.link] = after
        elif _whole(post) in whole:
            found.same += 1
        else:
            found.new.append(post)
            whole.add(_whole(post))
            if row.link:
                by_link[row.platform, row.link] = post
    return found


def _whole(post: Post) -> Post:
    """A post without what a table can't say of it."""
    return replace(post, id=0, one_to_one=None, format="", minutes=None)
