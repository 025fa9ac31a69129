"""After each talk: its question, and introductions of one member to another, through the simulated Discord."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import discord
import pytest

from bot.cards.cycle import meeting_words as words
from bot.cards.cycle import run_words
from bot.cards.cycle.run_keys import talk_id
from bot.coaching.cycle import holding, running
from tests.commands.cycle.test_running import begun, minutes
from tests.sim.at_once import press_at_once
from tests.sim.cycles import calm, now, people, pinged, the_cycle
from tests.sim.world import World, labels, planted, texts, world

HERE = words.INTRODUCE_ME


def questions(w: World, place: Any = None) -> list[Any]:
    return [one for one in (place or w.general).history() if HERE in labels(one)]


async def after_a_talk(w: World) -> Any:
    """The question's card."""
    await begun(w)
    return await next_talk(w)


async def next_talk(w: World) -> Any:
    for label in (run_words.NEXT, run_words.DONE):
        led = next(one for one in reversed(w.general.history()) if label in labels(one))
        await w.mira.click(led, label=label)
        await calm(w)
    return questions(w)[-1]


async def wish(w: World, member: Any, card: Any) -> str:
    answer = await member.click(card, label=HERE)
    assert answer.ephemeral
    await calm(w)
    return texts(answer.response)


def threads(w: World) -> list[Any]:
    return list(w.general.threads)


def meets(w: World) -> list[frozenset[int]]:
    """Who was called into each thread."""
    titles = [texts(thread.history()[-1]).split("\n")[0] for thread in threads(w)]
    return [frozenset(map(int, re.findall(r"<@(\d+)>", one))) for one in titles]


async def pairs(w: World) -> dict[int, list[int]]:
    rows = await w.store.engine.rows("SELECT pair, member FROM introductions ORDER BY pair, line")
    found: dict[int, list[int]] = {}
    for pair, member in rows:
        found.setdefault(pair or 0, []).append(member)
    return found


async def test_each_talk_of_an_evening_brings_a_question_of_its_own_in_its_room() -> None:
    async with world() as w:
        first = await after_a_talk(w)
        second = await next_talk(w)
        speakers = [one.member for one in (await the_cycle(w)).talks_at(1, "held")]

        assert [f"<@{one}>" in texts(card) for one, card in zip(speakers, (first, second), strict=True)] == [True, True]
        asked = [texts(one).split("> ")[1].split("\n")[0] for one in (first, second)]
        assert asked[0] != asked[1]
        assert len(questions(w)) == 2


async def test_who_leads_finds_the_buttons_of_the_evening_below_the_question() -> None:
    async with world() as w:
        await after_a_talk(w)
        assert run_words.NEXT in labels(w.general.last_message)


async def test_a_question_is_asked_once_across_restarts_and_in_the_room_that_the_evening_is_led_in() -> None:
    async with world() as w:
        await begun(w)
        aside = w.guild.create_text_channel("aside")
        await w.bot.cycles.change(1, lambda one: running.lead_here(one, 1, w.mira.id, now(w), aside.id))
        for move in (running.call_up, running.finish_talk):
            await w.bot.cycles.change(1, lambda one, move=move: move(one, 1, w.mira.id, now(w)))
        await calm(w)
        for _ in range(2):
            await w.restart()
            await minutes(w, 1)

        assert len(questions(w, aside)) == 1 and questions(w) == []


async def test_talks_that_are_only_noted_at_the_end_bring_no_question() -> None:
    async with world() as w:
        await begun(w)
        await w.bot.cycles.change(1, lambda one: holding.hold(one, 1, w.mira.id, now(w)))
        await calm(w)

        assert questions(w) == []


async def test_two_who_press_meet_in_a_thread_of_their_own_with_the_question() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        assert await wish(w, w.mira, card) == words.WAITS
        said = await wish(w, w.jo, card)

        assert w.mira.mention in said
        (thread,) = threads(w)
        message = thread.history()[-1]
        assert w.mira.mention in texts(message) and w.jo.mention in texts(message)
        assert texts(card).split("> ")[1].split("\n")[0] in texts(message)
        stored = w.env.backend.get_channel(thread.id)
        assert stored.type == discord.ChannelType.private_thread.value
        assert {w.mira.id, w.jo.id} <= set(stored.thread_members)
        assert "Mira" in stored.name and "Jo" in stored.name
        again = await wish(w, w.mira, card)
        assert w.jo.mention in again and thread.mention in again and len(threads(w)) == 1


async def test_a_third_waits_for_a_fourth() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        third, fourth = people(w, 2)
        for member in (w.mira, w.jo, third):
            await wish(w, member, card)
        assert len(threads(w)) == 1
        await wish(w, fourth, card)

        assert set(meets(w)) == {frozenset({w.mira.id, w.jo.id}), frozenset({third.id, fourth.id})}


async def test_pressed_again_the_wish_is_taken_back() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        await wish(w, w.mira, card)
        assert await wish(w, w.mira, card) == words.TAKEN_BACK
        assert await wish(w, w.jo, card) == words.WAITS
        assert threads(w) == []


async def test_nobody_meets_the_same_person_twice_while_there_is_another() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        for member in (w.mira, w.jo):
            await wish(w, member, card)
        card = await next_talk(w)
        third, fourth = people(w, 2)
        said = [await wish(w, member, card) for member in (w.mira, w.jo, third, fourth)]

        assert said[1].startswith(words.WAITS_MET[:20])
        assert set(meets(w)[1:]) == {frozenset({w.mira.id, third.id}), frozenset({w.jo.id, fourth.id})}


