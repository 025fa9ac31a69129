"""An answer that takes long: it is held open in time, by one watchdog, and no command knows of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.cards import words
from bot.commands.slow import Reply
from bot.store.dismissed import DismissedRules
from bot.store.profiles import Profiles
from bot.store.servers import Servers
from tests.sim.world import World, labels, texts, world

CAPTION = "Hey guys, the bread is out"
IMPATIENT = 0.05
LONG = 0.3


@pytest.fixture
def slow_store(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called, the store takes longer than the watchdog waits."""

    def begin() -> None:
        for feature, question in ((DismissedRules, "of"), (Profiles, "of"), (Servers, "get")):
            ask = getattr(feature, question)

            async def later(*given: Any, _ask: Any = ask) -> Any:
                await asyncio.sleep(LONG)
                return await _ask(*given)

            monkeypatch.setattr(feature, question, later)

    return begin


def ways(w: World) -> list[str]:
    """How interactions were answered first, by Discord's names."""
    bodies = [one.json for one in w.env.http_requests if one.path.endswith("/callback")]
    return [discord.InteractionResponseType(body["type"]).name for body in bodies]


async def test_a_slow_command_is_held_open_and_its_answer_fills_what_was_held(slow_store: Callable[[], None]) -> None:
    async with world(patience=IMPATIENT) as w:
        slow_store()
        answer = await w.mira.slash(w.general, "review", caption=CAPTION)

        assert ways(w) == ["deferred_channel_message"]
        assert answer.ephemeral
        assert "Hey, the bread is out" in texts(answer.response)


async def test_a_fast_command_is_answered_at_once() -> None:
    async with world() as w:
        await w.mira.slash(w.general, "review", caption=CAPTION)

        assert ways(w) == ["channel_message"]


async def test_a_slow_button_answers_in_a_message_of_its_own(slow_store: Callable[[], None]) -> None:
    async with world(patience=IMPATIENT) as w:
        card = (await w.mira.slash(w.general, "review", caption=CAPTION)).response
        slow_store()
        pressed = await w.mira.click(card, label=words.WHY)

        assert ways(w)[-1] == "deferred_message_update"
        assert words.WHY_TITLE in texts(pressed.followups[-1])
        assert pressed.followups[-1].ephemeral


async def test_a_slow_button_that_changes_its_card_changes_it(slow_store: Callable[[], None]) -> None:
    async with world(patience=IMPATIENT) as w:
        card = (await w.mira.slash(w.general, "review", caption=CAPTION)).response
        slow_store()
        pressed = await w.mira.click(card, label=words.TAKE_PURPOSE)

        assert ways(w)[-1] == "deferred_message_update"
        assert not pressed.followups
        assert words.DROP_PURPOSE in labels(pressed.response)


async def test_a_slow_share_is_public(slow_store: Callable[[], None]) -> None:
    async with world(patience=IMPATIENT) as w:
        card = (await w.mira.slash(w.general, "review", caption=CAPTION)).response
        slow_store()
        pressed = await w.mira.click(card, label=words.SHARE)

        assert not pressed.followups[-1].ephemeral


async def test_a_slow_refusal_is_said_in_private(slow_store: Callable[[], None]) -> None:
    async with world(patience=IMPATIENT) as w:
        slow_store()
        answer = await w.mira.slash(w.general, "review", caption="🌞🌞")

        assert ways(w) == ["deferred_channel_message"]
        assert answer.ephemeral
        assert texts(answer.response) == words.WORDLESS["emoji"]


async def test_a_slow_failure_is_said_with_its_id(
    slow_store: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: Any) -> None:
        await asyncio.sleep(LONG)
        raise RuntimeError

    async with world(patience=IMPATIENT) as w:
        monkeypatch.setattr(DismissedRules, "of", breaks)
        answer = await w.mira.slash(w.general, "review", caption=CAPTION)

        assert ways(w) == ["deferred_channel_message"]
        assert texts(answer.response).startswith("Something broke on my side (error ")


async def test_a_form_that_comes_too_late_is_asked_for_once_more(slow_store: Callable[[], None]) -> None:
    async with world(patience=IMPATIENT) as w:
        slow_store()
        answer = await w.mira.slash(w.general, "review")

        assert answer.modal is None
        assert texts(answer.response) == words.FORM_TOO_LATE


class Line:
    """Discord, for one interaction: everything that is sent to it takes a moment to arrive."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.extras: dict[str, Any] = {}
        self.message = None
        self.response = self.followup = self
        self.fails: Exception | None = None

    def is_done(self) -> bool:
        return False

    async def _send(self, what: str) -> None:
        self.sent.append(what)
        await asyncio.sleep(0.02)
        if self.fails is not None:
            error, self.fails = self.fails, None
            raise error

    async def defer(self, **_: Any) -> None:
        await self._send("deferred")

    async def send_message(self, **_: Any) -> None:
        await self._send("answer")

    async def send(self, **_: Any) -> None:
        await self._send("answer after")


async def test_when_the_answer_is_on_its_way_the_watchdog_stays_silent() -> None:
    line = Line()
    reply = Reply(line)  # type: ignore[arg-type]
    with reply.watched(0.01):  # rings while the answer is under way
        await reply.send("Here it is")
        await asyncio.sleep(0.03)

    assert line.sent == ["answer"]
    assert not reply.deferred


async def test_when_the_watchdog_is_on_its_way_the_answer_waits_and_follows_it() -> None:
    line = Line()
    reply = Reply(line)  # type: ignore[arg-type]
    with reply.watched(0.0):
        await asyncio.sleep(0.01)  # the watchdog has begun
        await reply.send("Here it is")

    assert line.sent == ["deferred", "answer after"]
    assert reply.deferred


async def test_when_holding_open_fails_the_answer_is_still_given() -> None:
    line = Line()
    line.fails = OSError()
    reply = Reply(line)  # type: ignore[arg-type]
    with reply.watched(0.0):
        await asyncio.sleep(0.05)
        await reply.send("Here it is")

    assert line.sent == ["deferred", "answer"]


async def test_an_answer_that_arrived_though_discord_seemed_to_fail_is_not_given_twice() -> None:
    line = Line()
    told = {"code": 40060, "message": "Interaction has already been acknowledged."}
    line.fails = discord.HTTPException(SimpleNamespace(status=400, reason="Bad Request"), told)  # type: ignore[arg-type]
    reply = Reply(line)  # type: ignore[arg-type]
    await reply.send("Here it is")

    assert line.sent == ["answer"]
    assert reply.first is not None


async def test_a_command_that_was_quick_leaves_no_watchdog_behind() -> None:
    line = Line()
    reply = Reply(line)  # type: ignore[arg-type]
    with reply.watched(0.01):
        pass
    await asyncio.sleep(0.03)

    assert line.sent == []
