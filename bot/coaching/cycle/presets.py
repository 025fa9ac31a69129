"""From what is known of cycles to the terms and the end of one that is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from datetime import timedelta

from bot.coaching.cycle.model import End, Terms
from bot.coaching.goals.days import find_end
from bot.rulebook.knowledge.gathering import CycleLimits, CyclePreset


def terms_of(limits: CycleLimits, preset: CyclePreset | None) -> Terms:
    """The limits, and what the preset changes of them for its own."""
    common = Terms(
        founders=limits.founders,
        most_founders=limits.most_founders,
        talk_minutes=limits.talk_minutes,
        changeover_minutes=limits.changeover_minutes,
        events_a_month=limits.events_a_month,
        month_scope=limits.month_scope,
        offer_hours=limits.offer_hours,
        first_timers_days=limits.first_timers_days,
    )
    if preset is None:
        return common
    return Terms(
        founders=common.founders,
        most_founders=common.most_founders,
        seats=preset.seats,
        talk_minutes=_or(preset.talk_minutes, common.talk_minutes),
        changeover_minutes=common.changeover_minutes,
        events_a_month=_or(preset.events_a_month, common.events_a_month),
        month_scope=common.month_scope,
        offer_hours=common.offer_hours,
        first_timers_days=_or(preset.first_timers_days, common.first_timers_days),
    )


def end_of(preset: CyclePreset, today: Day) -> End:
    """`today` is the day where the cycle is."""
    if preset.days is not None:
        return End(day=today + timedelta(days=preset.days))
    return End(preset.events, preset.speakers)


MOST_EVENTS, MOST_SPEAKERS, MOST_YEARS = 200, 1000, 5
_KINDS: Mapping[str, tuple[str, ...]] = {
    "events": ("event", "events", "evening", "evenings", "meeting", "meetings", "meetup", "meetups"),
    "speakers": ("speaker", "speakers", "talk", "talks", "people", "guests", "voices"),
}


class UnreadableEnd(ValueError):
    """What was typed is no end. `why`: "unclear", "past" or "far"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_end(typed: str, today: Day) -> End:
    """“12 events”, “60 speakers” or a day as people type it. Raises UnreadableEnd; nothing unclear is guessed at."""
    words = typed.casefold().replace(",", " ").split()
    if words and words[0] in ("after", "until", "by", "on"):
        words = words[1:]
    match words:
        case [count, kind] if count.isascii() and count.isdigit() and _kind(kind):
            return _counted(int(count[:9]), _kind(kind))
    return End(day=_day(typed, today))


def _kind(word: str) -> str:
    return next((one for one, names in _KINDS.items() if word in names), "")


def _counted(count: int, kind: str) -> End:
    if not count:
        raise UnreadableEnd("unclear")
    if count > (MOST_EVENTS if kind == "events" else MOST_SPEAKERS):
        raise UnreadableEnd("far")
    return End(events=count) if kind == "events" else End(speakers=count)


def _day(typed: str, today: Day) -> Day:
    text = " ".join(typed.casefold().split())
    found = find_end(text, today, {})
    if found is None or not isinstance(found.day, Day) or (found.start, found.end) != (0, len(text)):
        raise UnreadableEnd("unclear")
    day = found.day
    if day <= today:
        raise UnreadableEnd("past")
    if (day - today).days > MOST_YEARS * 366:
        raise UnreadableEnd("far")
    return day


def _or(own: int | None, common: int) -> int:
    return common if own is None else own
