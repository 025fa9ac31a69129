"""/me absence: who looked for a member in a gap, kept for them alone, and above every engagement rate."""

from __future__ import annotations

from typing import Any

import pytest

from bot.cards.me import absence_words as words
from bot.cards.me.care_keys import absence_id
from bot.cards.next_steps import next_id
from bot.store.absences import MOST, Absence
from bot.store.posts import Post
from tests.sim.everything import planted
from tests.sim.world import World, custom_id, labels, select_ids, shelf, texts, world

GAP = "2025-12-01 to 2025-12-15"
RATE = words.TITLE.format(rate="2.0")
LINE = "**Wonder rate 2.0 a week**"


async def posted(w: World, *days: str, platform: str = "instagram") -> None:
    for day in days:
        await w.store.posts.add(Post(w.mira.id, platform, day, views=900, likes=90, comments=9, followers=1_000))


async def counted(w: World, gap: str = GAP, **counts: str) -> Any:
    """The form of a typed gap, sent."""
    card = (await w.mira.slash(w.general, "me absence")).response
    form = await w.mira.click(card, label=words.TYPE)
    return await w.mira.submit_modal(form, {"gap": gap, "asked": "", **counts})


async def test_without_posts_it_asks_for_a_gap() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "me absence")

        assert answer.ephemeral
        assert words.ASK_UNKNOWN in texts(answer.response)
        assert words.LOG not in labels(answer.response)


async def test_posts_that_are_kept_tell_the_gap_and_the_form_knows_it() -> None:
    async with world() as w:
        await posted(w, "2025-11-01", "2025-12-01", "2025-12-30")
        card = (await w.mira.slash(w.general, "me absence")).response

        assert "from 1 Dec 2025 to 30 Dec 2025, 29 days" in texts(card)
        form = await w.mira.click(card, label=words.LOG)
        assert "2025-12-01 to 2025-12-30" in str(form.modal)


async def test_the_rate_is_shown_with_its_parts_and_what_it_is() -> None:
    async with world() as w:
        shown = texts((await counted(w, asked="3", searches="1")).response)

        assert RATE in shown
        assert "Asked where you are 3 + searches 1 = **4**" in shown
        assert words.DEFINITION in shown
        assert words.FIRST in shown


@pytest.mark.parametrize(
    ("asked", "visits", "says"), [("2", "9", "some"), ("0", "9", "unasked"), ("", "9", "unasked"), ("0", "0", "nobody")]
)
async def test_what_to_do_fits_who_looked(asked: str, visits: str, says: str) -> None:
    async with world() as w:
        shown = texts((await counted(w, asked=asked, visits=visits)).response)

        care = shelf().current.knowledge.care
        assert care is not None
        assert str(getattr(care.absence, says)) in shown


async def test_one_button_is_the_next_step() -> None:
    async with world() as w:
        for card in ((await w.mira.slash(w.general, "me absence")).response, (await counted(w, asked="3")).response):
            assert str(card.components).count("'type': 2, 'style': 1") == 1


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        ("2025-12-01 to 2025-12-01", words.NO_GAP),
        ("2025-12-15 to 2025-12-01", words.NO_GAP),
        ("2026-01-01", words.NO_GAP),
        ("soon", words.CANT_READ_GAP),
        ("2025-12-01 to 2025-12-05 to 2025-12-09", words.CANT_READ_GAP),
        ("2025-12-01 to 2031-12-05", words.CANT_READ_GAP),
        (GAP, words.NOT_COUNTED),
    ],
)
async def test_no_gap_and_no_count_are_refused_with_the_reason(gap: str, said: str) -> None:
    async with world() as w:
        answer = await counted(w, gap, asked="" if said == words.NOT_COUNTED else "3")

        assert texts(answer.response) == said
        assert await w.store.absences.of(w.mira.id) == []


async def test_what_is_no_count_is_refused() -> None:
    async with world() as w:
        assert texts((await counted(w, asked="a few")).response) == words.CANT_READ_COUNT


