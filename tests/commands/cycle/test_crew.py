"""Roles of an evening, the reminder of free ones, and who carries what, through the simulated Discord."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.cards.cycle import role_words as words
from bot.cards.cycle.crew_keys import role_id
from bot.cards.cycle.event_keys import event_id
from bot.coaching.cycle import holding, planning, volunteering
from tests.sim.at_once import press_at_once
from tests.sim.cycles import WEEKS, active_cycle, calm, now, people, pinged, plan_evening, the_cycle
from tests.sim.world import World, labels, planted, select_ids, texts, world

HOURS = 3600
ROLES = ("host", "timer", "door", "notes", "next-speaker")


def reminders(w: World) -> list[Any]:
    return [one for one in w.general.history() if words.FREE_TITLE in texts(one)]


def takes(card: Any) -> list[str]:
    """The roles that it offers."""
    offer, _, _ = words.TAKE.partition("{")
    return [one for one in labels(card) if one.startswith(offer) and one != words.TAKE_A_ROLE]


async def holders(w: World, event: int = 1) -> dict[str, int]:
    found = (await the_cycle(w)).event(event)
    assert found is not None
    return {one.role: one.member for one in found.volunteers}


async def take(w: World, role: str, member: int, event: int = 1) -> None:
    await w.bot.cycles.change(1, lambda c: volunteering.claim_role(c, event, role, member, now(w)))


async def until_reminded(w: World) -> None:
    """To 48 hours before the first evening, which is in three weeks."""
    w.later((3 * WEEKS).total_seconds() - 48 * HOURS)
    await calm(w)


async def test_a_role_is_taken_and_given_back_from_the_public_card() -> None:
    async with world() as w:
        public = await active_cycle(w)
        (kim,) = people(w, 1)
        answer = await kim.click(public, label=words.TAKE_A_ROLE)
        assert answer.ephemeral and len(takes(answer.response)) == len(ROLES)
        assert all(name in texts(answer.response) for name in ("Host", "Timer", "Door", "Notes", "Next speaker"))

        await kim.click(answer.response, label=words.TAKE.format(name="Host"))
        assert await holders(w) == {"host": kim.id}
        assert words.TOOK.format(name="Host") in texts(answer.response)
        await kim.click(answer.response, label=words.GIVE_BACK.format(name="Host"))
        assert await holders(w) == {}


async def test_a_role_that_somebody_else_took_meanwhile_says_so_and_the_others_stay_free() -> None:
    async with world() as w:
        public = await active_cycle(w)
        kim, lu = people(w, 2)
        card = (await lu.click(public, label=words.TAKE_A_ROLE)).response
        await take(w, "host", kim.id)
        await lu.click(card, custom_id=role_id("role-take", 1, 1, "host"))

        assert await holders(w) == {"host": kim.id}
        assert kim.mention in texts(card) and len(takes(card)) == len(ROLES) - 1


async def test_a_hundred_who_press_the_same_role_at_once_are_all_answered_and_one_has_it() -> None:
    async with world() as w:
        await active_cycle(w)
        there = people(w, 100)
        pressed = role_id("role-take", 1, 1, "door")
        card = await planted(w, pressed)
        answers = await press_at_once(w, card, pressed, there)

        assert all(one.acknowledged for one in answers) and set(await holders(w)) == {"door"}


async def test_nobody_gives_the_role_of_another_back_and_an_unknown_role_is_none() -> None:
    async with world() as w:
        await active_cycle(w)
        kim, lu = people(w, 2)
        await take(w, "host", kim.id)
        for do, role in (("role-back", "host"), ("role-take", "king")):
            forged = role_id(do, 1, 1, role)
            answer = await lu.click(await planted(w, forged), custom_id=forged)
            assert answer.ephemeral and texts(answer.response)

        assert await holders(w) == {"host": kim.id}


async def test_the_evening_shows_who_helps_and_its_roles_rest_when_it_is_over() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        await take(w, "door", kim.id)
        see = event_id("event-see", 1, 1)
        card = (await kim.click(await planted(w, see), custom_id=see)).response
        assert words.HELPING.format(who=kim.mention) in texts(card) and words.TAKE_A_ROLE in labels(card)

        w.later((3 * WEEKS).total_seconds())
        await w.bot.cycles.change(1, lambda c: holding.hold(c, 1, None, now(w)))
        roles = (await kim.click(card, label=words.TAKE_A_ROLE)).response
        assert labels(roles) == [] and kim.mention in texts(roles)


async def test_who_organises_sets_the_role_of_somebody_who_cannot_come_free_and_they_hear_of_it() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        await take(w, "timer", kim.id)
        see = event_id("cycle-roles", 1, 1)
        card = (await w.mira.click(await planted(w, see), custom_id=see)).response
        free = event_id("role-free", 1, 1)
        await w.mira.select(card, ["timer"], custom_id=free)
        said = next(one for one in w.general.history() if "is free again" in texts(one))

        assert await holders(w) == {} and kim.mention in texts(card)
        assert kim.mention in texts(said) and pinged(w, said) == [kim.id]
        await kim.click(
            (await kim.click(said, label=words.TAKE_A_ROLE)).response, label=words.TAKE.format(name="Timer")
        )
        assert await holders(w) == {"timer": kim.id}
        assert free not in select_ids((await kim.slash(w.general, "cycle crew")).response)


async def test_nobody_else_sets_a_role_free() -> None:
    async with world() as w:
        await active_cycle(w)
        kim, lu = people(w, 2)
        await take(w, "timer", kim.id)
        see = event_id("cycle-roles", 1, 1)
        card = (await w.mira.click(await planted(w, see), custom_id=see)).response
        assert event_id("role-free", 1, 1) in select_ids(card)
        forged = event_id("role-free", 1, 1)
        answer = await lu.click(await planted(w, forged), custom_id=forged)

        assert answer.ephemeral and await holders(w) == {"timer": kim.id}


# 48 hours before


async def test_roles_that_are_free_48_hours_before_are_named_once_across_restarts() -> None:
    async with world() as w:
        await active_cycle(w)
        await take(w, "host", w.jo.id)
        w.later((3 * WEEKS).total_seconds() - 48 * HOURS - 60)
        await calm(w)
        assert reminders(w) == []

        w.later(60)
        await calm(w)
        await w.restart()
        await take(w, "timer", w.jo.id)
        w.later(5 * HOURS)
        await calm(w)
        (said,) = reminders(w)
        assert "Timer" in texts(said) and "Door" in texts(said) and "Host" not in texts(said)
        answer = await w.jo.click(said, label=words.TAKE_A_ROLE)
        assert answer.ephemeral and takes(answer.response)


async def test_nothing_is_said_where_every_role_is_taken() -> None:
    async with world() as w:
        await active_cycle(w)
        for role in ROLES:
            await take(w, role, w.jo.id)
        await until_reminded(w)

        assert reminders(w) == []


async def test_nothing_is_said_of_an_evening_that_is_called_off() -> None:
    async with world() as w:
        await active_cycle(w)
        await w.bot.cycles.change(1, lambda c: planning.cancel(c, 1, None, now(w)))
        await until_reminded(w)

        assert reminders(w) == []


async def test_the_reminder_moves_with_the_evening() -> None:
    async with world() as w:
        await active_cycle(w)
        later = now(w) + 4 * WEEKS
        await w.bot.cycles.change(1, lambda c: planning.reschedule(c, 1, later, None, now(w)))
        await until_reminded(w)
        assert reminders(w) == []

        w.later(WEEKS.total_seconds())
        await calm(w)
        assert len(reminders(w)) == 1


async def test_an_evening_planned_within_two_days_is_not_reminded_of() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        await plan_evening(w, now(w) + timedelta(hours=40))
        w.later(39 * HOURS)
        await calm(w)

        assert reminders(w) == []


async def test_a_reminder_that_the_coach_slept_through_is_not_said_after_the_evening() -> None:
    async with world() as w:
        await active_cycle(w)
        w.later((3 * WEEKS).total_seconds() + HOURS)
        await w.restart()
        await calm(w)

        assert reminders(w) == []


async def test_two_evenings_close_together_each_have_their_reminder() -> None:
    async with world() as w:
        await active_cycle(w)
        await plan_evening(w, now(w) + 3 * WEEKS + timedelta(hours=20))
        await until_reminded(w)
        assert len(reminders(w)) == 1
        w.later(20 * HOURS)
        await calm(w)

        assert len(reminders(w)) == 2


async def test_where_the_channel_is_gone_a_founder_hears_of_free_roles_and_takes_one_in_the_message() -> None:
    async with world() as w:
        await active_cycle(w)
        w.env.backend.delete_channel(w.general.id)
        await w.env.settle()
        await until_reminded(w)
        said = next(one for one in w.jo.user.dm_channel.history() if words.FREE_TITLE in texts(one))
        card = (await w.jo.user.click(said, label=words.TAKE_A_ROLE)).response
        assert words.SPREAD not in labels(card)
        await w.jo.user.click(card, label=words.TAKE.format(name="Door"))

        assert await holders(w) == {"door": w.jo.id}


# Who carries what


async def test_whoever_organises_sees_how_the_work_is_spread_and_others_see_the_roles() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        await take(w, "door", kim.id)
        await w.store.cycle_moods.tell(1, 1, kim.id, 1)
        mine = await w.mira.slash(w.general, "cycle crew")
        assert mine.ephemeral and words.LOAD_TITLE in texts(mine.response)
        assert f"{kim.mention} · {words.COMING.format(names='Door')}" in texts(mine.response)
        assert "Low" not in texts(mine.response)

        theirs = await kim.slash(w.general, "cycle crew")
        assert theirs.ephemeral and words.ROLES_TITLE in texts(theirs.response)
        assert words.SPREAD not in labels(theirs.response)
        forged = "coach1:cycle-load:1"
        answer = await kim.click(await planted(w, forged), custom_id=forged)
        assert words.LOAD_TITLE not in texts(answer.response)


async def test_where_no_evening_is_planned_a_member_hears_that_there_is_no_role() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        (kim,) = people(w, 1)

        assert texts((await kim.slash(w.general, "cycle crew")).response) == words.NO_EVENING.format(name="Kiln talks")
        assert words.LOAD_TITLE in texts((await w.mira.slash(w.general, "cycle crew")).response)
