"""/goal through the simulated Discord: an end from the start, check-ins, reminders for who asked, and a finish."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.cards.goal import words
from bot.store.goals import MOST_OPEN, Goal
from bot.store.posts import Post
from tests.sim.timed import settled
from tests.sim.world import START, World, custom_id, labels, planted, texts, world

REELS = "post 20 reels by 31 January"


async def until(w: World, year: int, month: int, day: int, hour: int = 12) -> None:
    """It is then, and what was due is done."""
    w.clock[0] = datetime(year, month, day, hour, tzinfo=UTC) - START
    await settled(w)
    await w.env.settle()


async def told(w: World, goal: str, **options: str) -> Any:
    return (await w.mira.slash(w.general, "goal set", goal=goal, **options)).response


async def kept(w: World) -> list[Goal]:
    return await w.store.goals.of(w.mira.id)


def direct(w: World) -> list[Any]:
    channel = w.mira.user.dm_channel
    return [] if channel is None else list(channel.history())


async def test_a_goal_without_an_end_is_not_kept_and_becomes_a_better_one_with_a_press() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "goal set", goal="post more")
        assert answer.ephemeral
        assert words.MISSING["an end"] in texts(answer.response)
        assert await kept(w) == []

        await w.mira.click(answer.response, label="post 20 reels by 31 January")
        (goal,) = await kept(w)
        assert (goal.goal, goal.target, goal.unit, goal.until) == (
            "post 20 reels by 31 January",
            20,
            "reels",
            "2026-01-31",
        )
        assert "0 of 20 reels" in texts(answer.response)


async def test_their_own_words_get_an_end_with_a_press_after_a_restart_too() -> None:
    async with world() as w:
        card = await told(w, "understand *light*")
        await w.restart()
        await w.mira.click(card, label=words.OWN_WORDS.format(day="31 January"))

        assert [one.goal for one in await kept(w)] == ["understand *light* by 31 January"]
        assert words.IT_IS_DONE in labels(card)


async def test_a_goal_with_a_count_and_a_day_passes() -> None:
    async with world() as w:
        shown = texts(await told(w, REELS))

        assert "0 of 20 reels · 20 left · ends 31 January, in 30 days" in shown
        assert words.ASKS.format(asked="4.5") in shown


async def test_a_day_of_two_ways_is_asked_for() -> None:
    async with world() as w:
        card = await told(w, "post 20 reels by 03/04")
        assert words.MISSING["one day"] in texts(card)

        form = await w.mira.click(card, label=words.WRITE_AGAIN)
        assert "03/04" in str(form.modal)
        await sent(w, form, "post 20 reels by 3 April")
        assert [one.until for one in await kept(w)] == ["2026-04-03"]


async def test_it_is_weighed_by_the_own_pace_kindly() -> None:
    async with world() as w:
        for day in (1, 6, 11, 16, 21, 26):
            await w.store.posts.add(Post(w.mira.id, "instagram", f"2025-12-{day:02}", format="reel"))
        shown = texts(await told(w, "post 40 videos by 31 January"))
        assert "You post about 1.3 a week; 40 by then is about" in shown
        assert words.FITS.format(own="1.3") in texts(await told(w, "post 6 videos by 31 January"))

        better = await told(w, "post more")
        assert "post 7 reels by 31 January" in labels(better)


async def test_each_press_counts_once_and_at_the_count_it_ends() -> None:
    async with world() as w:
        card = await told(w, "paint 2 mugs by 31 January", kind="project")
        first = custom_id(card, words.ONE_MORE)
        await w.mira.click(card, custom_id=first)
        again = await w.mira.click(await planted(w, first), custom_id=first)
        assert [one.done for one in await kept(w)] == [1]
        assert words.OLD_COUNT.format(done=1) in texts(again.response)

        await w.mira.click(card, label=words.ONE_MORE)
        (goal,) = await kept(w)
        assert (goal.done, goal.ended is not None) == (2, True)
        assert words.REACHED.format(count=2) in texts(card)
        assert words.THANKS["project"] in texts(card)
        assert {words.NEXT_GOAL, words.DELETE} <= set(labels(card))


async def sent(w: World, form: Any, goal: str) -> None:
    await w.mira.submit_modal(form, {"goal": goal, "kind": ["solo"], "remind": ["none"]})


async def test_a_typed_count_takes_the_place_of_what_was_counted() -> None:
    async with world() as w:
        card = await told(w, "reach 10k followers by 1 June")
        assert words.ONE_MORE not in labels(card)
        for typed, done in (("4,300", 4_300), ("4.1k", 4_100)):
            await w.mira.submit_modal(await w.mira.click(card, label=words.TYPE_COUNT), {"count": typed})
            assert [one.done for one in await kept(w)] == [done]
        refused = await w.mira.submit_modal(await w.mira.click(card, label=words.TYPE_COUNT), {"count": "many"})
        assert texts(refused.response) == words.CANT_READ_COUNT


async def test_reminders_come_only_to_whoever_asked_for_them_and_each_once() -> None:
    async with world() as w:
        await told(w, REELS, remind="two")
        await told(w, "paint 9 mugs by 31 January")
        await until(w, 2026, 1, 16)
        assert [words.MIDDLE in texts(one) for one in direct(w)] == [True]
        await w.restart()
        await until(w, 2026, 1, 30)
        assert len(direct(w)) == 2
        await until(w, 2026, 2, 1)
        await until(w, 2026, 2, 9)

        assert len(direct(w)) == 3
        assert any(words.NONE in texts(one) for one in direct(w))
        assert all("reels" in texts(one) for one in direct(w))


async def test_a_button_in_a_reminder_counts() -> None:
    async with world() as w:
        await told(w, REELS, remind="two")
        await until(w, 2026, 1, 16)
        (message,) = direct(w)
        await w.mira.user.click(message, label=words.ONE_MORE)

        assert [one.done for one in await kept(w)] == [1]


async def test_at_its_day_it_ends_and_what_was_done_is_said_without_shame() -> None:
    async with world() as w:
        card = await told(w, REELS)
        await w.mira.submit_modal(await w.mira.click(card, label=words.TYPE_COUNT), {"count": "13"})
        more = custom_id(card, words.ONE_MORE)
        await until(w, 2026, 2, 1)
        await w.mira.click(card, custom_id=more)
        assert words.PART.format(done=13, count=20) in texts(card)
        assert [one.done for one in await kept(w)] == [13]

        shown = (await w.mira.slash(w.general, "goal list")).response
        assert words.ENDED_PART.format(done=13, count=20) in texts(shown)
        assert direct(w) == []


async def test_a_goal_is_changed_and_keeps_its_count() -> None:
    async with world() as w:
        card = await told(w, REELS)
        await w.mira.click(card, label=words.ONE_MORE)
        form = await w.mira.click(card, label=words.CHANGE)
        assert REELS in str(form.modal)
        await sent(w, form, "post 12 reels by 28 February")
        (goal,) = await kept(w)
        assert (goal.target, goal.done, goal.until) == (12, 1, "2026-02-28")

        form = await w.mira.click(card, label=words.CHANGE)
        await sent(w, form, "post more often")
        assert words.MISSING["an end"] in texts(card)
        assert await kept(w) == [goal]


async def test_a_goal_is_let_go_without_a_reason_and_nothing_of_it_is_left() -> None:
    async with world() as w:
        card = await told(w, REELS, remind="two")
        await w.mira.click(card, label=words.DROP)
        await w.mira.click(card, label=words.KEEP_IT)
        assert len(await kept(w)) == 1
        await w.mira.click(card, label=words.DROP)
        await w.mira.click(card, label=words.DROP)

        assert await kept(w) == []
        assert words.DROPPED in texts(card)
        await until(w, 2026, 2, 1)
        assert direct(w) == []


async def test_six_at_once_are_too_many_and_one_that_ended_makes_room() -> None:
    async with world() as w:
        for number in range(MOST_OPEN):
            await told(w, f"paint {number + 3} mugs by 9 January")
        refused = await told(w, REELS)
        assert texts(refused) == words.TOO_MANY.format(most=MOST_OPEN)

        await until(w, 2026, 1, 10)
        await told(w, REELS)
        assert len(await kept(w)) == MOST_OPEN + 1


async def test_the_last_day_is_the_one_where_its_member_lives() -> None:
    async with world() as w:
        await w.mira.slash(w.general, "me practice", zone="Honolulu")
        card = await told(w, "paint 3 mugs by 9 January")
        await until(w, 2026, 1, 10, hour=8)
        await w.mira.click(card, label=words.ONE_MORE)
        assert [one.done for one in await kept(w)] == [1]
        await until(w, 2026, 1, 10, hour=11)
        await w.mira.click(card, label=words.ONE_MORE)
        assert [one.done for one in await kept(w)] == [1]


async def test_nobody_reaches_the_goals_of_another() -> None:
    async with world() as w:
        card = await told(w, REELS)
        drop = custom_id(card, words.DROP)
        answer = await w.jo.click(await planted(w, drop), custom_id=drop)
        assert answer.ephemeral and "belongs to" in texts(answer.response)
        assert words.LIST_EMPTY in texts((await w.jo.slash(w.general, "goal list")).response)


async def test_where_messages_are_shut_the_goal_goes_on_and_its_card_says_so() -> None:
    async with world() as w:
        await told(w, REELS, remind="two")
        w.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
        await until(w, 2026, 1, 16)
        (goal,) = await kept(w)
        assert (goal.remind, goal.shut, goal.ended) == (False, True, None)

        shown = (await w.mira.slash(w.general, "goal list")).response
        await w.mira.click(shown, label=words.SEE)
        assert words.SHUT in texts(shown)
        await w.mira.click(shown, label=words.REMIND_ON)
        assert words.REMINDED in texts(shown)


async def test_two_presses_in_the_same_moment_count_once() -> None:
    async with world() as w:
        await told(w, "paint 9 mugs by 31 January")
        (goal,) = await kept(w)
        counted = replace(goal, done=1)
        taken = await asyncio.gather(*(w.store.goals.count(counted, goal.done) for _ in range(5)))

        assert sorted(taken) == [False, False, False, False, True]
        assert [one.done for one in await kept(w)] == [1]


async def test_a_goal_of_the_longest_words_fits_its_cards() -> None:
    async with world() as w:
        for number in range(MOST_OPEN):
            await told(w, f"{number + 3} {'*_~|`' * 15} by 9 January")
        assert len(await kept(w)) == MOST_OPEN
        await until(w, 2026, 1, 10)
        for number in range(MOST_OPEN):
            await told(w, f"{number + 3} {'*_~|`' * 15} by 19 January")
        shown = (await w.mira.slash(w.general, "goal list")).response
        assert words.LIST_MORE.format(count=1) in texts(shown)


async def test_a_day_that_can_not_be_read_is_said() -> None:
    async with world() as w:
        assert words.DAY_UNREAD in texts(await told(w, "paint 9 mugs by my birthday"))
        assert words.DAY_UNREAD not in texts(await told(w, "paint 9 mugs"))
