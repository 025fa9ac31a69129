"""What a second pair of eyes is asked about a draft: frozen, shared, never changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EyesQuestion:
    """One question, and one line that makes it easy to answer."""

    id: str
    asks: str
    hint: str
