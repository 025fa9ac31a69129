"""/cycle propose and show through the simulated Discord: an end from the start, three who begin it, and the list."""

from __future__ import annotations

from typing import Any

import pytest

from bot.cards.cycle import event_words
from bot.cards.cycle import start_words as words
from bot.cards.cycle.course_words import COURSE
from bot.cards.cycle.keys import PROPOSE_FORM, cycle_id
from bot.cards.cycle.refused_words import REFUSED
from bot.cards.keys import plain_id
from bot.cards.next_steps import next_id
from bot.coaching.cycle.model import Cycle, End
from bot.coaching.cycle.refusing import Why
from tests.sim.at_once import press_at_once, send_at_once
from tests.sim.cycles import active_cycle, evening_held
from tests.sim.world import World, labels, planted, select_ids, texts, world

TALKS = {"name": "Kiln *talks*", "theme": "clay", "zone": "Berlin"}


async def proposed(w: World, **options: str) -> Any:
    return await w.mira.slash(w.general, "cycle propose", **TALKS | {"preset": "hyakunin-kaigi"} | options)


async def cycles(w: World) -> list[Cycle]:
    return await w.bot.cycles.of_server(w.guild.id)


async def test_any_member_proposes_a_cycle_and_its_projected_end_is_shown_at_once() -> None:
    async with world() as w:
        answer = await proposed(w)
        (cycle,) = await cycles(w)

    said = texts(answer.response)
    assert not answer.ephemeral
    assert "Kiln \\*talks\\*" in said and "0 of 3" in said and f"<@{w.mira.id}>" in said
    assert (cycle.zone, cycle.end, cycle.terms.seats, cycle.preset) == (
        "Europe/Berlin",
        End(speakers=100),
        5,
        "hyakunin-kaigi",
    )
    assert said.count("<t:") == 2  # at one evening a month, and at the earliest
    assert cycle.card is not None and cycle.card.message == answer.response.id


async def test_three_different_members_begin_it_and_the_same_one_counts_once() -> None:
    async with world() as w:
        card = (await proposed(w)).response
        for _ in range(2):
            again = await w.mira.click(card, label=words.FOUND)
        assert again.ephemeral and texts(again.response) == REFUSED["founder-already"]
        await w.jo.click(card, label=words.FOUND)
        assert "2 of 3" in texts(card) and words.ONE_MORE in texts(card)
        assert [one.state for one in await cycles(w)] == ["proposed"]

        await w.admin.click(card, label=words.FOUND)
        assert [one.state for one in await cycles(w)] == ["active"]
        assert words.BEGUN in texts(card) and words.FOUND not in labels(card)


async def test_what_no_message_can_hold_is_left_out_of_what_was_typed() -> None:
    """Half of a character in two halves, as a broken client sends it; NUL; and what nobody can see."""
    async with world() as w:
        await proposed(w, name="Kiln\0 talks \ud83d", theme="\ud83dclay\0")
        answer = await proposed(w, name="Loom talks", theme="\u200b")

        (cycle,) = await cycles(w)
        assert cycle.name.startswith("Kiln talks") and "clay" in cycle.theme
        assert not {"\0", "\ud83d"} & {*cycle.name, *cycle.theme}
        assert texts(answer.response) == words.NO_THEME


async def test_after_a_restart_the_buttons_go_on() -> None:
    async with world() as w:
        card = (await proposed(w)).response
        await w.mira.click(card, label=words.FOUND)
        await w.restart()
        await w.jo.click(card, label=words.FOUND)
        await w.jo.click(card, label=words.STEP_BACK)
        await w.restart()
        for member in (w.jo, w.admin):
            await member.click(card, label=words.FOUND)

        (cycle,) = await cycles(w)
        assert {one.member for one in cycle.founders} == {w.mira.id, w.jo.id, w.admin.id}
        assert cycle.state == "active"


async def test_many_who_press_at_once_are_all_answered_and_three_of_them_start_it() -> None:
    async with world() as w:
        card = (await proposed(w)).response
        people = [w.guild.add_member(w.env.create_user(f"maker{n}")) for n in range(100)]
        (cycle,) = await cycles(w)
        answers = await press_at_once(w, card, cycle_id("cycle-found", cycle.id), people)

        (cycle,) = await cycles(w)
        assert (cycle.state, len(cycle.founders)) == ("active", 3)
        assert all(one.acknowledged for one in answers)
        assert words.BEGUN in texts(w.general.last_message)


