"""A founder leaves, and a cycle ends, through the simulated Discord."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.cards.cycle import leave_words as words
from bot.cards.cycle import start_words
from bot.cards.cycle.course_words import COURSE
from bot.cards.cycle.place import place_in
from bot.cards.cycle.refused_words import REFUSED
from bot.cards.cycle.seat_keys import leaving_id, successor_id
from bot.coaching.cycle import holding, planning, speaking
from bot.coaching.cycle.model import FORMER
from tests.sim.cycles import active_cycle, calm, now, people, plan_evening, the_cycle
from tests.sim.world import World, labels, planted, select_ids, texts, world


async def founders(w: World) -> set[int]:
    return {one.member for one in (await the_cycle(w)).founders}


def said_in(w: World, words: str) -> list[Any]:
    return [one for one in w.general.history() if words in texts(one)]


async def test_a_founder_who_leaves_is_asked_for_no_reason_and_thanked() -> None:
    async with world() as w:
        await active_cycle(w)
        card = (await w.mira.slash(w.general, "cycle leave")).response
        assert not any(asks in texts(card).casefold() for asks in ("why", "what happened", "reason?"))
        answer = await w.mira.click(card, label=words.LEAVE_NOW)

        assert words.THANKS_TITLE in texts(answer.response)
        assert await founders(w) == {w.jo.id, w.admin.id}


async def test_below_three_the_channel_is_asked_once_and_whoever_presses_is_the_third() -> None:
    async with world() as w:
        public = await active_cycle(w)
        card = (await w.mira.slash(w.general, "cycle leave")).response
        await w.mira.click(card, label=words.LEAVE_NOW)
        await calm(w)
        await w.restart()
        await calm(w)

        (asked,) = said_in(w, "looking for a founder")
        assert "2 of 3" in texts(asked)
        assert start_words.FOUND in labels(public)
        (new,) = people(w, 1)
        await new.click(asked, label=start_words.FOUND)
        assert await founders(w) == {w.jo.id, w.admin.id, new.id}


async def test_the_channel_is_asked_also_where_the_founders_have_been_the_same_for_months() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0)
        w.later(timedelta(days=100).total_seconds())
        await w.restart()
        await calm(w)
        card = (await w.mira.slash(w.general, "cycle leave")).response
        await w.mira.click(card, label=words.LEAVE_NOW)
        await calm(w)
        await w.restart()
        await calm(w)

        assert len(said_in(w, "looking for a founder")) == 1


async def test_a_cycle_that_is_named_and_not_theirs_is_not_taken_for_another() -> None:
    async with world() as w:
        await active_cycle(w)
        answer = await w.mira.slash(w.general, "cycle leave", which="Loom talks")
        assert texts(answer.response) == start_words.NO_SUCH_CYCLE


async def test_each_who_leaves_is_missed_once_and_who_joins_is_thanked_without_asking_anew() -> None:
    async with world() as w:
        public = await active_cycle(w, evenings=0)
        for member in (w.mira, w.jo, w.admin):
            card = (await member.slash(w.general, "cycle leave")).response
            await member.click(card, label=words.LEAVE_NOW)
            await calm(w)
        asked = said_in(w, "looking for a founder")
        assert len(asked) == 3
        assert words.FEW_NONE in texts(public)
        refused = await w.mira.slash(w.general, "cycle event", when="3 Dec 19:30")
        assert texts(refused.response) == REFUSED["no-founders"]

        for left, new in zip((2, 1, 0), people(w, 3), strict=True):
            await new.click(asked.pop(), label=start_words.FOUND)
            await calm(w)
            asked = said_in(w, words.JOINED.format(who=new.mention, name="Kiln talks"))
            assert [start_words.FOUND in labels(one) for one in asked] == [left > 0]
        assert len(said_in(w, "looking for a founder")) == 2, "nobody is asked for because somebody came"
        assert start_words.FOUND not in labels(public)


async def test_a_successor_is_asked_and_decides() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim, lu) = people(w, 2)
        card = (await w.mira.slash(w.general, "cycle leave", which="kiln talks")).response
        await w.mira.select(card, [kim], custom_id=select_ids(card)[0])
        asked = w.general.last_message
        assert kim.mention in texts(asked) and w.mira.id in await founders(w)

        other = await lu.click(asked, label=words.TAKE_OVER)
        assert other.ephemeral and lu.id not in await founders(w)
        await kim.click(asked, label=words.TAKE_OVER)
        assert await founders(w) == {kim.id, w.jo.id, w.admin.id}
        answered = w.general.last_message
        assert w.mira.mention in texts(answered) and words.TAKE_OVER not in labels(answered)
        await calm(w)
        assert said_in(w, "looking for a founder") == []


async def test_a_successor_may_say_no_and_the_founder_stays_until_they_leave() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        card = (await w.mira.slash(w.general, "cycle leave")).response
        await w.mira.select(card, [kim], custom_id=select_ids(card)[0])
        await kim.click(w.general.last_message, label=words.NOT_ME)
        await w.mira.click(card, label=words.STAY)

        assert w.mira.id in await founders(w) and kim.id not in await founders(w)


async def test_who_says_yes_after_the_founder_left_is_taken_in_where_one_is_missing() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        card = (await w.mira.slash(w.general, "cycle leave")).response
        await w.mira.select(card, [kim], custom_id=select_ids(card)[0])
        asked = w.general.last_message
        await w.mira.click(card, label=words.LEAVE_NOW)
        await kim.click(asked, label=words.TAKE_OVER)

        assert await founders(w) == {kim.id, w.jo.id, w.admin.id}


async def test_who_started_nothing_cannot_leave_and_a_forged_successor_gets_nothing() -> None:
    async with world() as w:
        await active_cycle(w)
        (kim,) = people(w, 1)
        assert texts((await kim.slash(w.general, "cycle leave")).response) == words.NO_FOUNDER
        forged = [
            successor_id("cycle-take-over", kim.id, 1, kim.id),
            leaving_id("cycle-leave", kim.id, 1),
            leaving_id("cycle-leave", w.mira.id, 1),
        ]
        for id in forged:
            assert (await kim.click(await planted(w, id), custom_id=id)).ephemeral

        assert await founders(w) == {w.mira.id, w.jo.id, w.admin.id}


# The end


async def to_the_end(w: World) -> tuple[Any, list[Any]]:
    """A small circle of six evenings: the last one is over. Three spoke at each, and somebody only listened."""
    card, there = await active_cycle(w, evenings=0, preset="small-circle"), people(w, 19)
    for n in range(6):
        await plan_evening(w, now(w) + timedelta(weeks=4))
        for member in there[3 * n : 3 * n + 3]:
            await w.bot.cycles.change(1, lambda c, m=member.id, n=n: speaking.sign_up(c, n + 1, m, now(w)))
        w.later(timedelta(weeks=4).total_seconds())
        await w.bot.cycles.change(1, lambda c, n=n: holding.begin(c, n + 1, w.mira.id, now(w)))
        await w.bot.cycles.change(1, lambda c, n=n: holding.attend(c, n + 1, there[18].id, now(w)))
        await w.bot.cycles.change(1, lambda c, n=n: holding.hold(c, n + 1, w.mira.id, now(w)))
    await calm(w)
    return card, there


async def test_after_the_last_evening_it_closes_itself_with_every_speaker_and_how_many_met() -> None:
    async with world() as w:
        card, there = await to_the_end(w)
        (closing,) = said_in(w, "is complete")
        said = texts(closing)

        assert (await the_cycle(w)).state == "closed"
        assert all(one.mention in said for one in there[:18])
        assert "6 evenings" in said and "18 voices" in said and "19 people who met" in said
        assert all(one.mention in said.split("Thank you")[1] for one in (w.mira, w.jo, w.admin))
        assert "like" not in said.replace("Kiln", "")
        assert labels(card) == [COURSE]  # no new sign-ups


async def test_the_file_keeps_every_evening_with_names() -> None:
    async with world() as w:
        await to_the_end(w)
        (closing,) = said_in(w, "is complete")
        (file,) = closing.attachments
        text = (await file.read()).decode()

        assert file.filename == "cycle.md"
        assert all(f"speaker{n}" in text for n in range(18))
        assert text.count("## ") == 6 and "Kiln talks" in text


async def test_the_file_names_the_channel_that_an_evening_was_in() -> None:
    async with world() as w:
        await active_cycle(w, evenings=0, end="2 evenings")
        for name in ("studio", "attic"):
            voice, starts = w.guild.create_voice_channel(name), now(w) + timedelta(days=3)
            await w.env.settle()
            cycle = await w.bot.cycles.change(
                1, lambda c, v=voice.id, s=starts: planning.plan(c, s, None, now(w), place_in(v))
            )
            if name == "attic":
                w.env.backend.delete_channel(voice.id)
                await w.env.settle()
            w.later(timedelta(days=3).total_seconds())
            await w.bot.cycles.change(1, lambda c, e=cycle.events[-1].id: holding.hold(c, e, None, now(w)))
            await calm(w)
        (file,) = said_in(w, "is complete")[0].attachments
        text = (await file.read()).decode()
        assert "Where: studio" in text and text.count("Where:") == 1


async def test_the_closing_card_comes_once_though_the_coach_dies() -> None:
    async with world() as w:
        await to_the_end(w)
        for _ in range(2):
            await w.restart()
            await calm(w)

        assert len(said_in(w, "is complete")) == 1


async def test_a_cycle_that_closed_long_ago_is_not_closed_anew_by_a_late_change() -> None:
    async with world() as w:
        await active_cycle(w, end="1 event")
        w.later(timedelta(weeks=3).total_seconds())
        await w.bot.cycles.change(1, lambda c: holding.hold(c, 1, None, now(w)))
        await calm(w)
        w.later(timedelta(days=45).total_seconds())  # the outbox has forgotten by now that it was told
        await w.bot.cycles.change(1, lambda c: planning.mirrored(c, 1, None))
        await calm(w)

        assert len(said_in(w, "is complete")) == 1


async def test_where_the_channel_is_gone_the_founders_have_the_closing_card() -> None:
    async with world() as w:
        await active_cycle(w, evenings=1, end="1 event")
        w.env.backend.delete_channel(w.general.id)
        await w.env.settle()
        w.later(timedelta(weeks=3).total_seconds())
        await w.bot.cycles.change(1, lambda cycle: holding.hold(cycle, 1, w.mira.id, now(w)))
        await calm(w)

        for founder in (w.mira, w.jo, w.admin):
            assert "is complete" in texts(founder.user.dm_channel.last_message)


async def test_a_closed_cycle_takes_no_one_and_a_new_one_needs_three_presses() -> None:
    async with world() as w:
        _card, _ = await to_the_end(w)
        id = "coach1:cycle-speak:1:6"
        late = await w.jo.click(await planted(w, id), custom_id=id)
        assert texts(late.response) == REFUSED["over"]

        new = (
            await w.jo.slash(
                w.general, "cycle propose", name="Kiln talks", theme="glaze", zone="Berlin", preset="small-circle"
            )
        ).response
        for member, state in ((w.mira, "proposed"), (w.jo, "proposed"), (w.admin, "active")):
            await member.click(new, label=start_words.FOUND)
            assert (await the_cycle(w, 2)).state == state
        assert (await the_cycle(w)).state == "closed"


async def test_who_was_forgotten_is_counted_but_not_named() -> None:
    async with world() as w:
        card = await active_cycle(w, evenings=1, end="1 event")
        (kim, lu) = people(w, 2)
        for member in (kim, lu):
            await w.bot.cycles.change(1, lambda c, m=member.id: speaking.sign_up(c, 1, m, now(w)))
        w.later(timedelta(weeks=3).total_seconds())
        await w.bot.cycles.change(1, lambda c: holding.begin(c, 1, w.mira.id, now(w)))
        await w.bot.cycles.change(1, lambda c: holding.talk_held(c, 1, kim.id, now(w)))
        await w.store.kept.forget_member(kim.id)
        await w.bot.cycles.change(1, lambda c: holding.hold(c, 1, w.mira.id, now(w)))
        await calm(w)

        assert any(one.member == FORMER for one in (await the_cycle(w)).talks)
        (closing,) = said_in(w, "is complete")
        assert "2 voices" in texts(closing) and kim.mention not in texts(closing) and lu.mention in texts(closing)
        assert labels(card) == [COURSE]
