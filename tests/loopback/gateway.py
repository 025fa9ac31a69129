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
BAD_TOKEN, INVALID_SHARD, DISALLOWED_INTENTS = 4004, 4010, 4014


@dataclass
class Session:
    """What outlives a connection: its shard and every event, so that a resume can bring what was missed."""

    id: str
    intents: int
    shard: int
    count: int  # how many shards its bot means to have
    events: list[Json] = field(default_factory=list)
    line: Line | None = None

    def holds(self, server: int) -> bool:
        """Whether a server's events come over it; 0 is for direct messages."""
        return (server >> 22) % self.count == self.shard

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event; while the connection is down it waits for the resume."""
        if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            data = self._as_seen(data)
        said = {"op": DISPATCH, "data": data, "t": event, "s": len(self.events) + 1}
        self.events.append(said)
        if self.line is not None:
            await self.line.send(**said)

    def _as_seen(self, message: Json) -> Json:
        """Without the message content intent a bot reads only its own messages and those that mention it."""
        own = message.get("author", {}).get("id") == payloads.APP_ID
        mentioned = any(one["id"] == payloads.APP_ID for one in message.get("mentions", []))
        in_server = "guild_id" in message
        if self.intents & payloads.MESSAGE_CONTENT_INTENT or own or mentioned or not in_server:
            return message
        return message | {"content": "", "embeds": [], "attachments": [], "components": []}


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
        self.shards = 1  # how many Discord says that the coach needs
        self.identified: list[Json] = []
        self.resumed: list[Json] = []
        self.heartbeats = 0
        self.refuse: int | None = None  # close with this code instead of READY
        self.guilds: list[Json] = [payloads.guild()]  # the servers that the coach is in
        self.accept = True  # False: the websocket itself is refused with a 503
        self._sessions: dict[str, Session] = {}
        self._now: dict[tuple[int, int], Session] = {}  # the latest session of each shard

    @property
    def online(self) -> bool:
        """Whether every shard that ever identified is connected now."""
        return bool(self._now) and all(one.line is not None for one in self._now.values())

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
            for session in self._now.values():
                if session.line is line:
                    session.line = None
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
        shard, count = asked.get("shard", (0, 1))
        refused = self.refuse
        if asked["token"] != self.token:
            refused = BAD_TOKEN
        elif not 0 <= shard < count:
            refused = INVALID_SHARD
        elif asked["intents"] & payloads.PRIVILEGED_INTENTS and not self.content_intent:
            refused = DISALLOWED_INTENTS
        if refused:
            await line.socket.close(code=refused)
            return
        session = Session(payloads.snowflake(), asked["intents"], shard, count, line=line)
        self._sessions[session.id] = self._now[shard, count] = session
        guilds = [one for one in self.guilds if session.holds(int(one["id"]))]
        await session.dispatch(
            "READY",
            {
                "v": 10,
                "user": payloads.COACH,
                "guilds": [{"id": one["id"], "unavailable": True} for one in guilds],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": [shard, count],
                "application": {"id": payloads.APP_ID, "flags": 0},
            },
        )
        for one in guilds:
            await session.dispatch("GUILD_CREATE", one)

    async def _resume(self, line: Line, asked: Json) -> None:
        self.resumed.append(asked)
        session = self._sessions.get(asked["session_id"])
        if session is None or asked["token"] != self.token:
            await line.send(INVALID_SESSION, False)
            return
        session.line = line
        self._now[session.shard, session.count] = session
        for event in session.events:
            if event["s"] > asked["seq"]:
                await line.send(**event)
        await session.dispatch("RESUMED", {})

    async def dispatch(self, event: str, data: Json) -> None:
        """Tell whoever has the shard of the server where it happened; what is no server's is shard 0's."""
        server = int(data.get("guild_id") or 0)
        told = [session for session in self._now.values() if session.holds(server)]
        assert told, "nobody has identified yet for the shard of this server"
        for session in told:
            await session.dispatch(event, data)

    def server_of(self, channel: str) -> str | None:
        """The server that a channel is in; None for a channel of nobody's."""
        here = (one["id"] for one in self.guilds if any(two["id"] == channel for two in one["channels"]))
        return next(here, None)

    def _on(self, shard: int) -> tuple[Session, Line]:
        session = next(one for one in self._now.values() if one.shard == shard)
        assert session.line is not None
        return session, session.line

    def cut(self, shard: int = 0) -> None:
        """The cable is pulled: no close frame, nothing."""
        session, line = self._on(shard)
        line.transport.abort()
        session.line = None

    def fall_silent(self, shard: int = 0) -> None:
        """The line stays up, but nothing that the coach says is heard any more."""
        self._on(shard)[1].silent = True

    async def ask_to_reconnect(self, shard: int = 0) -> None:
        await self._on(shard)[1].send(RECONNECT)

    async def invalidate(self, *, resumable: bool, shard: int = 0) -> None:
        session, line = self._on(shard)
        if not resumable:
            del self._sessions[session.id]
        await line.send(INVALID_SESSION, resumable)

    async def close(self, code: int = 1001) -> None:
        for session in self._now.values():
            if session.line is not None:
                await session.line.socket.close(code=code)
