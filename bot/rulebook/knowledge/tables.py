"""What the columns of exported tables of posts are called, once it is read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ColumnId = Literal[
    "day",
    "platform",
    "link",
    "format",
    "views",
    "likes",
    "comments",
    "shares",
    "saves",
    "reach",
    "followers",
    "watch_time",
    "average_watch_time",
    "full_watches",
    "full_share",
]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of exported tables are called: folded names (see fold_term), the first that counts first.

    `formats`: what stands for a format, by platform; `month_first`: names of days that are written 11/20/2026.
    """

    names: Mapping[ColumnId, tuple[str, ...]] = field(default_factory=dict)
    formats: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    month_first: frozenset[str] = frozenset()
