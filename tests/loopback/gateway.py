"""The loopback's gateway: sessions over a websocket, compressed as asked, that can be cut and resumed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.loopback import payloads
from tests.loopback.payloads import Json

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
BAD_TOKEN, DISALLOWED_INTENTS = 4004, 4014


@dataclass
class Session:
    """What outlives a connection: its number and every event, so that a resume can bring what was missed."""

    id: str
    intents: int
    events: list[Json] = field(default_factory=list)


class Line:
    """One websocket connection."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport, compress: str | None) -> None:
        self.socket = socket
        self.transport = transport
        self.silent = False
        self._pack = packer(compress)

    async def send(self, op: int, data: object = None, **more: object) -> None:
        text = json.dumps({"op": op, "d": data, **more}, ensure_ascii=False)
        with contextlib.suppress(ConnectionError):
            if self._pack is None:
                await self.socket.send_str(text)
            else:
                await self.socket.send_bytes(self._pack(text.encode()))


def packer(compress: str | None) -> Callable[[bytes], bytes] | None:
    """One compressor a connection, flushed after each message, as Discord does it."""
    if compress is None:
        return None
    if compress == "zlib-stream":
        stream = zlib.compressobj()
        return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)
    if compress == "zstd-stream":
        import zstandard  # noqa: PLC0415  discord.py asks for it only where it is installed

        chunks = zstandard.ZstdCompressor().compressobj()
        return lambda data: chunks.compress(data) + chunks.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    raise ValueError(f"the loopback can't compress as {compress}")


class Gateway:
    """What the test sees: who identified, who resumed; and what it can do to a connection."""

    def __init__(self, token: str, *, content_intent: bool) -> None:
        self.token = token
        self.content_intent = content_intent
        self.heartbeat_interval = 41_250
        self.url = ""
        self.identified: list[Json] = []
        self.resumed: list[Json] = []
        self.heartbeats = 0
        self.refuse: int | None = None  # close with this code instead of READY
        self.guilds: list[Json] = [payloads.guild()]  # the servers that the coach is in
        self.accept = True  # False: the websocket itself is refused with a 503
        self._sessions: dict[str, Session] = {}
        self._session: Session | None = None
        self._line: Line | None = None

    @property
    def online(self) -> bool:
        return self._line is not None

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if not self.accept:
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0, autoclose=False)
        await socket.prepare(request)
        assert request.transport is not None
        line = Line(socket, request.transport, request.query.get("compress"))  # type: ignore[arg-type]
        await line.send(HELLO, {"heartbeat_interval": self.heartbeat_interval})
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT and not line.silent:
                    await self._receive(line, frame.json())
            while line.silent:
                await asyncio.sleep(1)  # it doesn't even say good-bye
            await socket.close()
        finally:
            if self._line is line:
                self._line = None
        return socket

    async def _receive(self, line: Line, said: Json) -> None:
        if said["op"] == HEARTBEAT:
            self.heartbeats += 1
            await line.send(ACK)
        elif said["op"] == IDENTIFY:
            await self._identify(line, said["d"])
        elif said["op"] == RESUME:
            await self._resume(line, said["d"])

    async def _identify(self, line: Line, asked: Json) -> None:
        self.identified.append(asked)
        refused = self.refuse
        if asked["token"] != self.token:
            refused = BAD_TOKEN
        elif asked["intents"] & payloads.PRIVILEGED_INTENTS and not self.content_intent:
            refused = DISALLOWED_INTENTS
        if refused:
            await line.socket.close(code=refused)
            return
        self._session = Session(id=payloads.snowflake(), intents=asked["intents"])
        self._sessions[self._session.id] = self._session
        self._line = line
        await self.dispatch(
            "READY",
            {
                "v": 10,
                "user": payloads.COACH,
                "guilds": [{"id": one["id"], "unavailable": True} for one in self.guilds],
                "session_id": self._session.id,
                "resume_gateway_url": self.url,
                "shard": asked.get("shard", [0, 1]),
                "application": {"id": payloads.APP_ID, "flags": 0},
            },
        )
        for one in self.guilds:
            await self.dispatch("GUILD_CREATE", one)

    async def _resume(self, line: Line, asked: Json) -> None:
        self.resumed.append(asked)
        session = self._sessions.get(asked["session_id"])
        if session is None or asked["token"] != self.token:
            await line.send(INVALID_SESSION, False)
            return
        self._session, self._line = session, line
        for event in session.events:
            if event["s"] > asked["seq"]:
                await line.send(**event)
        await self.dispatch("RESUMED", {})

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event; while the connection is down it waits for the resume."""
        assert self._session is not None, "nobody has identified yet"
        if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            data = self._as_seen(data)
        said = {"op": DISPATCH, "data": data, "t": event, "s": len(self._session.events) + 1}
        self._session.events.append(said)
        if self._line is not None:
            await self._line.send(**said)

    def _as_seen(self, message: Json) -> Json:
        """Without the message content intent a bot reads only its own messages and those that mention it."""
        assert self._session is not None
        own = message.get("author", {}).get("id") == payloads.APP_ID
        mentioned = any(one["id"] == payloads.APP_ID for one in message.get("mentions", []))
        in_server = "guild_id" in message
        if self._session.intents & payloads.MESSAGE_CONTENT_INTENT or own or mentioned or not in_server:
            return message
        return message | {"content": "", "embeds": [], "attachments": [], "components": []}

    def cut(self) -> None:
        """The cable is pulled: no close frame, nothing."""
        assert self._line is not None
        self._line.transport.abort()
        self._line = None

    def fall_silent(self) -> None:
        """The line stays up, but nothing that the coach says is heard any more."""
        assert self._line is not None
        self._line.silent = True

    async def ask_to_reconnect(self) -> None:
        assert self._line is not None
        await self._line.send(RECONNECT)

    async def invalidate(self, *, resumable: bool) -> None:
        assert self._line is not None and self._session is not None
        if not resumable:
            del self._sessions[self._session.id]
        await self._line.send(INVALID_SESSION, resumable)

    async def close(self, code: int = 1001) -> None:
        if self._line is not None:
            await self._line.socket.close(code=code)
