"""The server's own scheduled events through the simulated Discord: in step with the cycle's evenings, both ways."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.cards.cycle import event_words as words
from bot.coaching.cycle import planning
from tests.commands.cycle.test_events import FIRST, begun, cycles, events, planned
from tests.sim.cycles import active_cycle
from tests.sim.timed import settled
from tests.sim.world import START, World, labels, texts, world

CANCELLED, ACTIVE = 4, 2


def natives(w: World) -> list[Any]:
    return list(w.env.backend.get_guild(w.guild.id).scheduled_events.values())


async def changed(w: World, **changes: Any) -> None:
    """Somebody changes the only one in Discord."""
    (native,) = natives(w)
    w.env.backend.edit_scheduled_event(w.guild.id, native.id, changes)
    await w.env.settle()
    await settled(w)


async def deleted(w: World) -> None:
    (native,) = natives(w)
    w.env.backend.delete_scheduled_event(w.guild.id, native.id)
    await w.env.settle()
    await settled(w)


def starts(native: Any) -> datetime:
    return datetime.fromisoformat(native.scheduled_start_time)


def public(w: World) -> list[str]:
    return [texts(one) for one in w.general.history()]


async def may_manage_events(w: World, *, allowed: bool) -> None:
    """Gives Manage Events to the coach's own role, or takes it away."""
    guild = w.env.backend.get_guild(w.guild.id)
    role = next(one for one in guild.roles.values() if one.managed)
    permissions = discord.Permissions(role.permissions)
    permissions.update(manage_events=allowed)
    w.env.backend.edit_role(guild.id, role.id, {"permissions": permissions.value})
    await w.env.settle()


async def test_a_planned_evening_is_a_scheduled_event_at_the_place_that_was_typed() -> None:
    async with world() as w:
        await begun(w)
        card = await planned(w, "8 Jan 19:30", place="Oven lane 3")
        (native,), (event,) = natives(w), await events(w)

    assert event.discord_event == native.id
    assert (native.name, starts(native), native.entity_type) == ("Kiln talks", FIRST, 3)
    assert native.entity_metadata == {"location": "Oven lane 3"}
    assert datetime.fromisoformat(native.scheduled_end_time) == FIRST + timedelta(minutes=34)
    assert words.IN_EVENTS in texts(card)


@pytest.mark.parametrize(("kind", "entity"), [("voice", 2), ("stage", 1)])
async def test_one_in_a_voice_or_stage_channel_is_an_event_there(kind: str, entity: int) -> None:
    async with world() as w:
        await begun(w)
        make = w.guild.create_voice_channel if kind == "voice" else w.guild.create_stage_channel
        hall = make("hall")
        await planned(w, "8 Jan 19:30", channel=hall)
        (native,), (event,) = natives(w), await events(w)

    assert (native.entity_type, native.channel_id) == (entity, hall.id)
    assert event.place == f"<#{hall.id}>"
    assert f"<#{hall.id}>" in public(w)[-1]


async def test_a_theme_is_no_markup_there_and_a_name_turns_no_line() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0, name="\u202eKiln\u2066 talks", theme="[clay](https://example.com)")
        await planned(w, "8 Jan 19:30", place="Oven \ud83d lane")
        (native,) = natives(w)
        assert native.name == "Kiln talks" and "[clay](" not in native.description
        assert "Oven" in native.entity_metadata["location"]


async def test_moving_and_calling_off_in_the_cycle_reach_discord() -> None:
    async with world() as w:
        await begun(w)
        card = await planned(w, "8 Jan 19:30", place="Yard")
        form = await w.mira.click(card, label=words.CHANGE)
        asked = (await w.mira.submit_modal(form, {"when": "9 Jan 20:00", "place": "Oven lane"})).response
        await w.mira.click(asked, label=words.YES_MOVE)
        (native,) = natives(w)
        assert starts(native) == datetime(2026, 1, 9, 19, tzinfo=UTC)
        assert native.entity_metadata == {"location": "Oven lane"}

        await w.mira.click(card, label=words.CANCEL)
        await w.mira.click(card, label=words.YES_CANCEL)
        assert native.status == CANCELLED
        assert not [said for said in public(w) if words.CANCELLED_IN_DISCORD in said], (
            "its own change is not told again"
        )


