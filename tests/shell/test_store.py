"""`coach store` as an operator types it: backups beside a running coach, checks, and a restore after damage."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import clock
from bot.store import open_store
from bot.store.alone import alone_on
from bot.store.migrating import drop_old_copies

DONE, REFUSED = 0, 2


def coach(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "bot", "store", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout + done.stderr


async def _dismiss(path: Path, rule: str) -> None:
    async with open_store(path, clock) as store:
        await store.dismissed.add(1, rule)


def _rules(path: Path) -> set[str]:
    async def read() -> set[str]:
        async with open_store(path, clock) as store:
            return set(await store.dismissed.of(1))

    return asyncio.run(read())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "coach.sqlite3"
    asyncio.run(_dismiss(path, "a.b"))
    return path


@pytest.fixture
def running(path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody has the store open, as a running coach has."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("SELECT count(*) FROM dismissed_rules").fetchone()
        yield file


def test_a_backup_beside_a_running_coach_holds_the_last_write(path: Path, running: sqlite3.Connection) -> None:
    running.execute("INSERT INTO dismissed_rules (member, rule) VALUES (1, 'c.d')")

    status, said = coach(path.parent, "backup", "copy.sqlite3")

    assert status == DONE, said
    assert _rules(path.parent / "copy.sqlite3") == {"a.b", "c.d"}


def test_a_backup_overwrites_nothing(path: Path) -> None:
    (path.parent / "copy.sqlite3").write_text("precious")

    status, said = coach(path.parent, "backup", "copy.sqlite3")

    assert status == REFUSED
    assert "copy.sqlite3: error:" in said
    assert (path.parent / "copy.sqlite3").read_text() == "precious"


def test_a_backup_that_a_power_cut_left_half_is_in_nobodys_way(path: Path) -> None:
    (path.parent / "copy.sqlite3.half").write_bytes(b"\x55" * 9000)

    status, said = coach(path.parent, "backup", "copy.sqlite3")

    assert status == DONE, said
    assert not (path.parent / "copy.sqlite3.half").exists()


def test_a_backup_into_a_folder_names_a_file_in_it(path: Path) -> None:
    status, said = coach(path.parent, "backup", ".")

    assert status == REFUSED
    assert "coach.sqlite3" in said and len(said.splitlines()) == 1


def test_a_backup_in_a_folder_that_is_not_there_is_told_in_one_line(path: Path) -> None:
    status, said = coach(path.parent, "backup", "nowhere/copy.sqlite3")

    assert status == REFUSED
    assert len(said.splitlines()) == 1 and "nowhere" in said


def test_a_sound_store_is_said_to_be_sound(path: Path, running: sqlite3.Connection) -> None:
    status, said = coach(path.parent, "check")

    assert status == DONE
    assert "sound" in said and "dismissed_rules 1" in said


def test_a_look_at_a_stopped_coach_leaves_no_file_behind(path: Path) -> None:
    before = {file.name for file in path.parent.iterdir()}

    coach(path.parent, "check")
    coach(path.parent, "backup", "copy.sqlite3")

    assert {file.name for file in path.parent.iterdir()} == before | {"copy.sqlite3"}


def test_damage_is_found_and_a_restore_mends_it(path: Path) -> None:
    coach(path.parent, "backup", "copy.sqlite3")
    pages = bytearray(path.read_bytes())
    pages[4096:] = b"\x55" * (len(pages) - 4096)
    path.write_bytes(pages)

    assert coach(path.parent, "check")[0] == REFUSED
    status, said = coach(path.parent, "restore", "copy.sqlite3")

    assert status == DONE, said
    assert coach(path.parent, "check")[0] == DONE
    assert _rules(path) == {"a.b"}
    assert (path.parent / "coach.sqlite3.before-restore").read_bytes()[4096:] == pages[4096:]


def test_what_is_restored_is_what_the_backup_was(path: Path) -> None:
    coach(path.parent, "backup", "copy.sqlite3")
    asyncio.run(_dismiss(path, "c.d"))

    assert coach(path.parent, "restore", "copy.sqlite3")[0] == DONE
    assert _rules(path) == {"a.b"}
    assert _rules(path.parent / "coach.sqlite3.before-restore") == {"a.b", "c.d"}


def test_who_restores_twice_still_has_what_was_there_before_the_first_time(path: Path) -> None:
    coach(path.parent, "backup", "copy.sqlite3")
    asyncio.run(_dismiss(path, "c.d"))

    for _ in range(3):
        assert coach(path.parent, "restore", "copy.sqlite3")[0] == DONE

    assert _rules(path.parent / "coach.sqlite3.before-restore") == {"a.b", "c.d"}
    assert _rules(path.parent / "coach.sqlite3.before-restore-3") == {"a.b"}


def test_what_a_restore_replaced_is_kept_a_week_however_old_it_was(path: Path) -> None:
    coach(path.parent, "backup", "copy.sqlite3")
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
    os.utime(path, (0, 0))

    coach(path.parent, "restore", "copy.sqlite3")
    drop_old_copies(path, clock() + timedelta(days=6))

    assert (path.parent / "coach.sqlite3.before-restore").exists()


def test_nothing_is_restored_under_a_running_coach(path: Path, running: sqlite3.Connection) -> None:
    coach(path.parent, "backup", "copy.sqlite3")
    running.execute("INSERT INTO dismissed_rules (member, rule) VALUES (1, 'c.d')")

    status, said = coach(path.parent, "restore", "copy.sqlite3")

    assert status == REFUSED
    assert "stop it" in said
    assert _rules(path) == {"a.b", "c.d"}


@pytest.mark.parametrize("bad", ["nothing there", "a text", "a newer one", "an empty one", "another program's"])
def test_a_bad_backup_is_refused_and_the_store_stays(path: Path, bad: str) -> None:
    copy = path.parent / "copy.sqlite3"
    if bad == "a text":
        copy.write_text("dear diary " * 500)
    elif bad == "a newer one":
        with closing(sqlite3.connect(copy)) as file:
            file.execute("PRAGMA user_version = 9999")
    elif bad == "an empty one":
        copy.touch()
    elif bad == "another program's":
        with closing(sqlite3.connect(copy)) as file:
            file.execute("CREATE TABLE notes (note)")

    status, said = coach(path.parent, "restore", "copy.sqlite3")

    assert status == REFUSED
    assert "copy.sqlite3: error:" in said
    assert _rules(path) == {"a.b"}


def test_an_operator_can_have_a_member_forgotten_and_nobody_else(path: Path) -> None:
    async def two_members() -> None:
        async with open_store(path, clock) as store:
            await store.dismissed.add(200000000000000001, "c.d")

    asyncio.run(two_members())

    status, said = coach(path.parent, "forget", "200000000000000001")

    assert status == DONE and "dismissed_rules 1" in said
    assert coach(path.parent, "forget", "200000000000000001") == (DONE, "Nothing is kept of this member.\n")
    assert _rules(path) == {"a.b"}
    assert coach(path.parent, "forget", "mira")[0] == REFUSED


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_what_root_restores_belongs_to_the_coachs_user(path: Path) -> None:
    coach(path.parent, "backup", "copy.sqlite3")
    for one in (path.parent, path):
        os.chown(one, 10001, 10001)

    assert coach(path.parent, "restore", "copy.sqlite3")[0] == DONE

    assert {one.stat().st_uid for one in path.parent.glob("coach.sqlite3*")} == {10001}


def test_where_there_is_no_store_each_command_says_so(tmp_path: Path) -> None:
    for command in (["check"], ["backup", "copy.sqlite3"], ["forget", "200000000000000001"]):
        status, said = coach(tmp_path, *command)
        assert status == REFUSED
        assert "there is no store here" in said


def test_the_config_names_the_store_and_its_mistakes_are_located(path: Path) -> None:
    (path.parent / "other.yaml").write_text("store: coach.sqlite3\n")
    (path.parent / "wrong.yaml").write_text("stroe: coach.sqlite3\n")

    assert coach(path.parent, "check", "--config", "other.yaml")[0] == DONE
    status, said = coach(path.parent, "check", "--config", "wrong.yaml")
    assert status == REFUSED
    assert "wrong.yaml:1:1" in said


# Moving to another store


def test_a_store_is_copied_with_what_each_table_holds(path: Path) -> None:
    status, said = coach(path.parent, "copy", "coach.sqlite3", "new.sqlite3")

    assert status == DONE, said
    assert "dismissed_rules: one row, checksum" in said
    assert _rules(path.parent / "new.sqlite3") == {"a.b"} == _rules(path)


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("nowhere.sqlite3", "new.sqlite3", "there is no store here"),
        ("coach.sqlite3", "coach.sqlite3", "the same store"),
        ("coach.sqlite3", "junk.txt", "name another file"),
        ("coach.sqlite3", "postgresql://coach@127.0.0.1:1/coach", "can't use the store in PostgreSQL"),
        ("coach.sqlite3", "postgresql+other://coach:secret@127.0.0.1/coach", "as in postgresql://coach@db/coach"),
    ],
)
def test_what_can_not_be_copied_is_said_and_changes_nothing(path: Path, source: str, target: str, why: str) -> None:
    (path.parent / "junk.txt").write_text("no database")

    status, said = coach(path.parent, "copy", source, target)

    assert status == REFUSED
    assert why in said
    assert _rules(path) == {"a.b"}


def test_while_a_coach_runs_on_it_a_store_is_not_copied(path: Path) -> None:
    with alone_on(path):
        status, said = coach(path.parent, "copy", "coach.sqlite3", "new.sqlite3")

    assert status == REFUSED
    assert "stop it first" in said


def test_a_database_of_postgresql_is_named_in_the_config_without_its_password(path: Path) -> None:
    for url in ("coach:secret@127.0.0.1/coach", "coach@127.0.0.1/coach?password=secret", "coach:1/secret@127.0.0.1/x"):
        (path.parent / "config.yaml").write_text(f"store: postgresql://{url}\n")

        status, said = coach(path.parent, "check")

        assert status == REFUSED
        assert "config.yaml:1:8" in said and "postgresql://" in said
        assert ("PGPASSWORD" in said) is ("1/secret" not in url)
        assert "secret" not in said


def test_a_number_that_no_store_holds_is_no_member(path: Path) -> None:
    status, said = coach(path.parent, "forget", "9" * 19)

    assert status == REFUSED
    assert "named by their Discord id" in said and "Traceback" not in said


def test_backups_of_postgresql_are_its_own(path: Path) -> None:
    (path.parent / "config.yaml").write_text("store: postgresql://coach@127.0.0.1:1/coach\n")

    for command, own in (("backup", "pg_dump"), ("restore", "pg_restore")):
        status, said = coach(path.parent, command, "copy.sqlite3")
        assert status == REFUSED
        assert own in said
