"""The store: what it keeps, how an older file is brought up to date, and which files it refuses."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import clock
from bot.store import StoreError, open_store
from bot.store.drafts import AnsweredDraft
from bot.store.migrating import migrations
from bot.store.profiles import MemberProfile
from bot.store.servers import ServerSettings

DRAFT = AnsweredDraft(10, 20, 30, 40, 50, 60, "thread")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "coach.sqlite3"


async def test_what_was_kept_is_there_after_closing_and_opening_again(path: Path) -> None:
    chosen = ServerSettings(2**63 - 1, 5, "card", "tiktok", paused=True)
    async with open_store(path, clock) as store:
        await store.servers.put(chosen)
        await store.dismissed.add(1, "crowd.vocative")
        await store.drafts.put(DRAFT)
        await store.commands.put(7, "hash")
    async with open_store(path, clock) as store:
        assert await store.servers.get(2**63 - 1) == chosen
        assert await store.dismissed.of(1) == {"crowd.vocative"}
        assert await store.drafts.get(10) == DRAFT
        assert await store.commands.get(7) == "hash"


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
async def test_nobody_but_its_owner_can_read_the_file_or_those_beside_it(path: Path) -> None:
    async with open_store(path, clock) as store:
        await store.dismissed.add(11, "crowd.vocative")
        files = sorted(path.parent.glob(f"{path.name}*"))

        assert len(files) == 3
        assert {one.stat().st_mode & 0o077 for one in files} == {0}


async def test_a_server_that_chose_nothing_has_the_defaults(path: Path) -> None:
    async with open_store(path, clock) as store:
        assert await store.servers.get(1) == ServerSettings(1, None, "neutral", None, paused=False)


async def test_dismissing_twice_is_dismissing_once_and_is_taken_back_by_rule_or_at_all(path: Path) -> None:
    async with open_store(path, clock) as store:
        for rule in ("a.b", "a.b", "c.d"):
            await store.dismissed.add(1, rule)
        await store.dismissed.remove(1, "a.b")
        assert await store.dismissed.of(1) == {"c.d"}

        await store.dismissed.clear(1)
        assert await store.dismissed.of(1) == frozenset()


async def test_a_draft_is_forgotten_when_it_is_gone(path: Path) -> None:
    async with open_store(path, clock) as store:
        await store.drafts.put(DRAFT)
        await store.drafts.forget(10)

        assert await store.drafts.get(10) is None


async def test_many_tasks_write_at_once_and_nothing_is_lost(path: Path) -> None:
    async with open_store(path, clock) as store:
        await asyncio.gather(*(store.dismissed.add(n % 5, f"rule-{n}") for n in range(200)))

        assert sum([len(await store.dismissed.of(member)) for member in range(5)]) == 200


async def test_an_empty_older_file_is_brought_up_to_date(path: Path) -> None:
    path.parent.mkdir()
    sqlite3.connect(path).close()
    async with open_store(path, clock) as store:
        await store.dismissed.add(1, "a.b")

    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (migrations()[-1][0],)


async def test_a_file_of_a_newer_coach_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 9999")
    newer.close()

    with pytest.raises(StoreError, match="newer coach"):
        async with open_store(path, clock):
            pass

    assert sqlite3.connect(path).execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


@pytest.mark.parametrize(
    "broken", ["a text", "a folder", "in a file", "another program's", "another program's with a version"]
)
async def test_what_is_no_store_is_refused_in_one_line(path: Path, broken: str) -> None:
    path.parent.mkdir()
    if broken == "a text":
        path.write_text("this is no database at all, and long enough to be read as one\n" * 20)
    elif broken == "a folder":
        path.mkdir()
    elif broken.startswith("another"):
        with closing(sqlite3.connect(path)) as file:
            file.execute("CREATE TABLE notes (note)")
            file.execute(f"PRAGMA user_version = {3 if 'version' in broken else 0}")
    else:
        path.write_text("x")
        path = path / "coach.sqlite3"

    with pytest.raises(StoreError) as refused:
        async with open_store(path, clock):
            pass

    assert str(path) in str(refused.value) and "\n" not in str(refused.value)


async def test_an_older_file_is_copied_before_it_is_changed_and_the_copy_goes_after_a_week(path: Path) -> None:
    path.parent.mkdir()
    first = sqlite3.connect(path)
    first.executescript(migrations()[0][1] + "PRAGMA user_version = 1;")
    first.close()
    async with open_store(path, clock) as store:
        copy = path.with_name("coach.sqlite3.before-update-of-1")

        assert sqlite3.connect(copy).execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.stat().st_mode & 0o077 == 0

        store.drop_old_copies(clock() + timedelta(days=6))
        assert copy.exists()
        store.drop_old_copies(clock() + timedelta(days=8))
        assert not copy.exists()
        assert path.exists()


async def test_a_file_that_only_looks_like_a_copy_is_not_deleted(path: Path) -> None:
    async with open_store(path, clock) as store:
        names = ["coach.sqlite3.before-i-moved", "coach.sqlite3.new", "coach.sqlite3.before-update-of-3.half"]
        for name in names:
            path.with_name(name).touch()
        path.with_name("coach.sqlite3.before-restore").mkdir()

        store.drop_old_copies(clock() + timedelta(days=8))

        assert [name for name in names if path.with_name(name).exists()] == names[:1]


async def test_a_migration_that_breaks_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_store(path, clock) as store:
        await store.dismissed.add(1, "a.b")
    known = migrations()
    bad = (*known, (known[-1][0] + 1, "CREATE TABLE later (x);\nCREATE TABLE servers (x);"))
    monkeypatch.setattr("bot.store.migrating.migrations", lambda: bad)

    with pytest.raises(StoreError):
        async with open_store(path, clock):
            pass

    tables = {row[0] for row in sqlite3.connect(path).execute("SELECT name FROM sqlite_master")}
    assert "later" not in tables
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (known[-1][0],)


async def test_no_thread_is_left_behind(path: Path) -> None:
    before = set(threading.enumerate())
    async with open_store(path, clock):
        assert set(threading.enumerate()) - before
    with pytest.raises(ZeroDivisionError):
        async with open_store(path, clock):
            raise ZeroDivisionError
    path.unlink()
    path.mkdir()
    with pytest.raises(StoreError):
        async with open_store(path, clock):
            pass

    for thread in set(threading.enumerate()) - before:
        if thread.name.startswith("asyncio_"):
            continue  # the event loop's own, for what may block; it ends with the loop
        thread.join(5)
        assert not thread.is_alive()


async def test_a_file_of_the_first_version_keeps_its_drafts(path: Path) -> None:
    path.parent.mkdir()
    first = sqlite3.connect(path)
    first.executescript(migrations()[0][1] + "PRAGMA user_version = 1;")
    first.execute("INSERT INTO drafts VALUES (10, 20, 30, 40, 50, 60, 'thread')")
    first.commit()
    first.close()
    async with open_store(path, clock) as store:
        assert await store.drafts.get(10) == DRAFT


async def test_a_draft_that_is_meant_for_a_crowd_is_found_by_its_answer(path: Path) -> None:
    async with open_store(path, clock) as store:
        await store.drafts.put(DRAFT)
        await store.drafts.mean(DRAFT.answer, True)
        await store.drafts.mean(12345, True)

        kept = await store.drafts.get(DRAFT.draft)
        assert kept is not None and kept.on_purpose


async def test_two_admins_who_change_different_choices_at_once_both_get_theirs(path: Path) -> None:
    async with open_store(path, clock) as store:
        await asyncio.gather(
            store.servers.set_drafts_channel(1, 5),
            store.servers.set_answers(1, "thread"),
            store.servers.set_platform(1, "tiktok"),
            store.servers.set_paused(1, True),
        )

        assert await store.servers.get(1) == ServerSettings(1, 5, "thread", "tiktok", paused=True)


async def test_a_profile_is_kept_replaced_and_forgotten_as_a_whole(path: Path) -> None:
    told = MemberProfile(1, "alone", "formal", "Mara", "on the night bus", "dinner")
    async with open_store(path, clock) as store:
        await store.profiles.put(told)
        await store.profiles.put(MemberProfile(2, "team"))
    async with open_store(path, clock) as store:
        assert await store.profiles.of(1) == told
        assert await store.profiles.of(3) is None

        await store.profiles.put(MemberProfile(1, "couple"))
        assert await store.profiles.of(1) == MemberProfile(1, "couple")

        await store.profiles.forget(1)
        assert await store.profiles.of(1) is None
        assert await store.profiles.of(2) == MemberProfile(2, "team")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file can't be deleted")
async def test_a_store_knows_that_its_file_was_deleted_or_another_one_put_in_its_place(path: Path) -> None:
    async with open_store(path, clock) as store:
        assert store.in_place()
        path.rename(path.with_name("moved"))
        assert not store.in_place()
        path.touch()
        assert not store.in_place()


def test_each_migration_has_a_number_of_its_own_and_none_is_left_out() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))