async def test_one_that_is_moved_in_discord_moves_the_cycle_and_everyone_is_told() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30", place="Yard")
        later = FIRST + timedelta(days=1)
        await changed(w, scheduled_start_time=later.isoformat(), entity_metadata={"location": "Oven lane"})
        (event,) = await events(w)

        assert (event.starts, event.place) == (later, "Oven lane")
        assert words.MOVED_IN_DISCORD in public(w)[-1]
        assert len([said for said in public(w) if words.MOVED_IN_DISCORD in said]) == 1


async def test_a_move_that_the_rules_refuse_is_told_and_put_back() -> None:
    async with world() as w:
        await begun(w)
        for when in ("5 Feb 19:30", "6 Feb 19:30"):
            await planned(w, when)
        for native in natives(w):
            w.env.backend.delete_scheduled_event(w.guild.id, native.id)
        await w.env.settle()
        await settled(w)
        await planned(w, "8 Jan 19:30")
        await changed(w, scheduled_start_time=datetime(2026, 2, 20, 18, 30, tzinfo=UTC).isoformat())
        (native,) = natives(w)

        assert starts(native) == FIRST
        assert (await events(w))[-1].starts == FIRST
        assert "The places of February 2026 are taken" in public(w)[-1]
        assert "March 2026" in public(w)[-1] and words.CHANGE in labels(w.general.last_message)


async def test_one_that_is_cancelled_in_discord_is_called_off_in_the_cycle() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30")
        await changed(w, status=CANCELLED)

        assert [one.state for one in await events(w)] == ["cancelled"]
        assert words.CANCELLED_IN_DISCORD in public(w)[-1]


async def test_one_that_is_deleted_by_hand_is_told_once_and_the_cycle_goes_on() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30")
        await deleted(w)
        assert [(one.state, one.discord_event) for one in await events(w)] == [("planned", None)]
        assert "is gone from the server's events" in public(w)[-1]

        await w.restart()
        assert len([said for said in public(w) if "is gone from the server's events" in said]) == 1
        answer = await w.mira.click(w.general.last_message, label=words.PUT_IN)
        assert answer.ephemeral
        (native,), (event,) = natives(w), await events(w)
        assert event.discord_event == native.id and starts(native) == FIRST


async def test_what_happened_while_the_coach_was_away_is_followed_when_it_is_back() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30")
        later = FIRST + timedelta(days=1)
        (native,) = natives(w)
        native.scheduled_start_time = later.isoformat()  # without a word to the coach
        await w.restart()
        await w.env.settle()
        await settled(w)
        assert [one.starts for one in await events(w)] == [later]

        del w.env.backend.get_guild(w.guild.id).scheduled_events[native.id]
        await w.restart()
        await w.env.settle()
        await settled(w)
        assert [(one.state, one.discord_event) for one in await events(w)] == [("planned", None)]
        assert "is gone from the server's events" in public(w)[-1]


async def test_one_that_was_made_when_the_coach_was_stopped_is_not_made_twice() -> None:
    async with world() as w:
        cycle = await begun(w)
        card = await planned(w, "8 Jan 19:30")
        await w.bot.cycles.change(cycle.id, lambda one: planning.mirrored(one, 1, None))  # never noted
        await w.restart()
        await w.mira.click((await w.mira.slash(w.general, "cycle event")).response, label=words.ALL_DATES)
        assert await w.bot.natives.push(cycle.id, 1) == ""
        assert len(natives(w)) == 1 and (await events(w))[0].discord_event == natives(w)[0].id
        assert words.IN_EVENTS in texts(card)


async def test_without_manage_events_the_evening_is_planned_and_the_organiser_told_what_to_do() -> None:
    async with world() as w:
        await begun(w)
        await may_manage_events(w, allowed=False)
        card = await planned(w, "8 Jan 19:30")
        assert natives(w) == [] and [one.discord_event for one in await events(w)] == [None]
        assert words.TROUBLE["right"] in texts(card)
        assert words.PLANNED in public(w)[-1]

        await may_manage_events(w, allowed=True)
        await w.mira.click(card, label=words.PUT_IN)
        assert len(natives(w)) == 1 and words.IN_EVENTS in texts(card)


