"""Everything moves from one store to another, of whichever engine; or nothing does."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from bot.app import clock
from bot.store import NotKept, Store, StoreError, open_store
from bot.store.copying import copy_store
from bot.store.goals import Goal
from bot.store.place import NoPlace, Place, holds_password, is_url, place_of
from bot.store.profiles import MemberProfile
from bot.store.registry import DECLARED
from tests.store.conftest import a_place
from tests.store.test_kept import everything_of

MIRA, JO, HERE = 710000000000000011, 710000000000000012, 810000000000000001


async def _all_rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    tables = await store.engine.tables()
    rows = {
        name: await store.engine.rows(f"SELECT {', '.join(columns)} FROM {name}") for name, columns in tables.items()
    }
    return {name: sorted((tuple(row) for row in found), key=repr) for name, found in rows.items()}


async def test_all_that_is_kept_arrives_and_both_go_on_counting(place: Place, other_place: Place) -> None:
    async with open_store(place, clock) as store:
        for member in (MIRA, JO):
            await everything_of(store, member, HERE)
        kept = await _all_rows(store)
    assert all(kept[one.table] for one in DECLARED if one.member)
    heard: list[tuple[str, int, int]] = []

    proofs = await copy_store(place, other_place, lambda *told: heard.append(told))

    async with open_store(other_place, clock) as store:
        assert await _all_rows(store) == kept
        await everything_of(store, MIRA + 100, HERE + 1)  # its ids are above those that came along
    assert {table: proof.rows for table, proof in proofs.items()} == {name: len(rows) for name, rows in kept.items()}
    assert heard[-1][1] == heard[-1][2]


async def test_the_id_of_what_was_deleted_is_given_to_nothing_else(place: Place, other_place: Place) -> None:
    async with open_store(place, clock) as store:
        for text in ("one", "two"):
            goal = Goal(MIRA, "solo", text, "", 3, None, "UTC", remind=False, began=clock())
            last = await store.goals.add(goal)
        await store.goals.delete(MIRA, last.id)

    await copy_store(place, other_place, lambda *_: None)

    async with open_store(other_place, clock) as store:
        assert (await store.goals.add(goal)).id == last.id + 1


async def test_a_target_that_holds_anything_is_refused(place: Place, other_place: Place) -> None:
    async with open_store(other_place, clock) as store:
        await store.dismissed.add(MIRA, "a.rule")

    with pytest.raises(StoreError, match="dismissed_rules"):
        await copy_store(place, other_place, lambda *_: None)


@pytest.mark.parametrize("after", [0, 5, 12])
async def test_cut_off_anywhere_it_leaves_the_target_empty(place: Place, other_place: Place, after: int) -> None:
    async with open_store(place, clock) as store:
        await everything_of(store, MIRA, HERE)
    left = [after]

    def cut(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await copy_store(place, other_place, cut)

    async with open_store(other_place, clock) as store:
        assert not any((await _all_rows(store)).values())
    await copy_store(place, other_place, lambda *_: None)


def test_places_are_told_apart() -> None:
    assert is_url("postgresql://coach@db/coach") and is_url("postgres://db/coach")
    assert not is_url("coach.sqlite3") and not is_url("postgresql/coach.sqlite3")
    assert holds_password("postgresql://coach:secret@db/coach")
    assert holds_password("postgresql://coach@db/coach?password=secret")
    assert not holds_password("postgresql://coach@db/coach?search_path=coach")
    assert holds_password("postgresql://coach@db/coach?sslpassword=secret")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://coach:hid/den@127.0.0.1:1/coach",
        "postgresql://coach:hid?den@127.0.0.1:1/coach",
        "postgresql://coach:hid#den@127.0.0.1:1/coach",
        "postgresql://coach:12/hidden@127.0.0.1/coach",
        "postgresql://co[ach:hidden@127.0.0.1/coach",
        "postgresql://coach:hidden@127.0.0.1:70000/coach",
        "postgresql+asyncpg://coach:hidden@127.0.0.1/coach",
        "mysql://coach:hidden@127.0.0.1/coach",
    ],
)
def test_a_url_that_names_no_database_is_no_file_and_its_password_is_not_repeated(url: str) -> None:
    with pytest.raises(NoPlace) as refused:
        place_of(url)

    assert not {"hid", "den", "hidden"} & set(re.findall(r"\w+", str(refused.value)))


@pytest.mark.parametrize(
    "url",
    [
        "postgres://db/coach",
        "postgresql://coach@[::1]:5432/coach",
        "postgresql://coach@one:5432,two:5433/coach?target_session_attrs=read-write",
        "postgresql:///coach?host=/run/postgresql",
        "POSTGRESQL://coach@db/coach",
    ],
)
def test_every_url_that_postgresql_has_names_a_database(url: str) -> None:
    assert place_of(url) == url


async def test_a_text_that_postgresql_can_not_keep_is_refused_in_a_line(tmp_path: Path) -> None:
    file = tmp_path / "coach.sqlite3"
    async with open_store(file, clock) as store:
        await store.profiles.put(MemberProfile(MIRA, viewer_name="A\0na"))

    async with a_place("PostgreSQL", tmp_path) as target:
        with pytest.raises(NotKept, match="a character that PostgreSQL can't keep"):
            await copy_store(file, target, lambda *_: None)


async def test_of_two_copies_into_one_database_at_once_one_arrives_and_one_is_refused(tmp_path: Path) -> None:
    files = [tmp_path / "one.sqlite3", tmp_path / "two.sqlite3"]
    for file in files:
        async with open_store(file, clock) as store:
            await everything_of(store, MIRA, HERE)

    async with a_place("PostgreSQL", tmp_path) as target:
        ended = await asyncio.gather(
            *(copy_store(file, target, lambda *_: None) for file in files), return_exceptions=True
        )

    assert [type(one) for one in ended if isinstance(one, BaseException)] == [StoreError]
