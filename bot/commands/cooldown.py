"""How often the coach speaks up in public: per member, and per channel."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

Turn = Literal["answer", "ask for patience", "stay quiet"]

A_CHANNEL_AT_ONCE = 5  # answers in one channel within the cooldown, however many members draft there


class Cooldown:
    """Remembers who was answered when, in memory only. The time is passed in."""

    def __init__(self, seconds: float) -> None:
        self._wait = timedelta(seconds=seconds)
        self._members: dict[int, datetime] = {}
        self._channels: dict[int, list[datetime]] = {}
        self._told: dict[int, datetime] = {}

    def turn(self, member: int, channel: int, now: datetime) -> Turn:
        """Whether to answer now. Who is too fast is told so once, then not again within the cooldown."""
        self._forget(now)
        answered = self._channels.setdefault(channel, [])
        if member not in self._members and len(answered) < A_CHANNEL_AT_ONCE:
            self._members[member] = now
            answered.append(now)
            return "answer"
        if member in self._told or len(answered) >= A_CHANNEL_AT_ONCE:
            return "stay quiet"
        self._told[member] = now
        return "ask for patience"

    def _forget(self, now: datetime) -> None:
        """A time that is still to come is of before the clock was set back; it would keep somebody waiting for it."""

        def lately(at: datetime) -> bool:
            return now - self._wait < at <= now

        self._members = {member: at for member, at in self._members.items() if lately(at)}
        self._told = {member: at for member, at in self._told.items() if lately(at)}
        kept = {channel: list(filter(lately, times)) for channel, times in self._channels.items()}
        self._channels = {channel: times for channel, times in kept.items() if times}
