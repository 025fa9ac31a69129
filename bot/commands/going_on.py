"""Goes on with a reviewed caption, as its member picked under the review."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from bot.cards import words
from bot.cards.keys import ReviewKey, review_pattern
from bot.commands.adapt import adapt_on_card
from bot.commands.answering import only_for, picked, pressed_id, put_back
from bot.commands.eyes.eyes import second_eyes
from bot.commands.intake import Refusal
from bot.commands.me.care import care_on_card
from bot.commands.me.progress import keep_in_progress
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.commands.answering import Coached

# By the `do` of an option; each reads the caption off the card that was pressed.
WAYS: Mapping[str, Callable[[Coached, ReviewKey], Awaitable[None]]] = {
    "care": care_on_card,
    "adapt": adapt_on_card,
    "keep": keep_in_progress,
    "eyes": second_eyes,
}


class GoOn(Press, template=review_pattern("go-on")):
    """Starts what was picked, for whose caption it is."""

    async def pressed(self, interaction: Coached) -> None:
        key = ReviewKey.read(pressed_id(interaction))
        only_for(key.owner, interaction)
        way = next((WAYS[one] for one in picked(interaction) if one in WAYS), None)
        if way is None:
            raise Refusal(words.OLD_BUTTON)
        await put_back(interaction)
        await way(interaction, key)