async def test_where_nobody_new_comes_they_meet_again() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        for member in (w.mira, w.jo):
            await wish(w, member, card)
        card = await next_talk(w)
        for member in (w.mira, w.jo):
            await wish(w, member, card)
        assert len(threads(w)) == 1
        await minutes(w, 4)

        assert meets(w) == [frozenset({w.mira.id, w.jo.id})] * 2


async def test_fifty_who_press_at_once_are_each_in_one_pair_or_the_only_one_who_waits() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        crowd = people(w, 51)
        answers = await press_at_once(w, card, talk_id("cycle-meet", 1, 1, 1), crowd)
        await calm(w)

        assert all(one.acknowledged for one in answers)
        found = await pairs(w)
        waiting = found.pop(0, [])
        assert len(waiting) == 1
        assert [len(one) for one in found.values()] == [2] * 25
        times = Counter(member for two in found.values() for member in two) + Counter(waiting)
        assert times == Counter(one.id for one in crowd)
        assert sorted(map(sorted, meets(w))) == sorted(sorted(two) for two in found.values())


async def test_pressed_twice_at_once_nobody_meets_themselves_and_nobody_twice() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        (kim,) = people(w, 1)
        for _ in range(3):
            await press_at_once(w, card, talk_id("cycle-meet", 1, 1, 1), [w.mira, w.mira, w.jo, kim, kim])
        await calm(w)

        found = await pairs(w)
        found.pop(0, None)
        assert all(len(set(two)) == 2 for two in found.values())
        assert max(Counter(member for two in found.values() for member in two).values()) == 1


@pytest.mark.parametrize(
    ("denied", "made"),
    [
        ({"create_private_threads": False}, discord.ChannelType.public_thread),
        ({"create_private_threads": False, "create_public_threads": False}, None),
        ({"send_messages_in_threads": False}, None),
    ],
)
async def test_without_the_right_to_private_threads_they_still_meet(denied: Any, made: Any) -> None:
    async with world() as w:
        card = await after_a_talk(w)
        there = w.bot.get_channel(w.general.id)
        assert isinstance(there, discord.TextChannel)
        overwrite = discord.PermissionOverwrite(**denied)
        await there.set_permissions(await there.guild.fetch_member(w.me), overwrite=overwrite)
        await w.env.settle()
        for member in (w.mira, w.jo):
            await wish(w, member, card)

        if made is None:
            assert threads(w) == []
            said = [one for one in w.general.history() if words.MEET_BEGIN[:15] in texts(one)]
            assert len(said) == 1 and w.mira.mention in texts(said[0]) and w.jo.mention in texts(said[0])
            await w.restart()
            await minutes(w, 1)
            assert len([one for one in w.general.history() if words.MEET_BEGIN[:15] in texts(one)]) == 1
        else:
            (thread,) = threads(w)
            assert w.env.backend.get_channel(thread.id).type == made.value


async def test_who_wants_no_pings_of_cycles_is_in_the_thread_without_one() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        await w.store.cycle_quiet.add(w.jo.id)
        for member in (w.mira, w.jo):
            await wish(w, member, card)

        (thread,) = threads(w)
        stored = w.env.backend.get_channel(thread.id)
        assert w.jo.id in stored.thread_members
        assert pinged(w, thread.history()[-1]) == [w.mira.id]


async def test_beside_a_voice_channel_which_has_no_threads_they_meet_in_its_chat() -> None:
    async with world() as w:
        await begun(w)
        stage = w.guild.create_voice_channel("stage")
        await w.bot.cycles.change(1, lambda one: running.lead_here(one, 1, w.mira.id, now(w), stage.id))
        for move in (running.call_up, running.finish_talk):
            await w.bot.cycles.change(1, lambda one, move=move: move(one, 1, w.mira.id, now(w)))
        await calm(w)
        (card,) = questions(w, stage)
        for member in (w.mira, w.jo):
            await wish(w, member, card)

        (said,) = [one for one in stage.history() if words.MEET_BEGIN[:15] in texts(one)]
        assert w.mira.mention in texts(said) and w.jo.mention in texts(said)


async def test_an_introduction_that_was_cut_off_is_made_after_the_restart() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        for member in (w.mira, w.jo):
            await w.store.introductions.press(1, 1, member.id, lambda waiting, met: next(iter(waiting), None))
        assert threads(w) == [] and card
        await w.restart()
        await calm(w)

        assert meets(w) == [frozenset({w.mira.id, w.jo.id})]


async def test_the_day_after_nobody_is_introduced_any_more() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        w.later(25 * 3600)
        assert await wish(w, w.mira, card) == words.TOO_LATE


async def test_a_button_of_a_talk_that_was_not_held_introduces_nobody() -> None:
    async with world() as w:
        await begun(w)
        for talk in (1, 99):
            forged = talk_id("cycle-meet", 1, 1, talk)
            answer = await w.mira.click(await planted(w, forged), custom_id=forged)
            assert answer.ephemeral
        assert await pairs(w) == {}


async def test_who_had_it_forgotten_is_in_no_pair_and_the_other_may_meet_somebody_else() -> None:
    async with world() as w:
        card = await after_a_talk(w)
        for member in (w.mira, w.jo):
            await wish(w, member, card)
        await w.store.kept.forget_member(w.jo.id)
        assert await wish(w, w.mira, card) == words.WAITS
        (kim,) = people(w, 1)
        await wish(w, kim, card)

        assert meets(w)[-1] == frozenset({w.mira.id, kim.id})
