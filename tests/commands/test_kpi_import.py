"""/kpi import: a file of posts is taken in as a whole or not at all, once, and its captions never."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from itertools import count, pairwise
from time import perf_counter, sleep
from typing import Any
from unittest import mock

import discord
import pytest

from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, Card
from bot.cards.kpi import words
from bot.coaching.kpi.insights_csv import MOST_ROWS
from bot.commands.slow import Reply
from bot.commands.telling import PAUSE
from bot.rulebook.book import Rulebook
from bot.rulebook.knowledge.tables import Columns
from bot.store.engine import NotKept, Statements
from bot.store.posts import MOST, Post, Posts
from tests.sim.world import World, labels, shelf, texts, world

TIKTOK = (
    "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n"
    "Rye bread,https://www.tiktok.com/@m/video/1,2025-11-20,1.2k,40,300,12.3K\n"
    "Plums,https://www.tiktok.com/@m/video/2,2025-11-21,5,0,0,90\n"
)


async def send(w: World, content: str | bytes, **options: Any) -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return await w.mira.slash(w.general, "kpi import", file=("insights.csv", raw), **options)


async def test_a_file_is_taken_in_with_its_figures_and_without_its_titles() -> None:
    async with world() as w:
        answer = await send(w, TIKTOK)
        first, second = await w.store.posts.of(w.mira.id)

        assert answer.ephemeral
        assert words.IMPORTED_TITLE.format(count=2) in texts(answer.response)
        assert labels(answer.response) == [f"{words.TREND}: TikTok"]
        assert (first.views, first.likes, first.shares, first.posted_on) == (12_300, 1200, 300, "2025-11-20")
        assert second.link.endswith("/2") and second.one_to_one is None
        assert "Rye" not in str(first)


async def test_one_wrong_cell_and_nothing_of_the_file_is_taken_in() -> None:
    async with world() as w:
        card = (await send(w, TIKTOK + "Figs,,soon,4%,1,1,1\n")).response

        assert words.NOT_IMPORTED_TITLE in texts(card)
        assert words.CELL.format(row=4, column="Post time", why=words.CELL_WHY["day"]) in texts(card)
        assert words.CELL.format(row=4, column="Total likes", why=words.CELL_WHY["figure"]) in texts(card)
        assert await w.store.posts.of(w.mira.id) == []


async def test_a_file_that_is_sent_twice_counts_once_and_a_newer_one_brings_newer_figures() -> None:
    async with world() as w:
        await send(w, TIKTOK)
        again = texts((await send(w, TIKTOK)).response)
        newer = texts((await send(w, TIKTOK.replace("12.3K", "15K"))).response)

        assert words.IMPORTED_NOTHING_NEW in again
        assert words.IMPORTED.format(new=0, filled=1, same=1) in newer
        assert [one.views for one in await w.store.posts.of(w.mira.id)] == [15_000, 90]


async def test_a_post_that_stands_twice_in_a_file_is_one_with_its_last_figures() -> None:
    async with world() as w:
        rows = TIKTOK + TIKTOK.split("\n")[1].replace("12.3K", "15K") + "\n"
        for _ in range(2):
            await send(w, rows)
            assert sorted(one.views for one in await w.store.posts.of(w.mira.id)) == [90, 15_000]


async def test_a_post_that_was_logged_after_its_review_gets_its_figures_and_keeps_its_verdict() -> None:
    async with world() as w:
        logged = await w.store.posts.add(Post(w.mira.id, "tiktok", "2025-11-20", one_to_one=True))
        said = texts((await send(w, TIKTOK)).response)
        first, _ = await w.store.posts.of(w.mira.id)

        assert words.IMPORTED.format(new=1, filled=1, same=0) in said
        assert (first.id, first.views, first.one_to_one) == (logged.id, 12_300, True)


async def test_a_file_that_does_not_say_the_platform_needs_it_said() -> None:
    async with world() as w:
        unsaid = texts((await send(w, "date,views\n2025-11-20,5")).response)
        said = texts((await send(w, "date,views\n2025-11-20,5", platform="instagram")).response)

        assert words.CELL_WHY["no platform"] in unsaid
        assert words.IMPORTED_TITLE_ONE in said
        assert [one.platform for one in await w.store.posts.of(w.mira.id)] == ["instagram"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [(b"", "no rows"), (b"\0\1\2", "not text"), (b"a,b\n1,2", "no day column"), (b"x" * 2_000_001, "too big")],
)
async def test_a_file_that_is_no_table_of_posts_is_answered_with_what_to_do(raw: bytes, why: str) -> None:
    async with world() as w:
        assert texts((await send(w, raw)).response) == words.TABLE_WHY[why]


async def test_a_file_of_nothing_but_mistakes_fits_on_a_card_and_its_names_act_as_nothing() -> None:
    async with world() as w:
        header = "date,**@everyone** views,views" + "," * 50
        card = (await send(w, header + "\n" + "soon,x,many\n" * 900)).response

        assert texts(card).count("Rows 2 to 901") == 3, "what is wrong with a whole column is said once"
        assert len(texts(card)) < MOST_TEXT and len(card.components) < MOST_COMPONENTS
        assert not w.env.backend.get_message(w.general.id, card.id).mention_everyone


async def test_the_rows_of_one_mistake_stand_together_and_all_are_counted() -> None:
    async with world() as w:
        days = ["2025-11-20" if n % 3 else "soon" for n in range(30)]
        card = (await send(w, "date,views\n" + "".join(f"{day},5\n" for day in days), platform="tiktok")).response

        assert "- Rows 2, 5, 8, 11, 14, 17, and 4 more, date: " in texts(card)


async def test_of_two_columns_of_days_the_one_that_has_some_counts() -> None:
    async with world() as w:
        rows = "".join(f"2025-11-{n:02},10:00,{n}\n" for n in range(1, 4))
        await send(w, "Date,Post time,Views\n" + rows, platform="tiktok")
        kept = [one.posted_on for one in await w.store.posts.of(w.mira.id)]

        assert kept == ["2025-11-01", "2025-11-02", "2025-11-03"]


async def test_where_not_all_of_a_file_can_be_kept_none_of_it_is() -> None:
    async with world() as w:
        many = [Post(w.mira.id, "tiktok", "2025-01-01", views=n) for n in range(MOST - 1)]
        await w.store.posts.take_in(w.mira.id, many, ())
        answer = await send(w, TIKTOK)

        assert texts(answer.response) == words.TOO_MANY.format(most=MOST)
        assert len(await w.store.posts.of(w.mira.id)) == MOST - 1


def many(count: int) -> str:
    return "date,views,platform\n" + "\n".join(f"2025-11-20,{n},tiktok" for n in range(count))


async def test_as_many_posts_as_there_may_be_are_taken_in_at_once() -> None:
    async with world() as w:
        said = texts((await send(w, many(MOST_ROWS))).response)

        assert words.IMPORTED_TITLE.format(count=MOST_ROWS) in said
        assert len(await w.store.posts.of(w.mira.id)) == MOST_ROWS
        assert texts((await send(w, many(MOST_ROWS + 1))).response) == words.TABLE_WHY["too many rows"].format(
            most=MOST_ROWS
        )


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, str]]:
    """When the coach said how far it is, and what."""
    heard: list[tuple[float, str]] = []
    tell = Reply.tell

    async def noted(self: Reply, card: Card) -> None:
        said = [one.content for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay)]
        heard.append((perf_counter(), "".join(said)))
        await tell(self, card)

    monkeypatch.setattr(Reply, "tell", noted)
    return heard


def slow_down(monkeypatch: pytest.MonkeyPatch, at_row: int | None = None) -> None:
    """Each row takes a millisecond longer; `at_row` breaks."""
    insert, rows = Posts._insert, count()

    async def slowly(self: Posts, statements: Statements, post: Post) -> Post:
        await asyncio.to_thread(sleep, 0.0012)
        if next(rows) == at_row:
            raise NotKept
        return await insert(self, statements, post)

    monkeypatch.setattr(Posts, "_insert", slowly)


async def test_a_long_import_says_how_far_it_is_and_its_answer_takes_that_place(
    monkeypatch: pytest.MonkeyPatch, told: list[tuple[float, str]]
) -> None:
    async with world(settle_timeout=15) as w:
        slow_down(monkeypatch)
        answer = await send(w, many(MOST_ROWS))
        times = [when for when, _ in told]
        rows = [int(re.findall(r"Row ([0-9,]+) of 2,000", said)[0].replace(",", "")) for _, said in told]

        assert len(told) >= 2
        assert rows == sorted(set(rows)) and 0 < rows[0] < MOST_ROWS
        assert all(later - earlier > PAUSE / 2 for earlier, later in pairwise(times)), (
            "a busy machine delays one of two"
        )
        assert answer.ephemeral and answer.followups == []
        assert words.IMPORTED_TITLE.format(count=MOST_ROWS) in texts(answer.response)
        assert "Row " not in texts(answer.response)


async def test_an_import_that_breaks_on_the_way_keeps_nothing_and_says_so_in_the_same_place(
    monkeypatch: pytest.MonkeyPatch, told: list[tuple[float, str]]
) -> None:
    async with world(settle_timeout=15) as w:
        slow_down(monkeypatch, at_row=900)
        answer = await send(w, many(MOST_ROWS))

        assert told
        assert "error " in texts(answer.response)
        assert await w.store.posts.of(w.mira.id) == []


async def test_a_short_import_is_not_talked_about(told: list[tuple[float, str]]) -> None:
    async with world() as w:
        await send(w, TIKTOK)

        assert told == []


async def test_where_the_names_of_columns_are_broken_the_operator_is_named() -> None:
    async with world() as w:
        knowledge = replace(shelf().current.knowledge, columns=Columns())
        with mock.patch.object(Rulebook, "knowledge", knowledge):
            assert texts((await send(w, TIKTOK)).response) == words.NOTHING_KNOWN
