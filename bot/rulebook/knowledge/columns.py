"""Names of columns in the tables of posts that platforms export, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator

from bot.rulebook.entry import Entry
from bot.rulebook.fields import Names, PlatformId, Version, unknown, wrong
from bot.rulebook.knowledge.entries import Short, TermName
from bot.rulebook.knowledge.naming import fold_term
from bot.rulebook.knowledge.tables import ColumnId


class ColumnEntry(Entry):
    """One thing that a table can tell of a post. Letters' width and case, spaces and signs make no other name."""

    id: ColumnId
    names: Annotated[list[TermName], Field(min_length=1)] = Field(description="the first that a table has counts")


class FormatNamesEntry(Entry):
    """How exports name one format of a platform."""

    platform: PlatformId
    format: Short
    names: Annotated[list[TermName], Field(min_length=1)]

    @model_validator(mode="after")
    def _known_format(self, info: ValidationInfo) -> Self:
        if isinstance(info.context, Names) and self.platform in info.context.platforms:
            known = dict.fromkeys(info.context.platforms[self.platform].formats)
            if self.format not in known:
                raise unknown("format", self.format, known)
        return self


class ColumnsFile(Entry):
    """A file of column names."""

    version: Version
    columns: Annotated[list[ColumnEntry], Field(min_length=1)]
    formats: list[FormatNamesEntry] = Field(default_factory=list)
    month_first: list[TermName] = Field(
        default_factory=list, description="a table whose day has one of these names writes 11/20/2026"
    )

    @model_validator(mode="after")
    def _each_name_once(self) -> Self:
        seen: dict[str, str] = {}
        for column in self.columns:
            for name in column.names:
                if (other := seen.setdefault(fold_term(name), column.id)) != column.id:
                    raise wrong(f"“{name}” stands for {other} already", "a name can mean one thing only")
        return self
