"""What of a checklist before a campaign a member's own log can answer: yes, no, or not yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.coaching.kpi.rates import Figures
from bot.coaching.kpi.scorecard import Bond, bond
from bot.rulebook.knowledge.model import ChecklistItem

Tick = Literal["yes", "no", "too few", "not told", "own"]  # own: the member's own to judge
OF_COMMENTS = 10  # the last ones
ENOUGH_ANSWERED = 8  # of those
LATEST_SPOKEN = 10  # captions of which it is known whom they spoke to
FEWEST_SPOKEN = 4


@dataclass(frozen=True, slots=True)
class Ticked:
    """An item with its answer. `missing`: posts that it takes to tell; `bond`: the change that tells."""

    item: ChecklistItem
    tick: Tick
    missing: int = 0
    bond: Bond | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """What is known of a member on one platform. `depth`: the rate that tells there how close people come; `spoken`:
    of each caption of which it is known, whether it spoke to one person; `answered`: of the last ten comments.
    """

    depth: str
    posts: Sequence[Figures]  # the earliest first
    spoken: Sequence[bool]
    answered: int | None


def ticked(items: Sequence[ChecklistItem], log: Log) -> list[Ticked]:
    return [_ticked(one, log) for one in items]


def _ticked(item: ChecklistItem, log: Log) -> Ticked:
    if item.check == "answered":
        if log.answered is None:
            return Ticked(item, "not told")
        return Ticked(item, "yes" if log.answered >= ENOUGH_ANSWERED else "no")
    if item.check == "to-one":
        latest = log.spoken[-LATEST_SPOKEN:]
        if len(latest) < FEWEST_SPOKEN:
            return Ticked(item, "too few", missing=FEWEST_SPOKEN - len(latest))
        return Ticked(item, "yes" if sum(latest) * 2 >= len(latest) else "no")
    if item.check is None:
        return Ticked(item, "own")
    found = bond("share-rate" if item.check == "shares" else log.depth, log.posts)
    if found.way == "unknown":
        return Ticked(item, "too few", missing=found.missing)
    return Ticked(item, "no" if found.way == "falling" else "yes", bond=found)
