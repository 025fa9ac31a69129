"""The loopback Discord: one aiohttp server on 127.0.0.1 with REST and gateway, and a member's hands to press with."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.loopback import payloads
from tests.loopback.gateway import Gateway
from tests.loopback.payloads import Json, walk
from tests.loopback.rest import Exchange, Rest

PATIENCE = 20.0  # seconds: a shared machine may be slow, and nothing here should take longer


class LoopbackDiscord:
    """`async with LoopbackDiscord() as discord:` then start a coach on `discord.api`."""

    def __init__(
        self,
        token: str = "MTAwMDAwMDAwMDAwMDAwMDAw.Gloopb.ack-token-for-tests-only_0123456789",
        *,
        content_intent: bool = False,
    ) -> None:
        self.token = token
        self.gateway = Gateway(token, content_intent=content_intent)
        self.rest = Rest(token, self.gateway)
        self.api = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> LoopbackDiscord:
        app = web.Application(middlewares=[self.rest.gate])
        app.add_routes([*self.rest.routes(), web.get("/gateway/", self.gateway.handle)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.api = f"http://127.0.0.1:{port}/api/v10"
        self.gateway.url = f"ws://127.0.0.1:{port}/gateway/"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._runner is not None
        await self.gateway.close()
        await self._runner.cleanup()

    async def until(self, holds: Callable[[], object], patience: float = PATIENCE) -> None:
        """Wait until something that the test watches holds."""
        async with asyncio.timeout(patience):
            while not holds():
                await asyncio.sleep(0.01)

    async def online(self, times: int = 1) -> None:
        """Wait until the coach has identified that many times and is connected."""
        await self.until(lambda: len(self.gateway.identified) >= times and self.gateway.online)

    # what a member does

    async def command(
        self, name: str, *, of: Json = payloads.MIRA, where: Json | None = None, **options: Any
    ) -> Exchange:
        """Type a slash command. A subcommand is named with a space: "learn tip". `where`: another server."""
        top, *inner = name.split()
        given: list[Json] = [
            {"name": key, "type": option_type(value), "value": value} for key, value in options.items()
        ]
        for sub in reversed(inner):
            given = [{"name": sub, "type": 1, "options": given}]
        data = {"id": payloads.snowflake(), "name": top, "type": 1, "options": given}
        return await self.interact(payloads.interaction(2, data, of=of, **(payloads.place(where) if where else {})))

    async def press(self, message: Json, custom_id: str, *, of: Json = payloads.MIRA) -> Exchange:
        """Press a button of a message."""
        message = copy.deepcopy(message)  # what an answer changes is the exchange's, not the test's
        button = next(one for one in walk(message["components"]) if one.get("custom_id") == custom_id)
        data = {"id": button["id"], "custom_id": custom_id, "component_type": 2}
        more = {"message": message | {"channel_id": payloads.CHANNEL_ID}}
        exchange = await self.interact(payloads.interaction(3, data, of=of, **more))
        exchange.message = message
        return exchange

    async def send_modal(self, opened: Exchange, values: dict[str, Any]) -> Exchange:
        """Fill a modal's fields, by custom_id, and send it."""
        assert opened.callback is not None and opened.kind == 9
        modal = opened.callback["data"]
        payloads.number_components(modal["components"])
        data = {"custom_id": modal["custom_id"], "components": [filled(one, values) for one in modal["components"]]}
        return await self.interact(payloads.interaction(5, data))

    async def post(self, text: str, *, of: Json = payloads.MIRA, mention: bool = False, **more: Any) -> Json:
        """Write a message into the channel; `mention` pings the coach."""
        body = {"content": f"<@{payloads.APP_ID}> {text}" if mention else text}
        posted = payloads.message(of, body, mentions=[payloads.COACH] if mention else [], **more)
        self.rest.messages[posted["id"]] = posted
        server = {"guild_id": payloads.GUILD_ID, "member": payloads.member(of)}
        await self.gateway.dispatch("MESSAGE_CREATE", posted | server)
        return posted

    async def edit(self, posted: Json, text: str) -> None:
        """The author edits a message."""
        posted |= {"content": text, "edited_timestamp": "2026-11-01T00:00:00+00:00"}
        server = {"guild_id": payloads.GUILD_ID, "member": payloads.member(posted["author"])}
        await self.gateway.dispatch("MESSAGE_UPDATE", posted | server)

    async def delete(self, posted: Json) -> None:
        """The author deletes a message."""
        del self.rest.messages[posted["id"]]
        gone = {"id": posted["id"], "channel_id": posted["channel_id"], "guild_id": payloads.GUILD_ID}
        await self.gateway.dispatch("MESSAGE_DELETE", gone)

    async def answer(self, exchange: Exchange, patience: float = PATIENCE) -> Exchange:
        """Wait for the first answer to an interaction."""
        async with asyncio.timeout(patience):
            await exchange.answered.wait()
        return exchange

    async def interact(self, sent: Json) -> Exchange:
        exchange = self.rest.exchanges[sent["token"]] = Exchange(sent)
        await self.gateway.dispatch("INTERACTION_CREATE", sent)
        return exchange


def option_type(value: object) -> int:
    """The type of a command option: 3 text, 4 whole number, 5 yes or no, 10 number."""
    return {bool: 5, int: 4, float: 10}.get(type(value), 3)


def filled(component: Json, values: dict[str, Any]) -> Json:
    """A modal's component as it comes back: labels hold one field, rows several."""
    if component["type"] == 18:
        return {"type": 18, "id": component["id"], "component": filled(component["component"], values)}
    if component["type"] == 1:
        return {
            "type": 1,
            "id": component["id"],
            "components": [filled(one, values) for one in component["components"]],
        }
    back: Json = {"type": component["type"], "id": component["id"]}
    if "custom_id" in component:
        back["custom_id"] = component["custom_id"]
        given = values.get(component["custom_id"])
        if component["type"] == 4:
            back["value"] = given if given is not None else component.get("value", "")
        else:
            back["values"] = given if given is not None else []
    return back


def texts(message: Json) -> str:
    """Everything a message says, its components' texts too."""
    said = [message.get("content") or ""]
    said += [one.get("content") or one.get("label") or "" for one in walk(message["components"])]
    return "\n".join(part for part in said if part)


def buttons(message: Json) -> list[str]:
    """The custom_ids of a message's buttons, in order; disabled and link buttons can't be pressed."""
    pressable = (one for one in walk(message["components"]) if one["type"] == 2 and not one.get("disabled"))
    return [one["custom_id"] for one in pressable if "custom_id" in one]
