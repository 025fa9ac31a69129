"""/me progress: what a member chose to keep of their reviews, shown to them alone, and never the text."""

from __future__ import annotations

import struct
from datetime import date as Day
from datetime import timedelta
from typing import Any

import pytest

from bot.cards import learning_words, privacy_words
from bot.cards import words as plain
from bot.cards.chart import Point, share_png
from bot.cards.me import progress_words as words
from bot.cards.next_steps import next_id
from bot.store.progress import KeptReview
from tests.commands.test_kpi_history import _opaque
from tests.sim.everything import planted
from tests.sim.world import World, go_on, labels, texts, world

MONDAY = Day(2025, 9, 1)


async def keep(w: World, told: str, every: int = 3) -> None:
    """1: a caption to one person, c: to a crowd, p: to a crowd on purpose; one every three days."""
    for n, one in enumerate(told):
        day = (MONDAY + timedelta(days=every * n)).isoformat()
        verdict = "one-to-one" if one == "1" else "crowd"
        await w.store.progress.keep(KeptReview(w.mira.id, n + 1, "tiktok", day, verdict, "I", 1, 0, one == "p"))


CROWD = "Hey guys, the plum jam is out and I hope all of you try it"
ONE = "You asked for the plum jam, so I kept you a jar"


async def keep_reviewed(w: World, card: Any) -> Any:
    """Picks “Keep in my progress” under a review."""
    return await go_on(w.mira, card, "keep")


async def reviewed(w: World, caption: str) -> Any:
    return (await w.mira.slash(w.general, "review", caption=caption)).response


async def test_a_review_is_kept_with_its_verdict_and_counts_and_without_its_text() -> None:
    async with world() as w:
        answer = await keep_reviewed(w, await reviewed(w, CROWD))
        (kept,) = await w.store.progress.of(w.mira.id)

        assert answer.ephemeral
        assert (kept.platform, kept.kept_on, kept.verdict) == ("instagram", "2026-01-01", "crowd")
        assert (kept.to_one, kept.to_crowd, kept.on_purpose) == (0, 2, False)
        assert "jam" not in str(kept) and "jam" not in texts(answer.response)


async def test_a_review_that_is_kept_twice_is_kept_once() -> None:
    async with world() as w:
        card = await reviewed(w, ONE)
        await keep_reviewed(w, card)
        await w.restart()
        await keep_reviewed(w, card)
        await keep_reviewed(w, await reviewed(w, CROWD))

        assert [one.verdict for one in await w.store.progress.of(w.mira.id)] == ["one-to-one", "crowd"]


async def test_a_caption_that_is_then_meant_for_a_crowd_is_kept_as_that() -> None:
    async with world() as w:
        card = await reviewed(w, CROWD)
        await keep_reviewed(w, card)
        await w.mira.click(card, label=plain.TAKE_PURPOSE)
        await keep_reviewed(w, card)
        (kept,) = await w.store.progress.of(w.mira.id)

        assert kept.on_purpose


async def test_what_was_kept_is_taken_back_at_once() -> None:
    async with world() as w:
        card = (await keep_reviewed(w, await reviewed(w, ONE))).response
        await w.restart()
        await w.mira.click(card, label=words.TAKE_BACK)

        assert words.TAKEN_BACK in texts(card)
        assert await w.store.progress.of(w.mira.id) == []


async def test_a_member_who_keeps_as_many_as_there_may_be_is_told_how_to_make_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.store.progress.MOST", 1)
    async with world() as w:
        card = await reviewed(w, ONE)
        await keep_reviewed(w, card)
        answer = await keep_reviewed(w, await reviewed(w, CROWD))
        await keep_reviewed(w, card)

        assert "as many as I can" in texts(answer.response)
        assert len(await w.store.progress.of(w.mira.id)) == 1


async def progress(w: World) -> Any:
    return await w.mira.slash(w.general, "me progress")


async def test_who_keeps_nothing_is_told_how_to_start() -> None:
    async with world() as w:
        answer = await progress(w)

        assert answer.ephemeral
        assert words.NONE in texts(answer.response)
        assert labels(answer.response) == [learning_words.NEXT_STEPS["review"]]