async def test_a_cycle_without_an_end_is_refused_and_nothing_is_kept() -> None:
    async with world() as w:
        for options, said in (
            ({"preset": ""}, words.NO_END),
            ({"end": "whenever"}, words.END_UNCLEAR.format(end="whenever")),
            ({"end": "2020-01-01"}, words.END_PAST),
        ):
            answer = await proposed(w, **options)
            assert answer.ephemeral and texts(answer.response) == said
        assert await cycles(w) == []


async def test_an_end_of_its_own_stands_in_place_of_the_shapes() -> None:
    async with world() as w:
        await proposed(w, preset="small circle", end="9 evenings")
        (cycle,) = await cycles(w)

        assert (cycle.end, cycle.terms.seats) == (End(events=9), 3)


async def test_the_form_proposes_one_too() -> None:
    async with world() as w:
        pressed = next_id("cycle")
        form = await w.mira.click(await planted(w, pressed), custom_id=pressed)
        told = TALKS | {"preset": ["one-month"], "end": ""}
        await w.mira.submit_modal(form, told)
        (cycle,) = await cycles(w)

        assert cycle.end.day is not None and (cycle.end.day - cycle.proposed_at.date()).days == 30
        assert "Kiln" in texts(w.general.last_message)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"name": "🫖"}, words.NO_NAME),
        ({"preset": "the usual"}, "I know no shape called “the usual”"),
        ({"end": "999 events"}, "very far away"),
    ],
)
async def test_what_is_no_proposal_is_told_in_private(options: dict[str, str], said: str) -> None:
    async with world() as w:
        answer = await proposed(w, **options)

        assert answer.ephemeral and said in texts(answer.response)
        assert await cycles(w) == []


async def test_no_name_twice_and_no_more_than_three_proposals_of_one_member() -> None:
    async with world() as w:
        await proposed(w)
        assert "already" in texts((await proposed(w, name="kiln talks")).response)
        for name in ("Loom talks", "Oven talks"):
            await proposed(w, name=name)
        assert texts((await proposed(w, name="Boat talks")).response) == words.TOO_MANY_YOURS.format(most=3)
        assert len(await cycles(w)) == 3


async def test_where_the_last_one_is_complete_the_list_says_so_and_leads_to_how_it_went() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0, end="1 evening")
        await evening_held(w, speakers=[w.jo])
        card = (await w.jo.slash(w.general, "cycle show")).response
        assert words.LIST_OVER.format(name="Kiln talks") in texts(card)
        shown = await w.jo.click(card, label=COURSE)
        assert "1 of 1 evenings · one speaker" in texts(shown.response)


async def test_a_cycle_that_is_proposed_only_is_named_where_one_that_runs_is_wanted() -> None:
    async with world() as w:
        card = (await proposed(w)).response
        await w.mira.click(card, label=words.FOUND)
        for command, told in (("event", {"when": "8 Jan 19:30"}), ("run", {}), ("crew", {})):
            said = texts((await w.mira.slash(w.general, f"cycle {command}", **told)).response)
            assert said == event_words.NOT_BEGUN.format(name="Kiln \\*talks\\*", count=1, needed=3)


async def test_the_same_proposal_sent_many_times_at_once_is_there_once() -> None:
    async with world() as w:
        card = await planted(w, next_id("cycle"))
        filled = TALKS | {"end": "3 evenings"}
        answers = await send_at_once(w, card, PROPOSE_FORM, filled, [w.mira, w.jo] * 4)

        assert all(one.acknowledged for one in answers) and len(await cycles(w)) == 1


