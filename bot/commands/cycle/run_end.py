"""The end of an evening that was led: who has spoken without being called up, and who has after all."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from bot.cards.cycle import run_words as words
from bot.cards.cycle.event_keys import event_pattern
from bot.cards.cycle.run import names_said, said_card
from bot.cards.cycle.run_end import end_card, ended_card, missed_card
from bot.coaching.cycle import running
from bot.coaching.cycle.model import FORMER
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import by_runner
from bot.coaching.cycle.talking import not_called_up
from bot.commands.answering import picked, say, seen_alone, show_instead, show_turned
from bot.commands.cycle.changing import changed, refused_line
from bot.commands.cycle.event_buttons import OfEvent
from bot.commands.cycle.places import names_of
from bot.commands.cycle.which import by_of, evening_of
from bot.commands.intake import Refusal
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle, Event
    from bot.commands.answering import Coached


class _ToLead(OfEvent, template=r"(?!)"):
    """One for who leads the evening."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        try:
            by_runner(cycle, event, by_of(interaction))
        except Refused as refused:
            raise Refusal(refused_line(refused, cycle)) from None
        await self.led(interaction, cycle, event)

    async def led(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        raise NotImplementedError


class EndEvening(_ToLead, template=event_pattern("run-end")):
    """Ends it; where somebody with a seat was not called up, it asks who has spoken."""

    async def led(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        if event.state != "running":
            raise Refusal(words.NOT_ON)
        left = not_called_up(cycle, event)
        if left:
            names = await names_of(interaction.client, cycle.server, [one.member for one in left])
            await show_turned(interaction, end_card(cycle, event, names))
        else:
            await _end(interaction, cycle, event, ())


class EndAll(_ToLead, template=event_pattern("run-end-all")):
    """All that were not called up have spoken."""

    async def led(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await _end(interaction, cycle, event, [one.id for one in not_called_up(cycle, event)])


class EndNone(_ToLead, template=event_pattern("run-end-none")):
    async def led(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await _end(interaction, cycle, event, ())


class EndSome(_ToLead, template=event_pattern("run-end-some")):
    async def led(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await _end(interaction, cycle, event, _picked_talks(interaction))


class SomebodySpoke(_ToLead, template=event_pattern("run-missed")):
    """Sets right that somebody was noted as not there."""

    async def led(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        missed = [one.member for one in cycle.talks_at(event.id, "missed") if one.member != FORMER]
        if not missed:
            raise Refusal(words.NOBODY_MISSED)
        names = await names_of(interaction.client, cycle.server, missed)
        await show_turned(interaction, missed_card(cycle, event, names))


class TheySpoke(_ToLead, template=event_pattern("run-spoke")):
    async def led(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        by, now, talks = by_of(interaction), interaction.client.services.now(), _picked_talks(interaction)
        move = running.spoke_after_all
        after = await changed(interaction, cycle.id, lambda one: move(one, event.id, by, now, talks))
        spoke = [one for one in after.talks_at(event.id, "held") if one.id in talks]
        await show_instead(interaction, said_card(words.NOTED.format(who=names_said(spoke))))


async def _end(interaction: Coached, cycle: Cycle, event: Event, spoke: Collection[int]) -> None:
    """`spoke`: the talks that were held without being called up here."""
    by, now, client = by_of(interaction), interaction.client.services.now(), interaction.client
    after = await changed(interaction, cycle.id, lambda one: running.end(one, event.id, by, now, spoke))
    held = evening_of(after, event.id)
    trouble = await client.natives.push(cycle.id, event.id)
    if seen_alone(interaction):
        await show_instead(interaction, said_card(words.IS_ENDED))
        await client.cycle_rounds.cues.ended(after, held, str(interaction.id))
    else:
        await show_instead(interaction, ended_card(after, held))
        await client.cycle_rounds.cues.cards.folded(after, held, ended_card(after, held))
    if trouble == "right":
        await say(interaction, words.NO_NATIVE_END)


def _picked_talks(interaction: Coached) -> list[int]:
    return [int(one) for one in picked(interaction) if one.isascii() and one.isdigit()]


END_BUTTONS: tuple[type[Press], ...] = (EndEvening, EndAll, EndNone, EndSome, SomebodySpoke, TheySpoke)
