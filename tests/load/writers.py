"""Members who change what the coach keeps, one after the other, and note what they were told is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.app import clock
from bot.cards.words import BROKE, NOT_KEPT
from bot.store import open_store
from bot.store.place import Place
from tests.loopback import payloads
from tests.loopback.payloads import Json
from tests.loopback.rest import DEFERRED_UPDATE, UPDATE, Exchange
from tests.loopback.server import LoopbackDiscord, texts

NO_ANSWER = "no answer: Discord says that the application did not respond"
RULES = ("crowd.vocative", "crowd.who", "crowd.anyone")
FIRST_SERVER = 930000000000000000
ANSWERS = ("neutral", "card", "thread")


@dataclass
class Promise:
    """One thing that is kept: what the coach last said is kept, and what was asked for since, told or not."""

    kept: str | None = None
    asked: set[str | None] = field(default_factory=set)

    def ask(self, value: str | None) -> None:
        self.asked.add(value)

    def told(self, value: str | None) -> None:
        self.kept = value
        self.asked.clear()

    def allows(self, found: str | None) -> bool:
        """What was asked and never answered may be there or not; what was promised must be, unless asked otherwise."""
        return found == self.kept or found in self.asked


class Restless(Protocol):
    """A member who never stops by themselves."""

    async def go_on(self) -> None: ...


class Writer:
    """A member who changes their profile, turns a rule off and on, and, as an admin, sets their own server."""

    def __init__(self, discord: LoopbackDiscord, number: int, patience: float = 15) -> None:
        self.discord = discord
        self.member = payloads.user(str(920000000000000000 + number), f"writer {number}")
        self.server = str(FIRST_SERVER + (number << 22))  # every other one is another shard's
        self.rule = RULES[number % len(RULES)]
        self.patience = patience
        self.profile, self.dismissed, self.settings = Promise(), Promise(), Promise("neutral")
        self.acknowledged = 0
        self.said: list[str] = []  # what the coach answered where it did not do as asked
        self.waited: list[float] = []
        self._number = 0

    async def go_on(self) -> None:
        """Change one thing after the other until cancelled."""
        while True:
            for change in (self.change_profile, self.change_rule, self.change_settings):
                self._number += 1
                await change()

    async def change_profile(self) -> bool:
        name = f"Reader {self._number}"
        asked = self._send_form(name)
        return await self._change(self.profile, name, asked, lambda done: name in texts(done.message or {}))

    async def change_rule(self) -> bool:
        if self.dismissed.kept is None:
            asked = self._press({"custom_id": "coach1:dismiss", "component_type": 3, "values": [self.rule]})
            return await self._change(self.dismissed, self.rule, asked, _shown_anew)
        asked = self._press({"custom_id": f"coach1:undo:{self.rule}", "component_type": 2})
        return await self._change(self.dismissed, None, asked, lambda done: not _shown_anew(done))

    async def change_settings(self) -> bool:
        answers = ANSWERS[self._number // 3 % len(ANSWERS)]
        asked = self._press({"custom_id": "coach1:settings-answers", "component_type": 3, "values": [answers]})
        return await self._change(self.settings, answers, asked, _shown_anew)

    async def _change(
        self, promise: Promise, value: str | None, asked: Awaitable[Exchange], agrees: Callable[[Exchange], bool]
    ) -> bool:
        """Ask for it; where the answer says that it is done, that is a promise."""
        promise.ask(value)
        exchange = await asked
        try:
            await self.discord.until(lambda: exchange.shown_at, self.patience)
        except TimeoutError:
            self.said.append(NO_ANSWER)
            return False
        self.waited.append((exchange.shown_at or 0) - exchange.sent_at)
        sorry = apology(exchange)
        if sorry or not agrees(exchange):
            self.said.append(sorry or texts(exchange.message or {})[:80])
            return False
        promise.told(value)
        self.acknowledged += 1
        return True

    async def _send_form(self, name: str) -> Exchange:
        fields = {"creates": ["alone"], "register": ["formal"], "name": name, "moment": "", "need": ""}
        rows = [{"type": 18, "id": n, "component": filled(n, *one)} for n, one in enumerate(fields.items(), 1)]
        return await self._interact(5, {"custom_id": "coach1:me-form", "components": rows})

    async def _press(self, data: Json) -> Exchange:
        card = payloads.message(payloads.COACH, {"components": [pressed(data)], "flags": payloads.COMPONENTS_V2})
        exchange = await self._interact(3, {"id": 1, **data}, message=card | {"channel_id": payloads.CHANNEL_ID})
        exchange.message = card
        return exchange

    async def _interact(self, kind: int, data: Json, **more: Any) -> Exchange:
        place = {"guild_id": self.server, "guild": {"id": self.server, "locale": "en-US", "features": []}}
        return await self.discord.interact(payloads.interaction(kind, data, of=self.member, **place, **more))


def their_servers(writers: list[Writer]) -> list[Json]:
    """As the gateway brings them; each has a channel."""
    return [payloads.guild(one.server, [str(int(one.server) + 1)]) for one in writers]


def filled(n: int, name: str, value: object) -> Json:
    if isinstance(value, list):
        return {"type": 3, "id": 100 + n, "custom_id": name, "values": value}
    return {"type": 4, "id": 100 + n, "custom_id": name, "value": value}


def pressed(data: Json) -> Json:
    """The part of a card that is pressed, as small as it can be."""
    one: Json = {"type": data["component_type"], "custom_id": data["custom_id"]}
    options = [{"label": value, "value": value} for value in data.get("values", ())]
    return {"type": 1, "components": [one | ({"options": options} if options else {"label": "Press", "style": 2})]}


def _shown_anew(exchange: Exchange) -> bool:
    """The card that was pressed was changed, which only happens where all went well."""
    return exchange.kind in (UPDATE, DEFERRED_UPDATE)


def apology(exchange: Exchange) -> str:
    """The sentence by which the coach says that something went wrong, if it did; without the error's id."""
    shown = [(exchange.callback and exchange.callback.get("data")) or {}, exchange.message or {}, *exchange.followups]
    said = "\n".join(texts({"components": [], **body}) for body in shown)
    return next((one.format(id="…") for one in (BROKE, NOT_KEPT) if one.partition("{")[0] in said), "")


async def broken_promises(store: Place, writers: list[Writer]) -> list[str]:
    """Everything that a member was told is kept, and isn't there."""
    broken = []
    async with open_store(store, clock) as opened:
        for writer in writers:
            member = int(writer.member["id"])
            profile = await opened.profiles.of(member)
            rules = await opened.dismissed.of(member)
            settings = await opened.servers.get(int(writer.server))
            for what, promise, found in (
                ("profile", writer.profile, profile.viewer_name if profile else None),
                ("dismissed rule", writer.dismissed, next(iter(rules), None)),
                ("settings", writer.settings, settings.answers),
            ):
                if not promise.allows(found):
                    broken.append(f"{what} of {member}: promised {promise.kept}, found {found}")
                promise.told(found)  # what was asked and not answered is decided now
    return broken


async def while_writing(writers: Iterable[Restless], then: Awaitable[object]) -> None:
    """All of them write at once, while `then` goes on."""
    tasks = [asyncio.create_task(writer.go_on()) for writer in writers]
    try:
        await then
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
