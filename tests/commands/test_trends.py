"""/me trends: a trend is noted with a twist, asked for where it is missing, seen and deleted by its owner alone."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, size
from bot.cards.keys import post_id
from bot.cards.me import trend_words as words
from bot.cards.me.trends import A_PAGE, TrendShown, TrendsShown, trends_card
from bot.coaching.twist import LONGEST_TREND, LONGEST_TWIST
from bot.store.trends import MOST, Trend
from tests.sim.everything import planted
from tests.sim.world import START, World, custom_id, labels, texts, world

SONG = {"trend": "The cup song", "twist": "With mugs from my kiln, until one breaks", "platform": ["tiktok"]}


async def note(w: World, typed: dict[str, Any], member: Any = None) -> tuple[Any, Any]:
    """Fill in the form of an open list: the answer, and the list."""
    member = member or w.mira
    card = (await member.slash(w.general, "me trends")).response
    form = await member.click(card, label=words.NOTE)
    return await member.submit_modal(form, typed), card


def filled_in(form: Any) -> dict[str, str]:
    fields = [label["component"] for label in form._interaction.modal["components"]]
    chosen = {field["custom_id"]: o["value"] for field in fields for o in field.get("options", ()) if o.get("default")}
    return {field["custom_id"]: field["value"] for field in fields if field.get("value")} | chosen


async def test_a_trend_with_a_twist_is_noted_and_its_caption_can_be_reviewed_next() -> None:
    async with world() as w:
        _, card = await note(w, SONG | {"day": "yesterday"})

        assert "The cup song" in texts(card) and "With mugs from my kiln" in texts(card)
        assert "TikTok · 2025-12-31" in texts(card)
        assert labels(card)[0:2] == [words.DELETE, words.REVIEW]
        [kept] = await w.store.trends.of(w.mira.id)
        assert (kept.trend, kept.platform, kept.noted_for) == ("The cup song", "tiktok", "2025-12-31")

        form = await w.mira.click(card, label=words.REVIEW)
        assert filled_in(form)["place"] == "tiktok|"


async def test_the_list_is_private_and_the_latest_comes_first() -> None:
    async with world() as w:
        for day in ("2025-12-01", "2025-12-30", "2025-12-20"):
            await w.store.trends.add(Trend(w.mira.id, "tiktok", day, f"trend of {day}", "with mugs"))
        answer = await w.mira.slash(w.general, "me trends")
        shown = texts(answer.response)

        assert answer.ephemeral
        assert shown.index("2025-12-30") < shown.index("2025-12-20") < shown.index("2025-12-01")
        assert "trend of" not in texts((await w.jo.slash(w.general, "me trends")).response)


@pytest.mark.parametrize(
    ("twist", "asked"),
    [
        ("", "missing"),
        ("   ", "missing"),
        ("none yet", "missing"),
        ("my own version of it", "missing"),
        ("🔥🔥", "missing"),
        ("the cup song", "repeated"),
        ("My own cup songs!", "repeated"),
        ("singing the CUP song, but mine", None),
        ("with clay mugs", None),
    ],
)
async def test_a_twist_is_asked_for_until_it_says_something_of_its_own(twist: str, asked: str | None) -> None:
    async with world() as w:
        answer, _ = await note(w, SONG | {"twist": twist})
        kept = await w.store.trends.of(w.mira.id)

        if asked is None:
            assert [one.twist for one in kept] == [twist]
        else:
            assert kept == []
            assert answer.ephemeral
            assert words.ASK[asked] in texts(answer.response)


async def test_what_was_typed_is_not_lost_when_a_twist_is_missing_even_over_a_restart() -> None:
    async with world() as w:
        typed = {"trend": "The *cup* song", "twist": "the cup song", "platform": ["instagram"], "day": "2025-12-30"}
        answer, _ = await note(w, typed)
        await w.restart()
        form = await w.mira.click(answer.response, label=words.TRY_AGAIN)

        assert filled_in(form) == typed | {"platform": "instagram"}

        await w.restart()
        await w.mira.submit_modal(form, typed | {"twist": "none"})
        assert words.ASK["missing"] in texts(answer.response)
        await w.mira.submit_modal(await w.mira.click(answer.response, label=words.TRY_AGAIN), typed | SONG)
        assert "With mugs from my kiln" in texts(answer.response)
        assert len(await w.store.trends.of(w.mira.id)) == 1


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (SONG | {"trend": " "}, "trend"),
        (SONG | {"trend": "\u200b\0\ufeff"}, "trend"),
        (SONG | {"day": "soon"}, "day"),
        (SONG | {"day": "2031-01-01"}, "day"),
        (SONG | {"day": "9999-12-31"}, "day"),
    ],
)
async def test_a_missing_trend_and_a_day_that_is_none_are_asked_for(typed: dict[str, Any], asked: str) -> None:
    async with world() as w:
        answer, _ = await note(w, typed)

        assert words.ASK[asked] in texts(answer.response)
        assert await w.store.trends.of(w.mira.id) == []


async def test_each_can_be_deleted_and_the_page_stays() -> None:
    async with world() as w:
        for day in range(1, 10):
            await w.store.trends.add(Trend(w.mira.id, "tiktok", f"2025-12-0{day}", f"number {day}", "with mugs"))
        card = (await w.mira.slash(w.general, "me trends")).response
        assert "number 9" in texts(card) and "number 5" not in texts(card)
        assert words.BACK not in labels(card)

        await w.mira.click(card, label=words.ON)
        assert "number 5" in texts(card)
        await w.mira.click(card, custom_id=custom_id(card, words.DELETE))

        assert "number 5" not in texts(card) and "number 4" in texts(card)
        assert words.DELETED in texts(card)
        assert len(await w.store.trends.of(w.mira.id)) == 8

        await w.mira.click(card, label=words.BACK)
        assert "number 9" in texts(card)


async def test_an_older_day_is_shown_on_the_page_that_holds_it() -> None:
    async with world() as w:
        for day in range(1, 9):
            await w.store.trends.add(Trend(w.mira.id, "tiktok", f"2025-12-0{day}", f"number {day}", "with mugs"))
        _, card = await note(w, SONG | {"day": "2025-11-30"})

        assert "The cup song" in texts(card) and "number 8" not in texts(card)


async def test_deleting_twice_or_a_trend_that_is_gone_does_no_harm() -> None:
    async with world() as w:
        _, card = await note(w, SONG)
        pressed = custom_id(card, words.DELETE)
        stray = await planted(w, pressed)
        await w.mira.click(card, custom_id=pressed)
        await w.mira.click(stray, custom_id=pressed)

        assert words.EMPTY in texts(card)
        far = post_id("trend-page", 10**14, w.mira.id)
        await w.mira.click(await planted(w, far), custom_id=far)


@pytest.mark.parametrize("label", [words.NOTE, words.DELETE, words.REVIEW])
async def test_nobody_else_presses_the_buttons_of_a_list(label: str) -> None:
    async with world() as w:
        _, card = await note(w, SONG)
        pressed = custom_id(card, label)
        answer = await w.jo.click(await planted(w, pressed), custom_id=pressed)

        assert answer.ephemeral
        assert texts(answer.response) == words.NOT_YOURS.format(member=w.mira.mention)
        assert len(await w.store.trends.of(w.mira.id)) == 1


async def test_a_member_s_button_reaches_no_trend_of_another() -> None:
    async with world() as w:
        await note(w, SONG)
        [kept] = await w.store.trends.of(w.mira.id)
        forged = post_id("trend-delete", kept.id, w.jo.id)
        await w.jo.click(await planted(w, forged), custom_id=forged)

        assert await w.store.trends.of(w.mira.id) == [kept]


async def test_there_is_an_end_to_how_many_are_kept() -> None:
    async with world() as w:
        for _ in range(MOST):
            await w.store.trends.add(Trend(w.mira.id, "tiktok", "2025-12-30", "a", "b"))
        answer, _ = await note(w, SONG)

        assert texts(answer.response) == words.TOO_MANY.format(most=MOST)
        assert len(await w.store.trends.of(w.mira.id)) == MOST


async def test_markup_and_pings_in_a_trend_act_as_nothing() -> None:
    async with world() as w:
        wild = SONG | {"trend": "**@everyone**", "twist": "# <@1> `x` [mugs](https://example.org)"}
        _, card = await note(w, wild)

        assert "\\*\\*@everyone\\*\\*" in texts(card)
        assert "<@1>" not in texts(card) and "](https://" not in texts(card)


async def test_privacy_exports_and_forgets_them() -> None:
    async with world() as w:
        await note(w, SONG)
        shown = texts((await w.mira.slash(w.general, "privacy show")).response)

        assert "Your trends" in shown
        await w.store.kept.forget_member(w.mira.id)
        assert await w.store.trends.of(w.mira.id) == []


@pytest.mark.parametrize("letter", ["*", "🧶", "x"])
def test_a_page_of_the_longest_entries_fits_a_card(letter: str) -> None:
    longest = TrendShown(10**14, letter * LONGEST_TREND, letter * LONGEST_TWIST, "Instagram", START.date())
    card = trends_card(TrendsShown(10**18, [longest] * (3 * A_PAGE), 1, words.KEPT, "instagram"))
    components, characters = size(card.view)

    assert components <= MOST_COMPONENTS and characters <= MOST_TEXT
    pressed = [one.custom_id for one in card.view.walk_children() if isinstance(one, discord.ui.Button)]
    assert all(one is not None and len(one) <= 100 for one in pressed)
