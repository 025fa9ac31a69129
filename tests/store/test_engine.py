"""What every database under the store has to do, whichever one it is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import clock
from bot.store import NotKept, open_store
from bot.store.engine import Engine


@pytest.fixture
async def engine(place: Path | str) -> AsyncIterator[Engine]:
    async with open_store(place, clock) as store:
        yield store.engine


async def _rules(engine: Engine) -> list[str]:
    return [row["rule"] for row in await engine.rows("SELECT rule FROM dismissed_rules ORDER BY rule")]


ADD = "INSERT INTO dismissed_rules (member, rule) VALUES ($1, $2)"


async def test_values_go_where_their_numbers_stand_whatever_the_order(engine: Engine) -> None:
    row = await engine.row("SELECT $2 AS second, $1 AS first, $2 AS again", "a", "b")

    assert row is not None
    assert (row["first"], row["second"], row[2], list(row)) == ("a", "b", "b", ["b", "a", "b"])


async def test_a_write_says_how_many_rows_it_changed(engine: Engine) -> None:
    await engine.write(ADD, 1, "a")
    await engine.write(ADD, 1, "b")

    assert await engine.write("DELETE FROM dismissed_rules WHERE member = $1", 1) == 2
    assert await engine.row("SELECT rule FROM dismissed_rules") is None


async def test_a_transaction_is_all_or_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        async with engine.transaction() as statements:
            await statements.write(ADD, 1, "a")
            raise ZeroDivisionError

    assert await _rules(engine) == []
    await engine.write(ADD, 1, "b")
    assert await _rules(engine) == ["b"]


async def test_a_transaction_right_after_a_scrub_commits(engine: Engine) -> None:
    await engine.write(ADD, 1, "a")
    await engine.scrub()
    async with engine.transaction() as statements:
        await statements.write(ADD, 1, "b")

    assert await _rules(engine) == ["a", "b"]


async def test_a_transaction_that_is_cancelled_anywhere_leaves_the_store_usable(engine: Engine) -> None:
    async def change() -> None:
        async with engine.transaction() as statements:
            for rule in "abcdef":
                await statements.write(ADD, 1, rule)

    for moment in range(60):
        task = asyncio.create_task(change())
        for _ in range(moment):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

        assert await _rules(engine) in ([], [*"abcdef"])
        await engine.write("DELETE FROM dismissed_rules")


async def test_of_two_transactions_on_one_subject_one_waits_and_no_read_sees_half_of_it(engine: Engine) -> None:
    async def other() -> None:
        async with engine.transaction("mine") as statements:
            await statements.write("DELETE FROM dismissed_rules")

    async with engine.transaction("mine") as statements:
        await statements.write(ADD, 1, "a")
        waiting = asyncio.create_task(other())
        await asyncio.sleep(0.05)

        assert not waiting.done()
        assert await _rules(engine) == []

    await waiting
    assert await _rules(engine) == []


async def test_transactions_on_one_subject_come_in_the_order_in_which_they_were_begun(engine: Engine) -> None:
    async def add(n: int) -> None:
        async with engine.transaction("mine") as statements:
            row = await statements.row("SELECT count(*) FROM dismissed_rules")
            assert row is not None
            await statements.write(ADD, n, f"{row[0]:03}")

    await asyncio.gather(*map(add, range(100)))

    rows = await engine.rows("SELECT member, rule FROM dismissed_rules ORDER BY rule")
    assert [tuple(row) for row in rows] == [(n, f"{n:03}") for n in range(100)]


async def test_a_broken_constraint_is_a_bug_and_is_not_taken_for_a_full_disk(engine: Engine) -> None:
    await engine.write(ADD, 1, "a")
    with pytest.raises(Exception, match=r"UNIQUE|unique") as broken:
        await engine.write(ADD, 1, "a")

    assert not isinstance(broken.value, NotKept)


# What only a file can do


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[Engine]:
    async with open_store(tmp_path / "coach.sqlite3", clock) as store:
        yield store.engine


async def test_a_full_disk_refuses_what_is_new_keeps_what_is_old_and_recovers(file: Engine) -> None:
    await file.write(ADD, 1, "a")
    full = await file.row("PRAGMA page_count")
    assert full is not None
    await file.write(f"PRAGMA max_page_count = {full[0]}")
    with pytest.raises(NotKept, match="full"):
        await file.write(ADD, 2, "b" * 20_000)

    assert await _rules(file) == ["a"]
    await file.write("PRAGMA max_page_count = 100000")
    await file.write(ADD, 2, "b")
    assert await _rules(file) == ["a", "b"]


async def test_what_is_forgotten_is_in_none_of_the_files(tmp_path: Path) -> None:
    async with open_store(tmp_path / "coach.sqlite3", clock) as store:
        await store.engine.write(ADD, 1, "a very long night bus")
        await store.kept.forget_member(1)

        assert not any(b"night bus" in file.read_bytes() for file in tmp_path.iterdir())


async def test_a_backup_running_beside_does_not_disturb_the_writes(file: Engine, tmp_path: Path) -> None:
    from bot.store.migrating import copy  # noqa: PLC0415

    writes = asyncio.gather(*(file.write(ADD, n, "a") for n in range(200)))
    await asyncio.to_thread(copy, tmp_path / "coach.sqlite3", tmp_path / "copy")
    await writes

    assert sqlite3.connect(tmp_path / "copy").execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(await _rules(file)) == 200
