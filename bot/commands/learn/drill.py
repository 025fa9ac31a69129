"""/learn drill: one caption of the member's own, before and after, against the clock. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.learn import lesson_words as words
from bot.cards.learn.drill import Drilled, DrillForm, drill_card, drilled_card
from bot.cards.learn.lesson_keys import DRILL_FORM_PATTERN, path_pattern
from bot.commands.answering import answering, open_form, pressed_id, show, show_in_place, show_instead
from bot.commands.intake import Refusal, caption_from
from bot.commands.knowing import known_to, owned, reader_of
from bot.commands.learn.lessons import read_own
from bot.commands.learn.quiz import after
from bot.commands.press import Press, SentForm
from bot.rulebook.knowledge.learned import Drill

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached


def add_drill(learn: app_commands.Group) -> None:
    @learn.command(name="drill", description=words.DRILL_ABOUT)
    async def drill(interaction: discord.Interaction[Any]) -> None:
        async with answering(interaction):
            await show(interaction, drill_shown(interaction))


def drill_shown(interaction: Coached, id: str | None = None) -> Card:
    """The drill of this id, or the first."""
    known = known_to(interaction.client).drills
    if not known:
        raise Refusal(words.NO_DRILL)
    chosen = _drill(interaction, id or next(iter(known)))
    return drill_card(chosen, after(chosen, list(known.values())), reader_of(interaction))


def _drill(interaction: Coached, id: str) -> Drill:
    known = known_to(interaction.client).drills
    if id not in known:
        raise Refusal(words.DRILL_CHANGED)
    return known[id]


def _own_drill(interaction: Coached) -> str:
    owned(interaction, "/learn drill")
    return pressed_id(interaction).rsplit(":", 1)[1]


class OpenDrill(Press, template=path_pattern("drill")):
    async def pressed(self, interaction: Coached) -> None:
        await show_instead(interaction, drill_shown(interaction, _own_drill(interaction)))


class StartDrill(Press, template=path_pattern("drill-start")):
    """The clock runs from here; the form carries when that was."""

    async def pressed(self, interaction: Coached) -> None:
        drill = _drill(interaction, _own_drill(interaction))
        await open_form(interaction, DrillForm(drill, int(interaction.client.services.now().timestamp())))


DRILL_BUTTONS: tuple[type[Press], ...] = (OpenDrill, StartDrill)


class DrillSent(SentForm):
    """Both versions: read, answered, and let go."""

    pattern = DRILL_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        _, _, id, began = pressed_id(interaction).split(":")
        seconds = int(interaction.client.services.now().timestamp()) - int(began)
        drill = _drill(interaction, id)
        before, now = [await read_own(interaction, caption_from(answers.get(one, ""))) for one in ("before", "after")]
        card = drilled_card(drill, Drilled(before, now, max(1, seconds)), reader_of(interaction))
        await show_in_place(interaction, card)
