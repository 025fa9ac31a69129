"""/kpi trend and /kpi report: a member's own posts, nobody else's, with what follows from them and how sure it is."""

from __future__ import annotations

import csv
import io
import struct
import sys
from datetime import date as Day
from datetime import timedelta
from typing import Any

import pytest

from bot.cards import words as plain
from bot.cards.chart import Point, trend_png
from bot.cards.kpi import words
from bot.cards.kpi.report import MOST_SCORES
from bot.coaching.kpi.figures import MOST
from bot.store.posts import Post
from tests.sim.world import World, custom_id, labels, planted, select_ids, shelf, texts, world

START = Day(2025, 9, 1)


async def log(w: World, count: int, platform: str = "tiktok", first: int = 0, **figures: Any) -> None:
    """Posts on days in a row, to one person and to a crowd in turn."""
    for n in range(first, first + count):
        on = (START + timedelta(days=n)).isoformat()
        known = {"views": 1000, "likes": 50 + 40 * (n % 2), "comments": 5, "shares": 10} | figures
        await w.store.posts.add(Post(w.mira.id, platform, on, one_to_one=bool(n % 2), **known))


async def trend(w: World, **options: Any) -> Any:
    return await w.mira.slash(w.general, "kpi trend", **options)


async def report(w: World, **options: Any) -> str:
    return texts((await w.mira.slash(w.general, "kpi report", **options)).response)


async def checklist(w: World, **options: Any) -> str:
    """What to look at before a campaign, a press away from the report."""
    card = (await w.mira.slash(w.general, "kpi report", **options)).response
    return texts((await w.mira.click(card, label=words.BEFORE)).response)


async def test_a_trend_is_a_private_picture_that_is_told_in_words_too() -> None:
    async with world() as w:
        await log(w, 6)
        answer = await trend(w, platform="tiktok", figure="share-rate")
        (picture,) = answer.response.attachments

        assert answer.ephemeral
        assert picture.description.startswith("Line chart of your share rate on TikTok: 6 posts from 1 Sep 2025")
        assert "1.00\u00a0%" in picture.description and "median" in picture.description
        assert words.TREND_TITLE.format(label="Share rate", count=6) in texts(answer.response)


async def test_the_picture_is_one_that_discord_shows_and_a_phone_can() -> None:
    png = trend_png([Point(START, 4.0, True), Point(START, 5.0, False)], 4.5, "your median 4.50 %", "%")

    assert png.startswith(b"\x89PNG") and len(png) < 500_000
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (960, 660)
    assert png[25] in (2, 6) and _opaque(png), "on dark and on light it is the same picture"


def _opaque(png: bytes) -> bool:
    from PIL import Image  # noqa: PLC0415 - only here, and matplotlib brings it along

    return Image.open(io.BytesIO(png)).convert("RGBA").getextrema()[3] == (255, 255)


@pytest.mark.parametrize("value", [0.0, 1e-6, float(MOST)])
def test_a_picture_of_nothing_and_of_a_lot_is_drawn(value: float) -> None:
    assert trend_png([Point(START, value), Point(START, value)], value, "your median", "")


async def test_one_post_makes_no_line() -> None:
    async with world() as w:
        await log(w, 1)
        answer = await trend(w, platform="tiktok")

        assert texts(answer.response) == words.TREND_FEW.format(label="views", count=1, platform="TikTok")


async def test_two_formulas_are_never_in_one_trend() -> None:
    async with world() as w:
        await log(w, 4)
        await log(w, 3, first=4, saves=30)
        answer = await trend(w, platform="tiktok", figure="interaction-rate-all")

        assert words.TREND_TITLE.format(label="Interaction rate with saves", count=3) in texts(answer.response)


@pytest.mark.parametrize("figure", ["engagement-rate", "x"])
async def test_a_figure_that_the_platform_has_no_chart_of_is_refused(figure: str) -> None:
    async with world() as w:
        await log(w, 3)

        assert texts((await trend(w, platform="tiktok", figure=figure)).response) == words.TREND_UNKNOWN.format(
            platform="TikTok"
        )


async def test_the_figures_of_the_platform_are_offered() -> None:
    async with world() as w:
        offered = await w.mira.autocomplete(w.general, "kpi trend", "figure", "rate", platform="tiktok")

        assert [one["value"] for one in offered][:2] == ["interaction-rate", "share-rate"]
        assert await w.mira.autocomplete(w.general, "kpi trend", "figure", "", platform="x") == []


