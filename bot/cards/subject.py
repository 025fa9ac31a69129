"""What /privacy says of one table of the store: the shape of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "id", "time", "yes or no", "number", "details"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One table in a member's words. `lasts` has a gap for its days, which the store declares.

    `after`: what forgetting it changes. `columns`: the name of each in an exported file, and how its value is written;
    a column with the member's own id has none. `only_if_any`: not shown to a member of whom nothing is there.
    """

    title: str
    what: str
    why: str
    seen: str
    lasts: str
    after: str = ""
    columns: Mapping[str, tuple[str, Kind]] = field(default_factory=dict)
    only_if_any: bool = False
