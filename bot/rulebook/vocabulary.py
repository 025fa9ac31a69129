"""The names that rules may use for code: predicates, repairs and checks, handed in from the floor below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.caption.document import Choice, Place


class Check(Protocol):
    """A measure of a whole caption. `needs`: limits it reads; `fills`: names it fills into a rule's message."""

    @property
    def needs(self) -> tuple[str, ...]: ...
    @property
    def fills(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `when`, `rewrite: {repair: ...}` and `check` may name."""

    predicates: Mapping[str, Callable[[Place], bool]]
    repairs: Mapping[str, Callable[[Place], tuple[Choice, ...]]]
    checks: Mapping[str, Check]
