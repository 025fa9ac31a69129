"""Speaking at an evening: sign up, wait in line, take the seat that is offered or pass it on, and give a seat back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.cards.cycle import seat_words as words
from bot.cards.cycle.agenda import agenda_card
from bot.cards.cycle.event_keys import cycle_and_event, event_pattern
from bot.cards.cycle.seat import SeatShown, answered_card, back_card, seat_card
from bot.cards.cycle.seat_keys import seat_pattern
from bot.coaching.cycle import speaking
from bot.coaching.cycle.lining import place_of, question_for
from bot.coaching.cycle.refusing import Refused
from bot.coaching.cycle.settling import settled
from bot.commands.answering import only_for, pressed_id, seen_alone, show, show_instead
from bot.commands.cycle.changing import changed, cycle_here, refused_line
from bot.commands.cycle.which import evening_of
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to
from bot.commands.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.cards.card import Card
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.rulebook.knowledge.gathering import CycleQuestion

_THERE = ("signed-already", "waiting-already", "offered-already")


class SignUp(Press, template=event_pattern("cycle-speak")):
    """A seat, or a place in the line. Pressed again, it shows what one has."""

    async def pressed(self, interaction: Coached) -> None:
        id, event = cycle_and_event(pressed_id(interaction))
        member, now = interaction.user.id, interaction.client.services.now()
        cycle = await _unless_there(interaction, id, lambda cycle: speaking.sign_up(cycle, event, member, now))
        await show(interaction, _own_card(interaction, cycle, event))


class SeeAgenda(Press, template=event_pattern("cycle-agenda")):
    """Who speaks when, and the question that goes with each talk."""

    async def pressed(self, interaction: Coached) -> None:
        id, number = cycle_and_event(pressed_id(interaction))
        client, now = interaction.client, interaction.client.services.now()
        cycle = settled(await cycle_here(interaction, id), now)
        await show(interaction, agenda_card(cycle, evening_of(cycle, number), _questions(client), interaction.user.id))


class StepDown(Press, template=seat_pattern("cycle-step-down")):
    """No reason is asked for."""

    async def pressed(self, interaction: Coached) -> None:
        member, id, event = _seat(interaction, words.NOT_YOUR_SEAT)
        now = interaction.client.services.now()
        before = (await cycle_here(interaction, id, anywhere=True)).talk_of(member, event)
        cycle = await changed(
            interaction, id, lambda cycle: speaking.step_down(cycle, event, member, now), anywhere=True
        )
        seated = before is not None and before.state == "signed"
        await show_instead(interaction, back_card(cycle, evening_of(cycle, event), seated=seated))


class AcceptSeat(Press, template=seat_pattern("cycle-accept")):
    async def pressed(self, interaction: Coached) -> None:
        member, id, event = _seat(interaction, words.NOT_YOUR_OFFER)
        now = interaction.client.services.now()
        cycle = await changed(interaction, id, lambda cycle: speaking.accept(cycle, event, member, now), anywhere=True)
        if _alone(interaction):
            await show_instead(interaction, _own_card(interaction, cycle, event))
            return
        await show_instead(interaction, answered_card(cycle, evening_of(cycle, event), member, taken=True))
        await show(interaction, _own_card(interaction, cycle, event))


class DeclineSeat(Press, template=seat_pattern("cycle-decline")):
    """It is offered to the next in line at once."""

    async def pressed(self, interaction: Coached) -> None:
        member, id, event = _seat(interaction, words.NOT_YOUR_OFFER)
        now = interaction.client.services.now()

        def decline(cycle: Cycle) -> Cycle:
            talk = settled(cycle, now).talk_of(member, event)
            if talk is None or talk.state != "offered":
                raise Refused("no-offer")
            return speaking.step_down(cycle, event, member, now)

        cycle = await changed(interaction, id, decline, anywhere=True)
        await show_instead(interaction, answered_card(cycle, evening_of(cycle, event), member, taken=False))


SPEAKING_BUTTONS: tuple[type[Press], ...] = (SignUp, SeeAgenda, StepDown, AcceptSeat, DeclineSeat)


async def _unless_there(interaction: Coached, id: int, move: Callable[[Cycle], Cycle]) -> Cycle:
    """The cycle after the move, or as it is where the member is on the list already. Raises Refusal."""
    cycle = await cycle_here(interaction, id)
    try:
        return await interaction.client.cycles.change(id, move)
    except Refused as refused:
        if refused.why not in _THERE:
            raise Refusal(refused_line(refused, cycle)) from None
        return settled(await cycle_here(interaction, id), interaction.client.services.now())


def _own_card(interaction: Coached, cycle: Cycle, event: int) -> Card:
    """The member's own place. It may be gone by now, if they press on two devices."""
    evening, now = evening_of(cycle, event), interaction.client.services.now()
    place = place_of(cycle, evening, interaction.user.id, now)
    if place is None or place.talk.state not in ("signed", "waiting", "offered"):
        return back_card(cycle, evening, seated=True)
    question = question_for(place.talk, _questions(interaction.client))
    return seat_card(SeatShown(cycle, evening, place, question))


def _questions(client: CoachClient) -> Sequence[CycleQuestion]:
    known = known_to(client).gathering
    return known.questions if known else ()


def _seat(interaction: Coached, said: str) -> tuple[int, int, int]:
    """The member, the cycle and the evening of a button that is one member's alone."""
    _, _, member, id, event = pressed_id(interaction).split(":")
    only_for(int(member), interaction, said)
    return int(member), int(id), int(event)


def _alone(interaction: Coached) -> bool:
    """Whether only the member sees what was pressed."""
    return interaction.guild_id is None or seen_alone(interaction)
