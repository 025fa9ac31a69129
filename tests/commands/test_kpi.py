"""/kpi: a platform's figures in its order, in private; posts kept, filled in and deleted by their owner alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.keys import post_id
from bot.cards.kpi import words
from bot.cards.kpi.keys import FiguresKey
from bot.cards.next_steps import next_id
from bot.coaching.kpi.figures import MOST
from bot.coaching.kpi.rates import COUNTS, FORMULAS, LARGEST, Count, Figures, kpis, name_of
from bot.store.posts import Post
from tests.sim.everything import planted
from tests.sim.world import World, labels, shelf, texts, world


def order(platform: str) -> list[str]:
    return [one.id for one in shelf().current.knowledge.figures[platform]]


async def card_of(w: World, command: str, **typed: str) -> Any:
    return (await w.mira.slash(w.general, f"kpi {command}", **typed)).response


# What counts on which platform


async def test_instagram_leads_with_the_engagement_rate_of_the_seed_formula() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "kpi instagram", likes="900", comments="100", followers="25k")

        assert answer.ephemeral
        assert texts(answer.response).startswith("## Engagement rate: 4.00 %")
        assert "how close" in texts(answer.response)


async def test_tiktok_leads_with_views_and_names_followers_last() -> None:
    async with world() as w:
        typed = {"views": "12.3k", "likes": "1,2k", "comments": "40", "shares": "300", "followers": "25k"}
        said = texts(await card_of(w, "tiktok", **typed))
        names = ["Views: 12,300", "Interaction rate: 12.52 %", "Share rate: 2.44 %"]
        names += ["**Comments", "**Likes", "**Followers"]

        assert sorted(names, key=said.index) == names
        assert words.NOT_COUNTED in said


async def test_with_saves_both_interaction_rates_stand_there_by_their_names() -> None:
    async with world() as w:
        said = texts(await card_of(w, "tiktok", views="1000", likes="50", comments="20", shares="10", saves="20"))

        assert "Interaction rate: 8.00 %" in said and "Interaction rate with saves: 10.00 %" in said
        assert words.NOT_COUNTED not in said


def test_the_platforms_have_orders_of_their_own() -> None:
    assert order("instagram")[0] == "engagement-rate"
    assert order("tiktok")[:3] == ["views", "interaction-rate", "share-rate"]
    assert order("tiktok")[-1] == "followers"
    assert not [one for one in order("tiktok") if one in FORMULAS and FORMULAS[one].bottom == "followers"]


known = st.none() | st.integers(0, MOST)


@given(st.builds(Figures, **dict.fromkeys(COUNTS, known)), known)
def test_followers_never_gate_or_lower_anything_on_tiktok(figures: Figures, followers: int | None) -> None:
    others = Figures(**{name: figures.of(name) for name in COUNTS if name != "followers"}, followers=followers)
    before, after = (
        [one for one in kpis(order("tiktok"), each) if name_of(one) != "followers"] for each in (figures, others)
    )

    assert before == after


async def test_who_has_no_followers_at_all_gets_the_whole_card_on_tiktok() -> None:
    async with world() as w:
        typed = {"views": "900", "likes": "50", "comments": "5", "shares": "5"}
        none, many = await card_of(w, "tiktok", **typed, followers="0"), await card_of(w, "tiktok", **typed)

        assert texts(none).replace("\n**Followers: 0**\n" + shown_do("tiktok", "followers"), "") == texts(many)


def shown_do(platform: str, name: str) -> str:
    return next(one.do for one in shelf().current.knowledge.figures[platform] if one.id == name)


# What the format decides


async def test_a_reel_has_figures_that_a_photo_has_not() -> None:
    async with world() as w:
        typed = {"likes": "900", "comments": "100", "followers": "25k", "views": "12,000", "watch_time": "12h 30m"}
        reel = texts(await card_of(w, "instagram", **typed, format="reel"))
        photo = texts(await card_of(w, "instagram", **typed, format="photo"))

        assert "**Average watch time: 3.8 s** (12 h 30 min over 12,000 views)" in reel
        assert "Average watch time:** " not in photo and "3.8 s" not in photo
        assert words.LEFT_OUT.format(names="Average watch time", format="photo") in photo


async def test_a_format_says_what_its_figures_lack() -> None:
    async with world() as w:
        said = texts(await card_of(w, "tiktok", views="900", format="Video"))
        photo = texts(await card_of(w, "tiktok", views="900", format="photo"))

        assert words.MISSING.format(label="Completion rate", missing="full watches") in said
        assert words.MISSING.format(label="Average watch time", missing="watch time") in said
        assert "Completion" not in photo


@pytest.mark.parametrize(("typed", "shown"), [("380", "(380 of 1,000)"), ("38%", f"({words.AS_SHOWN})")])
async def test_full_watches_are_a_count_or_the_share_that_the_app_shows(typed: str, shown: str) -> None:
    async with world() as w:
        said = texts(await card_of(w, "tiktok", views="1000", full_watches=typed))

        assert f"**Completion rate: 38.00 %** {shown}" in said


async def test_watched_figures_without_views_say_why_there_is_no_rate() -> None:
    async with world() as w:
        said = texts(await card_of(w, "tiktok", views="0", watch_time="90 min", full_watches="9"))

        assert words.DIVIDES_BY_NOTHING.format(label="Completion rate", bottom="views") in said
        assert words.DIVIDES_BY_NOTHING.format(label="Average watch time", bottom="views") in said


async def test_a_time_without_its_unit_is_asked_about_and_a_guess_is_told() -> None:
    async with world() as w:
        bare = texts(await card_of(w, "tiktok", views="900", watch_time="45000"))
        guess = texts(await card_of(w, "tiktok", views="900", watch_time="12:30"))

        assert bare == words.CANT_READ.format(name="watch time", how=words.HOW["no duration"])
        assert words.GUESSED.format(typed="12:30", count="12 min 30 s") in guess


async def test_the_formats_of_the_platform_are_offered_and_no_other_is_taken() -> None:
    async with world() as w:
        for command, options in (("kpi instagram", {}), ("kpi log", {"platform": "instagram"})):
            offered = await w.mira.autocomplete(w.general, command, "format", "re", **options)
            assert [one["value"] for one in offered] == ["reel"]
        said = texts(await card_of(w, "tiktok", views="1", format="story"))

        assert said == words.NO_SUCH_FORMAT.format(platform="TikTok", known="video, photo")


async def test_the_format_and_its_figures_are_kept_with_a_post() -> None:
    async with world() as w:
        card = await card_of(w, "tiktok", views="1000", full_watches="38%", watch_time="3:20:15", format="video")
        await w.mira.click(card, label=words.KEEP)
        (kept,) = await w.store.posts.of(w.mira.id)
        assert (kept.format, kept.watch_time, kept.full_share) == ("video", 12_015, 3800)

        said = texts(await card_of(w, "log", platform="tiktok", post=kept.id, full_watches="400", minutes=90))
        (kept,) = await w.store.posts.of(w.mira.id)
        assert (kept.full_watches, kept.full_share, kept.minutes) == (400, None, 90)
        assert "video" in said and "Watch time 3 h 20 min" in said and words.MADE_IN.format(count=90) in said


# What can't be worked out


async def test_nothing_is_divided_by_nothing_and_the_reason_is_told() -> None:
    async with world() as w:
        said = texts(await card_of(w, "instagram", likes="9", comments="1", followers="0"))

        assert words.DIVIDES_BY_NOTHING.format(label="Engagement rate", bottom="followers") in said
        assert "%" not in said

        said = texts(await card_of(w, "tiktok", views="0", likes="9", comments="1", shares="1"))
        assert words.DIVIDES_BY_NOTHING.format(label="Share rate", bottom="views") in said


async def test_what_is_missing_for_a_rate_is_named() -> None:
    async with world() as w:
        said = texts(await card_of(w, "tiktok", views="1000", likes="9"))

        assert words.MISSING.format(label="Interaction rate", missing="comments and shares") in said


async def test_a_figure_that_may_be_read_otherwise_says_how_it_was_read() -> None:
    async with world() as w:
        said = texts(await card_of(w, "instagram", likes="900", comments="100", followers="25.000"))

        assert words.GUESSED.format(typed="25.000", count="25,000") in said
        assert "4.00 %" in said


@pytest.mark.parametrize(
    ("typed", "why"), [("many", "not a number"), ("-5", "negative"), ("4%", "a share"), ("1.5", "a fraction")]
)
async def test_what_is_no_count_is_answered_with_what_to_type(typed: str, why: str) -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "kpi instagram", likes=typed, comments="1", followers="2")

        assert answer.ephemeral
        assert texts(answer.response) == words.CANT_READ.format(name="likes", how=words.HOW[why])


# Keeping posts


async def test_figures_that_were_looked_at_are_kept_by_their_button_also_after_a_restart() -> None:
    async with world() as w:
        card = await card_of(w, "tiktok", views="12.3k", likes="1.2k", comments="40", shares="300", followers="0")
        await w.restart()
        kept = (await w.mira.click(card, label=words.KEEP)).response
        await w.mira.click(kept, label=words.SPOKE_TO_ONE)

        assert await w.store.posts.of(w.mira.id) == [
            Post(w.mira.id, "tiktok", "2026-01-01", 12_300, 1200, 40, 300, None, None, 0, one_to_one=True, id=1)
        ]
        assert words.TO_ONE in texts(kept)
        assert words.SPOKE_TO_ONE not in labels(kept)


async def test_the_largest_figures_fit_into_the_button() -> None:
    key = FiguresKey("instagram", "reel", 2**63 - 1, LARGEST)

    assert len(key.id(LARGEST)) <= 100
    assert FiguresKey.read(key.id(LARGEST), LARGEST) == key


@given(st.lists(st.none() | st.integers(0, 10_000), min_size=len(LARGEST), max_size=len(LARGEST)))
def test_figures_come_out_of_a_button_as_they_went_in(figures: list[int | None]) -> None:
    key = FiguresKey("tiktok", "", 7, tuple(figures))

    assert FiguresKey.read(key.id(LARGEST), LARGEST) == key


async def test_a_post_is_logged_with_all_that_is_told() -> None:
    async with world() as w:
        typed = {"likes": "90", "comments": "10", "followers": "1k", "link": "https://instagram.example/p/1"}
        said = texts(await card_of(w, "log", platform="instagram", date="2025-12-20", spoke_to="crowd", **typed))

        assert "Engagement rate 10.00 %" in said and "20 Dec 2025" in said and words.TO_CROWD in said
        (post,) = await w.store.posts.of(w.mira.id, "instagram")
        assert (post.posted_on, post.link, post.one_to_one) == ("2025-12-20", typed["link"], False)


async def test_a_reviewed_post_is_logged_with_its_verdict_and_filled_in_later() -> None:
    async with world() as w:
        review = (await w.mira.slash(w.general, "review", caption="Hey guys, the bread is out")).response
        form = await w.mira.click(review, label=words.LOG_THIS)
        kept = (await w.mira.submit_modal(form, {"date": "today"})).response
        assert words.KEPT_WITHOUT in texts(kept)

        (choice,) = await w.mira.autocomplete(w.general, "kpi log", "post", "", platform="instagram")
        assert words.NO_FIGURES in choice["name"]
        typed = {"likes": "90", "comments": "10", "followers": "1k"}
        said = texts(await card_of(w, "log", platform="instagram", post=choice["value"], **typed))

        assert "Engagement rate 10.00 %" in said
        (post,) = await w.store.posts.of(w.mira.id)
        assert (post.likes, post.one_to_one) == (90, False)


async def test_a_caption_to_one_person_is_logged_as_such() -> None:
    async with world() as w:
        review = (await w.mira.slash(w.general, "review", caption="I kept you a slice of the bread")).response
        await w.restart()
        form = await w.mira.click(review, label=words.LOG_THIS)
        await w.restart()
        await w.mira.submit_modal(form, {"date": "2025-12-31", "views": "1.2k"})

        (post,) = await w.store.posts.of(w.mira.id)
        assert (post.one_to_one, post.views) == (True, 1200)


async def test_a_next_step_opens_a_form_that_asks_where_the_post_is() -> None:
    async with world() as w:
        form = await w.mira.click(await planted(w, next_id("kpi")), custom_id=next_id("kpi"))
        await w.restart()
        await w.mira.submit_modal(form, {"platform": ["tiktok"], "date": "2025-12-31", "views": "1.2k"})

        (post,) = await w.store.posts.of(w.mira.id)
        assert (post.platform, post.posted_on, post.views) == ("tiktok", "2025-12-31", 1200)


async def test_where_the_platform_has_no_figures_here_no_post_is_offered_to_be_logged() -> None:
    async with world() as w:
        review = (await w.mira.slash(w.general, "review", caption="I kept you a slice", platform="threads")).response

        assert words.LOG_THIS not in labels(review)


@pytest.mark.parametrize(
    ("date", "said"),
    [("soon", words.CANT_READ_DATE), ("2026-02-01", words.DATE_AHEAD), ("1999-01-01", words.DATE_LONG_AGO)],
)
async def test_a_day_that_no_post_can_have_is_refused(date: str, said: str) -> None:
    async with world() as w:
        assert texts(await card_of(w, "log", platform="tiktok", views="1", date=date)) == said
        assert await w.store.posts.of(w.mira.id) == []


@pytest.mark.parametrize("link", ["tiktok.example", "javascript:alert(1)", "https://a b", "https://" + "a" * 300])
async def test_a_link_that_is_none_is_refused(link: str) -> None:
    async with world() as w:
        said = texts(await card_of(w, "log", platform="tiktok", views="1", link=link))

        assert said.startswith(words.CANT_READ_LINK.split("{", maxsplit=1)[0])
        assert await w.store.posts.of(w.mira.id) == []


async def test_a_post_is_deleted_by_its_button() -> None:
    async with world() as w:
        card = await card_of(w, "log", platform="tiktok", views="1k")
        await w.mira.click(card, label=words.DELETE)

        assert texts(card) == words.GONE
        assert await w.store.posts.of(w.mira.id) == []


async def test_an_old_post_is_found_again_by_log_and_deleted() -> None:
    async with world() as w:
        old = await w.store.posts.add(Post(w.mira.id, "tiktok", "2025-12-01", views=5))
        card = await card_of(w, "log", platform="tiktok", post=old.id)
        assert await w.store.posts.of(w.mira.id) == [old], "picked without figures, nothing about it changes"
        await w.mira.click(card, label=words.DELETE)

        assert await w.store.posts.of(w.mira.id) == []


async def test_nobody_reaches_the_post_of_another_member() -> None:
    async with world() as w:
        hers = await w.store.posts.add(Post(w.mira.id, "tiktok", "2025-12-30", views=5))
        for do in ("post-one", "post-crowd", "post-delete"):
            forged = post_id(do, hers.id, w.jo.id)  # as if it were Jo's
            answer = await w.jo.click(await planted(w, forged), custom_id=forged)
            assert texts(answer.response) == words.POST_GONE
        assert await w.jo.autocomplete(w.general, "kpi log", "post", "", platform="tiktok") == []
        answer = await w.jo.slash(w.general, "kpi log", platform="tiktok", views="9", post=hers.id)

        assert texts(answer.response) == words.POST_GONE
        assert await w.store.posts.of(w.mira.id) == [hers]


async def test_a_fourth_post_is_compared_with_the_members_own_median_and_nobody_elses() -> None:
    async with world() as w:
        for shares in (10, 20, 90):
            await w.store.posts.add(Post(w.mira.id, "tiktok", "2025-12-30", views=1000, likes=1, shares=shares))
        await w.store.posts.add(Post(w.jo.id, "tiktok", "2025-12-30", views=9, shares=9))
        said = texts(await card_of(w, "tiktok", views="1000", shares="30"))

        assert words.OWN_MEDIAN.format(median="2.00 %", count=3) in said
        assert words.OWN_MEDIAN.format(median="1,000", count=3) in said
        assert words.OWN_FEW not in said


def test_a_count_is_told_from_a_rate() -> None:
    assert [isinstance(one, Count) for one in kpis(["views", "share-rate"], Figures())] == [True, False]


async def test_a_thumb_that_presses_keep_twice_keeps_one_post() -> None:
    async with world() as w:
        looked = (await w.mira.slash(w.general, "kpi tiktok", views="12.3k", likes="900")).response
        first = (await w.mira.click(looked, label=words.KEEP)).response
        again = (await w.mira.click(looked, label=words.KEEP)).response

        assert texts(again) == texts(first)
        assert len(await w.store.posts.of(w.mira.id)) == 1
