"""Caring is connection plus value, as a sum whose two parts are always seen. How many people follow plays no part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.caption.measures.lines import lines
from bot.coaching.review import Review, Verdict

MOST = 3  # of each part
LONGEST_PARAGRAPH = 500  # code points; what the rule about long paragraphs says too

# Nobody is spoken to; a crowd is; one person is, beside a crowd; one person is, and nobody else.
STEPS: Mapping[Verdict, int] = {"none": 0, "crowd": 1, "mixed": 2, "one-to-one": 3}

Hurdle = Literal["too long", "late point", "long paragraph"]


@dataclass(frozen=True, slots=True)
class Ticks:
    """The three ticks of value. Enjoyable and valuable are the member's own; consumable is measured from the text."""

    enjoyable: bool = False
    consumable: bool = False
    valuable: bool = False


@dataclass(frozen=True, slots=True)
class Caring:
    """The two parts. `connection` is None where the caption's language is not known, and then there is no sum."""

    connection: int | None
    ticks: Ticks

    @property
    def value(self) -> int:
        return self.ticks.enjoyable + self.ticks.consumable + self.ticks.valuable

    @property
    def total(self) -> int | None:
        return None if self.connection is None else self.connection + self.value

    @property
    def forgettable(self) -> bool:
        """Pleasant and easy to take in, and nothing to take away."""
        return self.ticks.enjoyable and self.ticks.consumable and not self.ticks.valuable


def caring(review: Review, *, enjoyable: bool = False, valuable: bool = False) -> Caring:
    """What the review says of connection, and what the member ticked."""
    return Caring(connection(review), Ticks(enjoyable, not hurdles(review), valuable))


def connection(review: Review) -> int | None:
    return STEPS[review.verdict] if review.in_language else None


def hurdles(review: Review) -> tuple[Hurdle, ...]:
    """What keeps a caption from being easy to take in; none where it is."""
    found: list[Hurdle] = []
    if review.standing.too_long:
        found.append("too long")
    if not review.standing.point_first:
        found.append("late point")
    if any(end - start > LONGEST_PARAGRAPH for start, end in lines(review.caption)):
        found.append("long paragraph")
    return tuple(found)
