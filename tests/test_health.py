"""What /healthz says where the store is the trouble."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from bot import health
from bot.commands.accounting import Tally
from bot.health import Pages
from bot.store import NotKept


def pages(depth: Any, trouble: str | None = None, *, in_place: bool = True) -> Pages:
    counts = SimpleNamespace(writes=3, refusals=1)
    store = SimpleNamespace(outbox=SimpleNamespace(depth=depth), counts=counts, in_place=lambda: in_place)
    online = SimpleNamespace(trouble=lambda: trouble, client=None)
    return Pages(SimpleNamespace(store=store, tally=Tally()), online)  # type: ignore[arg-type]


async def silent() -> int:
    await asyncio.sleep(10)
    return 0


async def shut() -> int:
    raise NotKept("the store refused: disk I/O error")


async def quick() -> int:
    return 2


async def said(depth: Any, trouble: str | None = None) -> tuple[int, str]:
    answer = await pages(depth, trouble).healthz(None)  # type: ignore[arg-type]
    return answer.status, str(answer.text)


async def test_a_store_that_does_not_answer_is_unhealthy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "STORE_ANSWERS_IN", 0.05)

    assert await said(silent) == (503, "the store doesn't answer within 0.05 s\n")


async def test_a_store_that_refuses_is_unhealthy() -> None:
    assert await said(shut) == (503, "the store refused: disk I/O error\n")


async def test_a_store_whose_file_was_deleted_under_the_coach_is_unhealthy() -> None:
    answer = await pages(quick, in_place=False).healthz(None)  # type: ignore[arg-type]

    assert (answer.status, answer.text) == (503, f"{health.STORE_GONE}\n")


async def test_all_that_is_wrong_is_said() -> None:
    assert await said(shut, "the coach is stopping") == (
        503,
        "the coach is stopping; the store refused: disk I/O error\n",
    )
    assert await said(quick) == (200, "ok\n")


async def test_the_figures_are_there_while_the_store_is_not() -> None:
    answer = await pages(shut).metrics(None)  # type: ignore[arg-type]
    assert isinstance(answer.body, bytes)

    assert b"coach_store_refusals_total 1.0" in answer.body
    assert b"coach_outbox_planned" not in answer.body


def test_a_coach_that_is_not_watched_loads_nothing_for_it() -> None:
    loaded = "import sys, bot.app; print('prometheus_client' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"
