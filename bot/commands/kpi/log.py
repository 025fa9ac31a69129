"""/kpi log and its buttons: a post that a member keeps, from the command, from looked-at figures or from a review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import words as plain
from bot.cards.keys import ReviewKey, post_pattern, review_pattern
from bot.cards.kpi import words
from bot.cards.kpi.figures import PostShown, gone_card, post_card, post_choice
from bot.cards.kpi.keys import FiguresKey
from bot.cards.kpi.log_form import ANYWHERE, FIELDS, LOG_FORM_PATTERN, LogForm, fields_of, read_log_form_id
from bot.coaching.kpi.rates import KNOWN, LARGEST, rate
from bot.commands.answering import answering, open_form, pressed_id, show, show_instead
from bot.commands.intake import Refusal
from bot.commands.kpi.figures import (
    PLATFORM_CHOICES,
    PLATFORMS,
    day_of,
    described,
    figures_of,
    first_rate,
    format_typed,
    newer,
    own,
    read_all,
    read_day,
    read_format,
    read_link,
    told,
)
from bot.commands.press import Press, SentForm
from bot.store.posts import MOST, Post, TooManyPosts

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

MOST_CHOICES = 25
MOST_MINUTES = 10_080  # a week
_SPOKE_CHOICES = [
    app_commands.Choice(name=words.CHOICE_ONE, value="one"),
    app_commands.Choice(name=words.CHOICE_CROWD, value="crowd"),
]


def add_log(group: app_commands.Group) -> None:
    @group.command(name="log", description=words.LOG_ABOUT)
    @app_commands.describe(
        **described(),
        minutes=words.OPTION_MINUTES,
        platform=words.OPTION_PLATFORM,
        date=words.OPTION_DATE,
        link=words.OPTION_LINK,
        spoke_to=words.OPTION_ONE,
        post=words.OPTION_POST,
    )
    @app_commands.choices(platform=PLATFORM_CHOICES, spoke_to=_SPOKE_CHOICES)
    @app_commands.autocomplete(post=_own_posts)
    @app_commands.autocomplete(format=format_typed)
    async def log(  # noqa: PLR0917 - the member sees each as an option
        interaction: discord.Interaction[Any],
        platform: str,
        date: str | None = None,
        views: str | None = None,
        likes: str | None = None,
        comments: str | None = None,
        shares: str | None = None,
        saves: str | None = None,
        reach: str | None = None,
        followers: str | None = None,
        watch_time: str | None = None,
        full_watches: str | None = None,
        format: str | None = None,
        minutes: app_commands.Range[int, 1, MOST_MINUTES] | None = None,
        link: str | None = None,
        spoke_to: str | None = None,
        post: int | None = None,
    ) -> None:
        typed = {"views": views, "likes": likes, "comments": comments, "shares": shares, "saves": saves}
        typed |= {"reach": reach, "followers": followers, "watch_time": watch_time, "full_watches": full_watches}
        async with answering(interaction):
            figures, _ = read_all(typed)
            given: dict[str, Any] = dict(newer(figures))
            if format is not None:
                given["format"] = read_format(interaction.client, platform, format)
            if minutes is not None:
                given["minutes"] = minutes
            if link is not None:
                given["link"] = read_link(link)
            if spoke_to is not None:
                given["one_to_one"] = spoke_to == "one"
            today = interaction.client.services.now().date()
            if post is None:
                on = read_day(date, today)
                await _keep(interaction, Post(interaction.user.id, platform, on.isoformat(), **given))
            else:
                if date is not None:
                    given["posted_on"] = read_day(date, today).isoformat()
                await _fill_in(interaction, post, given)


async def _own_posts(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[int]]:
    """The member's latest posts on the platform that was picked, those without figures first."""
    posts = await interaction.client.services.store.posts.of(interaction.user.id, interaction.namespace.platform)
    posts.reverse()
    latest = sorted(posts, key=lambda one: figures_of(one).any)
    named = [
        (post_choice(PLATFORMS[one.platform], day_of(one), one.one_to_one, figures_of(one)), one)
        for one in latest
        if one.platform in PLATFORMS
    ]
    wanted = typed.strip().casefold()
    fitting = [(name, one.id) for name, one in named if wanted in name.casefold()]
    return [app_commands.Choice(name=name, value=id) for name, id in fitting[:MOST_CHOICES]]


async def _keep(interaction: Coached, post: Post) -> None:
    """A new post, and the card that says so."""
    try:
        kept = await interaction.client.services.store.posts.add(post)
    except TooManyPosts:
        raise Refusal(words.TOO_MANY.format(most=MOST)) from None
    await show(interaction, await _card(interaction.client, kept))


