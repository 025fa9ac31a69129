"""The loopback's REST side: commands, interactions and messages, as strict as Discord where it matters here."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Literal

from aiohttp import BodyPartReader, web

from tests.loopback import payloads
from tests.loopback.gateway import Gateway
from tests.loopback.payloads import Json, walk

ADMINISTRATOR = 1 << 3
CHANNEL_MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL = 4, 5, 6, 7, 9
NONCE_COUNTS = 300.0  # seconds: Discord says "the past few minutes"

# A 429; a 500 that did nothing; a 500 although Discord did what it was asked.
Trouble = Literal["limited", "broken before", "broken after"]


class Refused(Exception):
    """Discord says no: an HTTP status, its own error code and a sentence."""

    def __init__(self, status: int, code: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.body = {"message": text, "code": code}


def answer(body: object, status: int = 200) -> web.Response:
    """discord.py reads a body as JSON only if the content type is exactly this, without a charset."""
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"})


@dataclass
class Exchange:
    """One interaction and everything the coach answered to it."""

    sent: Json
    callback: Json | None = None  # the first answer, as the coach sent it
    message: Json | None = None  # the message the interaction stands for: its answer, or the one its button is on
    followups: list[Json] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    edits: int = 0
    again: int = 0  # how often it was acknowledged once more, which Discord refuses
    sent_at: float = field(default_factory=time.perf_counter)
    answered_at: float | None = None  # acknowledged
    shown_at: float | None = None  # the member sees the answer, or the form
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def shown(self) -> None:
        if self.shown_at is None:
            self.shown_at = time.perf_counter()

    @property
    def kind(self) -> int | None:
        return self.callback and self.callback["type"]

    @property
    def ephemeral(self) -> bool:
        assert self.callback is not None
        return bool((self.callback.get("data") or {}).get("flags", 0) & payloads.EPHEMERAL)


class Rest:
    """The routes, and what came in over them."""

    def __init__(self, token: str, gateway: Gateway) -> None:
        self.token = token
        self.gateway = gateway
        self.synced: list[tuple[str, list[Json]]] = []  # ("global" or a server's id, its commands)
        self.exchanges: dict[str, Exchange] = {}
        self.messages: dict[str, Json] = {}
        self.unknown: list[str] = []  # what was asked that the loopback doesn't have
        self.limited: dict[str, int] = {}  # part of a path -> how many 429s are left
        self.retry_after = 0.05  # seconds, told with a 429
        self.outage = False  # everything is a 503
        self.trouble: Callable[[], Trouble | None] = lambda: None  # asked at each call: what goes wrong with it
        self.sent_again = 0  # messages with a nonce that it had already, and so not posted twice
        self._nonces: dict[tuple[str, str], tuple[float, Json]] = {}  # (channel, nonce) -> when, and what was posted
        self.stuck: Literal["before", "after"] | None = None  # a post gets no answer, and is there, "after", or not
        self.waiting = 0  # posts that got none
        self.denied = 0  # permissions that the coach lacks in the server
        self.clock_ahead = 0.0  # seconds, of the time that stands on every answer

    def routes(self) -> list[web.RouteDef]:
        app, guild, hook = "/applications/{app}", "/guilds/{guild}", "/webhooks/{app}/{token}"
        table: list[tuple[str, str, Callable[[web.Request], Awaitable[web.Response]]]] = [
            ("GET", "/users/@me", self._me),
            ("GET", "/users/@me/guilds", self._guilds),
            ("GET", "/applications/@me", self._application),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/gateway/bot", self._gateway_bot),
            ("GET", f"{app}/commands", self._commands),
            ("PUT", f"{app}/commands", self._sync),
            ("PUT", f"{app}{guild}/commands", self._sync),
            ("POST", "/interactions/{id}/{token}/callback", self._callback),
            ("POST", hook, self._followup),
            ("GET", f"{hook}/messages/{{message}}", self._answered),
            ("PATCH", f"{hook}/messages/{{message}}", self._edit_answer),
            ("DELETE", f"{hook}/messages/{{message}}", self._delete_answer),
            ("GET", guild, self._guild),
            ("GET", f"{guild}/members/{{user}}", self._member),
            ("GET", "/channels/{channel}", self._channel),
            ("POST", "/channels/{channel}/typing", self._typing),
            ("POST", "/channels/{channel}/messages", self._post),
            ("GET", "/channels/{channel}/messages/{message}", self._get),
            ("PATCH", "/channels/{channel}/messages/{message}", self._edit),
            ("DELETE", "/channels/{channel}/messages/{message}", self._delete),
        ]
        return [web.route(method, "/api/v10" + path, handler) for method, path, handler in table]

    @web.middleware
    async def gate(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Tokens, rate limits, outages and errors, in front of every route."""
        if not request.path.startswith("/api/"):
            return await handler(request)
        answered = await self._answer_to(request, handler)
        answered.headers["Date"] = formatdate(time.time() + self.clock_ahead, usegmt=True)
        return answered

    async def _answer_to(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if self.outage:
            return answer({"message": "Service Unavailable", "code": 0}, 503)
        for part, left in self.limited.items():
            if part in request.path and left:
                self.limited[part] = left - 1
                return self._limit()
        trouble = self.trouble()
        if trouble == "limited":
            return self._limit()
        if trouble == "broken before":
            return answer({"message": "500: Internal Server Error", "code": 0}, 500)
        if trouble == "broken after":
            await self._route(request, handler)
            return answer({"message": "500: Internal Server Error", "code": 0}, 500)
        return await self._route(request, handler)

    def _limit(self) -> web.Response:
        told = {"message": "You are being rate limited.", "retry_after": self.retry_after, "global": False}
        limited = answer(told, 429)
        limited.headers["Via"] = "1.1 google"  # without it discord.py takes a 429 for a ban
        return limited

    async def _route(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        by_interaction = "/interactions/" in request.path or "/webhooks/" in request.path
        if not by_interaction and request.headers.get("Authorization") != f"Bot {self.token}":
            return answer({"message": "401: Unauthorized", "code": 0}, 401)
        try:
            return await handler(request)
        except Refused as no:
            return answer(no.body, no.status)
        except web.HTTPNotFound:
            self.unknown.append(f"{request.method} {request.path}")
            return answer({"message": "404: Not Found", "code": 0}, 404)

    # who the coach is

    async def _me(self, request: web.Request) -> web.Response:
        return answer(payloads.COACH)

    async def _guilds(self, request: web.Request) -> web.Response:
        known = {key: payloads.guild()[key] for key in ("id", "name", "icon", "features")}
        return answer(
            [] if "after" in request.query else [known | {"owner": False, "permissions": payloads.EVERYTHING}]
        )

    async def _application(self, request: web.Request) -> web.Response:
        return answer(payloads.application(content_intent=self.gateway.content_intent))

    async def _gateway_bot(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return answer({"url": self.gateway.url, "shards": self.gateway.shards, "session_start_limit": limit})

    # commands

    async def _commands(self, request: web.Request) -> web.Response:
        known = [commands for where, commands in self.synced if where == "global"]
        return answer(known[-1] if known else [])

    async def _sync(self, request: web.Request) -> web.Response:
        where = request.match_info.get("guild")
        commands = [
            {
                "id": payloads.snowflake(),
                "application_id": payloads.APP_ID,
                "version": payloads.snowflake(),
                "default_member_permissions": None,
                "description": "",
                "type": 1,
                **({"guild_id": where} if where else {}),
                **one,
            }
            for one in await request.json()
        ]
        self.synced.append((where or "global", commands))
        return answer(commands)

    # interactions

    async def _callback(self, request: web.Request) -> web.Response:
        exchange = self._exchange(request)
        if exchange.callback is not None:
            exchange.again += 1
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        body = await self._body(request, exchange.files)
        data = body.get("data") or {}
        if body["type"] in (CHANNEL_MESSAGE, UPDATE):
            check_message(data)
        exchange.callback = body
        if body["type"] in (CHANNEL_MESSAGE, DEFERRED_MESSAGE):
            exchange.message = payloads.message(payloads.COACH, data, interaction=self._origin(exchange))
        elif body["type"] == UPDATE and exchange.message is not None:
            self._change(exchange.message, data)
        exchange.answered_at = time.perf_counter()
        if body["type"] not in (DEFERRED_MESSAGE, DEFERRED_UPDATE):
            exchange.shown()
        exchange.answered.set()
        if "with_response" not in request.query:
            return web.Response(status=204)
        resource: Json = {"type": body["type"]}
        if exchange.message is not None and body["type"] in (CHANNEL_MESSAGE, UPDATE):
            resource["message"] = exchange.message
        inner = {"id": exchange.sent["id"], "type": exchange.sent["type"], "response_message_ephemeral": None}
        if exchange.message is not None:
            inner["response_message_id"] = exchange.message["id"]
        return answer({"interaction": inner, "resource": resource})

    async def _followup(self, request: web.Request) -> web.Response:
        exchange = self._acknowledged(request)
        body = await self._body(request, exchange.files)
        check_message(body)
        exchange.shown()
        if exchange.kind == DEFERRED_MESSAGE and exchange.message is not None and not exchange.edits:
            self._change(exchange.message, body)  # the first followup fills a deferred answer
            exchange.edits += 1
            return answer(exchange.message)
        posted = payloads.message(payloads.COACH, body, webhook_id=payloads.APP_ID)
        exchange.followups.append(posted)
        return answer(posted)

    async def _answered(self, request: web.Request) -> web.Response:
        return answer(self._answer(request))

    async def _edit_answer(self, request: web.Request) -> web.Response:
        exchange = self._acknowledged(request)
        body = await self._body(request, exchange.files)
        check_message(body)
        message = self._answer(request)
        self._change(message, body)
        exchange.shown()
        exchange.edits += 1
        return answer(message)

    async def _delete_answer(self, request: web.Request) -> web.Response:
        exchange = self._acknowledged(request)
        if self._answer(request) is exchange.message:
            exchange.message = None
        return web.Response(status=204)

    def _exchange(self, request: web.Request) -> Exchange:
        exchange = self.exchanges.get(request.match_info["token"])
        if exchange is None:
            raise Refused(404, 10062, "Unknown interaction")
        return exchange

    def _acknowledged(self, request: web.Request) -> Exchange:
        exchange = self._exchange(request)
        if exchange.callback is None:
            raise Refused(404, 10015, "Unknown Webhook")
        return exchange

    def _answer(self, request: web.Request) -> Json:
        exchange, wanted = self._acknowledged(request), request.match_info["message"]
        for message in (exchange.message, *exchange.followups):
            if message is not None and (wanted == message["id"] or wanted == "@original"):
                return message
        raise Refused(404, 10008, "Unknown Message")

    @staticmethod
    def _origin(exchange: Exchange) -> Json:
        asker = exchange.sent["member"]["user"]
        name = exchange.sent["data"].get("name", "")
        return {"id": exchange.sent["id"], "type": exchange.sent["type"], "name": name, "user": asker}

    # the server and its messages

    async def _guild(self, request: web.Request) -> web.Response:
        here = payloads.guild()
        if self.denied:
            here["roles"][0]["permissions"] = str(int(payloads.EVERYTHING) & ~ADMINISTRATOR & ~self.denied)
        return answer(here)

    async def _member(self, request: web.Request) -> web.Response:
        coach = request.match_info["user"] == payloads.APP_ID
        return answer(payloads.member(payloads.COACH if coach else payloads.MIRA))

    async def _channel(self, request: web.Request) -> web.Response:
        if request.match_info["channel"] != payloads.CHANNEL_ID:
            raise Refused(404, 10003, "Unknown Channel")
        return answer(payloads.channel())

    async def _typing(self, request: web.Request) -> web.Response:
        return web.Response(status=204)

    async def _post(self, request: web.Request) -> web.Response:
        body = await self._body(request, [])
        await self._perhaps_for_ever("before")
        check_message(body)
        before = self._same_nonce(request.match_info["channel"], body)
        if before is not None:
            self.sent_again += 1
            return answer(before)
        posted = payloads.message(payloads.COACH, body, channel_id=request.match_info["channel"])
        if body.get("nonce") is not None:
            posted["nonce"] = body["nonce"]
            self._nonces[posted["channel_id"], str(body["nonce"])] = (time.monotonic(), posted)
        self.messages[posted["id"]] = posted
        server = self.gateway.server_of(posted["channel_id"]) or payloads.GUILD_ID
        await self.gateway.dispatch("MESSAGE_CREATE", posted | {"guild_id": server})
        await self._perhaps_for_ever("after")
        return answer(posted)

    async def _perhaps_for_ever(self, moment: Literal["before", "after"]) -> None:
        if self.stuck == moment:
            self.waiting += 1
            await asyncio.Event().wait()

    def _same_nonce(self, channel: str, body: Json) -> Json | None:
        """What was posted with this nonce a few minutes ago, where the coach asks that it counts."""
        if len(str(body.get("nonce") or "")) > 25:
            raise Refused(400, 50035, "Invalid Form Body: a nonce has at most 25 characters")
        if not body.get("enforce_nonce"):
            return None
        when, posted = self._nonces.get((channel, str(body.get("nonce"))), (float("-inf"), {}))
        return posted if time.monotonic() - when < NONCE_COUNTS else None

    async def _get(self, request: web.Request) -> web.Response:
        return answer(self._message(request))

    async def _edit(self, request: web.Request) -> web.Response:
        message = self._message(request)
        body = await self._body(request, [])
        check_message(body)
        self._change(message, body)
        return answer(message)

    async def _delete(self, request: web.Request) -> web.Response:
        del self.messages[self._message(request)["id"]]
        return web.Response(status=204)

    def _message(self, request: web.Request) -> Json:
        message = self.messages.get(request.match_info["message"])
        if message is None:
            raise Refused(404, 10008, "Unknown Message")
        return message

    # bodies

    @staticmethod
    def _change(message: Json, body: Json) -> None:
        message.update({key: body[key] for key in ("content", "embeds", "components", "flags") if body.get(key)})
        payloads.number_components(message["components"])

    @staticmethod
    async def _body(request: web.Request, files: list[str]) -> Json:
        """A JSON body, or the `payload_json` of a form that brings files; the files' names go into `files`."""
        if request.content_type != "multipart/form-data":
            read: Json = await request.json()
            return read
        body: Json = {}
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            if part.name == "payload_json":
                body = json.loads(await part.text())
            else:
                files.append(part.filename or "")
        return body


def check_message(body: Json) -> None:
    """What Discord refuses in a message, as far as the coach could send it."""
    components = body.get("components") or []
    if body.get("flags", 0) & payloads.COMPONENTS_V2:
        if body.get("content") or body.get("embeds"):
            raise Refused(400, 50035, "Invalid Form Body: content and embeds can't go with components v2")
        parts = list(walk(components))
        if len(parts) > 40:
            raise Refused(400, 50035, f"Invalid Form Body: {len(parts)} components, at most 40")
        length = sum(len(one.get("content", "")) for one in parts)
        if length > 4000:
            raise Refused(400, 50035, f"Invalid Form Body: {length} characters of text, at most 4000")
    ids = [one["custom_id"] for one in walk(components) if "custom_id" in one]
    if len(ids) != len(set(ids)):
        raise Refused(400, 50035, "Invalid Form Body: two components share a custom_id")
    if any(not 0 < len(one) <= 100 for one in ids):
        raise Refused(400, 50035, "Invalid Form Body: a custom_id has 1 to 100 characters")