async def test_a_refused_move_that_can_not_be_put_back_is_told_with_what_to_do() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30")
        await may_manage_events(w, allowed=False)
        await changed(w, scheduled_start_time=(START - timedelta(days=1)).isoformat())

        assert (await events(w))[0].starts == FIRST
        assert words.TROUBLE["right"] in public(w)[-1] and words.PUT_IN in labels(w.general.last_message)


async def test_interested_members_are_a_number_on_the_card() -> None:
    async with world() as w:
        await begun(w)
        card = await planned(w, "8 Jan 19:30")
        (native,) = natives(w)
        for member in (w.jo, w.admin):
            await member.subscribe_event(native.id)
        await w.mira.click(card, label=words.CANCEL)
        await w.mira.click(card, label=words.KEEP_IT)
        assert words.INTERESTED.format(count=2) in texts(card)


async def test_a_channel_that_is_gone_leaves_the_evening_planned() -> None:
    async with world() as w:
        cycle = await begun(w)
        hall = w.guild.create_voice_channel("hall")
        await planned(w, "8 Jan 19:30", channel=hall)
        w.env.backend.delete_channel(hall.id)
        await w.env.settle()
        await w.bot.natives.push(cycle.id, 1)
        assert [one.state for one in await events(w)] == ["planned"]


async def test_where_the_cards_channel_is_gone_it_is_said_where_it_was_planned() -> None:
    async with world() as w:
        await begun(w)
        w.env.backend.delete_channel(w.general.id)
        await w.env.settle()
        there = w.guild.create_text_channel("there")
        card = (await w.mira.slash(there, "cycle event", when="8 Jan 19:30")).response
        await w.mira.click(card, label=words.YES_PLAN)
        assert words.PLANNED in texts(there.last_message)
        assert words.NOT_ANNOUNCED not in texts(card)


async def test_where_nothing_can_be_posted_the_evening_is_planned_and_the_organiser_told() -> None:
    async with world() as w:
        await begun(w)
        deny = discord.PermissionOverwrite(send_messages=False)
        guild = w.bot.get_guild(w.guild.id)
        await w.bot.get_channel(w.general.id).set_permissions(guild.me, overwrite=deny)
        card = await planned(w, "8 Jan 19:30")
        assert words.NOT_ANNOUNCED in texts(card)
        assert len(await events(w)) == 1


async def test_a_channel_is_picked_in_the_form_too() -> None:
    async with world() as w:
        await begun(w)
        hall = w.guild.create_stage_channel("hall")
        listed = (await w.mira.slash(w.general, "cycle event")).response
        form = await w.mira.click(listed, label=words.PLAN)
        told = {"when": "8 Jan 19:30", "place": "", "channel": [hall]}
        asked = (await w.mira.submit_modal(form, told)).response or listed
        await w.mira.click(asked, label=words.YES_PLAN)
        assert [one.place for one in await events(w)] == [f"<#{hall.id}>"]
        await w.mira.click(asked, label=words.CHANGE)


async def test_when_the_cycle_closes_its_evenings_are_cancelled_in_discord() -> None:
    async with world() as w:
        await begun(w, end="7 Jan")
        await planned(w, "6 Jan 19:30")
        w.later(12 * 24 * 3600)
        await settled(w)
        await w.env.settle()
        assert await cycles(w) == [], "it has closed"
        assert [one.status for one in natives(w)] == [CANCELLED]


async def test_one_called_off_while_discord_did_not_answer_is_cancelled_there_later() -> None:
    async with world() as w:
        cycle = await begun(w)
        await planned(w, "8 Jan 19:30")
        await w.bot.cycles.change(cycle.id, lambda one: planning.cancel(one, 1, None, START))
        w.bot.dispatch("guild_available", w.bot.get_guild(w.guild.id))
        await w.env.settle()
        await settled(w)
        assert [one.status for one in natives(w)] == [CANCELLED]
