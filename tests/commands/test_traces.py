"""What stays behind after everything was used: what a member asked to keep, until /privacy forget, and nothing else."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import types
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cards import words
from bot.commands.services import Operator
from bot.logs import JsonLines, PlainLines
from bot.store.registry import DECLARED
from tests.sim.everything import (
    CAPTION,
    DRAFT,
    HOME,
    PROFILE,
    SAID,
    SUBTITLES,
    TALK,
    TYPED,
    all_there_is,
    forget_mira,
    note_what_is_used,
    use_everything,
)
from tests.sim.world import World, texts, world

NEVER_KEPT = (CAPTION, TALK, TYPED)
Cell = tuple[str, str, Any]  # table, column, value


@dataclass
class Traces:
    """What was found after everything was used, and again after Mira had it all forgotten."""

    mira: int = 0
    jo: int = 0
    unused: set[str] = field(default_factory=set)
    log: str = ""
    cells: list[Cell] = field(default_factory=list)
    cells_after: list[Cell] = field(default_factory=list)
    files: bytes = b""
    files_after: bytes = b""
    memory: dict[str, list[str]] = field(default_factory=dict)  # where each mark is held
    memory_after: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def traces() -> Traces:
    written: list[str] = []
    with _logging(written):
        found = asyncio.run(_traces())
    found.log = "\n".join(written)
    return found


@contextmanager
def _logging(written: list[str]) -> Iterator[None]:
    """The log as `coach run` writes it where the operator chose debug, as lines and as JSON."""
    handler = _Both(written)
    root, ours = logging.getLogger(), logging.getLogger("bot")
    levels = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    ours.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(levels[0])
        ours.setLevel(levels[1])


async def _traces() -> Traces:
    found = Traces()
    async with world(Operator(watch_drafts=True, cooldown=0, home_guild=HOME), list) as w:
        found.mira, found.jo = w.mira.id, w.jo.id
        everything, used = all_there_is(w), note_what_is_used(w)
        await use_everything(w)
        await _quiet(w)
        found.cells, found.files = await cells(w), await files(w)
        await w.store.profiles.of(w.mira.id)  # as every review of hers asks
        found.memory = held(w)
        await forget_mira(w)
        await _quiet(w)
        found.cells_after, found.files_after, found.memory_after = await cells(w), await files(w), held(w)
        found.unused = everything - used
    return found


async def _quiet(w: World) -> None:
    """Until nothing is written any more."""
    await w.bot.timetable.stop()
    before = -1
    while before != w.store.engine.changes:
        before = w.store.engine.changes
        await asyncio.sleep(0.1)


def test_everything_that_can_be_used_was_used(traces: Traces) -> None:
    assert traces.unused == set()


@pytest.mark.parametrize("mark", [*NEVER_KEPT, PROFILE])
def test_what_was_typed_is_in_no_line_of_the_log(traces: Traces, mark: str) -> None:
    assert "/review: ok" in traces.log and "button why: ok" in traces.log, "there is a log"
    assert [line for line in traces.log.split("\n") if mark in line.lower()] == []


def test_no_line_of_the_log_names_a_member(traces: Traces) -> None:
    names = (str(traces.mira), str(traces.jo), "Mira", "mira")
    assert [line for line in traces.log.split("\n") for name in names if name in line] == []


@pytest.mark.parametrize("mark", NEVER_KEPT)
def test_a_caption_is_in_no_table_no_file_and_no_memory(traces: Traces, mark: str) -> None:
    assert [cell for cell in traces.cells if mark in str(cell[2])] == []
    assert mark.encode() not in traces.files.lower()
    assert traces.memory[mark] == []


def test_what_a_member_told_is_kept_where_they_told_it_and_nowhere_else(traces: Traces) -> None:
    assert {(table, column) for table, column, value in traces.cells if PROFILE in str(value)} == {
        ("profiles", "viewer_name"),
        ("profiles", "viewer_moment"),
        ("profiles", "viewer_need"),
        ("trends", "trend"),
        ("trends", "twist"),
        ("interests", "interest"),
        ("interests", "folded"),
        ("goals", "goal"),
        ("goals", "unit"),
        *(("remembered", column) for column in ("one", "two", "three", "trait")),
    }


def test_what_members_answer_is_kept_as_their_answers_and_nowhere_else(traces: Traces) -> None:
    assert {(table, column) for table, column, value in traces.cells if SAID in str(value)} == {
        ("feedback_answers", "answers"),
    }
    assert SAID not in traces.log.lower()
    assert traces.memory[SAID] == []


def test_a_member_is_named_only_where_the_store_says_so(traces: Traces) -> None:
    declared = {(kept.table, kept.member) for kept in DECLARED}
    named = {(table, column) for table, column, value in traces.cells if str(traces.mira) in str(value)}

    assert named <= declared
    assert named >= declared - {("outbox", "member")} - {(kept.table, None) for kept in DECLARED}


def test_after_forgetting_nothing_of_the_member_is_left_in_any_table(traces: Traces) -> None:
    marks = (PROFILE, SAID, str(traces.mira))
    assert [cell for cell in traces.cells_after if any(mark in str(cell[2]) for mark in marks)] == []


def test_after_forgetting_nothing_of_the_member_is_left_in_the_bytes_of_the_files(traces: Traces) -> None:
    assert PROFILE.encode() in traces.files and any(one in traces.files for one in stored(traces.mira))

    assert PROFILE.encode() not in traces.files_after and SAID.encode() not in traces.files_after
    assert [one for one in stored(traces.mira) if one in traces.files_after] == []


def test_after_forgetting_what_was_told_is_not_in_memory_either(traces: Traces) -> None:
    assert traces.memory[PROFILE] != [], "what is kept is found in memory, so the search works"
    assert traces.memory_after[PROFILE] == []


async def test_an_error_that_quotes_a_caption_is_told_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*args: Any, **named: Any) -> Any:
        raise ValueError(f"can't read {DRAFT} by {TALK} of {PROFILE}")

    monkeypatch.setattr("bot.commands.coach.review", breaks)
    monkeypatch.setattr("bot.commands.talks.review_aloud", breaks)
    written: list[str] = []
    with _logging(written):
        async with world(Operator(watch_drafts=True, cooldown=0)) as w:
            await w.watch("card")
            await w.mira.slash(w.general, "review", caption=DRAFT)
            await w.mira.slash(w.general, "review", file=(f"{TALK}.srt", SUBTITLES))
            form = await w.mira.slash(w.general, "review")
            await w.mira.submit_modal(form, {"caption": DRAFT, "place": ["instagram|"]})
            draft = await w.mira.send(w.drafts, DRAFT)
            await w.mira.edit(draft, f"{DRAFT} again")
            await w.mira.context_menu(w.drafts, words.REVIEW_MENU, draft)
            await w.mira.send_dm(DRAFT)
            said = [texts(one) for one in (w.drafts.last_message, w.mira.user.dm_channel.last_message)]

    log = "\n".join(written)
    assert log.count("ValueError") >= 2 * 7  # as a line and as JSON
    assert [mark for mark in (CAPTION, TALK, PROFILE) if mark in log.lower() + "".join(said)] == []


class _Both(logging.Handler):
    """Writes each record in both forms."""

    def __init__(self, written: list[str]) -> None:
        super().__init__()
        self._forms = PlainLines(""), JsonLines("")
        self._written = written

    def emit(self, record: logging.LogRecord) -> None:
        self._written += [form.format(record) for form in self._forms]


async def cells(w: World) -> list[Cell]:
    """Every value of every table."""
    return [
        (table, column, row[column])
        for table, columns in (await w.store.engine.tables()).items()
        for row in await w.store.engine.rows(f"SELECT * FROM {table}")
        for column in columns
    ]


async def files(w: World) -> bytes:
    """The bytes of the store's file and of those beside it."""
    row = await w.store.engine.row("SELECT file FROM pragma_database_list")
    assert row is not None
    path = Path(row[0])
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