async def test_what_only_videos_have_is_drawn_and_a_format_by_itself() -> None:
    async with world() as w:
        await log(w, 3, format="video", watch_time=12_000, full_share=3800)
        await log(w, 2, first=3, format="photo")
        seconds = texts((await trend(w, platform="tiktok", figure="average-watch-time")).response)
        share = texts((await trend(w, platform="tiktok", figure="completion-rate", format="video")).response)
        photos = texts((await trend(w, platform="tiktok", format="photo")).response)

        assert words.TREND_TITLE.format(label="Average watch time", count=3) in seconds and "12.0 s" in seconds
        assert "38.00 %" in share and "TikTok · video" in share
        assert words.TREND_TITLE.format(label="Views", count=2) in photos


async def test_a_trend_tells_the_alerts_and_that_all_posts_are_on_one_platform() -> None:
    async with world() as w:
        await log(w, 5, likes=50)
        await log(w, 5, first=5, views=4000, likes=200, comments=20, shares=40)
        said = texts((await trend(w, platform="tiktok")).response)

        assert words.ALERTS["views without depth"].format(label="interaction rate") in said
        assert words.ONE_PLATFORM.format(count=10, platform="TikTok") in said


# One person beside a crowd


async def test_below_a_fair_number_the_coach_says_how_many_more_it_takes() -> None:
    async with world() as w:
        await log(w, 11)
        said = texts((await trend(w, platform="tiktok")).response)

        assert words.COMPARED_FEW.format(count=5, parts="3 to one person and 2 to a crowd") in said


async def test_with_enough_posts_the_difference_has_an_interval_and_is_the_same_each_time() -> None:
    async with world() as w:
        await log(w, 20)
        said = [texts((await trend(w, platform="tiktok")).response) for _ in range(2)]

        assert said[0] == said[1]
        assert words.COMPARED_ONE.format(label="Interaction rate", difference="4.00") in said[0]
        assert "promises nothing" in said[0]


async def test_a_difference_that_could_be_chance_is_called_that() -> None:
    async with world() as w:
        await log(w, 20, likes=50)

        assert "it could also be nothing" in texts((await trend(w, platform="tiktok")).response)


# The report


async def test_a_campaign_is_told_beside_what_came_before() -> None:
    async with world() as w:
        await log(w, 6, likes=50)
        await log(w, 3, first=6, views=4000, likes=50)
        said = await report(w, since="2025-09-07")

        assert words.REPORT_BESIDE.format(platform="TikTok", posts="3 posts", before=6) in said
        assert words.REPORT_BEFORE.format(label="Views", now="4,000", then="1,000") in said


async def test_one_post_with_nothing_before_it_is_counted_in_plain_words() -> None:
    async with world() as w:
        await log(w, 1)
        said = await report(w)

        assert words.REPORT_PLATFORM.format(platform="TikTok", posts=words.SPLIT_POST) in said
        assert "beside" not in said


def items(platform: str) -> list[str]:
    return [one.fact.says for one in shelf().current.knowledge.campaigns[platform]]


async def test_each_platform_has_a_checklist_of_its_own_and_the_log_ticks_what_it_can() -> None:
    async with world() as w:
        await log(w, 10)
        await log(w, 10, "instagram", followers=1000)
        scorecard, said = await report(w, answered=9), await checklist(w, answered=9)

        assert items("instagram") != items("tiktok")
        for says in (*items("instagram"), *items("tiktok")):
            assert says in said
        for says in (items("instagram")[0], items("instagram")[1], items("instagram")[2], items("tiktok")[1]):
            assert f"{words.TICKED} {says}" in said
        assert f"{words.UNTICKED} {items('tiktok')[2]}" in said, "that one is the member's own to judge"
        assert scorecard.index("Engagement rate") < scorecard.index("Interaction rate")
        assert items("instagram")[0] not in scorecard, "a card has one idea"
        assert said.count("Lookfamed") == 2, "each list says where it comes from"


async def test_what_the_log_says_no_to_comes_with_what_to_do() -> None:
    async with world() as w:
        await log(w, 5, likes=90)
        await log(w, 5, first=5, likes=10)
        said = await checklist(w, answered=3)
        (weaker, *_) = shelf().current.knowledge.campaigns["tiktok"]

        assert f"{words.UNTICKED} {weaker.fact.says}" in said and weaker.do in said


async def test_with_few_posts_a_checklist_says_how_many_more_it_takes() -> None:
    async with world() as w:
        await log(w, 4)

        assert words.CHECK_NOTES["too few"].format(posts="6 posts") in await checklist(w)


