"""How far something has come, as a row of signs."""

from __future__ import annotations

FULL, EMPTY = "▰", "▱"


def bar(full: int, length: int) -> str:
    """`full` of `length` signs are filled."""
    return FULL * full + EMPTY * (length - full)
