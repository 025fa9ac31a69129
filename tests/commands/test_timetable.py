"""Timed work in the running coach: at its time, after a restart, once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.commands.retention import COMES_BACK
from bot.commands.services import Operator
from bot.store.kept import KeptTables
from bot.store.outbox import Due
from bot.store.profiles import MemberProfile
from tests.sim.timed import settled
from tests.sim.world import START, world

DAY = 86400


async def test_work_is_done_once_at_its_time() -> None:
    done: list[str] = []

    async def note(due: Due) -> None:
        done.append(due.key)

    async with world() as w:
        w.bot.timetable.on("note", note)
        await w.store.outbox.plan("note", "now", START)
        await w.store.outbox.plan("note", "later", START + timedelta(hours=1))
        await settled(w)
        assert done == ["now"]

        w.later(3600)
        await settled(w)
        await settled(w)
        assert done == ["now", "later"]


async def test_work_that_breaks_is_tried_again_later_and_does_not_stop_the_rest(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tried: list[str] = []

    async def note(due: Due) -> None:
        tried.append(due.key)
        if due.key == "bad" and len(tried) < 3:
            raise RuntimeError(" ".join(["plum", "kettle"]))

    async with world() as w:
        w.bot.timetable.on("note", note)
        await w.store.outbox.plan("note", "bad", START)
        await w.store.outbox.plan("note", "good", START)
        await settled(w)
        assert sorted(tried) == ["bad", "good"]

        w.later(61)
        await settled(w)
        assert sorted(tried) == ["bad", "bad", "good"]
        assert await w.store.outbox.next_due() == START + timedelta(days=1)  # what is left is the daily expiry

    assert "timed work note" in caplog.text
    assert "plum kettle" not in caplog.text


async def test_an_error_that_nobody_foresaw_does_not_end_timed_work(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    async def note(due: Due) -> None:
        done.append(due.key)

    async with world() as w:
        await settled(w)
        monkeypatch.setattr("bot.commands.timetable.NAP", timedelta(milliseconds=10))
        lease, broken = w.store.outbox.lease, ["once"]

        async def lease_that_breaks(lasting: timedelta, most: int = 10) -> list[Due]:
            if broken.pop() if broken else "":
                raise ValueError
            return await lease(lasting, most)

        monkeypatch.setattr(type(w.store.outbox), "lease", lambda _, *asked: lease_that_breaks(*asked))
        w.bot.timetable.on("note", note)
        await w.store.outbox.plan("note", "tea", START)
        await settled(w)

        assert done == ["tea"]
    assert "the timetable: ValueError" in caplog.text


async def test_work_of_a_process_that_died_is_done_by_the_next_one() -> None:
    done: list[str] = []

    async def note(due: Due) -> None:
        done.append(due.nonce)

    async with world() as w:
        await w.bot.timetable.stop()
        await w.store.outbox.plan("note", "tea", START)
        [begun] = await w.store.outbox.lease(timedelta(minutes=2))
        await w.restart()
        w.bot.timetable.on("note", note)
        await settled(w)
        assert done == []

        w.later(120)
        await settled(w)
        assert done == [begun.nonce]


async def test_what_a_member_asked_to_keep_goes_when_its_time_is_over() -> None:
    async with world(Operator(cooldown=0, retention=timedelta(days=30))) as w:
        await settled(w)
        await w.store.profiles.put(MemberProfile(w.mira.id, "alone"))
        for _ in range(30):
            w.later(DAY)
            await settled(w)
        assert await w.store.profiles.of(w.mira.id) is not None

        w.later(DAY)
        await settled(w)
        assert await w.store.profiles.of(w.mira.id) is None


async def test_a_server_that_removed_the_coach_is_forgotten_after_a_week() -> None:
    async with world() as w:
        await w.watch()
        w.env.backend.remove_guild(w.guild.id)
        await w.env.settle()
        w.later(COMES_BACK.total_seconds() - 1)
        await settled(w)
        assert await w.store.kept.servers() == {w.guild.id}

        w.later(1)
        await settled(w)
        assert await w.store.kept.servers() == frozenset()
        rows = await w.store.engine.rows("SELECT key FROM outbox")
        assert [row[0] for row in rows] == [""]  # the daily expiry; not even the server's id is left


async def test_a_server_that_comes_back_within_a_week_finds_everything_as_it_was() -> None:
    async with world() as w:
        await w.watch()
        guild = w.bot.get_guild(w.guild.id)
        w.bot.dispatch("guild_remove", guild)
        await w.env.settle()
        w.later(DAY)
        w.bot.dispatch("guild_join", guild)
        await w.env.settle()
        w.later(30 * DAY)
        await settled(w)

        assert (await w.store.servers.get(w.guild.id)).drafts_channel == w.drafts.id


async def test_a_server_that_removed_the_coach_while_it_was_away_is_noticed_at_the_start() -> None:
    async with world() as w:
        await w.store.servers.set_platform(4242, "tiktok")
        await w.watch()
        await w.restart()
        await w.env.settle()

        assert await w.store.outbox.planned("purge-server", "4242") == START + COMES_BACK
        assert await w.store.outbox.planned("purge-server", str(w.guild.id)) is None


async def test_a_server_that_came_back_while_the_coach_was_away_is_not_forgotten_before_discord_told_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with world() as w:
        await w.watch()
        with monkeypatch.context() as connecting:
            connecting.setattr(w.bot, "is_ready", lambda: False)
            connecting.setattr(w.bot, "get_guild", lambda _: None)
            await w.store.outbox.plan("purge-server", str(w.guild.id), START)
            await settled(w)
        w.later(60)
        await settled(w)

        assert (await w.store.servers.get(w.guild.id)).drafts_channel == w.drafts.id


async def test_an_expiry_that_a_wrong_clock_planned_for_far_away_is_planned_anew() -> None:
    async with world() as w:
        await settled(w)
        await w.store.outbox.plan("expire", "", START + timedelta(days=4000))
        await w.store.servers.set_platform(4242, "tiktok")
        await w.store.outbox.plan("purge-server", "4242", START + timedelta(days=4000))
        await w.restart()
        await w.env.settle()
        await settled(w)

        assert await w.store.outbox.planned("expire", "") == START + timedelta(days=1)
        assert await w.store.outbox.planned("purge-server", "4242") == START + COMES_BACK


async def test_an_expiry_that_breaks_however_often_is_tried_again_the_next_day(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(self: KeptTables, now: datetime, otherwise: timedelta) -> int:
        raise RuntimeError

    async with world() as w:
        await settled(w)
        monkeypatch.setattr(KeptTables, "expire", broken)
        for day in range(1, 20):
            w.later(DAY)
            await settled(w)
            assert await w.store.outbox.planned("expire", "") == START + timedelta(days=day + 1)
    assert "error" in caplog.text
