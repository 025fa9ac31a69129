"""A store that takes nothing any more: the member hears that nothing changed, the operator hears why."""

from __future__ import annotations

from typing import Any

import pytest

from bot.cards import privacy_words
from bot.store import NotKept
from bot.store.sqlite import SqliteEngine
from tests.sim.world import texts, world

FULL = "the store refused: database or disk is full"


async def test_what_could_not_be_forgotten_is_told_and_the_log_has_the_reason(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: Any) -> None:
        raise NotKept(FULL)

    async with world() as w:
        await w.store.dismissed.add(w.mira.id, "crowd.vocative")
        question = (await w.mira.slash(w.general, "privacy forget")).response
        with monkeypatch.context() as full:
            full.setattr(SqliteEngine, "transaction", refuse)
            answer = await w.mira.click(question, label=privacy_words.FORGET_ALL)

        assert "as it was" in texts(answer.response)
        assert await w.store.dismissed.of(w.mira.id) == {"crowd.vocative"}
    assert FULL in caplog.text
