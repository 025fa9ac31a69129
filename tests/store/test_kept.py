"""Every table says whose it is; forgetting, purging and expiring reach all of them and nobody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import clock
from bot.coaching.cycle import founding, holding, planning, speaking, volunteering
from bot.coaching.cycle.model import End, Terms
from bot.commands.cycle.keeping import CyclesKept
from bot.store import Store, open_store
from bot.store.absences import Absence
from bot.store.cycle_moods import LOW
from bot.store.drafts import AnsweredDraft
from bot.store.goals import Goal
from bot.store.kept import SOMEBODY, Kept, KeptTables
from bot.store.posts import Post
from bot.store.practice import Practice
from bot.store.profiles import MemberProfile
from bot.store.progress import KeptReview
from bot.store.registry import DECLARED
from bot.store.remembered import Remembered
from bot.store.trends import Trend

HELPER = 710000000000000013  # who answers on everybody's drafts
MIRA, JO, HERE, THERE = 710000000000000011, 710000000000000012, 101, 102  # long: a time holds any short number


@pytest.fixture
async def store(place: Path | str) -> AsyncIterator[Store]:
    async with open_store(place, clock) as store:
        yield store


async def everything_of(store: Store, member: int, server: int) -> None:
    await store.servers.set_platform(server, "tiktok")
    await store.house_rules.put(server, "{}", None)
    await store.profiles.put(MemberProfile(member, "alone"))
    await store.dismissed.add(member, "a.b")
    await store.drafts.put(AnsweredDraft(member, 1, server, member, 1, 1, "card"))
    await store.posts.add(Post(member, "tiktok", "2026-01-01", views=1))
    await store.absences.keep(Absence(member, "2026-01-01", asked=1))
    await store.progress.keep(KeptReview(member, 1, "tiktok", "2026-01-01", "crowd", "I", 0, 2, False))
    await store.practices.put(Practice(member, "on", "", server, 1, 0, 9, "UTC", clock()))
    await store.practices.begin_week(member, clock(), "one-name")
    await store.lessons.add(member, "connection", "why-care")
    await store.trends.add(Trend(member, "tiktok", "2026-01-01", "the cup song", "with clay mugs"))
    await store.remembered.put(Remembered(member, 400, "Ana"))
    await store.care_actions.choose(member, "question-back")
    await store.goals.add(Goal(member, "solo", "paint 3 mugs", "mugs", 3, None, "UTC", remind=False, began=clock()))
    await store.interests.put(server, member, {"film": "Films"})
    await store.feedback.ask(member, 1, server, member, tells=False)
    await store.feedback.answer(member, HELPER, {"who-for": "a baker"})
    await _a_cycle_with(store, member, server)
    await store.outbox.plan("remind", str(member), clock(), member=member, server=server)


async def _a_cycle_with(store: Store, member: int, server: int) -> None:
    """One that is over."""
    now = clock()
    terms, end = Terms(founders=1), End(events=1)
    cycle = founding.propose(server, "Kiln talks", "clay", "UTC", terms, end, by=member, now=now)
    kept = CyclesKept(store.cycles)
    id = (await kept.add(cycle)).id
    await kept.change(id, lambda cycle: founding.found(cycle, member, now))
    await kept.change(id, lambda cycle: planning.plan(cycle, now + timedelta(minutes=9), None, now))
    await kept.change(id, lambda cycle: speaking.sign_up(cycle, 1, member, now))
    await kept.change(id, lambda cycle: volunteering.claim_role(cycle, 1, "door", member, now))
    await kept.change(id, lambda cycle: holding.begin(cycle, 1, None, now))
    await kept.change(id, lambda cycle: holding.attend(cycle, 1, member, now))
    await store.cycle_moods.tell(id, 1, member, LOW)
    await store.introductions.press(id, 1, member, lambda waiting, met: None)
    await store.cycle_quiet.add(member)
    assert (await kept.change(id, lambda cycle: holding.hold(cycle, 1, None, now))).state == "closed"


async def test_every_table_and_every_column_with_somebodys_id_is_declared(store: Store) -> None:
    tables = await store.engine.tables()
    known = {(kept.table, column) for kept in DECLARED for column in (kept.member, kept.server) if column}
    people = {"member", "author", "user", "owner", "host", "guest", "helper", "server", "guild", "proposed_by"}
    people |= {f"{one}_id" for one in people}

    assert {kept.table for kept in DECLARED} == set(tables)
    assert {(table, column) for table, columns in tables.items() for column in columns if column in people} == known


async def test_a_declared_column_exists(store: Store) -> None:
    tables = await store.engine.tables()
    for kept in DECLARED:
        assert {one for one in (kept.member, kept.server, kept.since) if one} <= set(tables[kept.table])


async def test_a_member_is_exported_and_forgotten_everywhere_and_nobody_else_is(store: Store) -> None:
    await everything_of(store, MIRA, HERE)
    await everything_of(store, JO, HERE)

    exported = await store.kept.of_member(MIRA)
    assert set(exported) == {kept.table for kept in DECLARED if kept.member}
    assert str(JO) not in str(exported)

    assert set(await store.kept.forget_member(MIRA)) == set(exported)
    assert await store.kept.of_member(MIRA) == {}
    assert set(await store.kept.of_member(JO)) == set(exported)
    assert await store.kept.forget_member(MIRA) == {}


async def test_a_server_is_purged_everywhere_and_no_other_is(store: Store) -> None:
    await everything_of(store, MIRA, HERE)
    await everything_of(store, JO, THERE)
    assert await store.kept.servers() == {HERE, THERE}

    await store.kept.purge_server(HERE)

    assert await store.kept.servers() == {THERE}
    hers = {kept.table for kept in DECLARED if kept.member and not kept.server}  # in every server
    assert set(await store.kept.of_member(MIRA)) == hers


async def test_what_was_kept_long_enough_expires_and_a_draft_before(store: Store) -> None:
    await everything_of(store, MIRA, HERE)

    await store.kept.expire(clock() + timedelta(days=399), timedelta(days=400))
    lasting = {kept.table for kept in DECLARED if kept.member and kept.days is None}
    assert set(await store.kept.of_member(MIRA)) == {*lasting, "outbox"}
    await store.kept.expire(clock() + timedelta(days=401), timedelta(days=400))
    assert set(await store.kept.of_member(MIRA)) == {"outbox"}
    assert await store.kept.servers() == {HERE}


async def test_what_stays_for_others_stays_without_a_name(store: Store) -> None:
    await store.engine.write("CREATE TABLE talks (speaker BIGINT NOT NULL, title TEXT NOT NULL)")
    await store.engine.write("INSERT INTO talks VALUES ($1, $2)", MIRA, "Glazes")
    kept = KeptTables(store.engine, [Kept("talks", member="speaker", on_forget="anonymise")])

    assert await kept.forget_member(MIRA) == {"talks": 1}
    row = await store.engine.row("SELECT speaker, title FROM talks")
    assert row is not None and tuple(row) == (SOMEBODY, "Glazes")
