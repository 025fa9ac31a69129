"""What the Discord client needs to do its work, handed in by whoever starts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.commands.accounting import Tally
from bot.rulebook.shelf import Shelf
from bot.store import Store
from bot.store.share import Share

RULES = "rules"  # what other processes hear when they are to be read again


@dataclass(frozen=True, slots=True)
class Operator:
    """The operator's choices that matter in Discord."""

    owners: frozenset[int] = frozenset()  # empty: whoever owns the application
    home_guild: int | None = None  # the one server that has /reload
    watch_drafts: bool = False  # asks Discord for the message content intent
    default_platform: str = "instagram"
    language: str = "en"  # of the rules
    cooldown: float = 20.0  # seconds between two answers to one member in public
    retention: timedelta = timedelta(days=400)  # how long is kept what a member asked to keep
    share: Share | None = None  # None: all servers, on as many shards as Discord says


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the client talks to beside Discord.

    `reload` reads the rules again and returns what is wrong with them; then the old ones stay. None: this coach can't.
    """

    shelf: Shelf
    store: Store
    now: Callable[[], datetime]
    operator: Operator = field(default_factory=Operator)
    reload: Callable[[], list[str]] | None = None
    tally: Tally = field(default_factory=Tally)
    patience: float = 2.0  # seconds until a slow answer is held open; Discord waits for three
