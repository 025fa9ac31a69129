"""The weekly practice as arithmetic: when the next technique comes, and which one it is.

Nothing here knows what time it is or throws dice: the moment is passed in, and the order follows from when it began.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from hashlib import blake2s
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.rulebook.knowledge.model import Tip

WEEKS = 12  # techniques of one practice; none comes twice within as many weeks
NOT_AGAIN = timedelta(weeks=WEEKS)
APART = timedelta(days=3)  # at least, of two techniques, also where the first one came late
LATE = timedelta(hours=12)  # what is later than this waits for the hour that the member chose
UTC_NAME = "UTC"


@cache
def zone_names() -> frozenset[str]:
    """The names of time zones that a member may give."""
    return frozenset(available_timezones())


def zone_of(name: str) -> ZoneInfo:
    """The time zone of this name; UTC where it is known no more."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(UTC_NAME)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A weekday (0 is Monday) and an hour, by the clock on the wall in a time zone."""

    weekday: int = 0
    hour: int = 9
    zone: str = UTC_NAME

    def after(self, moment: datetime) -> datetime:
        """The next time it is that weekday and hour there."""
        return next(one for one in self._hours_from(moment) if one.astimezone(self._zone).weekday() == self.weekday)

    def hour_after(self, moment: datetime) -> datetime:
        """The next time it is that hour there, on any day."""
        return next(iter(self._hours_from(moment)))

    def following(self, now: datetime) -> datetime:
        """When the next one comes after one that came now, on its day or late."""
        return self.after(now + APART)

    def _hours_from(self, moment: datetime) -> Sequence[datetime]:
        """That hour on each of the coming days. Where the clock leaves the hour out, it is the one after it; where the
        clock has it twice, the first.
        """
        today = moment.astimezone(self._zone).date()
        local = [
            datetime.combine(today + timedelta(days=days), time(self.hour), tzinfo=self._zone) for days in range(9)
        ]
        return [utc for utc in (one.astimezone(UTC) for one in local) if utc > moment]

    @property
    def _zone(self) -> ZoneInfo:
        return zone_of(self.zone)


def shuffled(ids: Iterable[str], seed: str) -> list[str]:
    """The ids in an order that follows from the seed alone. One that comes or goes leaves the others in theirs."""
    return sorted(ids, key=lambda id: (blake2s(f"{seed} {id}".encode()).digest(), id))


def tips_about(tips: Mapping[str, Tip], topic: str) -> list[str]:
    """The ids of all techniques of a topic; of all topics for ""."""
    return [id for id, tip in tips.items() if not topic or tip.topic == topic]


def next_tip(tips: Mapping[str, Tip], topic: str, lately: Collection[str], began: datetime) -> str | None:
    """The one for this week: of the topic while there are any that did not come lately, then of the others."""
    order = shuffled(tips, str(int(began.timestamp())))
    left = [id for id in order if id not in lately]
    left.sort(key=lambda id: bool(topic) and tips[id].topic != topic)
    return next(iter(left), None)
