"""/cycle event through the simulated Discord: shown back before it is kept, the month's places, moving, calling off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest

from bot.cards.cycle import event_words as words
from bot.cards.cycle import seat_words, start_words
from bot.cards.cycle.event_keys import event_id
from bot.cards.cycle.keys import cycle_id
from bot.cards.cycle.refused_words import REFUSED
from bot.coaching.cycle.model import Cycle, Event
from tests.sim.cycles import calm, pinged
from tests.sim.world import START, World, custom_id, labels, planted, select_ids, texts, world

FIRST = datetime(2026, 1, 8, 18, 30, tzinfo=UTC)  # 19:30 in Berlin


async def begun(w: World, name: str = "Kiln talks", **options: str) -> Cycle:
    """An active cycle in Berlin, started by Mira, Jo and Lu; Ada manages the server and is no founder."""
    told = {"name": name, "theme": "clay", "zone": "Berlin", "preset": "small-circle"} | options
    card = (await w.mira.slash(w.general, "cycle propose", **told)).response
    lu = w.guild.add_member(w.env.create_user(f"lu{name[:1].lower()}"))
    for member in (w.mira, w.jo, lu):
        await member.click(card, label=start_words.FOUND)
    return (await cycles(w))[-1]


async def cycles(w: World) -> list[Cycle]:
    return await w.bot.cycles.of_server(w.guild.id)


async def events(w: World) -> list[Event]:
    return list((await cycles(w))[0].events)


async def planned(w: World, when: str, **options: Any) -> Any:
    """Typed and confirmed by Mira; the private card."""
    card = (await w.mira.slash(w.general, "cycle event", when=when, **options)).response
    await w.mira.click(card, label=words.YES_PLAN)
    return card


def stamp(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:F>"


async def test_what_is_typed_is_shown_back_as_a_timestamp_before_anything_is_kept() -> None:
    async with world() as w:
        await begun(w)
        answer = await w.mira.slash(w.general, "cycle event", when="8 Jan 19:30", place="Oven *lane* 3")
        assert answer.ephemeral
        assert stamp(FIRST) in texts(answer.response)
        assert "Thursday 8 January 2026, 19:30" in texts(answer.response)
        assert await events(w) == []

        await w.restart()
        await w.mira.click(answer.response, label=words.YES_PLAN)
        (event,) = await events(w)
        assert (event.starts, event.place) == (FIRST, "Oven *lane* 3")


async def test_everyone_sees_the_new_evening_with_the_places_of_its_month_and_no_figure_that_is_wrong_later() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30", place="Oven lane 3")
        said = texts(w.general.last_message)

    assert words.PLANNED in said and stamp(FIRST) in said and "Oven lane 3" in said
    assert words.PLACES.format(month="January 2026", taken=1, most=2) in said
    assert words.SEATS_ALL.format(seats=3) in said and words.SEATS.format(free=3, seats=3) not in said


async def test_the_third_evening_of_a_month_is_refused_with_the_next_free_month() -> None:
    async with world() as w:
        await begun(w)
        for when in ("8 Jan 19:30", "15 Jan 19:30", "5 Feb 19:30", "6 Feb 19:30"):
            await planned(w, when)
        answer = await w.mira.slash(w.general, "cycle event", when="31 January 23:59")
        refused = REFUSED["month-full"].format(month="January 2026", most=2, next="March 2026")
        assert texts(answer.response) == refused

        next_month = await w.mira.slash(w.general, "cycle event", when="1 March 00:00")  # in UTC still February
        assert words.YES_PLAN in labels(next_month.response)
        assert len(await events(w)) == 4


async def test_a_month_that_filled_up_meanwhile_is_refused_on_the_confirmation_too() -> None:
    async with world() as w:
        await begun(w)
        late = (await w.jo.slash(w.general, "cycle event", when="29 Jan 19:30")).response
        for when in ("8 Jan 19:30", "15 Jan 19:30"):
            await planned(w, when)
        answer = await w.jo.click(late, label=words.YES_PLAN)

        assert "February 2026" in texts(answer.response)
        assert len(await events(w)) == 2


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("29 March 2026 02:30", words.ASKED["gap"].format(zone="Europe/Berlin")),
        ("25 October 2026 02:30", words.ASKED["doubled"].format(zone="Europe/Berlin")),
        ("3/4 19:30", words.ASKED["two days"]),
        ("Thursday at 7", words.ASKED["morning or evening"]),
    ],
)
async def test_what_could_be_two_moments_is_asked(when: str, said: str) -> None:
    async with world() as w:
        await begun(w)
        card = (await w.mira.slash(w.general, "cycle event", when=when, place="Yard")).response
        assert said in texts(card) and texts(card).count("<t:") == 2
        choices = [one for one in labels(card) if one != words.OTHER]
        assert len(set(choices)) == 2

        await w.mira.click(card, label=choices[1])
        assert "Yard" in texts(card)
        await w.mira.click(card, label=words.YES_PLAN)
        (event,) = await events(w)
        assert event.place == "Yard"


@pytest.mark.parametrize("when", ["31 Dec 2025 19:30", "1 January 2026 00:59"])
async def test_a_past_time_is_refused(when: str) -> None:
    async with world() as w:
        await begun(w)
        answer = await w.mira.slash(w.general, "cycle event", when=when)
        assert texts(answer.response) == REFUSED["in-the-past"]


async def test_what_is_no_date_is_answered_with_what_to_type() -> None:
    async with world() as w:
        await begun(w)
        answer = await w.mira.slash(w.general, "cycle event", when="when the *moon* is full")
        assert "Try “3 Dec 19:30”" in texts(answer.response) or "Add one: “3 Dec 19:30”" in texts(answer.response)
        assert await events(w) == []


async def test_a_moved_evening_keeps_its_seats_and_gives_its_month_up() -> None:
    async with world() as w:
        cycle = await begun(w)
        card = await planned(w, "8 Jan 19:30", place="Yard")
        await planned(w, "15 Jan 19:30")
        form = await w.mira.click(card, label=words.CHANGE)
        assert "8 January 2026 19:30" in str(form.modal)
        asked = (await w.mira.submit_modal(form, {"when": "5 Feb 19:30", "place": "Oven lane"})).response
        assert words.CONFIRM_STAY in texts(asked)
        assert (await events(w))[0].starts == FIRST

        await w.mira.click(asked, label=words.YES_MOVE)
        moved = (await events(w))[0]
        assert (moved.starts, moved.place) == (datetime(2026, 2, 5, 18, 30, tzinfo=UTC), "Oven lane")
        assert words.CHANGED in texts(w.general.last_message)
        again = await w.mira.slash(w.general, "cycle event", when="22 Jan 19:30")
        assert words.YES_PLAN in labels(again.response)
        assert cycle.id == (await cycles(w))[0].id


async def test_moving_into_a_full_month_is_refused() -> None:
    async with world() as w:
        await begun(w)
        for when in ("8 Jan 19:30", "15 Jan 19:30"):
            await planned(w, when)
        card = await planned(w, "5 Feb 19:30")
        form = await w.mira.click(card, label=words.CHANGE)
        answer = await w.mira.submit_modal(form, {"when": "22 Jan 19:30", "place": ""})
        assert "The places of January 2026 are taken" in texts(answer.response)


async def test_an_evening_called_off_after_a_second_press_frees_its_place() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30")
        card = await planned(w, "15 Jan 19:30")
        await w.mira.click(card, label=words.CANCEL)
        assert [one.state for one in await events(w)] == ["planned", "planned"]
        await w.mira.click(card, label=words.KEEP_IT)
        await w.mira.click(card, label=words.CANCEL)
        await w.mira.click(card, label=words.YES_CANCEL)

        assert [one.state for one in await events(w)] == ["planned", "cancelled"]
        assert words.CALLED_OFF.format(month="January 2026", taken=1, most=2) in texts(w.general.last_message)
        again = await w.mira.slash(w.general, "cycle event", when="22 Jan 19:30")
        assert words.YES_PLAN in labels(again.response)


async def test_who_manages_the_server_may_call_it_off_without_being_a_founder() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30")
        listed = (await w.admin.slash(w.general, "cycle event")).response
        card = (await w.admin.select(listed, ["1"], custom_id=select_ids(listed)[0])).response or listed
        await w.admin.click(card, label=words.CANCEL)
        await w.admin.click(card, label=words.YES_CANCEL)
        assert [one.state for one in await events(w)] == ["cancelled"]


async def test_who_is_no_founder_sees_the_dates_and_can_change_nothing() -> None:
    async with world() as w:
        cycle = await begun(w)
        await planned(w, "8 Jan 19:30")
        kim = w.guild.add_member(w.env.create_user("kim"))
        listed = (await kim.slash(w.general, "cycle event")).response
        assert stamp(FIRST) in texts(listed) and words.PLAN not in labels(listed)

        answer = await kim.slash(w.general, "cycle event", when="15 Jan 19:30")
        assert "Only whoever started this cycle" in texts(answer.response)
        for do in ("event-change", "event-drop", "event-gone", "event-native"):
            pressed = event_id(do, cycle.id, 1)
            answer = await kim.click(await planted(w, pressed), custom_id=pressed)
            assert answer.ephemeral and "Only whoever started this cycle" in texts(answer.response), do
        assert [one.state for one in await events(w)] == ["planned"]


async def test_a_confirmation_pressed_twice_plans_one_evening() -> None:
    async with world() as w:
        await begun(w)
        card = (await w.mira.slash(w.general, "cycle event", when="8 Jan 19:30")).response
        pressed = custom_id(card, words.YES_PLAN)
        await w.mira.click(card, custom_id=pressed)
        answer = await w.mira.click(await planted(w, pressed), custom_id=pressed)
        assert texts(answer.response) == REFUSED["same-time"]
        assert len(await events(w)) == 1


async def test_another_day_opens_the_form_with_what_was_read() -> None:
    async with world() as w:
        await begun(w)
        card = (await w.mira.slash(w.general, "cycle event", when="8 Jan 19:30", place="Yard")).response
        form = await w.mira.click(card, label=words.OTHER)
        assert "8 January 2026 19:30" in str(form.modal) and "Yard" in str(form.modal)
        await w.mira.submit_modal(form, {"when": "9 Jan 20:00", "place": "Yard"})
        assert "Friday 9 January 2026, 20:00" in texts(card)


async def test_where_no_cycle_runs_it_says_what_comes_first() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "cycle event", when="8 Jan 19:30")
        assert texts(answer.response) == words.NO_ACTIVE


async def test_where_several_run_it_asks_for_one() -> None:
    async with world() as w:
        first = await begun(w)
        await begun(w, "Loom talks")
        answer = await w.mira.slash(w.general, "cycle event", when="8 Jan 19:30")
        assert "Kiln talks, Loom talks" in texts(answer.response)
        card = (await w.mira.slash(w.general, "cycle event", when="8 Jan 19:30", cycle=str(first.id))).response
        assert words.YES_PLAN in labels(card)


async def test_anyone_takes_an_evening_or_all_of_them_into_a_calendar() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30", place="Yard")
        await planned(w, "15 Jan 19:30")
        kim = w.guild.add_member(w.env.create_user("kim"))
        public = w.general.last_message
        one = await kim.click(public, label=words.CALENDAR)
        every = await kim.click(public, label=words.ALL_DATES)

        assert one.ephemeral and every.ephemeral
        assert [len(await dates_in(file)) for file in (one.response, every.response)] == [1, 2]
        (first, _) = await dates_in(every.response)
        assert (first["dtstart"].dt, first["location"]) == (FIRST, "Yard")


async def dates_in(message: Any) -> list[icalendar.Event]:
    (file,) = message.attachments
    assert file.filename.endswith(".ics")
    return list(icalendar.Calendar.from_ical(await file.read()).walk("VEVENT"))


async def test_a_calendar_without_dates_is_not_offered() -> None:
    async with world() as w:
        cycle = await begun(w)
        pressed = cycle_id("cycle-calendar", cycle.id)
        answer = await w.jo.click(await planted(w, pressed), custom_id=pressed)
        assert texts(answer.response) == words.NO_DATES


async def test_an_evening_more_than_two_years_away_is_refused() -> None:
    async with world() as w:
        await begun(w)
        answer = await w.mira.slash(w.general, "cycle event", when="8 Jan 2030 19:30")
        assert texts(answer.response) == REFUSED["too-far"]
        assert START + timedelta(days=730) < datetime(2030, 1, 1, tzinfo=UTC)


async def test_who_has_a_seat_is_called_when_their_evening_moves_or_is_called_off() -> None:
    async with world() as w:
        await begun(w)
        await planned(w, "8 Jan 19:30")
        await w.jo.click(w.general.last_message, label=seat_words.SIGN_UP)
        await planned(w, "15 Jan 19:30")
        assert pinged(w, w.general.last_message) == []

        listed = (await w.mira.slash(w.general, "cycle event")).response
        await w.mira.select(listed, ["1"], custom_id=select_ids(listed)[0])
        form = await w.mira.click(listed, label=words.CHANGE)
        await w.mira.submit_modal(form, {"when": "9 Jan 20:00", "place": ""})
        await w.mira.click(listed, label=words.YES_MOVE)
        assert words.SEATED_STAYS.format(who=w.jo.mention) in texts(w.general.last_message)
        assert pinged(w, w.general.last_message) == [w.jo.id]

        listed = (await w.mira.slash(w.general, "cycle event")).response
        await w.mira.select(listed, ["1"], custom_id=select_ids(listed)[0])
        for label in (words.CANCEL, words.YES_CANCEL):
            await w.mira.click(listed, label=label)
        assert words.SEATED_GONE.format(who=w.jo.mention) in texts(w.general.last_message)
        assert pinged(w, w.general.last_message) == [w.jo.id]


async def test_an_evening_whose_time_has_come_stands_on_the_cycles_card_though_nobody_has_begun_it() -> None:
    async with world() as w:
        await begun(w)
        card = next(iter(w.general.history()))
        for when in ("8 Jan 19:30", "15 Jan 19:30"):
            await planned(w, when)
        kim = w.guild.add_member(w.env.create_user("kim"))
        w.later((FIRST - START).total_seconds() + 300)
        await calm(w)
        card = next(one for one in w.general.history() if one.id == card.id)
        assert "Now: <t:" + str(int(FIRST.timestamp())) in texts(card)
        await kim.click(card, label=seat_words.SIGN_UP)
        (cycle,) = await w.bot.cycles.of_server(w.guild.id)
        assert cycle.talk_of(kim.id, 1) is not None

        w.later(12 * 3600)
        await calm(w)
        card = next(one for one in w.general.history() if one.id == card.id)
        assert "Next: <t:" + str(int(FIRST.timestamp()) + 7 * 86400) in texts(card)


async def test_where_no_evening_is_planned_each_reads_what_they_can_do() -> None:
    async with world() as w:
        await begun(w)
        card = next(iter(w.general.history()))
        kim = w.guild.add_member(w.env.create_user("kim"))
        for member, said in ((w.mira, words.LIST_NONE_YOURS), (kim, words.LIST_NONE)):
            shown = (await member.click(card, label=start_words.EVENINGS_BUTTON)).response
            assert said in texts(shown) and (words.PLAN in labels(shown)) == (member is w.mira)


async def test_the_cycles_card_leads_to_its_evenings_and_is_kept_current() -> None:
    async with world() as w:
        await begun(w)
        card = next(iter(w.general.history()))
        await planned(w, "8 Jan 19:30")
        card = next(one for one in w.general.history() if one.id == card.id)
        assert "<t:" + str(int(FIRST.timestamp())) in texts(card)

        kim = w.guild.add_member(w.env.create_user("kim"))
        answer = await kim.click(card, label=start_words.EVENINGS_BUTTON)
        assert answer.ephemeral and stamp(FIRST) in texts(answer.response)