async def test_the_list_names_each_cycle_and_opens_one_in_private() -> None:
    async with world() as w:
        assert words.LIST_NONE in texts((await w.jo.slash(w.general, "cycle show")).response)
        await proposed(w)
        answer = await w.jo.slash(w.general, "cycle show")
        assert answer.ephemeral and "proposed, 0 of 3 start it" in texts(answer.response)

        (cycle,) = await cycles(w)
        await w.jo.select(answer.response, [str(cycle.id)], custom_id=select_ids(answer.response)[0])
        assert words.FOUND in labels(answer.response)
        for which in ("Kiln talks", str(cycle.id)):
            assert "0 of 3" in texts((await w.jo.slash(w.general, "cycle show", which=which)).response)
        found = await w.jo.autocomplete(w.general, "cycle show", "which", "kil")
        assert [one["value"] for one in found] == [str(cycle.id)]


async def test_a_press_on_a_private_copy_changes_the_public_card_too() -> None:
    async with world() as w:
        public = (await proposed(w)).response
        copy = (await w.jo.slash(w.general, "cycle show", which="Kiln talks")).response
        await w.jo.click(copy, label=words.FOUND)

        assert "1 of 3" in texts(copy)
        assert "1 of 3" in texts(w.general.last_message) and w.general.last_message.id == public.id


async def test_only_who_proposed_a_cycle_takes_it_back_or_who_manages_the_server() -> None:
    async with world() as w:
        public = (await proposed(w)).response
        mine = (await w.mira.slash(w.general, "cycle show", which="Kiln talks")).response
        others = (await w.jo.slash(w.general, "cycle show", which="Kiln talks")).response
        assert words.TAKE_BACK in labels(mine)
        assert words.TAKE_BACK not in labels(others) + labels(public)

        (cycle,) = await cycles(w)
        forged = cycle_id("cycle-take-back", cycle.id)
        answer = await w.jo.click(await planted(w, forged), custom_id=forged)
        assert texts(answer.response) == REFUSED["only-proposer"].format(proposer=f"<@{w.mira.id}>")
        await w.mira.click(mine, label=words.TAKE_BACK)
        assert await cycles(w) == []
        assert words.IS_WITHDRAWN in texts(mine)
        late = await w.jo.click(others, label=words.FOUND)
        assert texts(late.response) == REFUSED["over"]

        await proposed(w)
        (again,) = await cycles(w)
        pressed = cycle_id("cycle-take-back", again.id)
        await w.admin.click(await planted(w, pressed), custom_id=pressed)
        assert await cycles(w) == []


async def test_where_the_public_card_is_gone_a_press_works_all_the_same() -> None:
    async with world() as w:
        public = (await proposed(w)).response
        copy = (await w.jo.slash(w.general, "cycle show", which="Kiln talks")).response
        w.env.backend.delete_message(w.general.id, public.id)
        answer = await w.jo.click(copy, label=words.FOUND)

        assert answer.acknowledged and "1 of 3" in texts(copy)


async def test_the_two_rules_are_shown_with_where_they_come_from() -> None:
    async with world() as w:
        card = (await proposed(w)).response
        answer = await w.jo.click(card, label=words.WHENCE)

        said = texts(answer.response)
        assert answer.ephemeral and "unsigned article" in said and "2023-08-26" in said
        assert "Startup Times" in said  # the shape's own source stands apart


async def test_a_cycle_of_another_server_can_be_neither_seen_nor_started() -> None:
    async with world() as w:
        await proposed(w)
        (cycle,) = await cycles(w)
        there = w.env.create_guild("Elsewhere")
        hall, ken = there.create_text_channel("hall"), there.add_member(w.env.create_user("ken"))
        for do in ("cycle-found", "cycle-whence"):
            answer = await ken.click(
                await planted(w, f"coach1:{do}:{cycle.id}", hall), custom_id=f"coach1:{do}:{cycle.id}"
            )
            assert texts(answer.response) == words.NO_SUCH_CYCLE
        assert (await cycles(w))[0].founders == ()


async def test_a_pick_that_nobody_offered_is_answered() -> None:
    async with world() as w:
        answer = await w.jo.click(await planted(w, plain_id("cycle-pick")), custom_id=plain_id("cycle-pick"))

        assert texts(answer.response) == words.NO_SUCH_CYCLE


def test_every_reason_to_refuse_has_its_words() -> None:
    assert set(REFUSED) - {"month-full-to-the-end", "month-full-shared", "no-founders"} == set(Why.__args__)  # type: ignore[attr-defined]
