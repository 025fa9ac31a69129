"""Puts every command, button and listener on the client. A new feature is one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.commands.client import CoachClient


def register(client: CoachClient) -> None:
    """Called once, before the client connects."""
