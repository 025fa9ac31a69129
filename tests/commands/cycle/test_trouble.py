"""What Discord takes away, in each phase of an evening: the cycle goes on to its end, and who organises is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord
import pytest
from simcord.results import to_discord_message

from bot.cards.cycle import event_words, leave_words, run_words, seat_words, start_words
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.seat_keys import seat_id
from bot.coaching.cycle.model import Cycle, Event
from tests.sim.cycles import calm, now, people, the_cycle
from tests.sim.world import World, labels, planted, texts, world

PHASES = ("begun", "planned", "offered", "on", "spoken")
DAY = 24 * 3600


class Evening:
    """A cycle of a single evening, from its proposal to its end. `room` is where it is organised and led."""

    def __init__(self, w: World) -> None:
        self.w = w
        self.room = w.general
        self.speakers = people(w, 4)
        self.answers: list[str] = []

    async def begun(self) -> None:
        w = self.w
        told = {"name": "Kiln talks", "theme": "clay", "zone": "Berlin", "preset": "small-circle", "end": "1 evening"}
        card = (await w.mira.slash(w.general, "cycle propose", **told)).response
        for member in (w.mira, w.jo, w.admin):
            await member.click(card, label=start_words.FOUND)
        await calm(w)

    async def planned(self) -> None:
        """Three have the seats, and one is in line."""
        card = await self.asks("cycle event", when="22 Jan 19:30", place="Yard")
        await self.presses(self.w.mira, card, event_words.YES_PLAN)
        for one in self.speakers:
            await self.forged(one, event_id("cycle-speak", 1, 1))
        assert [one.state for one in (await self.cycle()).talks] == ["signed"] * 3 + ["waiting"]

    async def offered(self) -> None:
        await self.forged(self.speakers[0], seat_id("cycle-step-down", self.speakers[0].id, 1, 1))
        assert [one.state for one in (await self.cycle()).talks_at(1, "offered")] == ["offered"]

    async def on(self) -> None:
        """The offered seat is taken, the evening has begun, and somebody speaks."""
        await self.take()
        self.w.later(((await self.event()).starts - now(self.w)).total_seconds())
        await calm(self.w)
        await self.asks("cycle run")
        assert (await self.event()).state == "running", self.answers
        await self.leads("run-next")
        assert (await self.event()).stage is not None

    async def spoken(self) -> None:
        """The clock says what it has to say of each of the three."""
        for nth in range(3):
            for minutes in (8.2, 1.5, 1):
                self.w.later(minutes * 60)
                await calm(self.w)
            await self.leads("run-done")
            self.w.later(2.1 * 60)
            await calm(self.w)
            assert len((await self.cycle()).talks_at(1, "held")) == nth + 1, self.answers

    async def over(self) -> None:
        await self.forged(self.w.mira, event_id("run-end", 1, 1))
        cycle = await self.cycle()
        assert (cycle.state, cycle.events[0].state) == ("closed", "held"), self.answers

    # Ways to do it

    async def cycle(self) -> Cycle:
        await calm(self.w)
        return await the_cycle(self.w)

    async def event(self) -> Event:
        return (await self.cycle()).events[0]

    async def asks(self, command: str, **options: Any) -> Any:
        """Mira uses a command; its answer."""
        answer = await self.w.mira.slash(self.room, command, **options)
        await calm(self.w)
        self.answers.append(texts(answer.response))
        return answer.response

    async def presses(self, who: Any, message: Any, label: str) -> Any:
        answer = await who.click(message, label=label)
        await calm(self.w)
        self.answers += [texts(answer.response), texts(message)]
        return answer.response

    async def forged(self, who: Any, id: str) -> Any:
        """A button that stands somewhere, pressed where it can still be seen."""
        return await self.presses(who, await planted(self.w, id, self.w.drafts), "Press")

    async def leads(self, do: str) -> None:
        following = (await self.cycle()).talks_at(1, "signed")[0]
        await self.forged(self.w.mira, f"{event_id(do, 1, 1)}:{following.id}")

    async def take(self) -> None:
        """In the channel, or in a message to whom it is offered; or, where that is gone, on their own card."""
        taker = self.speakers[3]
        for message in reversed(self.everything()):
            if seat_words.TAKE in labels(message):
                await self.presses(taker.user if message.guild is None else taker, message, seat_words.TAKE)
                return
        own = await self.forged(taker, event_id("cycle-speak", 1, 1))
        await self.presses(taker, own, seat_words.TAKE)

    def everything(self) -> list[Any]:
        """All messages that can still be seen, anywhere."""
        env = self.w.env
        kept = [
            one
            for channel, there in env.backend.messages.items()
            if channel in env.backend.channels
            for one in there.values()
        ]
        return [to_discord_message(env, one) for one in sorted(kept, key=lambda one: one.id)]

    def said(self) -> str:
        """All that anybody was told."""
        return "\n".join([*self.answers, *map(texts, self.everything())])


Trouble = Callable[[Evening], Awaitable[None]]


async def no_manage_events(evening: Evening) -> None:
    w = evening.w
    guild = w.env.backend.get_guild(w.guild.id)
    for role in guild.roles.values():
        rights = discord.Permissions(role.permissions)
        rights.update(manage_events=False, create_events=False, administrator=False)
        w.env.backend.edit_role(guild.id, role.id, {"permissions": rights.value})


async def channel_deleted(evening: Evening) -> None:
    evening.w.env.backend.delete_channel(evening.w.general.id)
    evening.room = evening.w.drafts


async def may_not_write(evening: Evening) -> None:
    there = evening.w.bot.get_channel(evening.w.general.id)
    assert isinstance(there, discord.TextChannel)
    silent = discord.PermissionOverwrite(send_messages=False, send_messages_in_threads=False)
    await there.set_permissions(await there.guild.fetch_member(evening.w.me), overwrite=silent)
    evening.room = evening.w.drafts


async def roles_gone(evening: Evening) -> None:
    """Who managed the server does not any more; the coach has what everyone has."""
    w = evening.w
    guild = w.env.backend.get_guild(w.guild.id)
    for role in [one for one in guild.roles.values() if one.id != guild.id]:
        w.env.backend.delete_role(guild.id, role.id)


async def event_deleted(evening: Evening) -> None:
    w = evening.w
    for id in list(w.env.backend.get_guild(w.guild.id).scheduled_events):
        w.env.backend.delete_scheduled_event(w.guild.id, id)


TROUBLES: dict[str, Trouble] = {
    "no Manage Events": no_manage_events,
    "channel deleted": channel_deleted,
    "may not write": may_not_write,
    "roles gone": roles_gone,
    "scheduled event deleted": event_deleted,
}


async def played(w: World, name: str, phase: str) -> Evening:
    evening = Evening(w)
    steps = (*PHASES, "over")
    for step in steps:
        await getattr(evening, step)()
        if step == phase:
            await TROUBLES[name](evening)
            await w.env.settle()
            await calm(w)
    return evening


NO_RIGHT = {
    "begun": event_words.TROUBLE["right"],
    "planned": run_words.NO_NATIVE,
    "offered": run_words.NO_NATIVE,
    "on": run_words.NO_NATIVE_END,
    "spoken": run_words.NO_NATIVE_END,
}
SHUT, GONE = leave_words.SHUT.partition("}")[2], "is gone from the server's events"
UNHELD = "nobody began it here"
TOLD = {  # what to do, where there is anything left to do
    "no Manage Events": NO_RIGHT,
    "roles gone": NO_RIGHT,
    "channel deleted": dict.fromkeys(("begun", "planned", "offered", "on"), leave_words.LOST),
    "may not write": dict.fromkeys(("begun", "planned", "on"), SHUT),
    "scheduled event deleted": dict.fromkeys(("planned", "offered"), GONE),
}


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("name", TROUBLES)
async def test_the_cycle_goes_on_to_its_end_and_who_organises_is_told_what_to_do(name: str, phase: str) -> None:
    async with world() as w:
        evening = await played(w, name, phase)
        said = evening.said()

    assert leave_words.CLOSED_TITLE.format(name="Kiln talks").removeprefix("## ") in said
    assert TOLD[name].get(phase, "") in said


async def test_where_the_coach_may_not_write_the_founders_hear_of_it_once_a_week() -> None:
    async with world() as w:
        evening = Evening(w)
        await evening.begun()
        await may_not_write(evening)
        heard = list[int]()
        for days in (0, 0.1, 7):
            w.later(days * DAY)
            await w.restart()
            await w.bot.cycle_rounds.shut.noticed(await evening.cycle())
            await calm(w)
            heard.append(evening.said().count(SHUT))

        assert heard == [3, 3, 6], "one for each founder"


async def test_an_evening_that_nobody_began_is_asked_about_once_and_can_be_counted_still() -> None:
    async with world() as w:
        evening = Evening(w)
        await evening.begun()
        await evening.planned()
        w.later(((await evening.event()).starts - now(w)).total_seconds() + DAY / 4)
        await calm(w)
        assert UNHELD not in evening.said(), "it may be going on"
        for _ in range(3):
            w.later(DAY)
            await w.restart()
            await calm(w)
        assert evening.said().count(UNHELD) == 1

        asked = next(one for one in evening.everything() if UNHELD in texts(one))
        await evening.presses(w.mira, asked, run_words.BEGIN)
        ended = await evening.forged(w.mira, event_id("run-end", 1, 1))
        await evening.presses(w.mira, ended, run_words.END_ALL)
        cycle = await evening.cycle()
        assert (cycle.state, cycle.speakers()) == ("closed", 3)


async def test_when_a_month_ends_the_card_counts_the_places_of_the_next() -> None:
    async with world() as w:
        evening = Evening(w)
        await evening.begun()
        await evening.planned()
        card = next(one for one in w.general.history() if start_words.EVENINGS_BUTTON in labels(one))
        assert start_words.MONTH.format(taken=1, most=2) in texts(card)
        w.later(31 * DAY)
        await calm(w)
        card = next(one for one in w.general.history() if one.id == card.id)
        assert start_words.MONTH.format(taken=0, most=2) in texts(card)