def stored(number: int) -> tuple[bytes, bytes]:
    """How SQLite writes a large number: as a value, and as the key of a row."""
    head, last = number >> 8, number & 0xFF
    key = bytes(0x80 | (head >> shift) & 0x7F for shift in range(49, -1, -7)) + bytes([last])
    return number.to_bytes(8, "big"), key


# Memory

ELSEWHERE = (
    types.ModuleType,
    types.FrameType,
    types.CoroutineType,
    asyncio.AbstractEventLoop,
    asyncio.Future,
    asyncio.Handle,
    logging.Logger,
    logging.Handler,
)


def held(w: World) -> dict[str, list[str]]:
    """Where the coach holds a text with one of the marks: all that its client and its modules lead to, but not the
    simulated Discord, the tests, and what is running at the moment.
    """
    gc.collect()
    marks = [*NEVER_KEPT, PROFILE, SAID]
    found: dict[str, list[str]] = {mark: [] for mark in marks}
    modules = [vars(module) for name, module in sys.modules.items() if name.split(".")[0] == "bot"]
    for text, holder in texts_within([w.bot, *modules]):
        for mark in marks:
            if mark in text.lower():
                found[mark].append(f"{type(holder).__name__}: {text[:80]}")
    return found


def texts_within(roots: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Every text that can be reached, with what holds it."""
    seen = {id(vars(module)) for name, module in list(sys.modules.items()) if _is_the_test_s(name)}
    ahead: list[tuple[Any, Any]] = [(root, None) for root in roots]
    while ahead:
        one, holder = ahead.pop()
        if id(one) in seen or isinstance(one, ELSEWHERE) or _is_of_the_test(one):
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes | bytearray):
            yield (one if isinstance(one, str) else one.decode("utf-8", "replace")), holder
        else:
            ahead += [(inner, one) for inner in gc.get_referents(one)]


def _is_of_the_test(one: Any) -> bool:
    return _is_the_test_s(str(one.__module__ if isinstance(one, type | types.FunctionType) else type(one).__module__))


def _is_the_test_s(module: str) -> bool:
    return module.split(".", maxsplit=1)[0] in ("simcord", "tests", "pytest", "_pytest", "pluggy")


def test_the_search_of_memory_finds_what_hides_in_it() -> None:
    def holding(text: str) -> Any:
        return lambda: text

    hidden = f"a {CAPTION}"
    for root in ({"a": [(hidden,)]}, holding(hidden), discord.Object(id=1, type=type("T", (), {"x": hidden}))):
        assert any(CAPTION in text for text, _ in texts_within([root]))
