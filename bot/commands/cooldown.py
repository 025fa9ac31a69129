"""How often the coach speaks up in public: per member, and per channel."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Literal

Turn = Literal["answer", "ask for patience", "stay quiet"]

A_CHANNEL_AT_ONCE = 5  # answers in one channel within the cooldown, however many members draft there


class Cooldown:
    """Remembers who was answered when, in memory only. The time is passed in.

    A member is whoever is to wait alone, a channel where all of them together are; any names will do.
    """

    def __init__(self, seconds: float) -> None:
        self._wait = timedelta(seconds=seconds)
        self._members: dict[Hashable, datetime] = {}
        self._channels: dict[Hashable, list[datetime]] = {}
        self._told: dict[Hashable, datetime] = {}

    def turn(self, member: Hashable, channel: Hashable, now: datetime) -> Turn:
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

    def free_at(self, member: Hashable, channel: Hashable, now: datetime) -> datetime | None:
        """When the member's turn comes, or one in the channel; None where it is now."""
        self._forget(now)
        answered = self._channels.get(channel, [])
        waits = [self._members[member]] if member in self._members else []
        waits += [answered[0]] if len(answered) >= A_CHANNEL_AT_ONCE else []
        return max(waits) + self._wait if waits else None

    def _forget(self, now: datetime) -> None:
        """A time that is still to come is of before the clock was set back; it would keep somebody waiting for it."""

        def lately(at: datetime) -> bool:
            return now - self._wait < at <= now

        self._members = {member: at for member, at in self._members.items() if lately(at)}
        self._told = {member: at for member, at in self._told.items() if lately(at)}
        kept = {channel: list(filter(lately, times)) for channel, times in self._channels.items()}
        self._channels = {channel: times for channel, times in kept.items() if times}
