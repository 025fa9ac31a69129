"""The course of a goal, from its first day to its end: what was counted, what is left, and when to be reminded.

Nothing here knows what time it is: the moment is passed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from datetime import date as Day
from typing import Literal

from bot.coaching.goals.reading import MOST
from bot.coaching.practice import zone_of

Standing = Literal["open", "reached", "over"]
Reminder = Literal["middle", "before", "end"]

HOUR = 10  # of the member's day, when a reminder comes
SHORT = timedelta(days=4)  # of what is shorter there is no middle to speak of
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """`count` None: it is done or it isn't. `until` None: it goes on until the count."""

    count: int | None
    done: int
    until: Day | None
    zone: str
    began: datetime

    @property
    def aim(self) -> int:
        return self.count or 1

    @property
    def left(self) -> int:
        return max(0, self.aim - self.done)

    def standing(self, now: datetime) -> Standing:
        """Over once its last day is over where its member lives."""
        if self.done >= self.aim:
            return "reached"
        return "over" if self.until is not None and self.today(now) > self.until else "open"

    def counted(self, done: int, now: datetime) -> Course:
        """With that many; one that has ended stays as it is, and so does one of which somebody says what can't be."""
        if self.standing(now) != "open" or not 0 <= done <= MOST:
            return self
        return replace(self, done=done)

    def one_more(self, seen: int, now: datetime) -> Course:
        """One more than was seen. Who pressed twice, or on a card from before, saw less than there is: no change."""
        return self.counted(seen + 1, now) if seen == self.done else self

    def days_left(self, now: datetime) -> int | None:
        """With today; None where there is no last day."""
        return None if self.until is None else max(0, (self.until - self.today(now)).days + 1)

    def today(self, now: datetime) -> Day:
        return now.astimezone(zone_of(self.zone)).date()

    def reminders(self, now: datetime) -> Mapping[Reminder, datetime]:
        """Those that are still to come: in the middle, before the end, and once it is over."""
        if self.until is None or self.standing(now) != "open":
            return {}
        began, whole = self.today(self.began), self.until - self.today(self.began)
        before = self.until - (DAY if whole < timedelta(days=14) else 2 * DAY)
        moments: dict[Reminder, datetime] = {}
        if whole >= SHORT:
            moments["middle"] = self._at(began + whole / 2)
        if whole >= 2 * DAY:
            moments["before"] = self._at(before)
        moments["end"] = self._at(self.until + DAY)
        return {name: moment for name, moment in moments.items() if moment > now}

    def _at(self, day: Day) -> datetime:
        return datetime.combine(day, time(HOUR), tzinfo=zone_of(self.zone)).astimezone(UTC)
