"""The operator's choices: config.yaml, read and checked, and the bot's token, which never stands in it."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from bot.rulebook.problems import Problem, did_you_mean, shown
from bot.rulebook.source import Node, kind_of, read_file
from bot.store.place import NoPlace, Place, holds_password, is_url, place_of
from bot.store.share import Share

TOKEN_VARIABLE = "DISCORD_TOKEN"
MOST_DAYS = 3650
LOG_LEVELS = ("debug", "info", "warning", "error")
LogFormat = Literal["text", "json"]

_SAFE_TOKEN = re.compile(r"[A-Za-z0-9_.\-]+")
_TOKEN_LIKE = re.compile(r"[A-Za-z0-9_\-]{18,}\.[A-Za-z0-9_\-]{4,}\.[A-Za-z0-9_\-]*")  # also one that is cut short
_PASSWORD = re.compile(r"(://[^:/@\s]*:(?=\S*@)|password=)[^&\s]*(?=@|&|\s|$)")  # in a URL
_TOKEN_KEY = re.compile(r"^(\s*[\"']?(?:\w+_)?token[\"']?\s*:\s*).*", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9][a-z0-9_\-]*")


@dataclass(frozen=True, slots=True)
class Config:
    """Every key of config.yaml, with what holds where the file doesn't name it."""

    language: str = "en"  # the folder under rules/ that the coach speaks from
    rules: Path | None = None  # None: the rules that came with the coach
    store: Place = Path("coach.sqlite3")
    watch_drafts: bool = False  # asks Discord for the message content intent
    home_guild: int | None = None  # the one server that has /reload
    owners: tuple[int, ...] = ()  # none: whoever owns the application
    default_platform: str = "instagram"
    cooldown: float = 20.0  # seconds between two answers to one member in public
    retention_days: int = 400  # what a member asked to keep is deleted this long after its last change
    log_level: str = "info"
    log_format: LogFormat = "text"
    health_port: int | None = None  # None: no /healthz and no /metrics
    shards: Share | None = None  # None: all of them, as many as Discord says
    token_file: Path | None = None  # None: the token is in the environment


class ConfigError(Exception):
    """The config can't be used; `problems` are all that is wrong with it, located. `rest`: what could be read."""

    def __init__(self, problems: list[Problem], rest: Config | None = None) -> None:
        super().__init__("\n".join(str(one) for one in problems))
        self.problems = problems
        self.rest = rest


class TokenError(Exception):
    """There is no usable token; the message is one plain line that never shows it."""


def find_config(named: Path | None) -> Path | None:
    """The file to read: the one that was named, else ./config.yaml if anything of that name is there."""
    here = Path("config.yaml")
    return named or (here if os.path.lexists(here) else None)


def read_config(path: Path | None) -> Config:
    """The choices in a file, or the defaults where there is none. Every mistake is reported at once."""
    if path is None:
        return Config()
    if path.exists() and not path.is_file():
        hint = f"name the file in it: {path / 'config.yaml'}" if path.is_dir() else "name an ordinary file"
        raise ConfigError([Problem(str(path), 1, 1, "a config is one file, and this is none", hint=hint)])
    source = read_file(path, str(path))
    if source.root is None and _says_nothing(path):
        return Config()
    problems = list(source.problems)
    chosen: dict[str, Any] = {}
    if source.root is not None and not isinstance(source.data, dict):
        message = f"a config is keys with values, not {kind_of(source.data)}"
        problems.append(source.problem((), message, 'as in "language: en"'))
    elif source.root is not None:
        for key, node in source.root.children.items():
            try:
                chosen[str(key)] = _read(str(key), node, path.parent)
            except _Wrong as wrong:
                problems.append(source.problem((key, *wrong.at), wrong.message, wrong.hint, at_key=wrong.at_key))
    if problems:
        rest = Config(**chosen) if source.root is not None else None
        raise ConfigError(sorted(_without_secrets(one) for one in problems), rest)
    return Config(**chosen)


def find_token(config: Config, environment: Mapping[str, str]) -> str:
    """The token from the environment or from the token file, tidied and looked at, but never shown."""
    found, where = environment.get(TOKEN_VARIABLE, ""), f"the environment variable {TOKEN_VARIABLE}"
    if not found.strip() and config.token_file is not None:
        where = f"the token file {config.token_file}"
        try:
            found = config.token_file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not text"
            raise TokenError(f"{where} can't be read: {why}") from None
    token = found.strip().strip("\"'").strip()
    token = token.removeprefix("Bot ").strip()
    if not token:
        if config.token_file is not None:
            raise TokenError(f"{where} is empty: paste the bot's token there, or set {TOKEN_VARIABLE}")
        raise TokenError(
            f"there is no bot token: put it into {where}, or name a file that holds it (token_file in config.yaml). "
            "You find it at https://discord.com/developers/applications, your application, Bot, Reset Token"
        )
    if token.count(".") != 2 or not all(_SAFE_TOKEN.fullmatch(part) for part in token.split(".")):
        raise TokenError(
            f"what stands in {where} is no bot token: a token is three parts joined by dots, without spaces. "
            "It is neither the client secret nor the public key; the Bot page of your application gives you one"
        )
    return token


