"""Words that mean the same to a question, as pydantic models."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from bot.rulebook.entry import Entry
from bot.rulebook.fields import Version, wrong
from bot.rulebook.knowledge.entries import TermName
from bot.rulebook.knowledge.naming import fold_term

Group = Annotated[list[TermName], Field(min_length=2)]


def _each_once(groups: list[Group]) -> list[Group]:
    """A word in two groups would make one group of them, and a question about the one find the other."""
    seen: dict[str, int] = {}
    for n, group in enumerate(groups):
        for word in group:
            if (first := seen.setdefault(fold_term(word), n)) != n:
                raise wrong(f"“{word}” stands in the group of “{groups[first][0]}” already", "take one of them out")
    return groups


class SynonymsFile(Entry):
    """A file of words with one meaning, a group each. Case and width of letters, spaces and dashes make no other."""

    version: Version
    synonyms: Annotated[list[Group], Field(min_length=1), AfterValidator(_each_once)]
