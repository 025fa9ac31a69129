"""`coach doctor`: everything that the coach needs to run, each in one line: ok, or what to do."""

from __future__ import annotations

import asyncio
import os
import platform
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from bot.app import API_VARIABLE, Rules, check_shards, check_store, point_at
from bot.config import TOKEN_VARIABLE, Config, ConfigError, TokenError, find_config, find_token, read_config
from bot.online import CannotRun
from bot.report import counted_noun
from bot.store.looking import Looked, look, look_at_database
from bot.store.migrating import StoreError, reading
from bot.store.place import Place

WELL, TO_DO = 0, 1
INDENT = " " * 6


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    about: str
    said: str
    well: bool | None = True  # None: it can't be told

    def __str__(self) -> str:
        first, *more = self.said.splitlines() or [""]
        mark = {True: "ok", False: "TO DO", None: "?"}[self.well]
        return "\n".join([f"{mark:5} {self.about}: {first}", *(INDENT + one for one in more)])


def run_doctor(config_path: Path | None, environment: Mapping[str, str]) -> int:
    """Print every line as soon as it is known; the exit status."""
    to_do = 0
    for line in examined(config_path, environment):
        print(line, flush=True)
        to_do += line.well is False
    if to_do:
        print(f"\n{counted_noun('thing', to_do).capitalize()} to do.")
    return TO_DO if to_do else WELL


def examined(config_path: Path | None, environment: Mapping[str, str]) -> Iterator[Line]:
    """What is on this machine first, then what Discord says."""
    yield versions()
    path = find_config(config_path)
    try:
        config = read_config(path)
        yield Line("config", str(path) if path else "there is none, so the defaults hold")
    except ConfigError as error:
        yield Line("config", f"the coach won't start with it:\n{error}", well=False)
        config = error.rest or Config()
    try:
        check_shards(config)
    except CannotRun as error:
        yield Line("shards", str(error), well=False)
    yield the_rules(config)
    line, looked = the_store(config.store)
    yield line
    if config.health_port is not None:
        yield the_health(config.health_port)
    line, token = the_token(config, environment)
    yield line
    yield from of_discord(config, token, looked, environment)


def versions() -> Line:
    named = ", ".join(f"{part} {_version(part)}" for part in ("creator-coach", "discord.py", "aiosqlite", "pydantic"))
    return Line("versions", f"{named}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")


def _version(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:
        return "(not installed)"  # the coach itself, started in a checkout


def the_rules(config: Config) -> Line:
    try:
        book = Rules(config).shelf.current
    except CannotRun as error:
        return Line("rules", str(error), well=False)
    if book.problems:
        said = "\n".join(map(str, book.problems))
        return Line(
            "rules", f"{len(book.rules)} hold, and these files are left out until they are mended:\n{said}", False
        )
    return Line("rules", counted_noun("rule", len(book.rules)))


def the_store(path: Place) -> tuple[Line, Looked | None]:
    """It is read and never written to; None where there is nothing to read."""
    if not isinstance(path, Path):
        return _the_database(path)
    try:
        with reading(path):
            there = path.exists()
        if not there:
            check_store(path)
            return Line("store", f"{path} will be made at the first start"), None
        looked = look(path)
    except (CannotRun, StoreError) as error:
        return Line("store", str(error).removeprefix(f"{path}: error: "), well=False), None
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        said = f"{path}: you may not write to this file or its folder; the user who runs the coach must be able to"
        return Line("store", said, well=False), looked
    return Line("store", f"{path} is sound{_behind(looked)}"), looked


def _the_database(url: str) -> tuple[Line, Looked | None]:
    try:
        looked = asyncio.run(look_at_database(url))
    except StoreError as error:
        return Line("store", str(error).removeprefix("error: "), well=False), None
    return Line("store", f"PostgreSQL answers{_behind(looked)}"), looked


def _behind(looked: Looked) -> str:
    if looked.version >= looked.newest:
        return ""
    return f"; the next start brings it from version {looked.version} to {looked.newest}"


def the_health(port: int) -> Line:
    """What a running coach says of itself."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3):
            return Line("health", f"a coach is running and answers on port {port}")
    except urllib.error.HTTPError as error:
        said = error.read(500).decode("utf-8", "replace").strip()
        return Line("health", f"a coach is running, and says: {said}", well=False)
    except OSError:
        return Line("health", f"no coach is running that answers on port {port}")


def the_token(config: Config, environment: Mapping[str, str]) -> tuple[Line, str]:
    try:
        token = find_token(config, environment)
    except TokenError as error:
        return Line("token", str(error), well=False), ""
    place = TOKEN_VARIABLE if environment.get(TOKEN_VARIABLE, "").strip() else str(config.token_file)
    return Line("token", f"in {place}"), token


def of_discord(config: Config, token: str, looked: Looked | None, environment: Mapping[str, str]) -> Iterator[Line]:
    from bot.shell.doctor_online import asked_of_discord  # noqa: PLC0415 - the lines above are there at once

    if not token:
        yield Line(
            "Discord, intents, clock, servers", "not looked at: Discord tells nothing without a token", well=None
        )
        return
    try:
        if api := environment.get(API_VARIABLE):
            point_at(api)
    except CannotRun as error:
        yield Line("Discord", str(error), well=False)
        return
    for about, said, well in asyncio.run(asked_of_discord(config, token, looked.drafts if looked else ())):
        yield Line(about, said, well)
