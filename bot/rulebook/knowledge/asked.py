"""What members are asked, about somebody's draft or a gap of their own: frozen, shared, never changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EyesQuestion:
    """What a second pair of eyes is asked about a draft, and one line that makes it easy to answer."""

    id: str
    asks: str
    hint: str


@dataclass(frozen=True, slots=True)
class SeekOut:
    """A sign that somebody looked for a member: its name in a sum, and its field in the form."""

    name: str
    asks: str
    hint: str
