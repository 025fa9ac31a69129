"""Which answer belongs to which draft, so that edits and deletions are followed after a restart. Never the text."""

from __future__ import annotations

from dataclasses import astuple, dataclass

import aiosqlite

from bot.store.servers import Answers

_COLUMNS = "draft, channel, server, author, answer, answer_channel, answers"


@dataclass(frozen=True, slots=True)
class AnsweredDraft:
    """Message ids, channel ids and how the draft was answered. `answer_channel` is the thread in thread mode."""

    draft: int
    channel: int
    server: int
    author: int
    answer: int
    answer_channel: int
    answers: Answers


class Drafts:
    """Reads and writes answered drafts."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def get(self, draft: int) -> AnsweredDraft | None:
        cursor = await self._connection.execute(f"SELECT {_COLUMNS} FROM drafts WHERE draft = ?", (draft,))
        row = await cursor.fetchone()
        return AnsweredDraft(*row) if row else None

    async def put(self, answered: AnsweredDraft) -> None:
        await self._connection.execute(
            f"INSERT OR REPLACE INTO drafts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(answered)
        )

    async def forget(self, draft: int) -> None:
        await self._connection.execute("DELETE FROM drafts WHERE draft = ?", (draft,))

    async def forget_before(self, draft: int) -> None:
        """Drop what is older than this message id: nobody edits a draft of last season."""
        await self._connection.execute("DELETE FROM drafts WHERE draft < ?", (draft,))
