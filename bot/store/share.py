"""Which servers one of several processes is for: some of the shards among which Discord deals them out."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST = 100_000  # shards; Discord has no more for anybody

_TYPED = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?/([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Share:
    """The shards `first` to `last`, counted from 0, of `count`. Direct messages are shard 0's."""

    first: int
    last: int
    count: int

    def __post_init__(self) -> None:
        if not 0 <= self.first <= self.last < self.count <= MOST:
            raise ValueError("shards are counted from 0 and end before their count, as in 0-3/16")

    @classmethod
    def read(cls, typed: str) -> Share:
        """“0-3/16” or “5/16”. Raises ValueError."""
        found = _TYPED.fullmatch(typed.strip())
        if found is None:
            raise ValueError("shards are written as first-last/count, as in 0-3/16")
        first, last, count = found.groups()
        return cls(int(first), int(last or first), int(count))

    @property
    def shards(self) -> list[int]:
        return list(range(self.first, self.last + 1))

    @property
    def leads(self) -> bool:
        """Whether it does what is done once for all: shard 0 is always somebody's."""
        return self.first == 0

    def holds(self, server: int) -> bool:
        """As Discord deals servers out, by the time in their id."""
        return self.first <= (server >> 22) % self.count <= self.last

    def __str__(self) -> str:
        return f"{self.first}-{self.last}/{self.count}"


WHOLE = Share(0, 0, 1)
