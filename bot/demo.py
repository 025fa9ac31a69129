"""The real coach in a simulated Discord, on a page of this machine: no account, no token, no network."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.cards.guide import welcome_card
from bot.coaching.examples import run_examples
from bot.coaching.opening import VOCABULARY
from bot.coaching.review import Review
from bot.coaching.reviewing import review
from bot.commands.client import CoachClient
from bot.commands.registry import coach_client
from bot.commands.services import Operator, Services
from bot.complaint import complain
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.loading import RulesUnreadable
from bot.rulebook.shelf import Shelf
from bot.store import open_store
from bot.store.servers import ServerSettings

SAMPLE = (
    "Hey guys! My little pottery studio opens on Friday, and I hope all of you come by.\n"
    "Tell me which glaze I should try first."
)
MISSING = 'the demo needs simcord: in the coach\'s own folder, pip install ".[demo]" -c constraints.txt (or make demo)'
HINT = "On the page: type /review, post a draft, press the buttons. Ctrl-C here ends it."

UNREADABLE = 2

Print = Callable[[Review], None]


def serve(port: int, show: Print) -> int:
    """Serve the page until Ctrl-C or SIGTERM. Port 0 takes any free one. `show` prints the sample's review."""
    if find_spec("simcord") is None:  # said before anything else, such as a port that is taken
        complain(MISSING)
        return UNREADABLE
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        return asyncio.run(_serve(port, show))
    except KeyboardInterrupt:
        return 0
    except RulesUnreadable as error:
        complain(error)
        return UNREADABLE


async def _serve(port: int, show: Print) -> int:
    stop = _asked_to_stop()
    shelf = Shelf(find_rules_folder(), VOCABULARY)
    async with _page(shelf, _free(port)) as preview:
        show(review(SAMPLE, shelf.current))
        print(f"\nThe coach is at {preview.url}\n{HINT}", flush=True)
        closed = asyncio.create_task(preview.wait_closed())
        asked = asyncio.create_task(stop.wait())
        await asyncio.wait({closed, asked}, return_when=asyncio.FIRST_COMPLETED)
        closed.cancel()
        asked.cancel()
    print("Bye.", flush=True)
    return 0


@asynccontextmanager
async def _page(shelf: Shelf, port: int) -> AsyncIterator[Any]:
    """A server with a #drafts channel, a welcome, and one draft that is already answered."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())  # the demo remembers until it ends
        store = await stack.enter_async_context(open_store(Path(folder) / "demo.sqlite3", _now))
        operator = Operator(watch_drafts=True, cooldown=0)
        services = Services(shelf, store, _now, operator, lambda: shelf.reload(run_examples).complaints())
        client = coach_client(services, shard_count=1)
        env = await stack.enter_async_context(_discord(client))
        owner = env.create_user("you", global_name="You")
        guild = env.create_guild("Creator Coach, the demo", owner=owner)
        drafts = guild.create_text_channel("drafts")
        you = guild.add_member(owner)
        mira = guild.add_member(env.create_user("mira", global_name="Mira"))
        await store.servers.put(ServerSettings(guild.id, drafts.id))
        await client.get_partial_messageable(drafts.id, guild_id=guild.id).send(view=welcome_card().view)
        await you.send(drafts, SAMPLE)
        yield await stack.enter_async_context(env.preview(drafts, viewers=[you, mira], layout="channel", port=port))


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def _discord(client: CoachClient) -> AsyncIterator[Any]:
    """The simulated Discord, in which the bot bears its own name."""
    import simcord  # noqa: PLC0415  only the demo needs it; a running coach does without

    env = simcord.Env(client, check_errors=False)
    env.backend.bot_user.name = "Creator Coach"  # its API has no way to say so; the version is pinned
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()


def _free(port: int) -> int:
    """The port, or any free one where something else has it: the address is printed in either case."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except (OSError, OverflowError):
        print(f"Port {port} is taken; another one is used.", file=sys.stderr)
        return 0
    return port


def _asked_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for name in ("SIGINT", "SIGTERM"):
        with suppress(NotImplementedError):  # Windows: Ctrl-C raises instead
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), stop.set)
    return stop
