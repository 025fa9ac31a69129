"""The simulated Discord of the demo: a server with a #drafts channel, people, a cycle, and the coach in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.cards.cycle.cycle import CycleShown, cycle_card
from bot.cards.guide import welcome_card
from bot.coaching.examples import run_examples
from bot.commands.client import CoachClient
from bot.commands.cycle.keeping import with_card
from bot.commands.knowing import known_to
from bot.commands.registry import coach_client
from bot.commands.services import Operator, Services
from bot.demo.clock import Clock
from bot.demo.cycle import MAKERS, Cast, cycle_in_the_middle
from bot.rulebook.shelf import Shelf
from bot.store import Store, open_store
from bot.store.servers import ServerSettings

SAMPLE = (
    "Hey guys! My little pottery studio opens on Friday, and I hope all of you come by.\n"
    "Tell me which glaze I should try first."
)


@dataclass(frozen=True, slots=True)
class Place:
    """What runs in the demo. `env` and `preview` are the simulation's, `preview` is the page."""

    clock: Clock
    store: Store
    client: CoachClient
    env: Any
    preview: Any


@asynccontextmanager
async def opened(shelf: Shelf, port: int) -> AsyncIterator[Place]:
    """A welcome, a cycle with an evening soon, and one draft that is already answered."""
    async with AsyncExitStack() as stack:
        clock, folder = Clock(), stack.enter_context(TemporaryDirectory())  # the demo remembers until it ends
        store = await stack.enter_async_context(open_store(Path(folder) / "demo.sqlite3", clock.now))
        operator = Operator(watch_drafts=True, cooldown=0)
        services = Services(shelf, store, clock.now, operator, lambda: shelf.reload(run_examples).complaints())
        client = coach_client(services, shard_count=1)
        env = await stack.enter_async_context(discord_with(client))
        env.backend.advance_clock((clock.now() - env.now()).total_seconds())
        owner = env.create_user("you", global_name="You")
        guild = env.create_guild("Creator Coach, the demo", owner=owner)
        drafts = guild.create_text_channel("drafts")
        you = guild.add_member(owner)
        mira, ken = (guild.add_member(env.create_user(name.lower(), global_name=name)) for name in ("Mira", "Ken"))
        makers = [guild.add_member(env.create_user(name.lower(), global_name=name)) for name in MAKERS]
        await store.servers.put(ServerSettings(guild.id, drafts.id))
        await _begin(client, drafts.id, guild.id, Cast([you.id, mira.id, ken.id], [one.id for one in makers]))
        await client.get_partial_messageable(drafts.id, guild_id=guild.id).send(view=welcome_card().view)
        await you.send(drafts, SAMPLE)
        viewers = [you, mira, ken, makers[-1]]
        preview = env.preview(drafts, viewers=viewers, layout="channel", port=port)
        yield Place(clock, store, client, env, await stack.enter_async_context(preview))


async def _begin(client: CoachClient, channel: int, server: int, cast: Cast) -> None:
    """The cycle, with its card in this channel."""
    known, now = known_to(client).gathering, client.services.now()
    if known is None:  # somebody took it out of the rules
        return
    cycle = await client.cycles.add(cycle_in_the_middle(server, cast, known, now))
    there = client.get_partial_messageable(channel, guild_id=server)
    card = await there.send(view=cycle_card(CycleShown(cycle, now)).view)
    await client.cycles.change(cycle.id, with_card(channel, card.id))
    for event in cycle.open_events():
        await client.natives.push(cycle.id, event.id)


@asynccontextmanager
async def discord_with(client: CoachClient) -> AsyncIterator[Any]:
    """The simulated Discord, in which the bot bears its own name."""
    import simcord  # noqa: PLC0415  only the demo needs it; a running coach does without

    env = simcord.Env(client, check_errors=False)
    env.backend.bot_user.name = "Creator Coach"  # its API has no way to say so; the version is pinned
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
