"""Opens the store: the file brought up to date, the engine over it, and every feature's part."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.store.absences import Absences
from bot.store.care_actions import CareActions
from bot.store.commands import CommandHashes
from bot.store.counted import CountedEngine, Counts
from bot.store.cycle_moods import CycleMoods
from bot.store.cycle_quiet import CycleQuiet
from bot.store.cycles import Cycles
from bot.store.dismissed import DismissedRules
from bot.store.drafts import Drafts
from bot.store.engine import Engine
from bot.store.feedback import Feedback
from bot.store.goals import Goals
from bot.store.house_rules import HouseRulesKept
from bot.store.interests import Interests
from bot.store.introductions import Introductions
from bot.store.kept import KeptTables
from bot.store.lessons import LessonsDone
from bot.store.migrating import drop_old_copies, migrate
from bot.store.outbox import Outbox
from bot.store.place import Place
from bot.store.postgres import postgres_engine
from bot.store.posts import Posts
from bot.store.practice import Practices
from bot.store.profiles import Profiles
from bot.store.progress import Progress
from bot.store.registry import DECLARED
from bot.store.remembered import RememberedKept
from bot.store.servers import Servers
from bot.store.share import WHOLE, Share
from bot.store.sqlite import sqlite_engine
from bot.store.trends import Trends


@dataclass(frozen=True, slots=True)
class Store:
    """One part a feature, which keeps its own SQL; `kept` does to all of them what privacy asks for."""

    servers: Servers
    house_rules: HouseRulesKept
    dismissed: DismissedRules
    drafts: Drafts
    commands: CommandHashes
    profiles: Profiles
    posts: Posts
    trends: Trends
    progress: Progress
    practices: Practices
    lessons: LessonsDone
    absences: Absences
    remembered: RememberedKept
    care_actions: CareActions
    goals: Goals
    feedback: Feedback
    cycles: Cycles
    cycle_moods: CycleMoods
    cycle_quiet: CycleQuiet
    interests: Interests
    introductions: Introductions
    outbox: Outbox
    kept: KeptTables
    engine: Engine
    counts: Counts
    drop_old_copies: Callable[[datetime], object]
    in_place: Callable[[], bool] = lambda: True  # False where its file was deleted or moved: all would be lost


@asynccontextmanager
async def open_store(place: Place, now: Callable[[], datetime], share: Share = WHOLE) -> AsyncIterator[Store]:
    """The store in a file, or at a URL of PostgreSQL, made or brought up to date; `now` dates what is kept, and of the
    timed work only the share's is done here. Raises StoreError.
    """
    async with _on_file(place, now, share) if isinstance(place, Path) else _on_postgres(place, now, share) as store:
        yield store


@asynccontextmanager
async def _on_postgres(url: str, now: Callable[[], datetime], share: Share) -> AsyncIterator[Store]:
    async with postgres_engine(url) as engine:
        yield store_on(engine, now, lambda at: None, share)


@asynccontextmanager
async def _on_file(path: Path, now: Callable[[], datetime], share: Share) -> AsyncIterator[Store]:
    await asyncio.to_thread(migrate, path)
    async with sqlite_engine(path) as engine:
        store = store_on(engine, now, lambda at: drop_old_copies(path, at), share)
        yield replace(store, in_place=_whether_in_place(path))


def _whether_in_place(path: Path) -> Callable[[], bool]:
    opened = path.stat()

    def in_place() -> bool:
        try:
            return os.path.samestat(path.stat(), opened)
        except OSError:
            return False

    return in_place


def store_on(
    engine: Engine, now: Callable[[], datetime], drop_old_copies: Callable[[datetime], object], share: Share = WHOLE
) -> Store:
    """Every feature's part over one engine."""
    counts = Counts()
    engine = CountedEngine(engine, counts)
    return Store(
        Servers(engine),
        HouseRulesKept(engine),
        DismissedRules(engine, now),
        Drafts(engine, now),
        CommandHashes(engine),
        Profiles(engine, now),
        Posts(engine, now),
        Trends(engine, now),
        Progress(engine, now),
        Practices(engine, now),
        LessonsDone(engine, now),
        Absences(engine, now),
        RememberedKept(engine, now),
        CareActions(engine, now),
        Goals(engine, now),
        Feedback(engine, now),
        Cycles(engine),
        CycleMoods(engine, now),
        CycleQuiet(engine, now),
        Interests(engine, now),
        Introductions(engine),
        Outbox(engine, now, share),
        KeptTables(engine, DECLARED),
        engine,
        counts,
        drop_old_copies,
    )