async def test_a_gap_that_lasts_is_measured_until_today_and_ends_with_the_next_post() -> None:
    async with world() as w:
        shown = texts((await counted(w, "2025-12-18", asked="4")).response)
        assert "Since 18 Dec 2025, 14 days so far" in shown
        assert RATE in shown

        await posted(w, "2025-12-25")
        shown = texts((await w.mira.slash(w.general, "me absence")).response)
        assert "From 18 Dec 2025 to 25 Dec 2025, 7 days" in shown
        assert words.TITLE.format(rate="4.0") in shown


async def test_it_stands_beside_ones_own_earlier_gaps_counted_the_same_way() -> None:
    async with world() as w:
        await counted(w, "2025-09-01 to 2025-09-15", asked="1")
        await counted(w, "2025-10-01 to 2025-10-15", asked="2", visits="900")
        shown = texts((await counted(w, asked="4")).response)

        assert words.BESIDE.format(rates="0.5") in shown


async def test_the_counts_can_be_changed_and_deleted_after_a_restart_too() -> None:
    async with world() as w:
        card = (await counted(w, asked="4")).response
        await w.restart()
        form = await w.mira.click(card, label=words.CHANGE)
        assert "4" in str(form.modal)
        card = (await w.mira.submit_modal(form, {"gap": GAP, "asked": "8"})).response
        assert words.TITLE.format(rate="4.0") in texts(card)

        await w.mira.click(card, label=words.DELETE)
        assert await w.store.absences.of(w.mira.id) == []


async def test_another_gap_can_be_looked_at() -> None:
    async with world() as w:
        await counted(w, "2025-09-01 to 2025-09-15", asked="1")
        card = (await counted(w, asked="4")).response
        other = (await w.mira.select(card, ["2025-09-01"], custom_id=select_ids(card)[0])).response

        assert words.TITLE.format(rate="0.5") in texts(other)


async def test_nobody_else_opens_or_deletes_it() -> None:
    async with world() as w:
        await w.store.absences.keep(Absence(w.mira.id, "2025-12-01", "2025-12-15", asked=4))
        for do in ("absence-log", "absence-delete"):
            id = absence_id(do, w.mira.id)
            answer = await w.jo.click(await planted(w, id), custom_id=id)

            assert texts(answer.response) == words.NOT_YOURS.format(member=w.mira.mention)
        assert "4" not in texts((await w.jo.slash(w.general, "me absence")).response)
        assert len(await w.store.absences.of(w.mira.id)) == 1


async def test_as_many_are_kept_as_there_may_be() -> None:
    async with world() as w:
        for n in range(MOST):
            await w.store.absences.keep(Absence(w.mira.id, f"{2000 + n}-01-01", f"{2000 + n}-02-01", asked=1))

        assert texts((await counted(w, asked="4")).response) == words.TOO_MANY.format(most=MOST)


async def test_an_id_with_a_day_that_is_none_breaks_nothing() -> None:
    async with world() as w:
        for do in ("absence-log", "absence-delete"):
            id = absence_id(do, w.mira.id) + "2025-13-77"
            answer = await w.mira.click(await planted(w, id), custom_id=id)

            assert answer.acknowledged
            assert "(error " not in texts(answer.response)


async def test_the_wonder_rate_stands_above_the_engagement_rate_in_every_report() -> None:
    async with world() as w:
        await posted(w, *(f"2025-12-{day:02}" for day in range(16, 28)))
        await counted(w, asked="4")

        one = (await w.mira.slash(w.general, "kpi instagram", likes="90", comments="10", followers="1000")).response
        trend = (await w.mira.slash(w.general, "kpi trend", platform="instagram", figure="engagement-rate")).response
        report = (await w.mira.slash(w.general, "kpi report")).response
        for card in (one, trend, report):
            shown = texts(card)
            assert shown.index(LINE) < shown.index("ngagement rate"), shown


async def test_where_none_was_counted_the_reports_say_nothing_of_it_and_lead_there() -> None:
    async with world() as w:
        await posted(w, "2025-12-16", "2025-12-17")
        report = (await w.mira.slash(w.general, "kpi report")).response

        assert "Wonder" not in texts(report)
        card = (await w.mira.click(report, custom_id=next_id("absence"))).response
        assert words.ASK_TITLE in texts(card)
        assert custom_id(card, words.LOG)