async def _fill_in(interaction: Coached, id: int, given: dict[str, Any]) -> None:
    """A post that was kept before, with what is known of it by now."""
    posts = interaction.client.services.store.posts
    before = await posts.one(interaction.user.id, id)
    if before is None or not await posts.change(replace(before, **given)):
        raise Refusal(words.POST_GONE)
    await show(interaction, await _card(interaction.client, replace(before, **given)))


async def _card(client: CoachClient, post: Post) -> Card:
    known, figures = told(client, post.platform), figures_of(post)
    first = first_rate(known)
    count = len(await client.services.store.posts.of(post.member, post.platform))
    return post_card(
        PostShown(
            post.id,
            post.member,
            post.platform,
            PLATFORMS[post.platform],
            day_of(post),
            figures,
            post.one_to_one,
            post.format,
            post.minutes,
            rate(first, figures) if first else None,
            known[first].name if first else "",
            count,
        )
    )


class KeepFigures(Press, template=FiguresKey.PATTERN):
    """Keeps the figures that were only looked at, as a post of today; once, however often it is pressed."""

    async def pressed(self, interaction: Coached) -> None:
        key = FiguresKey.read(pressed_id(interaction), LARGEST)
        owner = own(interaction, key.owner)
        if key.platform not in PLATFORMS:
            raise Refusal(plain.OLD_BUTTON)
        today = interaction.client.services.now().date().isoformat()
        figures: dict[str, Any] = dict(zip(KNOWN, key.figures, strict=True))
        post = Post(owner, key.platform, today, format=key.format, **figures)
        there = await interaction.client.services.store.posts.of(owner, key.platform)
        kept = next((one for one in there if _same(one, post)), None)
        if kept is not None:
            return await show(interaction, await _card(interaction.client, kept))
        await _keep(interaction, post)


def _same(kept: Post, post: Post) -> bool:
    day_and_format = (kept.posted_on, kept.format) == (post.posted_on, post.format)
    return day_and_format and figures_of(kept) == figures_of(post)


class _OfPost(Press, template=r"(?!)"):
    """A button of one kept post."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, id, owner = pressed_id(interaction).split(":")
        member, posts = own(interaction, int(owner)), interaction.client.services.store.posts
        post = await posts.one(member, int(id))
        if post is None:
            raise Refusal(words.POST_GONE)
        await self.on_post(interaction, post)

    async def on_post(self, interaction: Coached, post: Post) -> None:
        raise NotImplementedError


class SpokeToOne(_OfPost, template=post_pattern("post-one")):
    one_to_one = True

    async def on_post(self, interaction: Coached, post: Post) -> None:
        known = replace(post, one_to_one=self.one_to_one)
        await interaction.client.services.store.posts.change(known)
        await show_instead(interaction, await _card(interaction.client, known))


class SpokeToCrowd(SpokeToOne, template=post_pattern("post-crowd")):
    one_to_one = False


class DeletePost(_OfPost, template=post_pattern("post-delete")):
    async def on_post(self, interaction: Coached, post: Post) -> None:
        await interaction.client.services.store.posts.delete(post.member, post.id)
        await show_instead(interaction, gone_card())


class LogReviewed(Press, template=review_pattern("log-[a-z]+")):
    """After a review: the form for the post, which knows the verdict. The caption stays on the card."""

    async def pressed(self, interaction: Coached) -> None:
        pressed = pressed_id(interaction)
        key = ReviewKey.read(pressed)
        own(interaction, key.owner)
        if key.platform not in FIELDS:
            raise Refusal(plain.OLD_BUTTON)
        spoke = pressed.split(":")[1].removeprefix("log-")
        today = interaction.client.services.now().date()
        await open_form(interaction, LogForm(key.platform, {"one": True, "crowd": False}.get(spoke), today))


KPI_BUTTONS: tuple[type[Press], ...] = (KeepFigures, SpokeToOne, SpokeToCrowd, DeletePost, LogReviewed)


class LogSent(SentForm):
    """A post with its figures."""

    pattern = LOG_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        asked, one_to_one = read_log_form_id(pressed_id(interaction))
        platform = answers.get("platform", "") if asked == ANYWHERE else asked
        if platform not in FIELDS:
            raise Refusal(plain.OLD_FORM)
        figures, _ = read_all({name: answers.get(name) or None for name in fields_of(asked)})
        on = read_day(answers.get("date"), interaction.client.services.now().date())
        known: dict[str, Any] = dict(figures.known())
        await _keep(interaction, Post(interaction.user.id, platform, on.isoformat(), one_to_one=one_to_one, **known))
