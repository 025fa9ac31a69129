"""/adapt, its form, its message menu and its button under a review: a draft becomes its version for elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards import learning_words as words
from bot.cards.adapt import versions_card
from bot.cards.form import BOTH, AdaptForm, place_of
from bot.cards.keys import ADAPT_FORM_PATTERN, EditsKey, ReviewKey, adapt_form_id
from bot.coaching.adapting import Advice, advice
from bot.coaching.choosing import Chosen
from bot.commands.answering import answering, open_form, pressed_id, show
from bot.commands.coach import ask_with_edits, place, route_of
from bot.commands.edit_buttons import edits_shown
from bot.commands.intake import Refusal, caption_from, draft_of
from bot.commands.knowing import known_to, other_platform
from bot.commands.press import SentForm
from bot.commands.review_buttons import review_for
from bot.rulebook.model import Platform

if TYPE_CHECKING:
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient

MOST_CHOICES = 24  # Discord's limit, without "both"


def adapt_command(platforms: list[Platform]) -> app_commands.Command[Any, ..., None]:
    """The slash command; Discord shows the platforms as choices."""
    known = [app_commands.Choice(name=one.name, value=one.id) for one in platforms[:MOST_CHOICES]]

    @app_commands.command(name="adapt", description=words.ADAPT_ABOUT)
    @app_commands.rename(leaves="from", enters="to")
    @app_commands.describe(
        caption=words.ADAPT_CAPTION_ABOUT,
        leaves=words.ADAPT_FROM_ABOUT,
        enters=words.ADAPT_TO_ABOUT,
        format=words.ADAPT_FORMAT_ABOUT,
    )
    @app_commands.choices(leaves=known, enters=[*known, app_commands.Choice(name=words.ADAPT_BOTH, value=BOTH)])
    @app_commands.autocomplete(format=_formats)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def adapt(
        interaction: discord.Interaction[Any],
        caption: str | None = None,
        leaves: str | None = None,
        enters: str | None = None,
        format: str | None = None,
    ) -> None:
        async with answering(interaction):
            if caption is None:
                await ask_for_caption(interaction, leaves, enters)
            else:
                await _adapt(interaction, caption, leaves, enters, format)

    return adapt


def adapt_menu() -> app_commands.ContextMenu:
    """Press and hold a message, Apps, Adapt caption: the form with the caption in it, to say from where to where."""

    @app_commands.context_menu(name=words.ADAPT_MENU)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def adapt_message(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        async with answering(interaction):
            draft = draft_of(message, interaction.client.user.id)
            if not isinstance(draft, str):
                raise Refusal(words.ADAPT_NO_TALK)
            await ask_for_caption(interaction, caption=draft, own=message.author.id == interaction.user.id)

    return adapt_message


async def ask_for_caption(
    interaction: Coached,
    leaves: str | None = None,
    enters: str | None = None,
    caption: str | None = None,
    *,
    own: bool = True,
) -> None:
    """The form of /adapt, with what is known of the way already picked."""
    leaves, _ = await place(interaction.client, interaction.guild_id, leaves, None)
    known = interaction.client.services.shelf.current.platforms.values()
    enters = enters or _the_other(interaction.client, leaves)
    await open_form(interaction, AdaptForm(known, leaves, enters, caption, own=own))


class AdaptFormSent(SentForm):
    """A caption, where it comes from and where it goes."""

    pattern = ADAPT_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        enters, format = place_of(answers.get("to", ""))
        own = pressed_id(interaction) == adapt_form_id(own=True)
        caption, leaves = answers.get("caption", ""), answers.get("from", "")
        await _adapt(interaction, caption, leaves or None, enters or None, format, own=own)


async def adapt_on_card(interaction: Coached, key: ReviewKey) -> None:
    """The version for the other platform of the caption on the review that was pressed."""
    review, here = await review_for(interaction, key)
    enters, caption = _the_other(interaction.client, here.platform), review.caption
    await _adapt(interaction, caption, here.platform, enters, None, own=here.own)


async def _adapt(
    interaction: Coached, caption: str, leaves: str | None, enters: str | None, format: str | None, *, own: bool = True
) -> None:
    client, server = interaction.client, interaction.guild_id
    text = caption_from(caption)
    leaves, _ = await place(client, server, leaves, None)
    enters = enters or _the_other(client, leaves)
    if enters == BOTH:
        return await _show_versions(interaction, text, leaves, format, own=own)
    enters, format = await place(client, server, enters, format)
    await _show_version(interaction, text, ReviewKey(enters, format, interaction.user.id, own=own, came_from=leaves))


def _the_other(client: CoachClient, leaves: str) -> str:
    """Where a caption goes if nobody said: the other platform; both where there is none."""
    other = other_platform(client, leaves)
    return other.id if other else BOTH


async def _formats(interaction: discord.Interaction[CoachClient], typed: str) -> list[app_commands.Choice[str]]:
    """The formats of where it goes; of each platform where it goes to both, or nowhere yet."""
    known, enters = interaction.client.services.shelf.current.platforms, interaction.namespace.to
    where = [enters] if enters in known else [one for one in known_to(interaction.client).both if one in known]
    formats = dict.fromkeys(format for one in where for format in known[one].formats)
    fitting = [one for one in formats if typed.strip().casefold() in one.casefold()]
    return [app_commands.Choice(name=one, value=one) for one in fitting[:MOST_CHOICES]]


async def _show_version(interaction: Coached, caption: str, key: ReviewKey) -> None:
    if key.came_from == key.platform:
        raise Refusal(words.ADAPT_NOWHERE)
    chosen, key = await _chosen(interaction, caption, key)
    await show(interaction, edits_shown(interaction, chosen, EditsKey(key)))


async def _show_versions(interaction: Coached, caption: str, leaves: str, format: str | None, *, own: bool) -> None:
    """One for each platform of the file; for the one it was written for, the review's own rewrite within its limits.
    A format counts where the platform has it.
    """
    both = known_to(interaction.client).both
    if not both:
        raise Refusal(words.NOTHING_TO_ADAPT)
    versions: list[tuple[Chosen, ReviewKey, list[Advice]]] = []
    for enters in both:
        key = ReviewKey(enters, format, interaction.user.id, own=own, came_from=leaves)
        chosen, key = await _chosen(interaction, caption, key)
        versions.append((chosen, key, advice(route_of(interaction.client, leaves, enters, key.format), caption)))
    await show(interaction, versions_card(caption, versions, interaction.user.id))


async def _chosen(interaction: Coached, caption: str, key: ReviewKey) -> tuple[Chosen, ReviewKey]:
    """What becomes of it. The key comes back with a platform and a format that exist."""
    review, key = await review_for(interaction, key, caption)
    chosen = await ask_with_edits(
        interaction.client,
        review,
        interaction.user.id,
        None,
        server=interaction.guild_id,
        own=key.own,
        came_from=key.came_from,
    )
    return chosen, key
