"""One line in the log for each answer: which command, how long it took, how it ended; nobody's words or names."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.cards import words
from bot.commands.accounting import Entry, Tally
from bot.store.dismissed import DismissedRules
from tests.sim.world import world

CAPTION = "Hey guys, the plum kettle is out"


@pytest.fixture(autouse=True)
def _informed(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")


def entries(caplog: pytest.LogCaptureFixture) -> list[Entry]:
    return [record.entry for record in caplog.records if hasattr(record, "entry")]


def last(caplog: pytest.LogCaptureFixture) -> tuple[str, str, str]:
    entry = entries(caplog)[-1]
    return entry.kind, entry.command, entry.outcome


async def broken(*_: Any) -> None:
    raise RuntimeError(CAPTION)


async def test_each_way_of_asking_has_its_own_line(caplog: pytest.LogCaptureFixture) -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "review", caption=CAPTION)).response
        assert last(caplog) == ("command", "/review", "ok")
        await w.mira.click(card, label=words.WHY)
        assert last(caplog) == ("button", "why", "ok")
        asked = (await w.mira.click(card, label=words.NOT_HELPFUL)).response
        await w.mira.select(asked, ["crowd.vocative"])
        assert last(caplog) == ("select", "dismiss", "ok")
        form = await w.mira.slash(w.general, "review")
        assert last(caplog) == ("command", "/review", "ok")
        await w.mira.submit_modal(form, {"caption": CAPTION, "place": ["instagram|"]})
        assert last(caplog) == ("form", "form", "ok")
        await w.mira.send(w.general, f"{w.env.bot.user.mention} {CAPTION}")
        assert last(caplog) == ("message", "mention", "ok")

        assert len(entries(caplog)) == 7
        assert {entry.server for entry in entries(caplog)} == {w.guild.id}
        assert all(0 < (entry.first_ms or 0) <= entry.total_ms for entry in entries(caplog))


async def test_what_is_no_answer_is_no_line(caplog: pytest.LogCaptureFixture) -> None:
    async with world() as w:
        await w.mira.send(w.general, "Good morning")

        assert entries(caplog) == []


async def test_a_refusal_is_told_from_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    async with world() as w:
        await w.mira.slash(w.general, "review", caption="🌞")

        assert last(caplog) == ("command", "/review", "refused")


async def test_a_failure_has_the_id_that_the_member_was_told(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world() as w:
        monkeypatch.setattr(DismissedRules, "of", broken)
        answer = await w.mira.slash(w.general, "review", caption=CAPTION)

        assert last(caplog) == ("command", "/review", "failed")
        error = entries(caplog)[-1].error
        assert error and answer.response and f"error {error}" in answer.response.content


async def test_an_answer_after_the_watchdog_is_told_from_a_quick_one(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with world(patience=0.0) as w:
        await w.mira.slash(w.general, "review", caption=CAPTION)

        assert last(caplog)[2] in ("ok", "deferred")  # whoever is first


async def test_drafts_are_lines_too(caplog: pytest.LogCaptureFixture) -> None:
    from bot.commands.services import Operator  # noqa: PLC0415

    async with world(Operator(cooldown=0, watch_drafts=True)) as w:
        await w.watch()
        draft = await w.mira.send(w.drafts, CAPTION)
        assert last(caplog) == ("message", "draft", "ok")
        await w.mira.edit(draft, "Hey friend, the plum kettle is out")
        assert last(caplog) == ("message", "edited draft", "ok")


async def test_no_line_holds_a_caption_or_a_name(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world() as w:
        await w.mira.slash(w.general, "review", caption=CAPTION)
        monkeypatch.setattr(DismissedRules, "of", broken)
        await w.mira.slash(w.general, "review", caption=CAPTION)
        said = " ".join(f"{record.getMessage()} {vars(record).get('entry')}" for record in caplog.records)

        assert "plum" not in said
        assert "mira" not in said.lower()
        assert str(w.mira.id) not in said


def test_the_figures_add_up() -> None:
    tally = Tally()
    for first in (4.0, 40.0, 1500.0, 9000.0, None):
        tally.enter(Entry(1, "command", "/review", None, first, 9000.0, "ok" if first else "unanswered"))

    assert tally.answers["command", "/review", "ok"] == 4
    assert sum(tally.first) == 4
    assert tally.first[0] == 1 and tally.first[-1] == 1
    assert round(tally.first_sum, 3) == 10.544
