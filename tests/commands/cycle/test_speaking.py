"""Speaking at an evening through the simulated Discord: seats, the line, offers that end, and the agenda."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import discord

from bot.cards.cycle import seat_words as words
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.keys import cycle_id
from bot.cards.cycle.leave_words import PUT_HERE
from bot.cards.cycle.refused_words import REFUSED
from bot.cards.cycle.seat_keys import seat_id
from bot.coaching.cycle import holding, planning, speaking
from bot.commands.cycle.following import OFFER, TURN
from tests.sim.at_once import press_at_once
from tests.sim.cycles import active_cycle, calm, now, people, talk_of, the_cycle
from tests.sim.timed import settled
from tests.sim.world import World, labels, planted, texts, world

SPEAK = event_id("cycle-speak", 1, 1)
PUT = cycle_id("cycle-put-here", 1)


async def full_evening(w: World) -> tuple[Any, list[Any]]:
    """The card, and seven who signed up: five have a seat, two are in line."""
    card, speakers = await active_cycle(w), people(w, 7)
    for member in speakers:
        await member.click(card, label=words.SIGN_UP)
    await calm(w)
    return card, speakers


def offers(w: World) -> list[Any]:
    return [one for one in w.general.history() if words.OFFER_TITLE.removeprefix("## ") in texts(one)]


async def test_who_signs_up_has_a_seat_and_sees_when_their_ten_minutes_begin() -> None:
    async with world() as w:
        card = await active_cycle(w)
        await w.jo.click(card, label=words.SIGN_UP)
        answer = await w.mira.click(card, label=words.SIGN_UP)
        starts = (await the_cycle(w)).events[0].starts

        assert answer.ephemeral
        assert words.SEAT_TITLE in texts(answer.response)
        begins = starts + timedelta(minutes=12)  # after Jo's ten minutes and a changeover
        assert discord.utils.format_dt(begins, "t") in texts(answer.response)
        assert "ten minutes" in texts(answer.response) or "10 minutes" in texts(answer.response)


async def test_each_talk_has_a_question_of_its_own() -> None:
    async with world() as w:
        card = await active_cycle(w)
        said = [texts((await one.click(card, label=words.SIGN_UP)).response) for one in (w.mira, w.jo)]
        questions = [re.findall("^> (.+)$", one, re.MULTILINE) for one in said]
        agenda = texts((await w.admin.click(card, label=words.AGENDA)).response)

        assert len(questions[0]) == len(questions[1]) == 1 and questions[0] != questions[1]
        assert questions[0][0] in agenda and questions[1][0] in agenda


async def test_the_public_card_keeps_seats_and_agenda_current() -> None:
    async with world() as w:
        card = await active_cycle(w)
        assert "5 of 5 seats free" in texts(card)
        seat = (await w.mira.click(card, label=words.SIGN_UP)).response
        await calm(w)
        assert "4 of 5 seats free" in texts(card) and w.mira.mention in texts(card)

        await w.mira.click(seat, label=words.STEP_DOWN)
        await calm(w)
        assert "5 of 5 seats free" in texts(card) and w.mira.mention not in texts(card).split("\n", 3)[-1]


async def test_pressed_twice_it_shows_the_seat_that_one_has() -> None:
    async with world() as w:
        card = await active_cycle(w)
        for _ in range(2):
            answer = await w.mira.click(card, label=words.SIGN_UP)

        assert words.SEAT_TITLE in texts(answer.response)
        assert len((await the_cycle(w)).talks) == 1


async def test_after_five_the_next_ones_are_in_line_in_their_order() -> None:
    async with world() as w:
        card, speakers = await full_evening(w)
        said = [texts((await one.click(card, label=words.SIGN_UP)).response) for one in speakers]

        assert [words.SEAT_TITLE in one for one in said] == [True] * 5 + [False] * 2
        assert words.LINE_NEXT.format(hours=24) in said[5] and words.AHEAD_ONE in said[6]
        assert "0 of 5 seats free" in texts(card)


async def test_a_seat_that_is_given_back_is_offered_to_the_next_who_alone_can_take_it() -> None:
    async with world() as w:
        card, speakers = await full_evening(w)
        back = (await speakers[0].click(card, label=words.SIGN_UP)).response
        gone = await speakers[0].click(back, label=words.STEP_DOWN)
        await calm(w)

        assert words.BACK_TITLE in texts(gone.response)
        (offer,) = offers(w)
        assert speakers[5].mention in texts(offer)
        assert (await talk_of(w, speakers[5])).state == "offered"

        other = await speakers[6].click(offer, label=words.TAKE)
        assert other.ephemeral and speakers[5].mention in texts(other.response)
        await speakers[5].click(offer, label=words.TAKE)
        assert (await talk_of(w, speakers[5])).state == "signed"
        assert words.TAKE not in labels(w.general.last_message) and speakers[5].mention in texts(w.general.last_message)


async def test_an_offer_that_is_declined_goes_to_the_next_at_once() -> None:
    async with world() as w:
        card, speakers = await full_evening(w)
        back = (await speakers[0].click(card, label=words.SIGN_UP)).response
        await speakers[0].click(back, label=words.STEP_DOWN)
        await calm(w)
        await speakers[5].click(offers(w)[0], label=words.DECLINE)
        await calm(w)

        assert (await talk_of(w, speakers[5])).state == "withdrawn"
        assert (await talk_of(w, speakers[6])).state == "offered"
        assert [speakers[6].mention in texts(one) for one in offers(w)] == [True]  # the first one says that it is over


async def test_an_offer_whose_time_is_over_passes_on_by_itself_and_is_no_offer_any_more() -> None:
    async with world() as w:
        card, speakers = await full_evening(w)
        back = (await speakers[0].click(card, label=words.SIGN_UP)).response
        await speakers[0].click(back, label=words.STEP_DOWN)
        await calm(w)
        w.later(24 * 3600)
        await calm(w)

        first, second = offers(w)
        assert speakers[6].mention in texts(second)
        late = await speakers[5].click(first, label=words.TAKE)
        assert late.ephemeral and texts(late.response) == REFUSED["no-offer"]
        await speakers[6].click(second, label=words.TAKE)
        assert (await talk_of(w, speakers[6])).state == "signed"


async def test_an_offer_comes_once_though_the_coach_dies_before_and_after_it() -> None:
    async with world() as w:
        card, speakers = await full_evening(w)
        await w.bot.timetable.stop()
        back = (await speakers[0].click(card, label=words.SIGN_UP)).response
        await speakers[0].click(back, label=words.STEP_DOWN)
        await w.store.outbox.cancel(OFFER, f"1:{(await talk_of(w, speakers[5])).id}")  # it died before it was planned
        assert offers(w) == []
        for _ in range(3):
            await w.restart()
            await calm(w)

        assert len(offers(w)) == 1
        await speakers[5].click(offers(w)[0], label=words.TAKE)
        assert (await talk_of(w, speakers[5])).state == "signed"


async def test_an_offer_that_ended_while_the_coach_was_away_has_passed_on_when_it_is_back() -> None:
    async with world() as w:
        card, speakers = await full_evening(w)
        back = (await speakers[0].click(card, label=words.SIGN_UP)).response
        await speakers[0].click(back, label=words.STEP_DOWN)
        await calm(w)
        await w.store.outbox.cancel(TURN, "1")
        w.later(30 * 3600)
        await w.restart()
        await calm(w)

        assert (await talk_of(w, speakers[5])).state == "withdrawn"
        assert (await talk_of(w, speakers[6])).state == "offered"


async def test_first_time_speakers_go_first_until_a_week_before() -> None:
    async with world() as w:
        card = await active_cycle(w, evenings=2)
        await w.mira.click(card, label=words.SIGN_UP)
        second = event_id("cycle-speak", 1, 2)
        again = await w.mira.click(await planted(w, second), custom_id=second)
        first = await w.jo.click(await planted(w, second), custom_id=second)

        assert words.LINE_TITLE in texts(again.response) and words.SEAT_TITLE in texts(first.response)
        opens = (await the_cycle(w)).events[1].starts - timedelta(days=7)
        assert discord.utils.format_dt(opens, "f") in texts(again.response)
        w.later((opens - now(w)).total_seconds())
        await calm(w)
        assert (await talk_of(w, w.mira, 2)).state == "offered"


async def test_two_hundred_press_at_once_for_five_seats_and_every_one_is_answered() -> None:
    async with world() as w:
        card, crowd = await active_cycle(w), people(w, 200)
        answers = await press_at_once(w, card, SPEAK, crowd)
        await settled(w)
        cycle = await the_cycle(w)

        assert all(one.acknowledged for one in answers)
        said = [texts(one.response) or "".join(map(texts, one.followups)) for one in answers]
        assert sum(words.SEAT_TITLE in one for one in said) == 5
        assert sum(words.LINE_TITLE in one for one in said) == 195
        order = [one.member for one in cycle.talks_at(1)]
        assert len(set(order)) == 200
        assert [one.state for one in cycle.talks_at(1)] == ["signed"] * 5 + ["waiting"] * 195
        assert "0 of 5 seats free" in texts(card)
        assert all(f"<@{one}>" in texts(card) for one in order[:5])


async def test_nobody_is_asked_how_many_follow_them() -> None:
    said = " ".join(text for name, text in vars(words).items() if name.isupper()).casefold()
    assert "follower" not in said and "audience" not in said


async def test_a_seat_of_another_server_or_of_somebody_else_is_refused() -> None:
    async with world() as w:
        card = await active_cycle(w)
        await w.mira.click(card, label=words.SIGN_UP)
        theirs = seat_id("cycle-step-down", w.mira.id, 1, 1)
        other = await w.jo.click(await planted(w, theirs), custom_id=theirs)
        hall = w.env.create_guild("Elsewhere")
        channel, guest = hall.create_text_channel("hall"), hall.add_member(w.jo.user)
        away = await guest.click(await planted(w, SPEAK, channel), custom_id=SPEAK)
        missing = event_id("cycle-speak", 1, 7)
        none = await w.jo.click(await planted(w, missing), custom_id=missing)

        assert other.ephemeral and away.ephemeral and none.ephemeral
        assert texts(none.response) == REFUSED["no-event"]
        assert [one.member for one in (await the_cycle(w)).talks] == [w.mira.id]
        assert (await talk_of(w, w.mira)).state == "signed"


async def test_where_the_card_is_gone_the_cycle_goes_on_and_offers_come_as_messages() -> None:
    async with world() as w:
        _card, speakers = await full_evening(w)
        w.env.backend.delete_channel(w.general.id)
        await w.env.settle()
        gone = (await the_cycle(w)).talks[0].member
        await w.bot.cycles.change(1, lambda cycle: speaking.step_down(cycle, 1, gone, now(w)))
        await calm(w)

        offer = speakers[5].user.dm_channel.last_message
        assert words.TAKE in labels(offer)
        await speakers[5].user.click(offer, label=words.TAKE)
        assert (await talk_of(w, speakers[5])).state == "signed"
        assert (await the_cycle(w)).card is None


async def test_founders_hear_once_that_the_card_is_gone_and_put_it_elsewhere() -> None:
    async with world() as w:
        card = await active_cycle(w)
        w.env.backend.delete_message(w.general.id, card.id)
        await w.env.settle()
        for member in people(w, 2):
            press = await planted(w, SPEAK)
            await member.click(press, custom_id=SPEAK)
            await calm(w)
        said = [texts(one) for one in w.jo.user.dm_channel.history()]
        assert len(said) == 1 and PUT_HERE in said[0]

        hall = w.guild.create_text_channel("hall")
        shown = (await w.jo.slash(hall, "cycle show", which="1")).response
        await w.jo.click(shown, label=PUT_HERE)
        again = await w.jo.click(shown, label=PUT_HERE)
        assert again.ephemeral and "channels/" in texts(again.response)
        await w.mira.click(hall.history()[-1], label=words.SIGN_UP)
        await calm(w)
        assert w.mira.mention in texts(hall.history()[-1])
        refused = await w.guild.add_member(w.env.create_user("guest")).click(await planted(w, PUT), custom_id=PUT)
        assert refused.ephemeral


async def test_after_the_evening_and_a_cancelled_one_the_card_goes_on_to_the_next() -> None:
    async with world() as w:
        card = await active_cycle(w, evenings=2)
        await w.mira.click(card, label=words.SIGN_UP)
        w.later(timedelta(weeks=3).total_seconds())
        await w.bot.cycles.change(1, lambda cycle: holding.hold(cycle, 1, w.mira.id, now(w)))
        await calm(w)
        assert "1 of 20" in texts(card) or "1 of 21" in texts(card)
        assert "1 of 100" in texts(card)

        await w.bot.cycles.change(1, lambda cycle: planning.cancel(cycle, 2, w.mira.id, now(w)))
        await calm(w)
        assert words.SIGN_UP not in labels(card)
