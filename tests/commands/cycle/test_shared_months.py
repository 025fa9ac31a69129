"""Two cycles of a server that share the places of a month, through the simulated Discord and the store."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.cards.cycle import event_words as words
from bot.cards.cycle import start_words
from bot.cards.cycle.refused_words import REFUSED
from bot.coaching.cycle import planning
from bot.coaching.cycle.model import Cycle
from bot.coaching.cycle.refusing import Refused
from tests.sim.cycles import active_cycle, calm, evening_held, now, the_cycle
from tests.sim.world import World, labels, texts, world

JANUARY = [datetime(2026, 1, day, 18, tzinfo=UTC) for day in (8, 15, 22, 29)]


def shared(cycle: Cycle) -> Cycle:
    return replace(cycle, terms=replace(cycle.terms, month_scope="server"))


async def two(w: World, *scopes: str) -> list[Any]:
    """Their public cards. Each counts all evenings of the server where its scope says so."""
    cards = []
    for id, scope in enumerate(scopes, 1):
        cards.append(await active_cycle(w, evenings=0, name=f"Talks {id}"))
        if scope == "server":
            await w.bot.cycles.change(id, shared)
    return cards


async def plan(w: World, id: int, starts: datetime) -> Cycle:
    return await w.bot.cycles.change(id, lambda cycle: planning.plan(cycle, starts, None, now(w)))


async def test_the_third_evening_of_a_month_is_refused_whichever_cycle_it_is_of() -> None:
    async with world() as w:
        cards = await two(w, "server", "server")
        await plan(w, 1, JANUARY[0])
        await plan(w, 2, JANUARY[1])
        refused = await w.mira.slash(w.general, "cycle event", when="22 Jan 19:00", cycle="Talks 1")
        assert texts(refused.response) == REFUSED["month-full-shared"].format(
            month="January 2026", most=2, next="February 2026"
        )
        w.later(5 * 86400)
        await plan(w, 2, datetime(2026, 2, 5, 18, tzinfo=UTC))
        await calm(w)
        for card in cards:
            assert start_words.MONTH_SHARED.format(taken=2, most=2) in texts(card)


async def test_each_card_shows_what_the_other_cycle_takes_and_gives_back() -> None:
    async with world() as w:
        first, second = await two(w, "server", "server")
        w.later(2 * 86400)  # it is January
        await plan(w, 1, JANUARY[0])
        await calm(w)
        assert start_words.MONTH.format(taken=1, most=2) in texts(first)
        assert start_words.MONTH_SHARED.format(taken=1, most=2) in texts(second)
        assert start_words.EVENINGS_SHARED.split(", ")[1] in texts(second)

        asked = (await w.mira.slash(w.general, "cycle event", when="15 Jan 19:00", cycle="Talks 2")).response
        assert words.CONFIRM_TAKES.format(taken=2, most=2, month="January 2026") in texts(asked)
        await w.mira.click(asked, label=words.YES_PLAN)
        assert words.PLACES_SHARED.format(month="January 2026", taken=2, most=2) in texts(w.general.last_message)

        await w.bot.cycles.change(1, lambda cycle: planning.cancel(cycle, 1, None, now(w)))
        await calm(w)
        assert start_words.MONTH.format(taken=1, most=2) in texts(second)


async def test_one_that_counts_for_itself_is_not_held_back_by_the_others() -> None:
    async with world() as w:
        await two(w, "cycle", "server")
        await plan(w, 2, JANUARY[0])
        await plan(w, 1, JANUARY[1])
        await plan(w, 1, JANUARY[2])
        with pytest.raises(Refused, match="month-full"):
            await plan(w, 2, JANUARY[3])
        assert (await the_cycle(w, 1)).elsewhere == () and len((await the_cycle(w, 2)).elsewhere) == 2


async def test_an_evening_held_by_a_cycle_that_is_over_still_fills_its_month() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0, name="Talks 1", end="1 evenings")
        await active_cycle(w, evenings=0, name="Talks 2")
        await w.bot.cycles.change(2, shared)
        await evening_held(w, after=JANUARY[0] - now(w))
        assert (await the_cycle(w)).state == "closed"
        await plan(w, 2, JANUARY[1])
        with pytest.raises(Refused, match="month-full"):
            await plan(w, 2, JANUARY[2])


async def test_planned_in_both_at_once_there_are_never_three() -> None:
    async with world() as w:
        await two(w, "server", "server")
        tries = [plan(w, 1 + n % 2, starts) for n, starts in enumerate(JANUARY)]
        done = await asyncio.gather(*tries, return_exceptions=True)
        assert sum(isinstance(one, Cycle) for one in done) == 2
        assert sum(isinstance(one, Refused) for one in done) == 2


@pytest.mark.parametrize(("scope", "said"), [("cycle", "WHENCE_OWN"), ("server", "WHENCE_SHARED")])
async def test_where_the_rules_come_from_says_whose_evenings_count_and_who_says_so(scope: str, said: str) -> None:
    async with world() as w:
        (card,) = await two(w, scope)
        answer = (await w.jo.click(card, label=start_words.WHENCE)).response

    assert getattr(start_words, said) in texts(answer)
    assert "2023-08-26" in texts(answer) and "either way" in texts(answer)
    assert labels(answer) == []
