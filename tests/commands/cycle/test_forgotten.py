"""Whoever has themselves forgotten leaves no gap in a cycle: what was theirs is free at once, and the others hear."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.cards import privacy_words
from bot.cards.cycle import start_words
from bot.coaching.cycle import running, speaking
from tests.sim.cycles import active_cycle, calm, now, people, the_cycle
from tests.sim.world import World, labels, texts, world


async def forgets(w: World, member: Any) -> None:
    card = (await member.slash(w.drafts, "privacy forget")).response
    await member.click(card, label=privacy_words.FORGET_ALL)
    await calm(w)


async def sign_up(w: World, *members: Any) -> None:
    for one in members:
        await w.bot.cycles.change(1, lambda c, m=one.id: speaking.sign_up(c, 1, m, now(w)))
    await calm(w)


def said_in(w: World, words: str) -> list[Any]:
    return [one for one in w.general.history() if words in texts(one)]


async def test_the_seat_of_a_speaker_is_offered_at_once_and_the_card_names_them_no_more() -> None:
    async with world() as w:
        public, there = await active_cycle(w), people(w, 6)
        await sign_up(w, *there)
        await forgets(w, there[0])

        (offer,) = said_in(w, "A seat is free for you")
        assert there[5].mention in texts(offer)
        assert there[0].mention not in texts(public) and there[1].mention in texts(public)


async def test_where_a_founder_is_forgotten_the_channel_is_asked() -> None:
    async with world() as w:
        public = await active_cycle(w)
        w.later(timedelta(days=20).total_seconds())
        await forgets(w, w.jo)

        assert len(said_in(w, "looking for a founder")) == 1
        assert w.jo.mention not in texts(public) and start_words.FOUND in labels(public)


async def test_who_is_forgotten_while_they_speak_is_on_no_stage_and_the_evening_goes_on() -> None:
    async with world() as w:
        await active_cycle(w)
        kim, lu = people(w, 2)
        await sign_up(w, kim, lu)
        w.later(timedelta(weeks=3).total_seconds())
        await w.mira.slash(w.general, "cycle run")
        await w.bot.cycles.change(1, lambda c: running.call_up(c, 1, None, now(w)))
        await calm(w)
        w.later(60)
        await forgets(w, kim)

        assert (await the_cycle(w)).events[0].stage is None
        assert lu.mention in texts(w.general.last_message)
        w.later(timedelta(minutes=10).total_seconds())
        await calm(w)
        assert not said_in(w, "former member")


async def test_a_proposal_goes_on_without_who_proposed_it() -> None:
    async with world() as w:
        told = {"name": "Kiln talks", "theme": "clay", "zone": "Berlin", "preset": "small-circle"}
        public = (await w.mira.slash(w.general, "cycle propose", **told)).response
        await w.mira.click(public, label=start_words.FOUND)
        await forgets(w, w.mira)
        assert w.mira.mention not in texts(public) and "<@0>" not in texts(public)

        (kim,) = people(w, 1)
        for member in (w.jo, w.admin, kim):
            await member.click(public, label=start_words.FOUND)
        assert (await the_cycle(w)).state == "active"
