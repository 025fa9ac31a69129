"""/cycle quiet: who chose it is pinged by no message of a cycle, and sent none in its place."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.cards.cycle import role_words as words
from bot.cards.cycle import seat_words
from bot.cards.keys import member_id
from tests.sim.cycles import active_cycle, calm, people, pinged
from tests.sim.world import World, labels, planted, texts, world


async def quiet(w: World, member: Any) -> None:
    card = (await member.slash(w.general, "cycle quiet")).response
    await member.click(card, label=words.BE_QUIET)


async def an_offer(w: World, quiet_too: bool) -> tuple[Any, Any]:
    """A seat of the small circle is offered to Kim, who was next in line; the message, and Kim."""
    public = await active_cycle(w, preset="small-circle")
    there = people(w, 4)
    seats = [(await one.click(public, label=seat_words.SIGN_UP)).response for one in there]
    if quiet_too:
        await quiet(w, there[3])
    await there[0].click(seats[0], label=seat_words.STEP_DOWN)
    await calm(w)
    return next(one for one in w.general.history() if seat_words.OFFER_TITLE in texts(one)), there[3]


async def test_an_offer_pings_whom_it_is_for() -> None:
    async with world() as w:
        offer, kim = await an_offer(w, quiet_too=False)
        assert pinged(w, offer) == [kim.id]


async def test_who_chose_quiet_is_named_without_a_ping_and_can_still_answer() -> None:
    async with world() as w:
        offer, kim = await an_offer(w, quiet_too=True)
        assert pinged(w, offer) == [] and kim.mention in texts(offer)
        answer = await kim.click(offer, label=seat_words.TAKE)
        assert answer.acknowledged


async def test_it_is_a_switch() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "cycle quiet")).response
        await w.mira.click(card, label=words.BE_QUIET)
        assert await w.store.cycle_quiet.has(w.mira.id) and labels(card) == [words.PING_ME]
        await w.mira.click(card, label=words.PING_ME)
        assert not await w.store.cycle_quiet.has(w.mira.id) and labels(card) == [words.BE_QUIET]


async def test_nobody_makes_the_choice_of_another() -> None:
    async with world() as w:
        forged = member_id("cycle-be-quiet", w.mira.id)
        answer = await w.jo.click(await planted(w, forged), custom_id=forged)

        assert answer.ephemeral
        assert not await w.store.cycle_quiet.has(w.mira.id) and not await w.store.cycle_quiet.has(w.jo.id)


async def test_where_the_channel_is_gone_no_message_goes_to_who_chose_quiet() -> None:
    async with world() as w:
        await active_cycle(w)
        await quiet(w, w.jo)
        w.env.backend.delete_channel(w.general.id)
        await w.env.settle()
        w.later(timedelta(weeks=3).total_seconds() - 48 * 3600)
        await calm(w)

        def heard(member: Any) -> bool:
            channel = member.user.dm_channel
            return channel is not None and any(words.FREE_TITLE in texts(one) for one in channel.history())

        assert heard(w.mira) and not heard(w.jo)


async def test_the_choice_does_not_expire_while_it_spares_its_member_pings(tmp_path: object) -> None:
    async with world() as w:
        await w.store.cycle_quiet.add(w.jo.id)
        for _ in range(3):
            w.later(timedelta(days=300).total_seconds())
            assert await w.store.cycle_quiet.spare([w.jo.id, w.mira.id]) == {w.jo.id}
            await w.store.kept.expire(w.bot.services.now(), timedelta(days=400))
        w.later(timedelta(days=401).total_seconds())
        await w.store.kept.expire(w.bot.services.now(), timedelta(days=400))

        assert not await w.store.cycle_quiet.has(w.jo.id)
