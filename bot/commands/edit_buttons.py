"""Take or leave each edit: a private card of the member's own, whose controls know all that is taken so far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import words
from bot.cards.adapt import adapt_card, reasons_card
from bot.cards.card import Card
from bot.cards.edits import edits_card, edits_seal, picks_in, version_seal
from bot.cards.keys import EditsKey, ReviewKey, review_pattern
from bot.coaching.adapting import advice
from bot.coaching.choosing import Chosen, Offer, Picks, offers, pick, possible
from bot.coaching.review import Review
from bot.commands.answering import only_for, picked, pressed_id, show, show_instead
from bot.commands.coach import ask_with_edits, route_of
from bot.commands.intake import Refusal
from bot.commands.press import Press
from bot.commands.review_buttons import caption_on, hand_over, mended, review_for, review_on

if TYPE_CHECKING:
    from bot.commands.answering import Coached


class Edits(Press, template=review_pattern("edits")):
    """Opens the card of edits, for whose caption it is. What the rewrite takes is taken at first."""

    async def pressed(self, interaction: Coached) -> None:
        only_for(ReviewKey.read(pressed_id(interaction)).owner, interaction)
        review, key = await review_on(interaction)
        chosen = await _chosen(interaction, review, EditsKey(key), None)
        if not chosen.offers:
            raise Refusal(words.NO_EDITS)
        await show(interaction, edits_shown(interaction, chosen, EditsKey(replace(key, public=False))))


class Edit(Press, template=EditsKey.PATTERN):
    """Every control of the card of edits."""

    async def pressed(self, interaction: Coached) -> None:
        key, control = EditsKey.read(pressed_id(interaction))
        only_for(key.review.owner, interaction)
        review, place = await review_for(interaction, key.review)
        key = replace(key, review=place)
        picks, offered = picks_in(key.picks), offers(review)
        if not offered:
            raise Refusal(words.NO_EDITS)
        if control == "copy":
            return await _copy(interaction, review, key, picks)
        if control == "anew":
            return await _start_over(interaction, review, key)
        if key.seal != edits_seal(offered) or not possible(offered, picks):
            return await _start_over(interaction, review, key, words.EDITS_NEW)
        after = _after(control, interaction, offered, picks)
        key = replace(key, page=max(0, key.page + {"on": 1, "back": -1}.get(control, 0)))
        await show_instead(interaction, edits_shown(interaction, await _chosen(interaction, review, key, after), key))


async def _copy(interaction: Coached, review: Review, key: EditsKey, picks: Picks) -> None:
    """Hands over what the card shows. Where something else would come of it by now, the card is drawn anew instead."""
    chosen = await _chosen(interaction, review, key, picks) if possible(offers(review), picks) else None
    if chosen is None or version_seal(chosen) != key.seal or not chosen.text.strip():
        return await _start_over(interaction, review, key, words.EDITS_NEW)
    await hand_over(interaction, chosen.text)


async def _start_over(interaction: Coached, review: Review, key: EditsKey, note: str | None = None) -> None:
    await show_instead(interaction, edits_shown(interaction, await _chosen(interaction, review, key, None), key, note))


async def _chosen(interaction: Coached, review: Review, key: EditsKey, picks: Picks | None) -> Chosen:
    server, place = interaction.guild_id, key.review
    return await ask_with_edits(
        interaction.client, review, place.owner, picks, server=server, own=place.own, came_from=place.came_from
    )


def edits_shown(interaction: Coached, chosen: Chosen, key: EditsKey, note: str | None = None) -> Card:
    """The card of edits; of a caption that goes to another platform, with what changes there."""
    place, client = key.review, interaction.client
    if place.came_from is None:
        return edits_card(chosen, key, note)
    way = route_of(client, place.came_from, place.platform, place.format)
    return adapt_card(chosen, key, way, advice(way, chosen.review.caption), note=note)


class AdaptWhy(Press, template=review_pattern("adapt-why")):
    """Why each thing changes on the way to the other platform, who says so and from when."""

    async def pressed(self, interaction: Coached) -> None:
        only_for(ReviewKey.read(pressed_id(interaction)).owner, interaction)
        key, client = await mended(interaction, ReviewKey.read(pressed_id(interaction))), interaction.client
        way = route_of(client, key.came_from or key.platform, key.platform, key.format)
        if not (advised := advice(way, await caption_on(interaction.message))):
            raise Refusal(words.NO_WHY)
        await show(interaction, reasons_card(way, advised, client.services.now().date(), key.owner))


def _after(control: str, interaction: Coached, offered: tuple[Offer, ...], picks: Picks) -> Picks:
    """The picks after a control was used; the same where it only turns the page, or where nobody made it."""
    if control == "none":
        return Picks((0,) * len(offered), picks.later)
    if control == "later":
        return replace(picks, later=not picks.later)
    which = int(control.removeprefix("edit")) if control.removeprefix("edit").isdigit() else len(offered)
    if which >= len(offered):
        return picks
    choice = int(not picks.each[which])
    if values := picked(interaction):
        choice = int(values[0]) if values[0].isdigit() else 0
    return pick(offered, picks, which, min(choice, len(offered[which].choices)))


EDIT_BUTTONS: tuple[type[Press], ...] = (Edits, Edit, AdaptWhy)
