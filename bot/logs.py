"""What the running coach writes to its log: lines or JSON, and ids; never a token, a caption or a payload."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

import aiohttp
import discord

from bot.config import LogFormat

# Losing the line to Discord is weather, not a bug: one line says it, and discord.py tries again by itself.
CONNECTION_TROUBLE = (
    OSError,
    aiohttp.ClientError,
    asyncio.TimeoutError,
    discord.ConnectionClosed,
    discord.GatewayNotFound,
    discord.DiscordServerError,
)

# An interaction's token is as good as the coach's own for a quarter of an hour, and discord.py logs urls.
SECRET_IN_URL = re.compile(r"/(webhooks|interactions)/(\d+)/[^/\s?]+")
# asyncio shows a task that broke with its error, whose words could be anyone's.
WORDS_OF_AN_ERROR = re.compile(r"(exception=\w*)\b.*")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainLines(logging.Formatter):
    """One line a record. A trace shows where it broke but not the error's own words, which could hold a caption."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have left its own trace there
        return self.cleaned(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = self.message(record)
        return super().formatMessage(record)

    def formatException(self, ei: ExcInfo) -> str:
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        if isinstance(error, CONNECTION_TROUBLE):
            return f"  {said(error)}"
        frames = "".join(traceback.format_tb(trace)).rstrip("\n")
        return f"{frames}\n{said(error)}"

    def message(self, record: logging.LogRecord) -> str:
        text = record.getMessage()
        if record.name == "asyncio":
            text = WORDS_OF_AN_ERROR.sub(r"\1(…)", text)
        held = getattr(record, "held", 0)
        return f"{text} ({held} more like it since)" if held else text

    def cleaned(self, text: str) -> str:
        text = SECRET_IN_URL.sub(r"/\1/\2/[secret]", text)
        return text.replace(self._secret, "[token]") if self._secret else text


class JsonLines(PlainLines):
    """One JSON object a line, for a log that a program reads. An answer's line has its figures as keys of their own."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        told: dict[str, object] = {"time": at, "level": record.levelname.lower(), "logger": record.name}
        entry = getattr(record, "entry", None)
        if entry is not None:
            told |= entry.fields()
        else:
            told["message"] = self.cleaned(self.message(record))
        if record.exc_info:
            told["trace"] = self.cleaned(self.formatException(record.exc_info).strip())
        return json.dumps(told, ensure_ascii=False)


class Sparingly(logging.Filter):
    """What discord.py repeats while Discord is away is said once a minute, with how often it was held back."""

    def __init__(self, seconds: float = 60) -> None:
        super().__init__()
        self._seconds = seconds
        self._said: dict[tuple[str, str], tuple[float, int]] = {}  # when last, and how many were held back since

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING or not record.name.startswith("discord"):
            return True
        what = record.name, str(record.msg)
        last, held = self._said.get(what, (float("-inf"), 0))
        if record.created - last < self._seconds:
            self._said[what] = last, held + 1
            return False
        self._said[what] = record.created, 0
        record.held = held
        return True


def said(error: BaseException) -> str:
    """An error in one line: its kind, and its words where they come from the network; Discord's may quote a form."""
    if isinstance(error, discord.HTTPException):
        return f"{type(error).__name__}: {error.status} (error code: {error.code})"
    words = str(error) if isinstance(error, CONNECTION_TROUBLE) else ""
    return " ".join(f"{type(error).__name__}: {words}".split()).rstrip(":")


def start_logging(level: str, secret: str, stream: TextIO | None = None, form: LogFormat = "text") -> None:
    """Send every record to `stream` (stderr) as lines; libraries never below INFO, where they log payloads."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines(secret) if form == "json" else PlainLines(secret))
    handler.addFilter(Sparingly())
    chosen = logging.getLevelNamesMapping()[level.upper()]
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(chosen, logging.INFO))
    logging.getLogger("bot").setLevel(chosen)
