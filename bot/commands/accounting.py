"""One line in the log for each answer, and the same in figures: which command, how long, how it ended. No words."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import discord
from discord import app_commands

from bot.cards.keys import VERSION

_log = logging.getLogger(__name__)

Kind = Literal["command", "menu", "button", "select", "form", "message"]
Outcome = Literal["ok", "deferred", "refused", "failed", "unanswered"]  # deferred: answered well, after the watchdog

BUTTON = 2  # Discord's number for this kind of component
UNKNOWN = "unknown"
_OWN_ID = re.compile(rf"{VERSION}:([a-z-]{{1,30}})(?::.*)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one answer when it is done."""

    id: int  # Discord's, of the interaction or the message
    kind: Kind
    command: str  # as the member types it; of a button, what it does
    server: int | None
    first_ms: float | None  # until Discord had the first answer; None where it never had one
    total_ms: float
    outcome: Outcome
    error: str | None = None  # the id that the member was told

    def __str__(self) -> str:
        first = "none" if self.first_ms is None else f"{self.first_ms:.0f} ms"
        where = "direct message" if self.server is None else f"server {self.server}"
        error = f", error {self.error}" if self.error else ""
        name = self.command if self.kind == "command" else f"{self.kind} {self.command}"
        return f"{name}: {self.outcome}{error}, first answer {first}, all {self.total_ms:.0f} ms, {where}, id {self.id}"

    def fields(self) -> dict[str, object]:
        """For a log that a program reads; ids are texts, as Discord gives them: not every program has such numbers."""
        told = asdict(self) | {"id": str(self.id), "server": None if self.server is None else str(self.server)}
        first = None if self.first_ms is None else round(self.first_ms, 1)
        return {"event": "answer", **told, "first_ms": first, "total_ms": round(self.total_ms, 1)}


@dataclass(slots=True)
class Tally:
    """Figures since the start, in memory only."""

    SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)  # the histogram's bounds; over 3 s Discord gives up

    answers: Counter[tuple[Kind, str, Outcome]] = field(default_factory=Counter)
    first: list[int] = field(default_factory=lambda: [0] * (len(Tally.SECONDS) + 1))  # one a bound, one for the rest
    first_sum: float = 0.0
    reviews: Counter[str] = field(default_factory=Counter)  # of a caption, of a talk

    def enter(self, entry: Entry) -> None:
        """Count an answer and write its line."""
        self.answers[entry.kind, entry.command, entry.outcome] += 1
        if entry.first_ms is not None:
            seconds = entry.first_ms / 1000
            self.first[bisect_left(self.SECONDS, seconds)] += 1
            self.first_sum += seconds
        _log.info("%s", entry, extra={"entry": entry})


def kind_and_name(interaction: discord.Interaction[Any]) -> tuple[Kind, str]:
    """Which command, button or form it is. A name is one of the coach's own, whatever was sent."""
    command = interaction.command
    if isinstance(command, app_commands.ContextMenu):
        return "menu", command.name
    if command is not None:
        return "command", f"/{command.qualified_name}"
    data: dict[str, Any] = dict(interaction.data or {})
    own = _OWN_ID.fullmatch(str(data.get("custom_id", "")))
    name = own[1] if own else UNKNOWN
    if interaction.type is discord.InteractionType.component:
        return ("button" if data.get("component_type") == BUTTON else "select"), name
    return ("form" if interaction.type is discord.InteractionType.modal_submit else "command"), name
