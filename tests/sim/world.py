"""A simulated Discord around the real client: a server, its channels and people, and short ways to read answers."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import discord
import simcord
from simcord.results import to_discord_message

from bot.coaching.opening import VOCABULARY
from bot.commands.client import CoachClient
from bot.commands.registry import coach_client
from bot.commands.services import Operator, Services
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.shelf import Shelf
from bot.store import Store, open_store
from bot.store.servers import Answers, ServerSettings

START = datetime(2026, 1, 1, tzinfo=UTC)


@cache
def shelf() -> Shelf:
    """The coach's own rules, read once for all tests."""
    return Shelf(find_rules_folder(), VOCABULARY)


@dataclass
class World:
    """One server with a #general and a #drafts, an admin, and two members."""

    env: simcord.Env
    store: Store
    operator: Operator
    reload: Callable[[], list[str]] | None
    clock: list[timedelta] = field(default_factory=lambda: [timedelta()])

    def __post_init__(self) -> None:
        self.guild = self.env.create_guild("Makers")
        self.general = self.guild.create_text_channel("general")
        self.drafts = self.guild.create_text_channel("drafts")
        manager = self.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        self.admin = self.guild.add_member(self.env.create_user("ada", global_name="Ada"), roles=[manager])
        self.mira = self.guild.add_member(self.env.create_user("mira", global_name="Mira"))
        self.jo = self.guild.add_member(self.env.create_user("jo", global_name="Jo"))

    @property
    def bot(self) -> CoachClient:
        return self.env.bot  # type: ignore[return-value]

    @property
    def me(self) -> int:
        assert self.bot.user is not None
        return self.bot.user.id

    async def restart(self) -> None:
        """The process dies and comes back; Discord and the store are still there."""
        await self.env.restart_bot(client(self.store, self.operator, self.reload, self.clock))

    def later(self, seconds: float) -> None:
        self.clock[0] += timedelta(seconds=seconds)

    async def watch(self, answers: Answers = "neutral", channel: Any = None) -> None:
        """Set the drafts channel without going through /settings."""
        await self.store.servers.put(ServerSettings(self.guild.id, (channel or self.drafts).id, answers))


def client(
    store: Store,
    operator: Operator,
    reload: Callable[[], list[str]] | None,
    clock: list[timedelta],
    rules: Shelf | None = None,
    **services: Any,
) -> CoachClient:
    all_of_them = Services(rules or shelf(), store, lambda: START + clock[0], operator, reload, **services)
    return coach_client(all_of_them, shard_count=1)


@asynccontextmanager
async def world(
    operator: Operator | None = None,
    reload: Callable[[], list[str]] | None = None,
    patience: float = 2.0,
    **options: Any,
) -> AsyncIterator[World]:
    """A running coach in a simulated Discord. Errors that the coach did not answer fail the test.

    `patience`: how many seconds may pass before a slow answer is held open.
    """
    operator = operator or Operator(cooldown=0)
    clock = [timedelta()]
    with tempfile.TemporaryDirectory() as folder:
        async with (
            open_store(Path(folder) / "coach.sqlite3", lambda: START + clock[0]) as store,
            simcord.run(client(store, operator, reload, clock, patience=patience), **options) as env,
        ):
            yield World(env, store, operator, reload, clock)


@dataclass(frozen=True)
class Picked:
    """What answers a pick."""

    response: Any

    @property
    def ephemeral(self) -> bool:
        return bool(self.response.ephemeral)


async def go_on(who: Any, card: Any, do: str) -> Picked:
    """A pick in the select under a review. Its answer follows a change of nothing, which sets the select back."""
    result = await who.select(card, [do], custom_id=select_ids(card)[0])
    return Picked(result.followups[-1])


def texts(message: Any) -> str:
    """Everything a message says, its content and the text of its components; a blank that keeps a number and its unit
    on one line reads as any other.
    """
    if message is None:
        return ""
    return "\n".join([message.content, *_texts(_components(message))]).strip().replace("\u00a0", " ")


def labels(message: Any) -> list[str]:
    """The labels of a message's buttons."""
    return [one["label"] for one in _walk(_components(message)) if one.get("type") == 2]


def custom_id(message: Any, label: str) -> str:
    return next(one["custom_id"] for one in _walk(_components(message)) if one.get("label") == label)


def select_ids(message: Any) -> list[str]:
    return [one["custom_id"] for one in _walk(_components(message)) if one.get("type") in (3, 5, 6, 7, 8)]


def _components(message: Any) -> list[Any]:
    return [one if isinstance(one, dict) else one.to_dict() for one in message.components]


def _texts(components: list[Any]) -> Iterator[str]:
    return (one["content"] for one in _walk(components) if one.get("type") == 10)


def _walk(components: list[Any]) -> Iterator[dict[str, Any]]:
    for one in components:
        yield one
        yield from _walk(one.get("components") or [])
        if one.get("accessory"):
            yield one["accessory"]


async def post_in_forum(
    world: World, forum: Any, author: Any, title: str, text: str, *, attachments: Sequence[tuple[str, bytes]] = ()
) -> tuple[Any, discord.Message]:
    """A member's forum post: a thread whose first message has the thread's id. The simulator lets only bots post."""
    backend = world.env.backend
    thread = backend.create_thread(forum.id, title, author.id, broadcast=False)
    files = backend.store_attachments(thread.id, attachments)
    starter = backend.prepare_message(thread.id, author.id, text, attachments=files)
    starter.id = thread.id
    backend.commit_message(starter, broadcast=False)
    backend.announce_thread_create(thread)
    backend.announce_message_create(starter)
    await world.env.settle()
    handle = next(one for one in forum.threads if one.id == thread.id)
    return handle, to_discord_message(world.env, starter)


async def planted(w: World, pressed: str, place: Any = None) -> Any:
    """A message of the coach with a single button of this id."""
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Press", custom_id=pressed))
    channel = w.bot.get_channel((place or w.general).id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send(view=view)
    view.stop()
    await w.env.settle()
    return message
