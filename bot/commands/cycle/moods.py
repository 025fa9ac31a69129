"""How an evening felt to those who made it: one tap each, seen by them alone; after three low ones, a swap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.cycle import mood_words as words
from bot.cards.cycle.crew_keys import MOOD_PATTERN, cycle_event_last
from bot.cards.cycle.leave import leave_card
from bot.cards.cycle.leave_words import NO_FOUNDER
from bot.cards.cycle.moods import noted_card, swap_card
from bot.cards.cycle.seat_keys import leaving_pattern
from bot.cards.learning_words import NOT_YOUR_CARD
from bot.coaching.cycle.load import IN_A_ROW, low_in_a_row
from bot.coaching.cycle.standing import next_event
from bot.coaching.cycle.volunteering import crew_of
from bot.commands.answering import only_for, pressed_id, show, show_turned
from bot.commands.cycle.changing import cycle_here
from bot.commands.cycle.leaving import COMMAND
from bot.commands.cycle.which import evening_of
from bot.commands.intake import Refusal
from bot.commands.press import Press
from bot.store.cycle_moods import LOW

if TYPE_CHECKING:
    from bot.commands.answering import Coached


class TellMood(Press, template=MOOD_PATTERN):
    """Tapped again, it is what was tapped last."""

    async def pressed(self, interaction: Coached) -> None:
        id, number, last = cycle_event_last(pressed_id(interaction))
        client, member, mood = interaction.client, interaction.user.id, int(last)
        cycle = await cycle_here(interaction, id, anywhere=True)
        event = evening_of(cycle, number)
        if member not in crew_of(cycle, event):
            raise Refusal(words.NOT_YOUR_EVENING)
        if event.state != "held":
            raise Refusal(words.NOT_HELD)
        moods = client.services.store.cycle_moods
        await moods.tell(cycle.id, event.id, member, mood)
        following = next_event(cycle, client.services.now()) if cycle.state == "active" else None
        if mood == LOW and low_in_a_row(cycle, await moods.of(cycle.id, member)) >= IN_A_ROW:
            card = swap_card(cycle, member, following, here=interaction.guild_id is not None)
        else:
            card = noted_card(cycle, mood, following)
        await show(interaction, card)


class HandOver(Press, template=leaving_pattern("cycle-hand-over")):
    """The card of a founder who leaves; nothing is done by this."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, member, id = pressed_id(interaction).split(":")
        only_for(int(member), interaction, NOT_YOUR_CARD, command=COMMAND)
        cycle = await cycle_here(interaction, int(id))
        if cycle.state != "active" or not cycle.founded_by(interaction.user.id):
            raise Refusal(NO_FOUNDER)
        await show_turned(interaction, leave_card(cycle, interaction.user.id))


MOOD_BUTTONS: tuple[type[Press], ...] = (TellMood, HandOver)
