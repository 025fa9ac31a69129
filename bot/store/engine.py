"""What every feature of the store asks of a database, whichever one it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol


class NotKept(Exception):
    """The database refused: it is full, shut or damaged. The message is for the operator and holds no value."""


class Row(Protocol):
    """One line of an answer: its values by column name, by index, and in order."""

    def __getitem__(self, column: Any, /) -> Any: ...

    def __iter__(self) -> Iterator[Any]: ...

    def keys(self) -> Any: ...


class Statements(Protocol):
    """SQL with `$1`, `$2`, ... for its values, in the words that SQLite and PostgreSQL share. Raises NotKept."""

    async def rows(self, sql: str, *values: Any) -> Sequence[Row]: ...

    async def row(self, sql: str, *values: Any) -> Row | None:
        """The first line of the answer, if there is any."""

    async def write(self, sql: str, *values: Any) -> int:
        """How many rows it changed."""

    async def write_each(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """The same statement for each of these values, without waiting for one after the other."""


class Engine(Statements, Protocol):
    """A database. Outside a transaction each write commits by itself, and reads see what is committed.

    `changes` grows with each write and transaction once it is through; who keeps rows sees by it that they are old.
    """

    @property
    def changes(self) -> int: ...

    def watch(self, changed: Callable[[], None]) -> None:
        """Have `changed` called whenever `changes` grows: what was deleted must not live on in memory."""

    def hear(self, name: str, called: Callable[[], None]) -> None:
        """Have `called` when another process has written to the table of this name, or told something by this name."""

    async def tell(self, name: str) -> None:
        """Have every other process hear this."""

    @property
    def for_update(self) -> str:
        """What a SELECT ends with whose rows nobody else changes until the transaction is over; "" where nobody can."""

    @property
    def skip_locked(self) -> str:
        """The same, passing over rows that another transaction is at."""

    def transaction(self, subject: str | None = None) -> AbstractAsyncContextManager[Statements]:
        """All of it or nothing, and no read sees half of it. Of two with the same subject one waits for the other, so
        that what one has read there still holds when it writes. Nothing slow belongs inside, and no second one.
        """

    def snapshot(self) -> AbstractAsyncContextManager[Statements]:
        """Reads of one moment, however much is read."""

    async def last_ids(self, statements: Statements) -> dict[str, int]:
        """Of each table that counts its rows, the last id that it gave away, also where that row is gone."""

    async def count_on(self, statements: Statements, last: Mapping[str, int]) -> None:
        """Each of these tables counts on from there: what an old button names is never another row."""

    async def scrub(self) -> None:
        """What was deleted leaves the database's files too."""

    async def tables(self) -> dict[str, tuple[str, ...]]:
        """Every table with its columns."""

    async def keys(self) -> dict[str, tuple[str, ...]]:
        """Every table with the columns that name one row."""