class _Wrong(Exception):
    """A value that can't be used; `at` leads from the key to the place."""

    def __init__(self, message: str, hint: str = "", *, at: tuple[int | str, ...] = (), at_key: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.at, self.at_key = message, hint, at, at_key


def _read(key: str, node: Node, folder: Path) -> Any:
    if re.fullmatch(r"(\w+_)?token", key, re.IGNORECASE):
        raise _Wrong(
            "a token doesn't belong in a config file, which gets shared and committed",
            f"put it into the environment variable {TOKEN_VARIABLE}, or into a file of its own that token_file names",
            at_key=True,
        )
    reader = _READERS.get(key)
    if reader is None:
        raise _Wrong(f"unknown key {shown(key)}", did_you_mean(key, _READERS), at_key=True)
    read = reader(node)
    return _at_home(read, folder) if isinstance(read, Path) else read


def _at_home(path: Path, folder: Path) -> Path:
    try:
        return folder / path.expanduser()
    except RuntimeError:
        message = f"{shown(path.parts[0])} is the home of nobody on this machine"
        raise _Wrong(message, "write the path out, from / on") from None


def _name(example: str) -> Callable[[Node], str]:
    def read(node: Node) -> str:
        if not isinstance(node.value, str) or not _NAME.fullmatch(node.value):
            raise _Wrong(f"expected a name such as {example}, found {_found(node)}", _if_misread(node))
        return node.value

    return read


def _one_of(choices: tuple[str, ...]) -> Callable[[Node], str]:
    def read(node: Node) -> str:
        if node.value not in choices:
            raise _Wrong(f"expected one of {', '.join(choices)}, found {_found(node)}", did_you_mean(node.raw, choices))
        return str(node.value)

    return read


def _switch(node: Node) -> bool:
    if not isinstance(node.value, bool):
        raise _Wrong(f"expected true or false, found {_found(node)}")
    return node.value


def _path(node: Node) -> Path:
    if not isinstance(node.value, str) or not node.value or "\0" in node.value:
        raise _Wrong(f"expected a path, found {_found(node)}", _if_misread(node))
    return Path(node.value)


def _place(node: Node) -> Place:
    if not isinstance(node.value, str) or not is_url(node.value):
        return _path(node)
    if holds_password(node.value):
        hint = "put it into the environment variable PGPASSWORD, or into the file that PGPASSFILE names"
        raise _Wrong("a password doesn't belong in a config file, which gets shared and committed", hint)
    try:
        return place_of(node.value)
    except NoPlace as error:
        raise _Wrong(str(error)) from None


def _shards(node: Node) -> Share:
    try:
        return Share.read(node.raw)
    except ValueError as error:
        raise _Wrong(f"found {_found(node)}: {error}") from None


def _discord_id(node: Node) -> int:
    if not re.fullmatch(r"[0-9]{15,20}", node.raw):
        how = "with Developer Mode on (Discord's settings, Advanced), Copy ID is in the context menu"
        raise _Wrong(f"expected a Discord id, a number of 15 to 20 digits, found {_found(node)}", how)
    return int(node.raw)


def _discord_ids(node: Node) -> tuple[int, ...]:
    if not isinstance(node.value, list):
        raise _Wrong(f"expected a list of Discord ids, found {_found(node)}", "as in [100000000000000001]")
    ids = []
    for i, one in node.children.items():
        try:
            ids.append(_discord_id(one))
        except _Wrong as wrong:
            raise _Wrong(wrong.message, wrong.hint, at=(i,)) from None
    return tuple(ids)


def _seconds(node: Node) -> float:
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", node.raw) or float(node.raw) > 3600:
        raise _Wrong(f"expected a number of seconds from 0 to 3600, found {_found(node)}")
    return float(node.raw)


def _days(node: Node) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", node.raw) or not 1 <= int(node.raw) <= MOST_DAYS:
        raise _Wrong(f"expected a number of days from 1 to {MOST_DAYS}, found {_found(node)}")
    return int(node.raw)


def _port(node: Node) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", node.raw) or not 1024 <= int(node.raw) <= 65535:
        raise _Wrong(f"expected a port of this machine, a number from 1024 to 65535, found {_found(node)}")
    return int(node.raw)


def _found(node: Node) -> str:
    return shown(node.raw) if node.raw else kind_of(node.value)


def _if_misread(node: Node) -> str:
    """A hint where YAML reads a bare word as something else, such as the language code of Norwegian."""
    return f'put it in quotes: "{node.raw}"' if node.raw and not isinstance(node.value, str) else ""


def _without_secrets(problem: Problem) -> Problem:
    """A problem is printed with its line; a token or a password that somebody put there must not be."""
    return replace(
        problem,
        message=_TOKEN_LIKE.sub("…", problem.message),
        source_line=_PASSWORD.sub(r"\1…", _TOKEN_LIKE.sub("…", _TOKEN_KEY.sub(r"\1…", problem.source_line))),
        hint=_TOKEN_LIKE.sub("…", problem.hint),
    )


def _says_nothing(path: Path) -> bool:
    """Whether a file holds only blank lines and comments, as an untouched copy of the example. One that can't be read
    may say anything.
    """
    try:
        lines = path.read_bytes().removeprefix(BOM_UTF8).splitlines()
    except OSError:
        return False
    return all(not line.strip() or line.strip().startswith(b"#") for line in lines)


_READERS: dict[str, Callable[[Node], Any]] = {
    "language": _name("en"),
    "rules": _path,
    "store": _place,
    "watch_drafts": _switch,
    "home_guild": _discord_id,
    "owners": _discord_ids,
    "default_platform": _name("instagram"),
    "cooldown": _seconds,
    "retention_days": _days,
    "log_level": _one_of(LOG_LEVELS),
    "log_format": _one_of(get_args(LogFormat)),
    "health_port": _port,
    "shards": _shards,
    "token_file": _path,
}

assert list(_READERS) == [one.name for one in fields(Config)]
