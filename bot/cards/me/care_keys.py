"""The ids of the controls on the cards of /me care and /me absence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.cards.keys import ID, LONGEST, VERSION, ReviewKey


@dataclass(frozen=True, slots=True)
class CareKey:
    """What every control of the card of care knows: whose caption it is and for where, and which ticks are set."""

    review: ReviewKey
    enjoyable: bool = False
    valuable: bool = False

    PATTERN = rf"{VERSION}:care:[^:]+:[^:]*:{ID}:[a-z]*:(?:enjoyable|valuable):[01]{{2}}"
    CHANGE = rf"{VERSION}:care:[^:]+:[^:]*:{ID}:[a-z]*:change:[01]{{2}}"  # the caption itself, in a form

    def id(self, control: str) -> str:
        tail = f":{control}:{int(self.enjoyable)}{int(self.valuable)}"
        custom_id = self.review.id("care") + tail
        return custom_id if len(custom_id) <= LONGEST else replace(self.review, format=None).id("care") + tail

    def turned(self, control: str) -> CareKey:
        """With that tick set, or taken back."""
        turns = control == "enjoyable"
        return replace(self, enjoyable=self.enjoyable != turns, valuable=self.valuable == turns)

    @classmethod
    def read(cls, custom_id: str) -> tuple[CareKey, str]:
        """The key, and which control it was."""
        review, control, ticks = custom_id.rsplit(":", 2)
        return cls(ReviewKey.read(review), ticks[0] == "1", ticks[1] == "1"), control


def absence_id(do: str, member: int, began: date | None = None) -> str:
    """A button about a gap in a member's posting, by the day it began; None: about one that they are to type."""
    return f"{VERSION}:{do}:{member}:{began.isoformat() if began else ''}"


def absence_pattern(do: str) -> str:
    return rf"{VERSION}:{do}:{ID}:(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})?"
