"""A founder of an active cycle asks one more member to start it too; they say yes or no where everyone can see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.cycle import people_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.inviting import ask_card, asked_card, declined_card, joined_card, take_in_card
from bot.cards.cycle.keys import cycle_of, cycle_pattern
from bot.cards.cycle.meeting_keys import asking_of, asking_pattern
from bot.cards.cycle.seat_keys import leaving_pattern
from bot.cards.markdown import escape
from bot.coaching.cycle import founding
from bot.coaching.cycle.refusing import Refused
from bot.commands.answering import only_for, pressed_id, show, show_instead
from bot.commands.cycle.changing import changed, cycle_here, refused_line
from bot.commands.cycle.leaving import picked_member
from bot.commands.cycle.places import tell, who_is_here
from bot.commands.intake import Refusal
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached


def may_take_in(cycle: Cycle, founder: int, other: int) -> bool:
    """Whether one may ask the other to start it too."""
    mine = cycle.state == "active" and cycle.founded_by(founder)
    return mine and founding.room_for_founder(cycle) and not cycle.founded_by(other)


async def _founded_here(interaction: Coached, id: int) -> Cycle:
    """Raises Refusal where the member may not take anybody in."""
    cycle = await cycle_here(interaction, id)
    if cycle.state != "active" or not cycle.founded_by(interaction.user.id):
        raise Refusal(refused_line(Refused("only-founders" if cycle.state == "active" else "over"), cycle))
    if not founding.room_for_founder(cycle):
        raise Refusal(words.NO_ROOM.format(name=escape(cycle.name)))
    return cycle


async def _ask(interaction: Coached, cycle: Cycle, asked: int) -> str:
    """What came of it, in a sentence."""
    name, founder = escape(cycle.name), interaction.user.id
    if cycle.founded_by(asked):
        return words.FOUNDER_TOO.format(who=who(asked), name=name)
    card = ask_card(cycle, founder, asked)
    reached = await tell(interaction.client, cycle, card, str(interaction.id), to=[asked], ping=True)
    return (words.ASKED if reached else words.CANT_ASK).format(who=who(asked), name=name)


class TakeIn(Press, template=cycle_pattern("cycle-take-in")):
    """A founder wants to ask somebody."""

    async def pressed(self, interaction: Coached) -> None:
        cycle = await _founded_here(interaction, cycle_of(pressed_id(interaction)))
        await show(interaction, take_in_card(cycle, interaction.user.id))


class TakeInPicked(Press, template=leaving_pattern("cycle-take-in-pick")):
    """Anybody of the server."""

    async def pressed(self, interaction: Coached) -> None:
        _, _, member, id = pressed_id(interaction).split(":")
        only_for(int(member), interaction, words.NOT_YOUR_LIST)
        cycle = await _founded_here(interaction, int(id))
        said = await _ask(interaction, cycle, picked_member(interaction))
        await show_instead(interaction, take_in_card(cycle, interaction.user.id, said))


class AskFor(Press, template=asking_pattern("cycle-ask")):
    """One who shares an interest."""

    async def pressed(self, interaction: Coached) -> None:
        member, id, other = asking_of(pressed_id(interaction))
        only_for(member, interaction, words.NOT_YOUR_LIST)
        cycle = await _founded_here(interaction, id)
        if other not in await who_is_here(interaction.client, cycle.server, {other}):
            raise Refusal(words.GONE.format(who=who(other)))
        await show_instead(interaction, asked_card(member, await _ask(interaction, cycle, other)))


class _OfAsked(Press, template=r"(?!)"):
    """A button of who was asked; it may be pressed in a direct message."""

    async def pressed(self, interaction: Coached) -> None:
        asked, id, founder = asking_of(pressed_id(interaction))
        only_for(asked, interaction, words.NOT_ASKED_YOU)
        await self.on_cycle(interaction, id, founder)

    async def on_cycle(self, interaction: Coached, id: int, founder: int) -> None:
        raise NotImplementedError


class JoinFounders(_OfAsked, template=asking_pattern("cycle-join")):
    async def on_cycle(self, interaction: Coached, id: int, founder: int) -> None:
        asked, now = interaction.user.id, interaction.client.services.now()

        def join(cycle: Cycle) -> Cycle:
            """Who asked may be no founder any more: then there is a place only where founders are missing."""
            if cycle.founded_by(founder):
                return founding.invite(cycle, founder, asked, now)
            return founding.found(cycle, asked, now)

        cycle = await changed(interaction, id, join, anywhere=True)
        await show_instead(interaction, joined_card(cycle, founder, asked))


class DeclineFounding(_OfAsked, template=asking_pattern("cycle-join-not")):
    async def on_cycle(self, interaction: Coached, id: int, founder: int) -> None:
        await cycle_here(interaction, id, anywhere=True)
        await show_instead(interaction, declined_card(interaction.user.id))


INVITING_BUTTONS: tuple[type[Press], ...] = (TakeIn, TakeInPicked, AskFor, JoinFounders, DeclineFounding)
