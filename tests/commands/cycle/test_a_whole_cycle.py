"""A whole cycle, played through the simulated Discord: twenty evenings and a hundred speakers, by commands and buttons,
with withdrawals, an evening called off, a founder who leaves, and three restarts; and then its closing card.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from simcord.results import to_discord_message

from bot.cards.cycle import event_words, leave_words, role_words, run_words, seat_words, start_words
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.refused_words import REFUSED
from bot.cards.cycle.seat_keys import seat_id
from bot.coaching.cycle.model import Cycle, Event
from bot.coaching.cycle.standing import streak
from tests.sim.at_once import press_at_once
from tests.sim.cycles import calm, now, the_cycle
from tests.sim.timed import settled
from tests.sim.world import World, custom_id, labels, planted, select_ids, texts, world

EVENINGS, SEATS = 20, 5
CALLED_OFF, LEFT, CUT_IN_OFFER, CUT_IN_TALK = 4, 9, 6, 12  # the evenings at which that happens, the first is 0
PAUSE = 0.002  # between two looks whether all that is due is done: there are hundreds of them
BERLIN = ZoneInfo("Europe/Berlin")


async def test_a_cycle_of_a_hundred_speakers_is_played_to_its_end() -> None:
    async with world() as w:
        played = Played(w)
        await played.begin()
        for n in range(EVENINGS + 1):
            await played.plan(n)
            if n == CALLED_OFF:
                await played.call_off()
                continue
            await played.sign_up()
            if n == LEFT:
                await played.hand_over()
            await played.step_back(restart=n == CUT_IN_OFFER)
            await played.hold(restart=n == CUT_IN_TALK, last=n == EVENINGS)
        await played.closes()


class Played:
    """The cycle of one test, and who speaks when in it."""

    def __init__(self, w: World) -> None:
        self.w = w
        self.speakers = [self.joins(f"voice{n:03}") for n in range(EVENINGS * (SEATS + 1))]
        self.guests = [self.joins(f"guest{n}") for n in range(4)]
        self.kim = self.joins("kim")
        self.coming: list[Any] = []  # who presses at this evening: the last of them is in line first
        self.stepped_back: list[Any] = []

    def joins(self, name: str) -> Any:
        return self.w.guild.add_member(self.w.env.create_user(name))

    async def cycle(self) -> Cycle:
        return await the_cycle(self.w)

    async def event(self) -> Event:
        return (await self.cycle()).events[-1]

    async def until(self, moment: datetime) -> None:
        """Time passes; what is due on the way is done in its turn."""
        while (due := await self.w.store.outbox.next_due()) is not None and due <= moment:
            self.w.later(max(0.0, (due - now(self.w)).total_seconds()))
            await settled(self.w, pause=PAUSE)
        self.w.later((moment - now(self.w)).total_seconds())

    async def days_until(self, moment: datetime) -> None:
        """Days pass at once."""
        self.w.later((moment - now(self.w)).total_seconds())
        await settled(self.w, pause=PAUSE)

    # Its parts

    async def begin(self) -> None:
        w = self.w
        told = {"name": "Kiln talks", "theme": "clay", "zone": "Berlin", "preset": "hyakunin-kaigi"}
        self.card = (await w.mira.slash(w.general, "cycle propose", **told)).response
        for member, state in ((w.mira, "proposed"), (w.mira, "proposed"), (w.jo, "proposed"), (w.admin, "active")):
            await member.click(self.card, label=start_words.FOUND)
            assert (await self.cycle()).state == state
        assert "100" in texts(self.card)

    async def plan(self, n: int) -> None:
        """Two a month, on the 10th and on the 24th; a third one is refused, unless one of them was called off."""
        w = self.w
        month = n // 2
        day = datetime(2026 + month // 12, month % 12 + 1, 10 + 14 * (n % 2), 19, 30, tzinfo=BERLIN)
        await self.days_until(day.astimezone(UTC) - timedelta(days=9))
        asked = (
            await w.admin.slash(w.general, "cycle event", when=f"{day:%d %B %Y} 19:30", place="Oven lane 3")
        ).response
        await w.admin.click(asked, label=event_words.YES_PLAN)
        event = await self.event()
        assert event.starts == day and event.discord_event is not None
        if n % 2:
            full = await w.admin.slash(w.general, "cycle event", when=f"{day + timedelta(days=1):%d %B %Y} 20:00")
            freed = n - 1 == CALLED_OFF  # its place is free again
            assert full.ephemeral and (event_words.CONFIRM_PLAN in texts(full.response)) == freed

    async def call_off(self) -> None:
        w = self.w
        listed = (await w.mira.slash(w.general, "cycle event")).response
        number = (await self.event()).id
        await w.mira.select(listed, [str(number)], custom_id=select_ids(listed)[0])
        for label in (event_words.CANCEL, event_words.YES_CANCEL):
            await w.mira.click(listed, label=label)
        assert (await self.event()).state == "cancelled"

    async def sign_up(self) -> None:
        """Six at once for five seats: five have one, and one is in line."""
        held = len((await self.cycle()).held_events())
        self.coming = self.speakers[held * (SEATS + 1) :][: SEATS + 1]
        event = await self.event()
        answers = await press_at_once(self.w, self.card, event_id("cycle-speak", 1, event.id), self.coming)
        assert all(one.acknowledged for one in answers)
        states = Counter(one.state for one in (await self.cycle()).talks_at(event.id))
        assert states == {"signed": SEATS, "waiting": 1}

    async def step_back(self, *, restart: bool) -> None:
        """One of them gives their seat back; it is offered to who waits, and they take it."""
        w, event = self.w, await self.event()
        cycle = await self.cycle()
        by_id = {one.id: one for one in self.coming}
        gives, waits = (by_id[cycle.talks_at(event.id, state)[0].member] for state in ("signed", "waiting"))
        seat = seat_id("cycle-step-down", gives.id, 1, event.id)
        await gives.click(await planted(w, seat, w.drafts), custom_id=seat)
        if restart:
            await w.restart()
        await calm(w)
        offer = self.with_button(seat_words.TAKE)
        assert waits.mention in texts(offer)
        await waits.click(offer, label=seat_words.TAKE)
        self.stepped_back.append(gives)
        self.coming = [one for one in self.coming if one is not gives]
        assert {one.member for one in (await self.cycle()).talks_at(event.id, "signed")} == {
            one.id for one in self.coming
        }

    async def hand_over(self) -> None:
        """Jo leaves, Kim was asked and carries on."""
        w = self.w
        card = (await w.jo.slash(w.general, "cycle leave")).response
        await w.jo.select(card, [self.kim], custom_id=select_ids(card)[0])
        await self.kim.click(w.general.last_message, label=leave_words.TAKE_OVER)
        assert {one.member for one in (await self.cycle()).founders} == {w.mira.id, w.admin.id, self.kim.id}

    async def hold(self, *, restart: bool, last: bool) -> None:
        """Led in the channel: the first is called up, the others by the clock; the second runs over."""
        w = self.w
        starts = (await self.event()).starts
        await self.days_until(starts - timedelta(hours=48))
        assert role_words.TAKE_A_ROLE in labels(self.latest())
        await self.days_until(starts)
        await w.mira.slash(w.general, "cycle run")
        await calm(w)
        await w.mira.click(self.with_button(run_words.NEXT), label=run_words.NEXT)
        for nth in range(SEATS):
            event = await self.event()
            assert event.stage is not None
            began = event.stage.since
            await self.until(began + timedelta(minutes=9, seconds=10))
            if restart and nth == 2:
                await w.restart()
            if nth == 1:
                await self.until(began + timedelta(minutes=11))
            done = self.with_button(run_words.DONE)
            if nth == 0:
                for guest in (self.guests[event.id % 4], self.coming[0]):
                    await guest.click(done, label=run_words.I_AM_HERE)
            await press_at_once(w, done, custom_id(done, run_words.DONE), [w.mira])
            if nth + 1 < SEATS:
                await self.until(now(w) + timedelta(minutes=2))
        await calm(w)
        await w.mira.click(self.with_button(run_words.END), label=run_words.END)
        if last:
            await w.restart()
        await calm(w)
        event, cycle = await self.event(), await self.cycle()
        assert event.state == "held" and len(event.attended) == 2
        assert [one.overran for one in cycle.talks_at(event.id, "held")] == [0, 60, 0, 0, 0]
        assert streak(cycle) == len(cycle.held_events())

    def latest(self) -> Any:
        return self.with_button("")

    def with_button(self, label: str) -> Any:
        """The latest message with it; "" is any."""
        stored = self.w.env.backend.messages[self.w.general.id]
        latest = (to_discord_message(self.w.env, stored[id]) for id in sorted(stored, reverse=True))
        return next(one for one in latest if not label or label in labels(one))

    # Its end

    async def closes(self) -> None:
        w, cycle = self.w, await self.cycle()
        assert (cycle.state, cycle.ended, cycle.speakers()) == ("closed", "speakers", 100)
        assert len(cycle.held_events()) == EVENINGS and sum(one.state == "cancelled" for one in cycle.events) == 1
        spoke = [one for one in self.speakers if one not in self.stepped_back]
        (closing,) = [one for one in w.general.history() if leave_words.PROPOSE_NEXT in labels(one)]
        said = texts(closing)
        assert "**20 evenings**, **100 voices**, **104 people who met**" in said
        assert all(one.mention in said for one in spoke)
        assert not any(one.mention in said for one in self.stepped_back)
        assert all(one.mention in said.split("Thank you")[1] for one in (w.mira, w.admin, self.kim))

        (file,) = closing.attachments
        kept = (await file.read()).decode()
        assert kept.count("\n## ") == EVENINGS
        assert set(re.findall(r"voice\d{3}", kept)) == {one.name for one in spoke}
        assert not any(one.status in (1, 2) for one in w.env.backend.get_guild(w.guild.id).scheduled_events.values())

        late = await self.speakers[0].click(await planted(w, event_id("cycle-speak", 1, 21), w.drafts), label="Press")
        assert texts(late.response) == REFUSED["over"]
        assert seat_words.SIGN_UP not in labels(self.card)
        self.said_once()

    def said_once(self) -> None:
        """Nothing stands in the channel twice, and nobody had a message of their own."""
        said = Counter(texts(one) for one in self.w.general.history())
        assert [one for one, times in said.items() if times > 1] == []
        assert self.w.env.backend.dm_channels == {}
