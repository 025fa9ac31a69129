"""The server's cycles on one card that everyone sees, to be joined or looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.cycle.choosing import SHARE, cycles_card
from bot.cards.cycle.start_words import LIST_NONE
from bot.commands.answering import show
from bot.commands.cycle.proposing import server_of
from bot.commands.intake import Refusal
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.commands.answering import Coached


class ShareCycles(Press, template=SHARE):
    async def pressed(self, interaction: Coached) -> None:
        cycles = await interaction.client.cycles.of_server(server_of(interaction))
        if not cycles:
            raise Refusal(LIST_NONE)
        card = cycles_card(cycles, interaction.client.services.now(), public=True)
        await show(interaction, card, private=False)
