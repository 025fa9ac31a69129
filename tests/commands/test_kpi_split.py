"""/kpi split: where the last four weeks went, and what a week's minutes make, at the member's own pace."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta
from typing import Any

from bot.cards.kpi import words
from bot.cards.learning_words import NEXT_STEPS
from bot.store.posts import Post
from tests.sim.world import World, labels, shelf, texts, world

TODAY = Day(2026, 1, 1)
DIFFERS = shelf().current.knowledge.differs


async def log(w: World, count: int, platform: str, minutes: int | None = None, ago: int = 0) -> None:
    for n in range(count):
        on = (TODAY - timedelta(days=ago + n)).isoformat()
        await w.store.posts.add(Post(w.mira.id, platform, on, minutes=minutes))


async def split(w: World, **options: Any) -> Any:
    return (await w.mira.slash(w.general, "kpi split", **options)).response


async def test_eight_posts_on_instagram_and_none_on_tiktok_get_one_note_and_what_is_different_there() -> None:
    async with world() as w:
        await log(w, 8, "instagram")
        card = await split(w)

        assert texts(card).count(words.SPLIT_ALONE.format(platform="Instagram")) == 1
        assert DIFFERS["tiktok"].says in texts(card) and DIFFERS["instagram"].says not in texts(card)
        assert labels(card) == [NEXT_STEPS["adapt"]], "one next step"


async def test_posts_on_both_platforms_or_few_of_them_get_no_note() -> None:
    async with world() as w:
        await log(w, 7, "instagram")
        few = await split(w)
        await log(w, 4, "tiktok")
        both = await split(w)

        for card in (few, both):
            assert "All of them" not in texts(card)
            assert labels(card) == [NEXT_STEPS["kpi"]]
        assert "**Instagram**: 7 posts" in texts(both) and "**TikTok**: 4 posts" in texts(both)


async def test_what_is_older_than_four_weeks_does_not_count_but_tells_the_pace() -> None:
    async with world() as w:
        await log(w, 9, "instagram", minutes=60, ago=28)
        said = texts(await split(w, minutes=200))

        assert words.SPLIT_TITLES[0] in said
        assert "- Instagram: 3 posts, at 60 minutes each (your median of 9)" in said


async def test_minutes_are_told_as_posts_at_ones_own_pace_and_below_a_fair_number_not_at_all() -> None:
    async with world() as w:
        await log(w, 3, "instagram", minutes=75)
        await log(w, 2, "tiktok", minutes=40)
        await log(w, 1, "tiktok")
        said = texts(await split(w, minutes=240))

        assert words.SPLIT_PACE.format(platform="Instagram", posts="3 posts", pace=75, count=3) in said
        assert words.SPLIT_FEW_ONE.format(platform="TikTok") in said
        assert words.SPLIT_MINUTES.format(minutes=80, count=2) in said


async def test_who_logged_nothing_is_shown_how_and_another_members_posts_are_nobody_elses() -> None:
    async with world() as w:
        await w.store.posts.add(Post(w.jo.id, "tiktok", TODAY.isoformat(), minutes=5))
        card = await split(w, minutes=60)

        assert words.SPLIT_TITLES[0] in texts(card)
        assert words.SPLIT_FEW.format(platform="TikTok", count=3) in texts(card)
        assert labels(card) == [NEXT_STEPS["kpi"]]


async def test_the_minutes_are_kept_with_a_post() -> None:
    async with world() as w:
        await w.mira.slash(w.general, "kpi log", platform="tiktok", views="9", minutes=45)
        (post,) = await w.store.posts.of(w.mira.id)

        assert post.minutes == 45
