"""The buttons while an evening is led: begin, next, done, not here, I'm here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.cards.cycle import run_words as words
from bot.cards.cycle.event_keys import event_pattern
from bot.cards.cycle.run import gone_card, time_up_card
from bot.cards.cycle.run_keys import talk_of, talk_pattern
from bot.coaching.cycle import holding, running
from bot.coaching.cycle.course import named
from bot.commands.answering import pressed_id, say, show_instead
from bot.commands.cycle.changing import changed
from bot.commands.cycle.event_buttons import OfEvent
from bot.commands.cycle.run import lead
from bot.commands.cycle.which import by_of, evening_of
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.coaching.cycle.model import Cycle, Event
    from bot.commands.answering import Coached


class BeginEvening(OfEvent, template=event_pattern("run-begin")):
    """Where the button is pressed, the evening is led."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await lead(interaction, cycle, event)


class _OfTalk(Press, template=r"(?!)"):
    """One for who leads the evening. It names the talk that is meant: pressed twice, or late, it does nothing more."""

    async def pressed(self, interaction: Coached) -> None:
        id, event, talk = talk_of(pressed_id(interaction))
        by, now = by_of(interaction), interaction.client.services.now()
        cycle = await changed(interaction, id, lambda cycle: self.move(cycle, event, by, now, talk))
        await show_instead(interaction, self.after(cycle, evening_of(cycle, event), talk))

    def after(self, cycle: Cycle, event: Event, talk: int) -> Card:
        """In place of the card that was pressed: the one that holds now stands below."""
        return gone_card(cycle, event, talk)

    def move(self, cycle: Cycle, event: int, by: int | None, now: datetime, talk: int) -> Cycle:
        raise NotImplementedError


class NextSpeaker(_OfTalk, template=talk_pattern("run-next")):
    def move(self, cycle: Cycle, event: int, by: int | None, now: datetime, talk: int) -> Cycle:
        return running.call_up(cycle, event, by, now, talk)


class TalkDone(_OfTalk, template=talk_pattern("run-done")):
    def move(self, cycle: Cycle, event: int, by: int | None, now: datetime, talk: int) -> Cycle:
        return running.finish_talk(cycle, event, by, now, talk)


class TimeUp(TalkDone, template=talk_pattern("run-over")):
    """The same, under the line that says so."""

    def after(self, cycle: Cycle, event: Event, talk: int) -> Card:
        return time_up_card(cycle, event, talk)


class NotHere(_OfTalk, template=talk_pattern("run-skip")):
    def move(self, cycle: Cycle, event: int, by: int | None, now: datetime, talk: int) -> Cycle:
        return running.skip_talk(cycle, event, by, now, talk)


class IAmHere(OfEvent, template=event_pattern("run-here")):
    """For everybody who is there."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        member, now = interaction.user.id, interaction.client.services.now()
        after = await changed(interaction, cycle.id, lambda one: holding.attend(one, event.id, member, now))
        await say(interaction, words.HERE.format(there=len(named(after, evening_of(after, event.id)))))


RUN_BUTTONS: tuple[type[Press], ...] = (BeginEvening, NextSpeaker, TalkDone, TimeUp, NotHere, IAmHere)
