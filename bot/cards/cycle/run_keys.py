"""Custom ids of an evening that is led: cycle, evening, and the talk that is meant, so that a late press is told."""

from __future__ import annotations

from bot.cards.cycle.event_keys import event_id, event_pattern


def talk_id(do: str, cycle: int, event: int, talk: int) -> str:
    """A button of one talk, for whoever leads the evening."""
    return f"{event_id(do, cycle, event)}:{talk}"


def talk_pattern(do: str) -> str:
    return rf"{event_pattern(do)}:[0-9]{{1,15}}"


def talk_of(custom_id: str) -> tuple[int, int, int]:
    """The cycle, the evening and the talk."""
    _, _, cycle, event, talk = custom_id.split(":")
    return int(cycle), int(event), int(talk)
