"""What the running coach writes to its log: plain lines and ids, never a token, a caption or a payload."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import traceback
from types import TracebackType
from typing import TextIO

import aiohttp
import discord

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

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainLines(logging.Formatter):
    """One line a record. A trace shows where it broke but not the error's own words, which could hold a caption."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have left its own trace there
        line = super().format(record)
        line = SECRET_IN_URL.sub(r"/\1/\2/[secret]", line)
        return line.replace(self._secret, "[token]") if self._secret else line

    def formatException(self, ei: ExcInfo) -> str:
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        if isinstance(error, CONNECTION_TROUBLE):
            return f"  {said(error)}"
        frames = "".join(traceback.format_tb(trace)).rstrip("\n")
        return f"{frames}\n{said(error)}"


def said(error: BaseException) -> str:
    """An error in one line: its kind, and its words where they come from the network or from Discord."""
    words = str(error) if isinstance(error, (*CONNECTION_TROUBLE, discord.HTTPException)) else ""
    return " ".join(f"{type(error).__name__}: {words}".split()).rstrip(":")


def start_logging(level: str, secret: str, stream: TextIO | None = None) -> None:
    """Send every record to `stream` (stderr) as plain lines; libraries never below INFO, where they log payloads."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(PlainLines(secret))
    chosen = logging.getLevelNamesMapping()[level.upper()]
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(chosen, logging.INFO))
    logging.getLogger("bot").setLevel(chosen)
