"""/cycle event: plan an evening or see those that are planned. What is typed is shown back before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.card import text_at
from bot.cards.cycle import event_words as words
from bot.cards.cycle.event import EventShown, event_card, events_card
from bot.cards.cycle.event_asking import PLACE, EventForm, ask_card, confirm_card
from bot.cards.cycle.event_keys import EVENT_FORM_PATTERN, MomentKey, cycle_and_event, moment_pattern
from bot.cards.cycle.place import LONGEST_PLACE, channel_in, place_in, place_read
from bot.cards.markdown import clip, escape
from bot.coaching.cycle import planning
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.seats import coming_to_speak
from bot.coaching.cycle.typed import LONGEST, Read, Unreadable, read_moment
from bot.commands.answering import answering, open_form, pressed_id, show, show_instead, show_turned
from bot.commands.cycle.changing import changed, cycle_here, refused_line
from bot.commands.cycle.keeping import Move
from bot.commands.cycle.native_form import stage_of
from bot.commands.cycle.showing import show_publicly
from bot.commands.cycle.which import by_of, organises, running_cycles, which_runs
from bot.commands.intake import Refusal, in_one_line
from bot.commands.knowing import owned
from bot.commands.press import Press, SentForm

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.commands.answering import Coached

COMMAND = "/cycle event"


def add_event(group: app_commands.Group) -> None:
    @group.command(name="event", description=words.EVENT_ABOUT)
    @app_commands.describe(
        when=words.WHEN_ABOUT, place=words.PLACE_ABOUT, channel=words.CHANNEL_ABOUT, cycle=words.WHICH_ABOUT
    )
    @app_commands.autocomplete(cycle=running_cycles)
    async def event(
        interaction: discord.Interaction[Any],
        when: app_commands.Range[str, 1, LONGEST] | None = None,
        place: app_commands.Range[str, 1, LONGEST_PLACE] | None = None,
        channel: discord.VoiceChannel | discord.StageChannel | None = None,
        cycle: str | None = None,
    ) -> None:
        async with answering(interaction):
            running = await which_runs(interaction, cycle)
            if when is None:
                await show(interaction, events_card(running, organiser=organises(interaction, running)))
                return
            where = place_in(channel.id) if channel else place_typed(interaction, place or "")
            await show(interaction, _heard(interaction, running, 0, when, where))


def place_typed(interaction: Coached, typed: str) -> str:
    """A voice or stage channel, or what was typed; of another channel its name. Raises Refusal."""
    place = in_one_line(typed)
    if len(place) > LONGEST_PLACE:
        raise Refusal(words.PLACE_LONG.format(most=LONGEST_PLACE))
    if (id := channel_in(place)) is None:
        return place
    guild = interaction.client.get_guild(interaction.guild_id or 0)
    if guild is not None and stage_of(guild, place) is not None:
        return place
    other = guild.get_channel(id) if guild else None
    return f"#{other.name}"[:LONGEST_PLACE] if other else ""


def _heard(interaction: Coached, cycle: Cycle, event: int, typed: str, place: str) -> Card:
    """What it would be, with a button that keeps it; or which of two was meant. Raises Refusal."""
    read = _read(interaction, cycle, typed)
    key = MomentKey(interaction.user.id, cycle.id, event, read.moments[0])
    if len(read.moments) > 1:
        return ask_card(cycle, key, read.moments, read.asked, place)
    return _confirm(interaction, cycle, key, place)


def _read(interaction: Coached, cycle: Cycle, typed: str) -> Read:
    try:
        return read_moment(typed, interaction.client.services.now(), cycle.clock)
    except Unreadable as error:
        shown = escape(clip(typed, LONGEST))
        raise Refusal(words.UNREADABLE[error.why].format(typed=shown, zone=escape(cycle.zone))) from None


def _confirm(interaction: Coached, cycle: Cycle, key: MomentKey, place: str) -> Card:
    """Raises Refusal where the cycle's rules don't let it be."""
    try:
        after = _move(interaction, key, place)(cycle)
    except Refused as refused:
        raise Refusal(refused_line(refused, cycle)) from None
    return confirm_card(after, key, place)


def _move(interaction: Coached, key: MomentKey, place: str) -> Move:
    """The new evening, or the new time and place of one."""
    by, now = by_of(interaction), interaction.client.services.now()

    def move(cycle: Cycle) -> Cycle:
        if not key.event:
            return planning.plan(cycle, key.starts, by, now, place)
        cycle = planning.reschedule(cycle, key.event, key.starts, by, now)
        return planning.relocate(cycle, key.event, place, by, now)

    return move


def _place_on(interaction: Coached) -> str:
    return place_read(text_at(interaction.message.components if interaction.message else [], PLACE) or "")


class ThisMoment(Press, template=moment_pattern("event-this")):
    """One of two that were asked about."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, COMMAND)
        key = MomentKey.read(pressed_id(interaction))
        cycle = await cycle_here(interaction, key.cycle)
        await show_instead(interaction, _confirm(interaction, cycle, key, _place_on(interaction)))


class OtherMoment(Press, template=moment_pattern("event-again")):
    """The form, with what was read."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, COMMAND)
        key = MomentKey.read(pressed_id(interaction))
        cycle = await cycle_here(interaction, key.cycle)
        place = place_typed(interaction, _place_on(interaction))  # not a channel that is gone
        await open_form(interaction, EventForm(cycle, key.event, key.starts, place))


class KeepMoment(Press, template=moment_pattern("event-keep")):
    """Plans or moves the evening, has it among the server's own events, and says so where the cycle's card is."""

    async def pressed(self, interaction: Coached) -> None:
        owned(interaction, COMMAND)
        key, client = MomentKey.read(pressed_id(interaction)), interaction.client
        before = (await cycle_here(interaction, key.cycle)).event(key.event)
        place = place_typed(interaction, _place_on(interaction))
        cycle = await changed(interaction, key.cycle, _move(interaction, key, place))
        event = cycle.event(key.event) if key.event else cycle.events[-1]
        if event is None:
            raise Refusal(words.OLD_FORM)
        said = words.CHANGED if key.event else words.PLANNED
        trouble = await client.natives.push(cycle.id, event.id)
        cycle = await cycle_here(interaction, cycle.id)
        event = cycle.event(event.id) or event
        if before is None or (before.starts, before.place) != (event.starts, event.place):
            seated, room = coming_to_speak(cycle, event.id), interaction.channel_id
            public = event_card(EventShown(cycle, event, said, news=True, seated=seated))
            if not await show_publicly(client, cycle, public, otherwise=room, refreshed=True, to=seated):
                said = f"{said} {words.NOT_ANNOUNCED}"
        await show_instead(interaction, event_card(EventShown(cycle, event, said, organiser=True, trouble=trouble)))


class EventSent(SentForm):
    """The day and time of a new evening, or of one that is moved; nothing is kept before it is shown back."""

    pattern = EVENT_FORM_PATTERN

    async def sent(self, interaction: Coached, answers: Mapping[str, str]) -> None:
        id, event = cycle_and_event(pressed_id(interaction))
        cycle = await cycle_here(interaction, id)
        channel = answers.get("channel", "")
        where = place_in(int(channel)) if channel.isascii() and channel.isdigit() else answers.get("place", "")
        card = _heard(interaction, cycle, event, answers.get("when", ""), place_typed(interaction, where))
        await show_turned(interaction, card)


PLANNING: tuple[type[Press], ...] = (ThisMoment, OtherMoment, KeepMoment)
