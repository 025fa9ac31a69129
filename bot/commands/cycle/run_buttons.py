"""The buttons of an evening that is led: begin, next, done, not here, I'm here, and the end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cards.cycle import run_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.event_keys import event_pattern
from bot.cards.cycle.run import end_card, ended_card, said_card
from bot.cards.cycle.run_keys import talk_of, talk_pattern
from bot.coaching.cycle import holding, running
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import by_runner
from bot.coaching.cycle.talking import not_called_up
from bot.commands.answering import picked, pressed_id, say, seen_alone, show_instead, show_turned
from bot.commands.cycle.changing import changed, refused_line
from bot.commands.cycle.event_buttons import OfEvent
from bot.commands.cycle.places import names_of, tell
from bot.commands.cycle.run import lead
from bot.commands.cycle.which import by_of, evening_of
from bot.commands.intake import Refusal
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle, Event
    from bot.commands.answering import Coached


class BeginEvening(OfEvent, template=event_pattern("run-begin")):
    """Where the button is pressed, the evening is led."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await lead(interaction, cycle, event)


class _OfTalk(Press, template=r"(?!)"):
    """One for who leads the evening. It names the talk that is meant: pressed twice, or late, it does nothing more."""

    said: str

    async def pressed(self, interaction: Coached) -> None:
        id, event, talk = talk_of(pressed_id(interaction))
        by, now = by_of(interaction), interaction.client.services.now()
        cycle = await changed(interaction, id, lambda cycle: self.move(cycle, event, by, now, talk))
        member = next(one.member for one in cycle.talks if one.id == talk)
        await show_instead(interaction, said_card(self.said.format(who=who(member))))

    def move(self, cycle: Cycle, event: int, by: int | None, now: datetime, talk: int) -> Cycle:
        raise NotImplementedError


class NextSpeaker(_OfTalk, template=talk_pattern("run-next")):
    said = words.CALLED

    def move(self, cycle: Cycle, event: int, by: int | None, now: datetime, talk: int) -> Cycle:
        return running.call_up(cycle, event, by, now, talk)


class TalkDone(_OfTalk, template=talk_pattern("run-done")):
    said = words.HAS_SPOKEN

    def move(self, cycle: Cycle, event: int, by: int | None, now: datetime, talk: int) -> Cycle:
        return running.finish_talk(cycle, event, by, now, talk)


class NotHere(_OfTalk, template=talk_pattern("run-skip")):
    said = words.WAS_NOT_HERE

    def move(self, cycle: Cycle, event: int, by: int | None, now: datetime, talk: int) -> Cycle:
        return running.skip_talk(cycle, event, by, now, talk)


class IAmHere(OfEvent, template=event_pattern("run-here")):
    """For everybody who is there."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        member, now = interaction.user.id, interaction.client.services.now()
        after = await changed(interaction, cycle.id, lambda one: holding.attend(one, event.id, member, now))
        await say(interaction, words.HERE.format(there=len(evening_of(after, event.id).attended)))


class EndEvening(OfEvent, template=event_pattern("run-end")):
    """Ends it; where somebody with a seat was not called up, it asks who has spoken."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        try:
            by_runner(cycle, event, by_of(interaction))
        except Refused as refused:
            raise Refusal(refused_line(refused, cycle)) from None
        if event.state != "running":
            raise Refusal(words.NOT_ON)
        left = not_called_up(cycle, event)
        if left:
            names = await names_of(interaction.client, cycle.server, [one.member for one in left])
            await show_turned(interaction, end_card(cycle, event, names))
        else:
            await _end(interaction, cycle, event, ())


class EndAll(OfEvent, template=event_pattern("run-end-all")):
    """All that were not called up have spoken."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await _end(interaction, cycle, event, [one.id for one in not_called_up(cycle, event)])


class EndNone(OfEvent, template=event_pattern("run-end-none")):
    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await _end(interaction, cycle, event, ())


class EndSome(OfEvent, template=event_pattern("run-end-some")):
    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        talks = [int(one) for one in picked(interaction) if one.isascii() and one.isdigit()]
        await _end(interaction, cycle, event, talks)


async def _end(interaction: Coached, cycle: Cycle, event: Event, spoke: Collection[int]) -> None:
    """`spoke`: the talks that were held without being called up here."""
    by, now = by_of(interaction), interaction.client.services.now()
    after = await changed(interaction, cycle.id, lambda one: running.end(one, event.id, by, now, spoke))
    held, client = evening_of(after, event.id), interaction.client
    trouble = await client.natives.push(cycle.id, event.id)
    await show_instead(interaction, ended_card(after, held))
    if trouble == "right":
        await say(interaction, words.NO_NATIVE_END)
    if seen_alone(interaction):
        await tell(client, after, ended_card(after, held), str(interaction.id), [], room=held.room)


RUN_BUTTONS: tuple[type[Press], ...] = (
    BeginEvening,
    NextSpeaker,
    TalkDone,
    NotHere,
    IAmHere,
    EndEvening,
    EndAll,
    EndNone,
    EndSome,
)
