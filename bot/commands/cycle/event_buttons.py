"""The buttons of an evening of a cycle: its calendar file, moving it, calling it off, and its place in Discord."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from bot.cards.cycle import event_words as words
from bot.cards.cycle.event import EventShown, Trouble, event_card, events_card
from bot.cards.cycle.event_asking import EventForm, cancel_card
from bot.cards.cycle.event_keys import cycle_and_event, event_pattern
from bot.cards.cycle.keys import cycle_of, cycle_pattern
from bot.cards.cycle.place import channel_in
from bot.cards.cycle.refused_words import REFUSED
from bot.coaching.cycle import planning
from bot.coaching.cycle.ics import Entry, calendar
from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.seats import coming_to_speak
from bot.commands.answering import open_form, picked, pressed_id, say, show_turned
from bot.commands.cycle.changing import changed, cycle_here, refused_line
from bot.commands.cycle.event import place_typed
from bot.commands.cycle.native_form import stage_of
from bot.commands.cycle.showing import show_publicly
from bot.commands.cycle.which import by_of, evening_of, may_organise, organises
from bot.commands.intake import Refusal
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached

CALENDAR_FILE = "evening.ics"
DATES_FILE = "evenings.ics"


class OfEvent(Press, template=r"(?!)"):
    """A button of one evening."""

    async def pressed(self, interaction: Coached) -> None:
        id, number = cycle_and_event(pressed_id(interaction))
        cycle = await cycle_here(interaction, id)
        await self.on_event(interaction, cycle, evening_of(cycle, number))

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        raise NotImplementedError


class _ToOrganise(OfEvent, template=r"(?!)"):
    """One for those who may move an evening that is still to come."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        may_organise(interaction, cycle)
        if cycle.state != "active":
            raise Refusal(REFUSED["over"])
        if event.state != "planned":
            raise Refusal(REFUSED["not-planned"])
        await self.organised(interaction, cycle, event)

    async def organised(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        raise NotImplementedError


async def card_for(interaction: Coached, cycle: Cycle, event: Event, said: str = "", trouble: Trouble = "") -> Card:
    """The evening as it stands now, for whoever pressed."""
    interested = await interaction.client.natives.interested(cycle, event)
    organiser = organises(interaction, cycle)
    return event_card(EventShown(cycle, event, said, interested, organiser, trouble))


class SeeEvent(OfEvent, template=event_pattern("event-see")):
    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await show_turned(interaction, await card_for(interaction, cycle, event))


class PickEvent(Press, template=cycle_pattern("event-pick")):
    """One of the list."""

    async def pressed(self, interaction: Coached) -> None:
        cycle = await cycle_here(interaction, cycle_of(pressed_id(interaction)))
        chosen = next(iter(picked(interaction)), "")
        event = next((one for one in cycle.events if str(one.id) == chosen), None)
        if event is None:
            raise Refusal(REFUSED["no-event"])
        await show_turned(interaction, await card_for(interaction, cycle, event))


class SeeEvents(Press, template=cycle_pattern("cycle-events")):
    async def pressed(self, interaction: Coached) -> None:
        cycle = await cycle_here(interaction, cycle_of(pressed_id(interaction)))
        await show_turned(interaction, events_card(cycle, organiser=organises(interaction, cycle)))


class PlanEvent(Press, template=cycle_pattern("event-plan")):
    """The form of a new evening."""

    async def pressed(self, interaction: Coached) -> None:
        cycle = await cycle_here(interaction, cycle_of(pressed_id(interaction)))
        if cycle.state != "active":
            raise Refusal(refused_line(Refused("not-active" if cycle.state == "proposed" else "over"), cycle))
        may_organise(interaction, cycle)
        await open_form(interaction, EventForm(cycle))


class ChangeEvent(_ToOrganise, template=event_pattern("event-change")):
    async def organised(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        place = place_typed(interaction, event.place)  # not a channel that is gone
        await open_form(interaction, EventForm(cycle, event.id, event.starts, place))


class DropEvent(_ToOrganise, template=event_pattern("event-drop")):
    """Asks once more."""

    async def organised(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await show_turned(interaction, cancel_card(cycle, event))


class EventGone(_ToOrganise, template=event_pattern("event-gone")):
    """Calls it off: in the cycle, in the server's own events, and where the cycle's card is."""

    async def organised(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        client, by, now = interaction.client, by_of(interaction), interaction.client.services.now()
        await changed(interaction, cycle.id, lambda one: planning.cancel(one, event.id, by, now))
        trouble = await client.natives.push(cycle.id, event.id)
        after = await cycle_here(interaction, cycle.id)
        gone = after.event(event.id) or event
        said = words.TROUBLE_CANCEL if trouble else ""
        seated, room = coming_to_speak(cycle, event.id), interaction.channel_id
        public = event_card(EventShown(after, gone, news=True, seated=seated))
        await show_publicly(client, after, public, otherwise=room, refreshed=True, to=seated)
        await show_turned(interaction, event_card(EventShown(after, gone, said)))


class PutIntoEvents(_ToOrganise, template=event_pattern("event-native")):
    """Has it among the server's own events, where something kept it from that before."""

    async def organised(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        trouble = await interaction.client.natives.push(cycle.id, event.id)
        cycle = await cycle_here(interaction, cycle.id)
        card = await card_for(interaction, cycle, cycle.event(event.id) or event, trouble=trouble)
        await show_turned(interaction, card)


class EventCalendar(OfEvent, template=event_pattern("event-calendar")):
    """Its file, for whoever wants to come."""

    async def on_event(self, interaction: Coached, cycle: Cycle, event: Event) -> None:
        await say(interaction, words.CALENDAR_SAID, _file(interaction, cycle, [event], CALENDAR_FILE))


class CycleCalendar(Press, template=cycle_pattern("cycle-calendar")):
    """All that is to come, and what was called off, so that a calendar takes that out again."""

    async def pressed(self, interaction: Coached) -> None:
        cycle, now = await cycle_here(interaction, cycle_of(pressed_id(interaction))), interaction.client.services.now()
        events = [one for one in cycle.events if one.open or (one.state == "cancelled" and one.starts > now)]
        if not any(one.open for one in events):
            raise Refusal(words.NO_DATES)
        await say(interaction, words.DATES_SAID, _file(interaction, cycle, events, DATES_FILE))


def _file(interaction: Coached, cycle: Cycle, events: list[Event], name: str) -> discord.File:
    guild = interaction.client.get_guild(cycle.server)
    entries = [Entry(one, cycle.name, _place(guild, one)) for one in events]
    return discord.File(io.BytesIO(calendar(cycle, entries, interaction.client.services.now())), name)


def _place(guild: discord.Guild | None, event: Event) -> str:
    """In words: a calendar knows no channels."""
    if channel_in(event.place) is None:
        return event.place
    channel = stage_of(guild, event.place) if guild else None
    return words.IN_CHANNEL.format(channel=channel.name, server=channel.guild.name) if channel else ""


EVENT_BUTTONS: tuple[type[Press], ...] = (
    SeeEvent,
    PickEvent,
    SeeEvents,
    PlanEvent,
    ChangeEvent,
    DropEvent,
    EventGone,
    PutIntoEvents,
    EventCalendar,
    CycleCalendar,
)
