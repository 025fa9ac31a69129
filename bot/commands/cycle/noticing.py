"""A quiet word to those who started a cycle: once when a gap grows long, once when fewer come. Nobody else is told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.cards.cycle import tips_words as words
from bot.cards.cycle.keys import cycle_of, cycle_pattern
from bot.cards.cycle.tips import fading_card, gap_card, signs_card
from bot.coaching.cycle.noticing import begins_to_fade, expected, gap_is_long_at, long_gap, signs
from bot.coaching.cycle.settling import settled
from bot.commands.answering import pressed_id, show
from bot.commands.cycle.changing import cycle_here
from bot.commands.cycle.following import LATELY, outbox_of
from bot.commands.cycle.places import tell
from bot.commands.cycle.tips import tips_of
from bot.commands.cycle.which import may_organise
from bot.commands.intake import Refusal
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.coaching.cycle.model import Cycle
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.store.outbox import Due

GAP, FADES = "cycle-gap", "cycle-fades"
LONGER = timedelta(seconds=1)  # than the gap may be
SLEPT_ON = timedelta(days=1)  # who was there may still say so


class Gaps:
    """A gap that has become long is said once after each evening; not where the next one is planned."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(GAP, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        now, outbox, long = self._client.services.now(), outbox_of(self._client), gap_is_long_at(cycle)
        if long is None or cycle.state != "active":
            return
        key, due = _key(cycle), long + LONGER
        if expected(cycle, now) is not None:
            await outbox.cancel(GAP, key)
        elif now - due < LATELY and due != await outbox.planned(GAP, key):
            await outbox.plan(GAP, key, due, server=cycle.server)

    async def tell(self, due: Due) -> None:
        cycle, now = await _cycle_of(self._client, due), self._client.services.now()
        gap = long_gap(settled(cycle, now), now) if cycle else None
        if cycle and gap and gap.next is None and _key(cycle) == due.key:
            founders = [one.member for one in cycle.founders]
            await tell(self._client, cycle, gap_card(cycle, gap), due.nonce, to=founders, ping=True)


class Fading:
    """That fewer come, later, and fewer speak is noticed once for as long as it goes on."""

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        client.timetable.on(FADES, self.tell)

    async def changed(self, cycle: Cycle) -> None:
        if not begins_to_fade(cycle):
            return
        now, due = self._client.services.now(), cycle.held_events()[-1].starts + SLEPT_ON
        if now - due < LATELY and due != await outbox_of(self._client).planned(FADES, _key(cycle)):
            await outbox_of(self._client).plan(FADES, _key(cycle), due, server=cycle.server)

    async def tell(self, due: Due) -> None:
        cycle = await _cycle_of(self._client, due)
        if cycle and begins_to_fade(cycle) and _key(cycle) == due.key:
            founders = [one.member for one in cycle.founders]
            await tell(self._client, cycle, fading_card(cycle), due.nonce, to=founders, ping=True)


def _key(cycle: Cycle) -> str:
    """Of the last evening that was held."""
    return f"{cycle.id}:{cycle.held_events()[-1].id}"


async def _cycle_of(client: CoachClient, due: Due) -> Cycle | None:
    """None too where nobody is left to be told."""
    cycle = await client.cycles.one(int(due.key.partition(":")[0]))
    return cycle if cycle and cycle.founders and cycle.held_events() else None


class SeeSigns(Press, template=cycle_pattern("cycle-fading")):
    """What was noticed, in private, for those who may change it."""

    async def pressed(self, interaction: Coached) -> None:
        cycle = await cycle_here(interaction, cycle_of(pressed_id(interaction)))
        may_organise(interaction, cycle)
        found = signs(settled(cycle, interaction.client.services.now()))
        if found is None:
            raise Refusal(words.SIGNS_GONE)
        await show(interaction, signs_card(cycle, found, tips_of(interaction.client, "slump")))


NOTICING_BUTTONS: tuple[type[Press], ...] = (SeeSigns,)
