"""The time in the demo: that of this machine, and as much later as somebody has moved it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """It goes on by itself; it never goes back."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def move_to(self, moment: datetime) -> None:
        """Nothing happens where that is past."""
        self.ahead += max(timedelta(), moment - self.now())
