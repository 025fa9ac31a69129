"""From validated entries with a source and a day to facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.rulebook.knowledge import entries
from bot.rulebook.knowledge.model import Fact
from bot.rulebook.model import Source

Sources = Mapping[str, Source]


def fact(entry: entries.Dated, says: str, sources: Sources, kind: Any = "fact") -> Fact:
    return Fact(says, kind, tuple(sources[one] for one in entry.source), entry.as_of, entry.review_after)


def facts(entered: Iterable[entries.FactEntry], sources: Sources) -> tuple[Fact, ...]:
    return tuple(fact(one, one.says, sources, one.kind) for one in entered)
