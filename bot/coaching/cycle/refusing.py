"""Why a move is refused. The words for each reason stand in the cards."""

from __future__ import annotations

from typing import Literal

Why = Literal[
    "not-proposed",  # it is active or over already
    "not-active",  # it is only proposed so far
    "over",
    "founder-already",
    "no-founder",
    "founders-full",
    "only-founders",
    "not-invited",
    "only-proposer",
    "same-theme",
    "breaks-streak",  # details: streak
    "no-event",
    "not-planned",  # the event has begun, is over or cancelled
    "in-the-past",
    "too-far",
    "same-time",
    "month-full",  # details: most, month, next (the first day of each; None where no month is free)
    "beyond-the-end",  # details: day
    "no-events-left",
    "too-early",  # details: starts
    "not-running",
    "evening-over",
    "only-runners",
    "somebody-speaks",  # details: member
    "speaks-already",
    "talk-over",
    "nobody-left",
    "signed-already",
    "waiting-already",
    "offered-already",
    "no-talk",
    "no-offer",
    "seats-full",
    "speakers-full",
    "spoken-already",
    "spoke-there",
    "role-taken",  # details: member
    "role-yours",
    "role-free",
    "no-role",
    "here-already",
]


class Refused(Exception):
    """The rules of the cycle don't let this happen; nothing has changed."""

    def __init__(self, why: Why, **details: object) -> None:
        super().__init__(why)
        self.why = why
        self.details = details