async def test_a_chart_is_a_private_picture_that_is_told_in_words_too() -> None:
    async with world() as w:
        await keep(w, "ccc1cc111p1")
        answer = await progress(w)
        (picture,) = answer.response.attachments
        said = texts(answer.response)

        assert answer.ephemeral
        assert "5 weeks from 1 Sep 2025 to 29 Sep 2025" in picture.description
        assert "first 0 %, latest 100 %, all in all 50 %" in picture.description
        assert words.TITLE.format(to_one=5, count=10) in said
        assert words.LEFT_OUT.format(count=1) in said


async def test_a_few_captions_are_called_a_few_with_the_number_it_takes() -> None:
    async with world() as w:
        await keep(w, "1c11")
        answer = await progress(w)

        assert words.FEW.format(count=6) in texts(answer.response)
        assert answer.response.attachments, "two weeks make a chart"


async def test_one_week_makes_no_chart() -> None:
    async with world() as w:
        await keep(w, "11")
        answer = await progress(w)

        assert answer.response.attachments == []
        assert words.FEW_WEEKS in texts(answer.response)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("cccccc11111", words.RISES),
        ("cc1c11c111", words.RISES_MAYBE),
        ("111111ccccc", words.FALLS),
        ("111c1c1c1c", words.FALLS_MAYBE),
        ("1c1c11c1c1", words.SAME),
    ],
)
async def test_rise_and_fall_are_told_without_blame_and_as_sure_as_they_are(told: str, said: str) -> None:
    async with world() as w:
        await keep(w, told)

        assert said in texts((await progress(w)).response)


async def test_a_share_that_falls_comes_with_one_thing_to_do() -> None:
    async with world() as w:
        await keep(w, "111111ccccc")
        card = (await progress(w)).response

        assert words.DO_MORE in texts(card) and words.DO_ON not in texts(card)
        assert labels(card)[0] == learning_words.NEXT_STEPS["review"]


async def test_the_last_one_is_deleted_and_a_second_press_on_the_same_button_deletes_no_other() -> None:
    async with world() as w:
        await keep(w, "11c")
        await w.restart()
        card = (await progress(w)).response
        pressed = next(one.id for one in await w.store.progress.of(w.mira.id) if one.card == 3)
        await w.mira.click(card, label=words.DELETE_LAST)
        again = f"coach1:progress-delete:{pressed}:{w.mira.id}"
        await w.mira.click(await planted(w, again), custom_id=again)

        assert [one.card for one in await w.store.progress.of(w.mira.id)] == [1, 2]
        assert words.TITLE.format(to_one=2, count=2) in texts(card)


async def test_nobody_sees_or_deletes_the_progress_of_another() -> None:
    async with world() as w:
        await keep(w, "1c1")
        id = (await w.store.progress.of(w.mira.id))[0].id
        for forged in (f"coach1:progress-delete:{id}:{w.mira.id}", f"coach1:progress-undo:{id}:{w.jo.id}"):
            await w.jo.click(await planted(w, forged), custom_id=forged)

        assert len(await w.store.progress.of(w.mira.id)) == 3
        assert words.NONE in texts((await w.jo.slash(w.general, "me progress")).response)


async def test_other_cards_lead_to_it() -> None:
    async with world() as w:
        await keep(w, "1c1")
        id = next_id("progress")
        answer = await w.mira.click(await planted(w, id), custom_id=id)

        assert words.TITLE.format(to_one=2, count=3) in texts(answer.response)


async def test_privacy_shows_it_and_forgets_all_of_it() -> None:
    async with world() as w:
        await keep(w, "1c1")
        title = privacy_words.SUBJECTS["progress"].title
        assert f"**{title}**: 3 kept" in texts((await w.mira.slash(w.general, "privacy show")).response)

        card = (await w.mira.slash(w.general, "privacy forget")).response
        await w.mira.click(card, label=privacy_words.FORGET_ALL)
        assert await w.store.progress.of(w.mira.id) == []


async def test_what_is_kept_lasts_as_long_as_the_operator_says() -> None:
    async with world() as w:
        await keep(w, "1")
        w.later(401 * 86400)
        await w.store.kept.expire(w.bot.services.now(), w.operator.retention)

        assert await w.store.progress.of(w.mira.id) == []


def test_the_picture_is_one_that_a_phone_shows_on_dark_and_on_light() -> None:
    png = share_png([Point(MONDAY, 0.0), Point(MONDAY + timedelta(days=7), 100.0)], "by week", 50.0, "all: 50 %")

    assert struct.unpack(">II", png[16:24]) == (960, 660) and len(png) < 500_000
    assert _opaque(png)
