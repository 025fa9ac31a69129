"""An evening that is led through the simulated Discord: talks by the clock, said once, also across a restart."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import discord
import pytest

from bot.cards.cycle import event_words
from bot.cards.cycle import run_words as words
from bot.cards.cycle.refused_words import REFUSED
from bot.cards.cycle.run_keys import talk_id
from bot.cards.privacy_words import FORGET_ALL
from bot.coaching.cycle import planning, speaking, volunteering
from bot.coaching.cycle.model import Event, Talk
from tests.sim.at_once import press_at_once
from tests.sim.cycles import active_cycle, calm, now, people, the_cycle
from tests.sim.world import World, custom_id, labels, planted, select_ids, texts, world

MINUTE = 60
SOMEBODY = REFUSED["somebody-speaks"]


async def evening_soon(w: World, speakers: int = 3) -> list[Any]:
    """Who has a seat at an evening that begins in ten minutes."""
    await active_cycle(w, evenings=0)
    starts = now(w) + timedelta(minutes=10)
    await w.bot.cycles.change(1, lambda one: planning.plan(one, starts, w.mira.id, now(w)))
    signed = people(w, speakers)
    for one in signed:
        await w.bot.cycles.change(1, partial(speaking.sign_up, event=1, member=one.id, now=now(w)))
    await calm(w)
    return signed


async def begun(w: World, speakers: int = 3) -> list[Any]:
    signed = await evening_soon(w, speakers)
    await w.mira.slash(w.general, "cycle run")
    await calm(w)
    return signed


async def pressed(w: World, label: str, who: Any = None) -> Any:
    """On the latest message of the room."""
    answer = await (who or w.mira).click(w.general.last_message, label=label)
    await calm(w)
    return answer


async def minutes(w: World, count: float) -> None:
    w.later(count * MINUTE)
    await calm(w)


async def the_event(w: World) -> Event:
    return (await the_cycle(w)).events[0]


async def talks(w: World, *states: Any) -> list[Talk]:
    return (await the_cycle(w)).talks_at(1, *states)


def said(w: World, form: str, room: Any = None) -> list[str]:
    """The messages of the room that say this, of whomever."""
    part = max(form.replace("{who}", "\n").split("\n"), key=len).removeprefix("## ").strip()
    return [texts(one) for one in (room or w.general).history() if part in texts(one)]


async def test_an_evening_is_begun_led_and_ended_and_counts() -> None:
    async with world() as w:
        first, second = await begun(w, speakers=2)
        opening = w.general.last_message
        assert first.mention in texts(opening) and labels(opening) == [
            words.NEXT,
            words.NOT_HERE,
            words.I_AM_HERE,
            words.END,
        ]
        await pressed(w, words.NEXT)
        up = now(w) + timedelta(minutes=10)
        assert discord.utils.format_dt(up, "R") in texts(w.general.last_message)
        assert second.mention in texts(w.general.last_message)
        await minutes(w, 7)
        await w.jo.click(w.general.last_message, label=words.I_AM_HERE)
        await pressed(w, words.DONE)
        await pressed(w, words.NEXT)
        await minutes(w, 8.5)
        await w.mira.slash(w.general, "cycle run")
        await pressed(w, words.DONE)
        await pressed(w, words.END)
        event = await the_event(w)

        assert event.state == "held" and event.attended == {w.jo.id} and event.stage is None
        assert [(one.state, one.overran) for one in await talks(w)] == [("held", 0), ("held", 0)]
        assert len(said(w, words.ENDED)) == 1


async def test_the_clock_says_each_thing_once_and_calls_up_the_next() -> None:
    async with world() as w:
        first, second, _ = await begun(w)
        await pressed(w, words.NEXT)
        await minutes(w, 7.9)
        assert not said(w, words.TWO_MINUTES)
        await minutes(w, 0.1)
        assert len(said(w, words.TWO_MINUTES)) == 1
        await minutes(w, 1.5)
        assert len(said(w, words.THIRTY_SECONDS)) == 1
        await minutes(w, 0.5)
        assert len(said(w, words.TIME_UP)) == 1
        await minutes(w, 1)
        await pressed(w, words.DONE)
        (held,) = await talks(w, "held")
        assert (held.member, held.overran) == (first.id, 60)

        await minutes(w, 2)
        event = await the_event(w)
        assert event.stage is not None and (await talks(w, "signed"))[0].id == event.stage.talk
        assert second.mention in texts(w.general.last_message)
        assert [len(said(w, one)) for one in (words.TWO_MINUTES, words.THIRTY_SECONDS)] == [1, 1]


async def test_a_card_that_was_called_again_further_down_says_of_nobody_that_they_are_called_up() -> None:
    async with world() as w:
        await begun(w)
        before = w.general.last_message
        await w.jo.slash(w.general, "cycle run")
        await calm(w)
        assert words.GOES_ON in [texts(one) for one in w.general.history() if one.id == before.id]


async def test_only_the_beginning_and_who_is_called_up_ring_on_a_device() -> None:
    async with world() as w:
        first, _, _ = await begun(w)
        await pressed(w, words.NEXT)
        for later in (8, 1.5, 0.5):
            await minutes(w, later)
        await pressed(w, words.DONE)
        backend = w.env.backend
        posted = [backend.get_message(w.general.id, one.id) for one in w.general.history() if one.author.id == w.me]
        rings = [one for one in posted if not discord.MessageFlags._from_value(one.flags).suppress_notifications]
        silent = len(posted) - len(rings)

        assert [texts(w.general.last_message)] == said(w, words.PAUSE) and silent == 5
        assert list(rings[-1].ping_user_ids) == [first.id]


async def test_where_nobody_presses_it_moves_on_by_itself_and_logs_no_overrun() -> None:
    async with world() as w:
        await begun(w)
        await pressed(w, words.NEXT)
        for _ in range(80):
            await minutes(w, 1)
        assert [(one.state, one.overran) for one in await talks(w)] == [("held", 0)] * 3
        assert words.NOBODY_LEFT.removeprefix("## ") in texts(w.general.last_message)
        await minutes(w, 5 * 60)

        assert (await the_event(w)).state == "held"
        assert len(said(w, words.ENDED_BY_ITSELF)) == 1


async def test_a_restart_in_the_middle_of_a_talk_loses_nothing_and_says_nothing_twice() -> None:
    async with world() as w:
        first, *_ = await begun(w)
        await pressed(w, words.NEXT)
        await minutes(w, 8)
        await w.restart()
        await calm(w)
        assert len(said(w, words.TWO_MINUTES)) == 1
        w.later(1.5 * MINUTE)
        await w.restart()
        await calm(w)
        assert len(said(w, words.THIRTY_SECONDS)) == 1
        await minutes(w, 1.5)
        await pressed(w, words.DONE)
        (held,) = await talks(w, "held")

        assert (held.member, held.overran) == (first.id, 60)


async def test_what_is_late_after_a_while_away_is_not_said_any_more() -> None:
    async with world() as w:
        await begun(w)
        await pressed(w, words.NEXT)
        w.later(11 * MINUTE)
        await w.restart()
        await calm(w)

        assert not said(w, words.TWO_MINUTES) and not said(w, words.THIRTY_SECONDS)
        assert len(said(w, words.TIME_UP)) == 1


async def test_two_who_press_next_in_the_same_moment_call_up_one() -> None:
    async with world() as w:
        await begun(w)
        card = w.general.last_message
        answers = await press_at_once(w, card, custom_id(card, words.NEXT), [w.mira, w.jo, w.admin])
        await calm(w)
        event = await the_event(w)

        assert event.stage is not None and event.stage.talk == (await talks(w))[0].id
        assert len(said(w, words.SPEAKS)) == 1
        refused = [texts(one.response) for one in answers if one.response is not None and one.ephemeral]
        assert refused == [REFUSED["speaks-already"]] * 2


async def test_a_press_that_comes_late_changes_nothing() -> None:
    async with world() as w:
        _, second, _ = await begun(w)
        for label in (words.NEXT, words.DONE, words.NEXT):
            await pressed(w, label)
        for do in ("run-done", "run-skip", "run-next"):
            id = talk_id(do, 1, 1, 1)
            late = await w.mira.click(await planted(w, id), custom_id=id)
            assert late.ephemeral and texts(late.response) in (
                REFUSED["talk-over"],
                SOMEBODY.format(member=second.mention),
            )

        assert len(await talks(w, "held")) == 1 and (await the_event(w)).stage is not None


async def test_who_is_not_here_goes_after_the_others() -> None:
    async with world() as w:
        first, second, third = await begun(w)
        await pressed(w, words.NOT_HERE)
        assert second.mention in texts(w.general.last_message).split("\n")[1]
        await pressed(w, words.NEXT)
        await pressed(w, words.NOT_HERE)
        await pressed(w, words.NEXT)
        await pressed(w, words.DONE)
        await minutes(w, 3)
        assert (await the_event(w)).stage is None, "who was not here is not called up by itself"
        await pressed(w, words.NEXT)
        await pressed(w, words.DONE)
        await pressed(w, words.END)
        states = {one.member: one.state for one in await talks(w)}

        assert states == {first.id: "held", second.id: "missed", third.id: "held"}


async def test_host_and_timer_lead_too_and_nobody_else_does() -> None:
    async with world() as w:
        await begun(w)
        kim = w.guild.add_member(w.env.create_user("kim"))
        refused = await pressed(w, words.NEXT, who=kim)
        assert refused.ephemeral and texts(refused.response) == REFUSED["only-runners"]
        await w.bot.cycles.change(1, lambda one: volunteering.claim_role(one, 1, "timer", kim.id, now(w)))
        await pressed(w, words.NEXT, who=kim)

        assert (await the_event(w)).stage is not None


async def test_where_the_coach_cannot_write_an_evening_is_not_begun_and_the_right_is_named() -> None:
    async with world() as w:
        await evening_soon(w)
        shut = w.guild.create_text_channel("shut")
        guild = w.env.backend.get_guild(w.guild.id)
        for role in guild.roles.values():
            rights = discord.Permissions(role.permissions)
            rights.update(send_messages=False, administrator=False)
            w.env.backend.edit_role(guild.id, role.id, {"permissions": rights.value})
        await w.env.settle()
        answer = await w.mira.slash(shut, "cycle run")

        assert texts(answer.response) == words.CANT_WRITE
        assert (await the_event(w)).state == "planned"


@pytest.mark.parametrize("kind", ["thread", "voice", "stage"])
async def test_it_is_led_in_a_thread_or_beside_a_voice_or_stage_channel_too(kind: str) -> None:
    async with world() as w:
        first, *_ = await evening_soon(w)
        room: Any = {
            "voice": lambda: w.guild.create_voice_channel("hall"),
            "stage": lambda: w.guild.create_stage_channel("podium"),
            "thread": lambda: w.env.backend.create_thread(w.general.id, "tonight", w.mira.id, broadcast=True),
        }[kind]()
        await w.env.settle()
        room = next(one for one in w.general.threads if one.id == room.id) if kind == "thread" else room
        await w.mira.slash(room, "cycle run")
        await calm(w)
        await w.mira.click(room.last_message, label=words.NEXT)
        await minutes(w, 8)

        assert first.mention in texts(room.last_message) and len(said(w, words.TWO_MINUTES, room)) == 1
        assert not said(w, words.TWO_MINUTES) and (await the_event(w)).room == room.id


async def test_where_its_channel_is_gone_it_goes_on_where_the_cycles_card_is_and_says_why() -> None:
    async with world() as w:
        await evening_soon(w)
        room = w.guild.create_text_channel("tonight")
        await w.mira.slash(room, "cycle run")
        await calm(w)
        await w.mira.click(room.last_message, label=words.NEXT)
        w.env.backend.delete_channel(room.id)
        await w.env.settle()
        await minutes(w, 8)
        assert words.NOT_IN_ROOM.format(room=f"<#{room.id}>") in texts(w.general.last_message)
        await minutes(w, 1)
        await w.mira.slash(w.general, "cycle run")
        await pressed(w, words.DONE)

        assert len(await talks(w, "held")) == 1 and (await the_event(w)).room == w.general.id


async def test_an_older_card_is_folded_into_a_line_and_has_nothing_to_press() -> None:
    async with world() as w:
        first, *_ = await begun(w)
        await pressed(w, words.NEXT)
        card = w.general.last_message
        await minutes(w, 20)
        assert words.GONE["held"].format(who=first.mention) in [texts(one) for one in w.general.history()]
        there = next(one for one in w.general.history() if one.id == card.id)
        assert not labels(there)
        buttons = [one for one in w.general.history() if words.END in labels(one)]

        assert [one.id for one in buttons] == [w.general.last_message.id]


async def test_who_was_noted_as_missing_can_be_set_right_after_the_evening() -> None:
    async with world() as w:
        first, second, third = await begun(w)
        for label in (words.NEXT, words.DONE, words.NOT_HERE, words.END):
            asked = await pressed(w, label)
        await w.mira.click(asked.response, label=words.END_NOBODY)
        await calm(w)
        assert len(await talks(w, "missed")) == 2
        over = next(one for one in w.general.history() if words.SOMEBODY_SPOKE in labels(one))
        refused = await second.click(over, label=words.SOMEBODY_SPOKE)
        assert texts(refused.response) == REFUSED["only-runners"]
        card = (await w.mira.click(over, label=words.SOMEBODY_SPOKE)).response
        talk = next(one for one in await talks(w, "missed") if one.member == second.id)
        noted = await w.mira.select(card, [str(talk.id)], custom_id=select_ids(card)[0])

        assert second.mention in texts(noted.response)
        assert {one.member for one in await talks(w, "held")} == {first.id, second.id}
        assert (await the_cycle(w)).speakers() == 2 and third.id in {one.member for one in await talks(w, "missed")}


async def test_who_speaks_and_gives_the_seat_back_leaves_the_stage_to_the_next() -> None:
    async with world() as w:
        first, second, _ = await begun(w)
        await pressed(w, words.NEXT)
        await w.bot.cycles.change(1, partial(speaking.step_down, event=1, member=first.id, now=now(w)))
        await calm(w)

        assert (await the_event(w)).stage is None and second.mention in texts(w.general.last_message)


async def test_who_has_themselves_forgotten_while_they_speak_is_named_no_more() -> None:
    async with world() as w:
        first, second, _ = await begun(w)
        await pressed(w, words.NEXT)
        card = (await first.slash(w.general, "privacy forget")).response
        await first.click(card, label=FORGET_ALL)
        await minutes(w, 8)

        assert not said(w, words.TWO_MINUTES) and second.mention in texts(w.general.last_message)
        assert (await the_event(w)).stage is None


async def test_fifty_who_press_that_they_are_here_are_on_the_list_once_each() -> None:
    async with world() as w:
        await begun(w)
        card, guests = w.general.last_message, [w.guild.add_member(w.env.create_user(f"guest{n}")) for n in range(50)]
        answers = await press_at_once(w, card, custom_id(card, words.I_AM_HERE), [*guests, *guests[:5]])

        assert all(one.ephemeral for one in answers)
        assert (await the_event(w)).attended == {one.id for one in guests}


async def test_the_servers_own_event_begins_and_ends_with_it() -> None:
    async with world() as w:
        await evening_soon(w)
        await w.bot.natives.push(1, 1)
        await w.mira.slash(w.general, "cycle run")
        (native,) = w.env.backend.get_guild(w.guild.id).scheduled_events.values()
        assert native.status == 2
        await calm(w)
        asked = (await w.mira.click(w.general.last_message, label=words.END)).response
        await w.mira.click(asked, label=words.END_ALL)
        await calm(w)

        assert native.status == 3 and len(await talks(w, "held")) == 3
        assert len(said(w, words.ENDED)) == 1


async def test_the_card_of_an_evening_begins_it() -> None:
    async with world() as w:
        await evening_soon(w)
        listed = (await w.mira.slash(w.general, "cycle event")).response
        await w.mira.select(listed, ["1"])
        shown = await w.mira.click(listed, label=words.BEGIN)
        assert words.LED_HERE in texts(shown.response)
        again = await w.mira.slash(w.general, "cycle run")

        assert not again.ephemeral and words.END in labels(again.response)
        assert event_words.RUNNING
