"""/cycle theme and /cycle tips through the simulated Discord."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.cards.cycle import event_words, start_words, tips_words
from bot.cards.cycle import theme_words as words
from bot.cards.cycle.keys import cycle_id
from bot.cards.cycle.refused_words import REFUSED
from bot.cards.cycle.seat_keys import leaving_id
from bot.coaching.cycle.standing import streak
from tests.sim.cycles import active_cycle, calm, evening_held, people, plan_evening, the_cycle
from tests.sim.world import World, labels, planted, texts, world

MONTH = timedelta(days=30)


async def test_without_a_streak_the_theme_changes_at_once_and_everyone_sees_it() -> None:
    async with world() as w:
        card = await active_cycle(w, evenings=0)
        answer = await w.mira.slash(w.general, "cycle theme", theme="  wool,   *spun*  ")
        await calm(w)

        assert (await the_cycle(w)).theme == "wool, *spun*"
        assert answer.ephemeral and "wool, \\*spun\\*" in texts(w.general.last_message)
        assert "wool, \\*spun\\*" in texts(card)


async def test_a_change_that_breaks_the_streak_is_asked_first() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        for _ in range(2):
            await evening_held(w)
        asked = (await w.mira.slash(w.general, "cycle theme", theme="> wool & *silk*")).response
        assert words.SURE.format(streak=2, theme="clay") in texts(asked)
        assert (await the_cycle(w)).theme == "clay"

        await w.restart()
        await w.mira.click(asked, label=words.KEEP)
        assert (await the_cycle(w)).theme == "clay" and not labels(asked)

        asked = (await w.mira.slash(w.general, "cycle theme", theme="> wool & *silk*")).response
        await w.mira.click(asked, label=words.CHANGE)
        cycle = await the_cycle(w)
        assert (cycle.theme, streak(cycle)) == ("> wool & *silk*", 0)

        await evening_held(w)
        assert streak(await the_cycle(w)) == 1


async def test_only_who_started_it_or_manages_the_server_changes_the_theme() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        (kim,) = people(w, 1)
        refused = texts((await kim.slash(w.general, "cycle theme", theme="wool")).response)
        assert refused.startswith(REFUSED["only-founders"].split(".")[0])
        forged = leaving_id("theme-change", kim.id, 1)
        assert (await kim.click(await planted(w, forged), custom_id=forged)).ephemeral
        assert (await the_cycle(w)).theme == "clay"
        assert texts((await w.jo.slash(w.general, "cycle theme", theme="clay")).response) == REFUSED["same-theme"]


async def tips(w: World, who: Any = None, **options: str) -> Any:
    return (await (who or w.mira).slash(w.general, "cycle tips", **options)).response


async def test_a_cycle_that_is_named_and_not_there_is_not_taken_for_another() -> None:
    async with world() as w:
        await active_cycle(w)
        for command, options in (("theme", {"theme": "wool"}), ("run", {}), ("course", {}), ("tips", {}), ("crew", {})):
            name = "which" if command == "crew" else "cycle"
            answer = await w.mira.slash(w.general, f"cycle {command}", **options, **{name: "Loom talks"})
            assert texts(answer.response) == start_words.NO_SUCH_CYCLE, command
        assert (await the_cycle(w)).theme == "clay"


async def test_tips_are_for_where_the_cycle_stands() -> None:
    async with world() as w:
        assert texts(await tips(w)) == event_words.NO_ACTIVE
        titles = {id: one.title for id, one in w.bot.services.shelf.current.knowledge.gathering.stages.items()}
        told = {"name": "Loom", "theme": "wool", "zone": "Berlin", "end": "9 evenings"}
        card = (await w.mira.slash(w.general, "cycle propose", **told)).response
        proposed = await tips(w)
        assert titles["proposed"] in texts(proposed) and labels(proposed) == [start_words.FOUND]
        await w.mira.click(proposed, label=start_words.FOUND)
        for member in (w.jo, w.admin):
            await member.click(card, label=start_words.FOUND)
        first = await tips(w)
        assert titles["first"] in texts(first) and labels(first)[0] == tips_words.PLAN
        (kim,) = people(w, 1)
        assert labels(await tips(w, kim)) == [start_words.EVENINGS_BUTTON]
        seen = []
        for _ in range(9):
            await evening_held(w, after=MONTH)
            said = texts(await tips(w))
            seen += [id for id, title in titles.items() if title in said.split("\n")[0]]
        assert seen == [*5 * ["middle"], *3 * ["last"], "over"]
        over = await tips(w)
        assert labels(over)[0] == start_words.PROPOSE_ONE


async def test_a_gap_that_is_long_gets_advice_from_its_note_and_a_source_is_named() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        for _ in range(3):
            await evening_held(w, after=MONTH)
        assert "2023-08-26" in texts(await tips(w))
        await plan_evening(w, w.bot.services.now() + MONTH)
        assert tips_words.ROLES in labels(await tips(w))


@pytest.mark.parametrize("do", ["cycle-tips", "cycle-fading", "cycle-course"])
async def test_a_button_of_a_cycle_elsewhere_opens_nothing(do: str) -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        pressed = cycle_id(do, 99)
        answer = await w.jo.click(await planted(w, pressed), custom_id=pressed)
        assert texts(answer.response) == start_words.NO_SUCH_CYCLE


async def test_the_cycle_that_is_meant_is_named_or_the_only_one_that_runs() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0, end="1 evenings")
        await evening_held(w)
        await active_cycle(w, evenings=0, name="Loom", preset="small-circle")
        assert "Loom" in texts(await tips(w))
        assert "Kiln talks" in texts(await tips(w, cycle="kiln talks"))
        assert "Kiln talks" in texts((await w.jo.slash(w.general, "cycle course", cycle="1")).response)