async def test_how_many_comments_were_answered_is_picked_on_the_checklist_also_after_a_restart() -> None:
    async with world() as w:
        await log(w, 4, "instagram", followers=1000)
        scorecard = (await w.mira.slash(w.general, "kpi report")).response
        await w.restart()
        card = (await w.mira.click(scorecard, label=words.BEFORE)).response
        says, pick = items("instagram")[1], select_ids(card)[0]
        assert f"{words.UNTICKED} {says}" in texts(card)

        await w.restart()
        await w.mira.select(card, ["9"], custom_id=pick)
        assert f"{words.TICKED} {says}" in texts(card)

        file = (await w.mira.click(card, label=words.EXPORT)).response.attachments[0]
        rows = list(csv.reader(io.StringIO((await file.read()).decode("utf-8-sig"))))
        assert [row[3] for row in rows if row[2] == says] == [words.TABLE_TICKS["yes"]]


@pytest.mark.parametrize("since", ["0000-00-00", "2025-13-01", "2025-02-30"])
async def test_a_report_since_a_day_that_no_calendar_has_is_an_old_button(since: str) -> None:
    async with world() as w:
        await log(w, 4)
        button = await planted(w, f"coach1:kpi-check:{w.mira.id}:{since}:3")

        assert texts((await w.mira.click(button, label="Press")).response) == plain.OLD_BUTTON


async def test_a_report_says_the_first_figures_and_its_file_all_of_them() -> None:
    async with world() as w:
        await log(w, 6, "instagram", followers=1000, reach=900, saves=4)
        said = await report(w)

        assert said.count("\n- ") == MOST_SCORES
        assert "figures are in the file" in said


async def test_the_scorecard_is_saved_as_a_table_also_after_a_restart() -> None:
    async with world() as w:
        await log(w, 6, likes=50)
        await log(w, 3, first=6, views=4000, likes=50)
        card = (await w.mira.slash(w.general, "kpi report", since="2025-09-07", answered=3)).response
        await w.restart()
        answer = await w.mira.click(card, label=words.EXPORT)
        (file,) = answer.response.attachments
        rows = list(csv.reader(io.StringIO((await file.read()).decode("utf-8-sig"))))

        assert answer.ephemeral and file.filename.endswith(".csv")
        assert rows[0] == list(words.TABLE_HEAD)
        assert ["TikTok", words.TABLE_FIGURE, "Views", "4,000", "1,000"] in rows
        assert [row[2] for row in rows if row[1] == words.TABLE_CHECK] == items("tiktok")


async def test_views_that_rise_while_depth_stays_flat_and_posts_on_one_platform_are_told() -> None:
    async with world() as w:
        await log(w, 5, likes=50)
        await log(w, 5, first=5, views=4000, likes=200, comments=20, shares=40)
        said = await report(w)

        assert words.ALERTS["views without depth"].format(label="interaction rate") in said
        assert words.ONE_PLATFORM.format(count=10, platform="TikTok") in said

        await log(w, 1, "instagram", followers=5)
        assert "All your" not in await report(w)


async def test_likes_that_come_alone_are_told() -> None:
    async with world() as w:
        await log(w, 5, comments=0, shares=0)

        assert words.ALERTS["likes alone"] in await report(w)


async def test_where_nothing_is_logged_the_way_to_log_is_told() -> None:
    async with world() as w:
        assert await report(w) == words.REPORT_NONE
        await log(w, 2)
        assert await report(w, since="2025-12-24") == words.REPORT_NONE_SINCE.format(day="2025-12-24")


async def test_trend_and_report_are_a_press_away_from_each_other_and_from_a_kept_post() -> None:
    async with world() as w:
        await log(w, 1)
        kept = (await w.mira.slash(w.general, "kpi log", platform="tiktok", views="1k")).response
        await w.restart()
        chart = (await w.mira.click(kept, label=words.TREND)).response
        scorecard = (await w.mira.click(chart, label=words.REPORT)).response
        again = await w.mira.click(scorecard, custom_id=custom_id(scorecard, f"{words.TREND}: TikTok"))

        assert labels(scorecard)[:3] == [words.BEFORE, f"{words.TREND}: TikTok", words.EXPORT]
        assert again.response.attachments


def test_a_coach_that_draws_nothing_loads_no_drawing() -> None:
    import subprocess  # noqa: PLC0415

    ask = "import sys, bot.commands.registry; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0
